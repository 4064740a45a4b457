"""How to draw a case of each layer: sensible settings and a fitting input. Nothing here says what should come out.

A drawer takes a `Draw` and gives the settings, the inputs and, where it is not `layer(x0)`, the arguments of the call.
"""

from draw import ACTIVATIONS
from draw_nested import NESTED_DRAWERS, with_states
from draw_preprocessing import PREPROCESSING
from draw_projections import PROJECTIONS

T = lambda *which: [{"$t": i} for i in which]


def _conv(rank, kind="plain"):
    def draw_case(draw):
        args = {} if kind == "depthwise" else {"filters": draw.of(1, 2, 3, 4, 6, 8, 12)}
        args["kernel_size"] = draw.per_axis(rank, 1, 2, 3, 3, 4, 5)
        paddings = ["valid", "same", "same", "SAME"] + (["causal"] if rank == 1 and kind == "plain" else [])
        args |= draw.some(0.45, strides=lambda: draw.per_axis(rank, 1, 1, 2, 3), padding=paddings)
        if draw.chance(0.25):
            args["dilation_rate"] = draw.per_axis(rank, 1, 2, 3)
            if draw.chance(0.7):
                args.pop("strides", None)
        args |= draw.format()
        args |= draw.some(0.3, use_bias=[True, False], activation=ACTIVATIONS)
        channels = draw.known()
        if kind == "plain":
            args |= draw.weights("kernel", "bias")
            if draw.chance(0.25):
                groups = args["groups"] = draw.of(1, 2, 3, 4)
                if draw.chance(0.8):
                    args["filters"] = groups * draw.of(1, 2, 3)
                    channels = groups * draw.of(1, 2, 3)
        if kind == "transposed":
            args |= draw.some(0.2, output_padding=lambda: draw.per_axis(rank, 0, 1, 2))
        if kind in ("depthwise", "separable"):
            args |= draw.some(0.4, depth_multiplier=[1, 2, 3])
        return args, [draw.image(rank, args, channels)]

    return draw_case


def _pool(rank, kind):
    def draw_case(draw):
        args = draw.some(0.97 if kind == "Average" else 0.8, pool_size=lambda: draw.per_axis(rank, 1, 2, 2, 3, 4))
        args |= draw.some(0.4, strides=lambda: draw.of(None, draw.per_axis(rank, 1, 2, 3)), padding=["valid", "same"]) | draw.format()
        return args, [draw.image(rank, args)]

    return draw_case


def _global_pool(rank):
    def draw_case(draw):
        args = draw.some(0.4, keepdims=[True, False]) | draw.format()
        return args, [draw.image(rank, args)]

    return draw_case


def _adaptive(rank):
    def draw_case(draw):
        args = {"output_size": draw.per_axis(rank, 1, 2, 3, 5)} | draw.format()
        return args, [draw.image(rank, args)]

    return draw_case


def _around(rank, setting, most):
    """Zero padding and cropping: a number, one for each axis, or a pair for each axis."""

    def draw_case(draw):
        pair = lambda: (draw.randint(0, most), draw.randint(0, most))
        one = lambda: pair() if rank == 1 else tuple(pair() if draw.chance(0.5) else draw.randint(0, most) for _ in range(rank))
        args = draw.some(0.85, **{setting: lambda: draw.of(draw.randint(0, most), one(), one())})
        if rank > 1:
            args |= draw.format()
        return args, [draw.image(rank, args)]

    return draw_case


def _upsample(rank):
    def draw_case(draw):
        args = draw.some(0.8, size=lambda: draw.randint(1, 4) if rank == 1 else draw.per_axis(rank, 1, 2, 3))
        if rank > 1:
            args |= draw.format()
        if rank == 2:
            args |= draw.some(0.3, interpolation=["nearest", "bilinear", "bicubic"])
        return args, [draw.image(rank, args)]

    return draw_case


def _dense(draw):
    args = {"units": draw.of(1, 2, 3, 5, 8, 10, 64)}
    args |= draw.some(0.3, activation=ACTIVATIONS, use_bias=[True, False]) | draw.weights("kernel", "bias")
    shape = draw.anything(2)
    if draw.chance(0.9) and shape["shape"][-1] is None:
        shape["shape"][-1] = draw.known()
    return args, [shape]


