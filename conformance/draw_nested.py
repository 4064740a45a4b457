"""How to draw cases of recurrent layers and of layers that hold others. Nothing here says what should come out."""

from case_values import Nested
from draw import ACTIVATIONS

FLAGS = [True, False]


def _state(i):
    return {"$t": i}


def _cell_settings(draw, name, units):
    args = {"units": units} | draw.some(0.2, use_bias=FLAGS, activation=ACTIVATIONS, dropout=[0, 0.2, 1.5], recurrent_dropout=[0, 0.3], seed=[None, 3])
    if name != "SimpleRNNCell":
        args |= draw.some(0.15, recurrent_activation=ACTIVATIONS, implementation=[1, 2])
    if name == "GRUCell":
        args |= draw.some(0.4, reset_after=FLAGS)
    if name == "LSTMCell":
        args |= draw.some(0.3, unit_forget_bias=FLAGS)
    return args | draw.weights("kernel", "recurrent", "bias")


CELLS = ("SimpleRNNCell", "GRUCell", "LSTMCell")


def cell(name):
    def draw_case(draw):
        units = draw.of(1, 2, 3, 4)
        batch = draw.batch()
        inputs = [draw.input([batch, draw.known()])]
        count = 2 if name == "LSTMCell" else 1
        inputs += [draw.input([batch, units if draw.chance(0.9) else draw.size()]) for _ in range(count)]
        states = [_state(i + 1) for i in range(count)]
        if draw.chance(0.1):
            states = {"$tuple": states} if draw.chance(0.5) else states[0]
        call = {"args": [_state(0), states]} if draw.chance(0.8) else {"args": [_state(0)], "kwargs": {"states": states}}
        return _cell_settings(draw, name, units), inputs, call

    return draw_case


def _some_cell(draw, units):
    name = draw.choice(CELLS)
    return Nested(name, _cell_settings(draw, name, units))


def stacked(draw):
    cells, states = [], []
    batch = draw.batch()
    inputs = [draw.input([batch, draw.known()])]
    for _ in range(draw.of(1, 2, 2, 3)):
        made = _some_cell(draw, draw.of(1, 2, 3))
        cells.append(made)
        count = 2 if made.name == "LSTMCell" else 1
        places = range(len(inputs), len(inputs) + count)
        inputs += [draw.input([batch, made.args["units"]]) for _ in places]
        states.append([_state(i) for i in places] if count == 2 or draw.chance(0.7) else _state(places[0]))
    if draw.chance(0.1):
        states.pop()
    return {"cells": tuple(cells) if draw.chance(0.3) else cells}, inputs, {"args": [_state(0), states]}


def _returns(draw):
    return draw.some(0.35, return_sequences=FLAGS, return_state=FLAGS, go_backwards=FLAGS, unroll=FLAGS, zero_output_for_mask=FLAGS) | draw.some(0.1, stateful=FLAGS)


def with_states(draw, inputs, units, count):
    """The inputs of a recurrent layer with the states that it begins with, and its call."""
    batch = inputs[0]["shape"][0]
    states = [draw.input([batch, units if draw.chance(0.9) else draw.size()]) for _ in range(count)]
    given = [_state(i + 1) for i in range(count)]
    if draw.chance(0.2):
        given = {"$tuple": given}
    elif draw.chance(0.15):
        given = given[0]
    if draw.chance(0.3):
        return [*inputs, *states], {"args": [_state(0), given]}
    return [*inputs, *states], {"args": [_state(0)], "kwargs": {"initial_state": given}}


def rnn(draw):
    many = draw.chance(0.35)
    held = [_some_cell(draw, draw.of(1, 2, 3)) for _ in range(draw.of(1, 2, 3))] if many else _some_cell(draw, draw.of(1, 2, 3))
    if many and draw.chance(0.3):
        held = Nested("StackedRNNCells", {"cells": held})
    elif many and draw.chance(0.3):
        held = tuple(held)
    return {"cell": held} | _returns(draw), [draw.input([draw.batch(), draw.size(), draw.known()])]


