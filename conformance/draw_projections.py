"""How to draw layers that project by an equation or for several heads, and those that hold or only pass on. See draw_layers.py."""

from draw import ACTIVATIONS, Nested

LETTERS = "abcdefgh"


def _einsum(draw):
    """An equation: some axes stay, some are summed up, some are new."""
    rank = draw.randint(2, 4)
    axes = list(LETTERS[:rank])
    summed = [axes[-1]] if draw.chance(0.7) else draw.sample(axes[1:], draw.randint(0, min(2, rank - 1)))
    new = list("xyz"[: draw.randint(0, 2)])
    kernel = [*summed, *new, *(draw.sample([one for one in axes[1:] if one not in summed], 1) if draw.chance(0.15) and rank - len(summed) > 1 else [])]
    if draw.chance(0.3):
        draw.shuffle(kernel)
    kept = [one for one in axes if one not in summed]
    out = [*kept, *new]
    if draw.chance(0.2):
        out = [out[0], *draw.sample(out[1:], len(out) - 1)]
    sizes = {one: draw.known() for one in (*axes, *new)}
    open_axes = [None if draw.chance(0.2) and one not in summed else sizes[one] for one in axes[1:]]
    dots = draw.chance(0.25)
    write = lambda letters: ("..." if dots else letters[0]) + "".join(letters[1:])
    equation = f"{write(axes)},{''.join(kernel)}->{write(out)}"
    target = [None if one in axes and draw.chance(0.3) else sizes[one] for one in out[1:]]
    args = {"equation": equation, "output_shape": target[0] if len(target) == 1 and draw.chance(0.5) and target[0] else tuple(target)}
    if new and draw.chance(0.6):
        args["bias_axes"] = "".join(draw.sample(new, draw.randint(1, len(new))))
    args |= draw.some(0.2, activation=ACTIVATIONS) | draw.weights("kernel", "bias")
    return args, [draw.input([draw.batch(), *open_axes])]


def _group_query(draw):
    groups = draw.of(1, 2, 3)
    args = {"head_dim": draw.of(1, 3, 8), "num_query_heads": groups * draw.of(1, 2, 3), "num_key_value_heads": groups} | draw.some(0.25, dropout=[0.0, 0.1], use_bias=[True, False], use_gate=[True, False], sliding_window=[None, 4])
    batch, width = draw.batch(), draw.known()
    inputs = [draw.input([batch, draw.size(), width]), draw.input([batch, draw.size(), draw.of(width, draw.known())])]
    three = draw.chance(0.3)
    call = {"args": [{"$t": 0}, {"$t": 1}, {"$t": 1}] if three else [{"$t": 0}, {"$t": 1}]}
    if draw.chance(0.2):
        call["kwargs"] = {"return_attention_scores": True}
    return args, inputs, call


def _reversible(draw):
    args = {"input_dim": draw.of(10, 100), "output_dim": draw.of(1, 4, 8)} | draw.some(0.3, tie_weights=[True, False], mask_zero=[True, False], logit_soft_cap=[None, 5.0])
    if draw.chance(0.3):
        return args, [draw.input([draw.batch(), draw.size(), args["output_dim"]])], {"args": [{"$t": 0}], "kwargs": {"reverse": True}}
    shape = draw.anything(1, 3)
    shape["dtype"] = draw.of("int32", "int64", "float32")
    return args, [shape]


def _any_layer(draw):
    """A layer of any class, and an input that it reads."""
    from draw_layers import DRAWERS  # this one stands there too

    name = draw.choice([one for one in sorted(DRAWERS) if one not in ("InputLayer", "Lambda")])
    args, inputs, *_ = DRAWERS[name](draw)
    return Nested(name, args), inputs[:1] or [draw.anything()]


def _spectral(draw):
    if draw.chance(0.3):
        inner, inputs = _any_layer(draw)
        return {"layer": inner}, inputs
    inner = draw.of(Nested("Dense", {"units": draw.of(1, 4)}), Nested("Conv2D", {"filters": 2, "kernel_size": draw.of(1, 3)}), Nested("Conv1D", {"filters": 3, "kernel_size": 2}), Nested("Embedding", {"input_dim": 9, "output_dim": 4}), Nested("Flatten", {}))
    return {"layer": inner} | draw.some(0.4, power_iterations=[1, 3]), [draw.anything(2, 4)]


def _wrapper(draw):
    if draw.chance(0.4):
        inner, inputs = _any_layer(draw)
        return {"layer": inner}, inputs
    return {"layer": Nested("Dense", {"units": 3})}, [draw.anything(2, 3)]


def _lambda(draw):
    return {"function": {"$fn": draw.of("identity", "double", "sum_last", "split2", "to_int", "raises", "scaled")}}, [draw.anything(2, 4)]


def _base(draw):
    return {}, [draw.anything()]


PROJECTIONS = {
    "EinsumDense": _einsum,
    "GroupQueryAttention": _group_query,
    "ReversibleEmbedding": _reversible,
    "SpectralNormalization": _spectral,
    "Wrapper": _wrapper,
    "Lambda": _lambda,
    "Layer": _base,
}