def _dropout(draw):
    return {"rate": draw.of(0, 0.25, 0.5, 0.9, 1)} | draw.some(0.2, seed=[None, 3], noise_shape=[None, (None, 1), [1, 1]]), [draw.anything()]


def _noise(setting):
    return lambda draw: ({setting: draw.of(0, 0.25, 0.5, 0.9)} | draw.some(0.2, seed=[None, 3]), [draw.anything()])


def _spatial_dropout(rank):
    def draw_case(draw):
        args = {"rate": draw.of(0, 0.25, 0.5)} | (draw.format() if rank > 1 else {})
        return args, [draw.image(rank, args)]

    return draw_case


def _flatten(draw):
    return draw.format(), [draw.anything()]


def _reshape(draw):
    sizes = [draw.of(1, 2, 3, 4, 6) for _ in range(draw.randint(1, 3))]
    total = 1
    for size in sizes:
        total *= size
    target = []
    rest = total
    while rest > 1 and len(target) < 3:
        factor = draw.choice([n for n in range(1, rest + 1) if rest % n == 0])
        target.append(factor)
        rest //= factor
    target.append(rest)
    if draw.chance(0.4):
        target[draw.randrange(len(target))] = -1
    if draw.chance(0.1):
        target[draw.randrange(len(target))] = draw.of(-1, 7, None)
    if draw.chance(0.15):
        sizes[draw.randrange(len(sizes))] = None
    return {"target_shape": tuple(target) if draw.chance(0.8) else target}, [draw.input([draw.batch(), *sizes])]


def _permute(draw):
    rank = draw.randint(1, 4)
    return {"dims": tuple(draw.sample(range(1, rank + 1), rank))}, [draw.input([draw.batch(), *(draw.size() for _ in range(rank))])]


def _repeat(draw):
    return {"n": draw.randint(1, 6)}, [draw.input([draw.batch(), draw.size()])]


def _plain(least=1, **settings):
    """A layer that keeps its input's shape and takes simple settings."""
    return lambda draw: (draw.some(0.4, **settings), [draw.anything(least)])


def _activation(draw):
    return {"activation": draw.choice([one for one in ACTIVATIONS if one])}, [draw.anything()]


def _softmax(draw):
    shape = draw.anything(2)
    rank = len(shape["shape"])
    return draw.some(0.5, axis=[-1, 1, rank - 1, -rank, (1,), [-1, -2]]), [shape]


def _prelu(draw):
    shape = draw.anything(2)
    rank = len(shape["shape"])
    return draw.some(0.5, shared_axes=[None, 1, [1], (1, rank - 1), list(range(1, rank))]) | draw.weights("alpha"), [shape]


def _normalization(*weights, **settings):
    def draw_case(draw):
        shape = draw.anything(2)
        rank = len(shape["shape"])
        axis = draw.some(0.4, axis=[-1, 1, rank - 1, -rank + 1, -2])
        if draw.chance(0.9):
            place = axis.get("axis", -1)
            if -rank <= place < rank:
                shape["shape"][place] = draw.known()
        return axis | draw.some(0.25, **settings) | draw.weights(*weights), [shape]

    return draw_case


def _group_normalization(draw):
    groups = draw.of(1, 2, 3, -1)
    shape = draw.anything(2)
    shape["shape"][-1] = abs(groups) * draw.of(1, 2, 4)
    return {"groups": groups} | draw.some(0.2, center=[True, False], scale=[True, False], epsilon=[0.001, 1e-5]), [shape]


def _merge(least=2, exact=None, **settings):
    def draw_case(draw):
        rank = draw.randint(2, 4)
        base = [draw.batch(), *(draw.size() for _ in range(rank - 1))]
        inputs = []
        for _ in range(exact or draw.of(least, 2, 2, 3, 4)):
            shape = list(base)
            if draw.chance(0.3):
                shape[draw.randrange(len(shape))] = draw.of(1, 1, None, 5)
            if draw.chance(0.08):
                shape.pop()
            inputs.append(draw.input(shape))
        return draw.some(0.4, **settings), inputs, {"args": [T(*range(len(inputs)))]}

    return draw_case