def _conv_lstm_settings(draw, rank):
    args = {"filters": draw.of(1, 2, 3), "kernel_size": draw.per_axis(rank, 1, 2, 3)} | _returns(draw) | draw.format()
    args |= draw.some(0.3, padding=["valid", "same"], use_bias=FLAGS, unit_forget_bias=FLAGS, activation=ACTIVATIONS)
    return args | (draw.some(0.4, strides=lambda: draw.per_axis(rank, 1, 2)) if draw.chance(0.7) else draw.some(0.5, dilation_rate=lambda: draw.per_axis(rank, 1, 2)))


def conv_lstm(rank):
    def draw_case(draw):
        args = _conv_lstm_settings(draw, rank)
        picture = draw.image(rank, args, sizes=[draw.of(3, 4, 5, 6, 7) if draw.chance(0.95) else None for _ in range(rank)])
        picture["shape"].insert(1, draw.size())
        return args, [picture]

    return draw_case


def _recurrent(draw):
    """A recurrent layer to be held, and an input that it reads."""
    kind = draw.of("LSTM", "GRU", "SimpleRNN", "LSTM", "GRU", "RNN", "ConvLSTM1D", "ConvLSTM2D")
    if kind.startswith("ConvLSTM"):
        rank = int(kind[-2])
        args, inputs = conv_lstm(rank)(draw)
    elif kind == "RNN":
        args, inputs = rnn(draw)
    else:
        args = {"units": draw.of(1, 2, 3)} | _returns(draw) | draw.some(0.2, use_bias=FLAGS, name=["mine", "forward_mine", "backward_x"], trainable=FLAGS, dtype=["float64", "mixed_float16"])
        inputs = [draw.input([draw.batch(), draw.size(), draw.known()])]
    return kind, args, inputs


def bidirectional(draw):
    kind, args, inputs = _recurrent(draw)
    count = {"LSTM": 2, "GRU": 1, "SimpleRNN": 1}.get(kind)
    if count and draw.chance(0.12):
        return {"layer": Nested(kind, args)}, *with_states(draw, inputs, args["units"], count * draw.of(1, 2, 2, 2))
    if draw.chance(0.9):
        args.pop("go_backwards", None)
    made = {"layer": Nested(kind, args)} | draw.some(0.6, merge_mode=["concat", "sum", "mul", "ave", None])
    if draw.chance(0.15):
        made["backward_layer"] = Nested(kind, args | {"go_backwards": draw.chance(0.9)} | ({"units": 2} if "units" in args else {}))
    if draw.chance(0.1):
        made["layer"] = Nested(draw.of("Dense", "LSTMCell"), {"units": 3})
    return made, inputs


def time_distributed(draw):
    # The drawers of the layers inside are where this one stands too.
    from draw_layers import DRAWERS

    name = draw.of("Dense", "Dense", "Conv2D", "Conv1D", "MaxPooling2D", "Dropout", "Flatten", "Reshape", "BatchNormalization", "LayerNormalization", "LSTM", "GRU", "Bidirectional", "TimeDistributed", "ZeroPadding2D", "UpSampling1D", "Conv2DTranspose", "SeparableConv2D", "Embedding", "Activation", "RNN", "LSTMCell", "Concatenate", "RepeatVector", "Permute") if draw.chance(0.7) else draw.choice(sorted(DRAWERS.keys() - {"InputLayer"}))
    args, inputs, *_ = DRAWERS[name](draw)
    shape = inputs[0]["shape"]
    shape.insert(min(1, len(shape)), draw.size())
    return {"layer": Nested(name, args)}, inputs[:1]


NESTED_DRAWERS = {
    **{name: cell(name) for name in CELLS},
    "StackedRNNCells": stacked,
    "RNN": rnn,
    **{f"ConvLSTM{rank}D": conv_lstm(rank) for rank in (1, 2, 3)},
    "Bidirectional": bidirectional,
    "TimeDistributed": time_distributed,
}
