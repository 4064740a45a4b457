"""Draws a chain of layers while the real Keras builds it, so that most steps fit the output before them."""

from build_chain import ChainBuilder
from case_values import case_of
from draw import spoil
from draw_layers import DRAWERS

SHORTEST, LONGEST = 2, 8
# How many steps join the output with an earlier one of the same shape.
JOINED = 0.2
JOINS = ["Add", "Multiply", "Average", "Maximum", "Concatenate"]
# Layers that read no single tensor, and Equalization, which gives its input itself: Keras calls a model with it a cycle.
APART = ("InputLayer", "Subtract", "Dot", "Attention", "AdditiveAttention", "MultiHeadAttention", "Equalization")
# How many steps have something unusual in them.
SPOILED = 0.02
# How often a layer is drawn anew until its input has as many axes as there are.
TRIES = 40
# Outputs with more numbers than this end a chain; the next layer's weights might not fit into memory.
WIDEST = 1_000_000


def draw_chain(draw, names, settings_of):
    """The record of a chain drawn from some layers."""
    alone = [name for name in names if name not in JOINS and name not in APART]
    joins = [name for name in JOINS if name in names]
    first = draw.choice(alone)
    _, inputs, *_ = DRAWERS[first](draw)
    chain = ChainBuilder(inputs[:1])
    for _ in range(draw.randint(SHORTEST, LONGEST)):
        shape = list(chain.tensors[-1].shape)
        if _numbers(shape) > WIDEST:
            break
        step = _joining(draw, chain, joins) or _fitting(draw, alone, shape, settings_of)
        if step is None or not chain.add(step):
            break
    return chain.record()


def _joining(draw, chain, joins):
    now = len(chain.tensors) - 1
    same = [i for i, tensor in enumerate(chain.tensors[:-1]) if tensor.shape == chain.tensors[-1].shape]
    if not joins or not same or not draw.chance(JOINED):
        return None
    return {"class": draw.choice(joins), "args": {}, "reads": [draw.choice(same), now]}


def _fitting(draw, names, shape, settings_of):
    for _ in range(TRIES):
        name = draw.choice(names)
        args, inputs, *rest = DRAWERS[name](draw)
        if rest or len(inputs[0]["shape"]) != len(shape):
            continue
        if name == "Reshape":
            args = {"target_shape": _target(draw, shape)}
        if draw.chance(SPOILED):
            spoil(draw, args, [], settings_of(name))
        case = case_of(name, args, [])
        return {key: case[key] for key in ("class", "args", "tuples") if key in case}
    return None


def _target(draw, shape):
    """Sizes that hold as many numbers as a shape."""
    known = [size for size in shape[1:] if size is not None]
    if draw.chance(0.5) or len(known) < len(shape) - 1:
        return (-1, *draw.sample(known, len(known))[:1])
    return tuple(draw.sample(known, len(known)))


def _numbers(shape):
    total = 1
    for size in shape:
        total *= size or 1
    return total