def _concatenate(draw):
    rank = draw.randint(2, 4)
    axis = draw.of(-1, -1, 1, rank - 1, -2, 0)
    base = [draw.batch(), *(draw.size() for _ in range(rank - 1))]
    inputs = []
    for _ in range(draw.of(2, 2, 3, 4)):
        shape = list(base)
        if -rank <= axis < rank:
            shape[axis] = draw.size()
        if draw.chance(0.1):
            shape[draw.randrange(rank)] = draw.of(1, None, 5)
        inputs.append(draw.input(shape))
    return ({} if axis == -1 and draw.chance(0.5) else {"axis": axis}), inputs, {"args": [T(*range(len(inputs)))]}


def _embedding(draw):
    args = {"input_dim": draw.of(10, 100, 1000), "output_dim": draw.of(1, 4, 8)} | draw.some(0.3, mask_zero=[True, False])
    shape = draw.anything(1, 3)
    shape["dtype"] = draw.of("int32", "int64", "float32", "uint8")
    return args, [shape]


def _recurrent(draw):
    args = {"units": draw.of(1, 3, 4, 8)}
    args |= draw.some(0.3, return_sequences=[True, False], return_state=[True, False], go_backwards=[True, False], use_bias=[True, False], activation=ACTIVATIONS, unroll=[False, True])
    inputs = [draw.input([draw.batch(), draw.size(), draw.known()])]
    return (args, inputs) if draw.chance(0.85) else (args, *with_states(draw, inputs, args["units"], 1))


def _lstm(draw):
    args, inputs, *rest = _recurrent(draw)
    return (args, *with_states(draw, inputs[:1], args["units"], 2)) if rest else (args, inputs)


def _gru(draw):
    args, *rest = _recurrent(draw)
    return args | draw.some(0.4, reset_after=[True, False]), *rest


def _attention(draw):
    batch, width = draw.batch(), draw.known()
    query, keys = draw.size(), draw.size()
    inputs = [draw.input([batch, query, width]), draw.input([batch, keys, draw.known() if draw.chance(0.3) else width])]
    call = {"args": [T(0, 1)]}
    if draw.chance(0.3):
        inputs.append(draw.input([batch, keys, width]))
        call = {"args": [T(0, 1, 2)]}
    if draw.chance(0.2):
        masks = [{"shape": [batch, one], "dtype": "bool"} for one in (query, keys)]
        call["kwargs"] = {"mask": draw.of(T(len(inputs), len(inputs) + 1), [{"$t": len(inputs)}, None], [None, {"$t": len(inputs) + 1}])}
        inputs += masks
    if draw.chance(0.2):
        call.setdefault("kwargs", {}).update(draw.some(0.6, return_attention_scores=[True, False], use_causal_mask=[True, False]))
    return draw.some(0.4, use_scale=[True, False], dropout=[0.0, 0.2]), inputs, call


def _multi_head(draw):
    args = {"num_heads": draw.of(1, 2, 4), "key_dim": draw.of(1, 3, 8)} | draw.some(0.3, value_dim=[None, 2, 5], use_bias=[True, False], output_shape=[None, 7, (7,), [3, 4]], dropout=[0.0, 0.1])
    batch = draw.batch()
    between = [draw.size() for _ in range(draw.of(0, 0, 0, 0, 1, 1, 2))]
    query, value = ([batch, *between, draw.size(), draw.known()] for _ in range(2))
    inputs = [draw.input(query), draw.input(value)]
    call = {"args": T(*draw.of((0, 0), (0, 1), (0, 1), (0, 1, 1)))}
    if len(query) > 3 and draw.chance(0.5):
        args["attention_axes"] = draw.of(1, 2, (1,), (2,), (1, 2), [2])
    if draw.chance(0.15):
        inputs.append(draw.input([batch, *value[1:-1], draw.known()]))
        call = {"args": T(0, 1), "kwargs": {"key": {"$t": 2}}} if draw.chance(0.5) else {"args": T(0, 1, 2)}
    if draw.chance(0.15):
        call.setdefault("kwargs", {})["attention_mask"] = {"$t": len(inputs)}
        inputs.append({"shape": [batch, *between, query[-2], value[-2]], "dtype": "bool"})
    return args, inputs, call


def _input_layer(draw):
    shape = [draw.size() for _ in range(draw.randint(0, 4))]
    shape = tuple(shape) if draw.chance(0.8) else shape
    args = {"shape": shape} if draw.chance(0.7) else {"batch_shape": type(shape)([draw.batch(), *shape])}
    return args | draw.some(0.2, batch_size=[None, 2], dtype=["float32", "int32", "string", "bool", "float16"], name=["mine"], sparse=[False, True]), [], None


DRAWERS = {
    "InputLayer": _input_layer,
    "Conv1D": _conv(1), "Conv2D": _conv(2), "Conv3D": _conv(3),
    "Conv1DTranspose": _conv(1, "transposed"), "Conv2DTranspose": _conv(2, "transposed"), "Conv3DTranspose": _conv(3, "transposed"),
    "DepthwiseConv1D": _conv(1, "depthwise"), "DepthwiseConv2D": _conv(2, "depthwise"),
    "SeparableConv1D": _conv(1, "separable"), "SeparableConv2D": _conv(2, "separable"),
    **{f"{kind}Pooling{rank}D": _pool(rank, kind) for kind in ("Max", "Average") for rank in (1, 2, 3)},
    **{f"Global{kind}Pooling{rank}D": _global_pool(rank) for kind in ("Max", "Average") for rank in (1, 2, 3)},
    **{f"Adaptive{kind}Pooling{rank}D": _adaptive(rank) for kind in ("Max", "Average") for rank in (1, 2, 3)},
    **{f"ZeroPadding{rank}D": _around(rank, "padding", 4) for rank in (1, 2, 3)},
    **{f"Cropping{rank}D": _around(rank, "cropping", 3) for rank in (1, 2, 3)},
    **{f"UpSampling{rank}D": _upsample(rank) for rank in (1, 2, 3)},
    **{f"SpatialDropout{rank}D": _spatial_dropout(rank) for rank in (1, 2, 3)},
    "Dense": _dense,
    "Dropout": _dropout,
    "GaussianDropout": _noise("rate"), "GaussianNoise": _noise("stddev"), "AlphaDropout": _noise("rate"),
    "Flatten": _flatten, "Reshape": _reshape, "Permute": _permute, "RepeatVector": _repeat,
    "Activation": _activation,
    "ReLU": _plain(max_value=[None, 6.0, 6], negative_slope=[0.0, 0.1], threshold=[0.0, 1]),
    "LeakyReLU": _plain(negative_slope=[0.3, 0.1, 0]),
    "ELU": _plain(alpha=[1.0, 0.5, 2]),
    "Softmax": _softmax, "PReLU": _prelu,
    "Identity": _plain(), "Masking": _plain(3, mask_value=[0.0, -1]),
    "ActivityRegularization": _plain(l1=[0.0, 0.1], l2=[0.0, 0.2]),
    "BatchNormalization": _normalization("gamma", "beta", center=[True, False], scale=[True, False], momentum=[0.9, 0.99], epsilon=[0.001, 1e-5], renorm=[True, False]),
    "LayerNormalization": _normalization("gamma", "beta", center=[True, False], scale=[True, False], epsilon=[0.001, 1e-5]),
    "RMSNormalization": _normalization(epsilon=[0.001, 1e-5]),
    "UnitNormalization": _normalization(),
    "GroupNormalization": _group_normalization,
    "Add": _merge(), "Average": _merge(), "Maximum": _merge(), "Minimum": _merge(), "Multiply": _merge(), "Subtract": _merge(exact=2),
    "Dot": _merge(exact=2, axes=[1, -1, 2, (1, 1), (2, 1), [1, 2]], normalize=[True, False]),
    "Concatenate": _concatenate,
    "Embedding": _embedding,
    "SimpleRNN": _recurrent, "LSTM": _lstm, "GRU": _gru,
    "Attention": _attention, "AdditiveAttention": _attention,
    "MultiHeadAttention": _multi_head,
    **NESTED_DRAWERS,
    **PREPROCESSING,
    **PROJECTIONS,
}
