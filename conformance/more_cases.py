"""Cases beside those that were recorded first: second calls, settings by position, policies, and a fixed random sample."""

from case_values import case_of
from draw_layers import DRAWERS
from random_cases import draw_case
from unusual_cases import unusual_cases

# The seed of the standing sample; another one would replace its cases by others.
SAMPLE_SEED = 20_261_124
# How many random cases of every layer stand in the recording.
SAMPLE = 12


def tensor(*shape, dtype="float32", **more):
    """An input; the shape includes the batch."""
    return {"shape": list(shape), "dtype": dtype, **more}


SECOND = {"args": [{"$t": 1}]}
FIRST = [[{"$t": 0}]]

# A built layer, its first input, and further inputs that it is called with afterwards.
TWICE = [
    ("Dense", {"units": 3}, (None, 8), [(None, 8), (2, 5, 8), (None, None, 8), (None, None), (8,), (None, 1)]),
    ("Conv1D", {"filters": 3, "kernel_size": 2}, (None, 9, 4), [(None, 5, 4), (None, 1, 4), (None, None, 4), (None, 9, 5), (None, 9, None), (None, 2, 9, 4), (None, 4)]),
    ("Conv2D", {"filters": 3, "kernel_size": 3, "padding": "same"}, (None, 8, 8, 4), [(None, 5, 1, 4), (2, 8, 8, 4), (None, 8, 8, None), (None, 8, 4), (None, 2, 8, 8, 4)]),
    ("Conv2D", {"filters": 3, "kernel_size": 3, "data_format": "channels_first"}, (None, 4, 8, 8), [(None, 4, 5, 5), (None, 4, 2, 2), (None, 8, 8, 4)]),
    ("Conv3D", {"filters": 3, "kernel_size": 2}, (None, 5, 5, 5, 2), [(None, 4, 4, 4, 2), (None, 5, 5, 5, 3), (None, 1, 5, 5, 2)]),
    ("MaxPooling1D", {}, (None, 8, 4), [(None, 5, 3), (None, 1, 4), (None, 8, 8, 4)]),
    ("MaxPooling2D", {}, (None, 8, 8, 4), [(None, 5, 7, 3), (None, 1, 8, 4), (None, 8, 4)]),
    ("GlobalAveragePooling2D", {}, (None, 8, 8, 4), [(None, 3, 3, 9), (None, 8, 4)]),
    ("Dropout", {"rate": 0.5}, (None, 8), [(None, 3, 3), ()]),
    ("Flatten", {}, (None, 3, 4), [(None, 5), (None, 2, None), (None,)]),
    ("Reshape", {"target_shape": (2, -1)}, (None, 6), [(None, 8), (None, 7), (None, 2, 3), (None, None)]),
    ("Activation", {"activation": "relu"}, (None, 6), [(None, 8, 2), ()]),
    ("PReLU", {}, (None, 6, 2), [(None, 6, 2), (None, 5, 2), (None, 12)]),
    ("Softmax", {}, (None, 6), [(None, 8, 2), (None,)]),
    ("BatchNormalization", {}, (None, 6, 4), [(None, 3, 4), (None, 4), (None, 6, 5), (None, 6, None), (None, 2, 6, 4)]),
    ("BatchNormalization", {"axis": 1}, (None, 6, 4), [(None, 6, 9), (None, 4, 6)]),
    ("ZeroPadding2D", {"padding": 1}, (None, 6, 4, 3), [(None, 3, 3, 1), (None, 3, 3)]),
    ("LayerNormalization", {}, (None, 6, 4), [(None, 3, 4), (None, 4), (None, 6, 5)]),
    ("Embedding", {"input_dim": 9, "output_dim": 4}, (None, 6), [(None, 3), (None, 3, 3)]),
    ("LSTM", {"units": 3}, (None, 6, 4), [(None, 3, 4), (None, 6, 5), (2, 6, 4)]),
]

# Settings by position.
BY_POSITION = [
    ("InputLayer", [[(3,)], [(3,), 2], [(3,), 2, "int32"], [(3,), None, None, True], [3]], None),
    ("Dense", [[4], [4, "relu"], [4, "relu", False], [4, None, True, "ones", "zeros"], [4, False], ["relu", 4]], (None, 8)),
    ("Conv1D", [[4, 3], [4, 3, 2], [4, 3, 1, "causal"], [4, 3, 1, "same", None, 2], [4]], (None, 8, 4)),
    ("Conv2D", [[4, 3, 3], [4, (3, 3), (2, 2), "same"], [4, 3, 1, "valid", "channels_first"], [4, 3, "same"], [4, 3, 1, "same", None, (1, 1), 2, "relu", False]], (None, 8, 8, 4)),
    ("Conv3D", [[4, 2], [4, 2, 2, "same"]], (None, 6, 6, 6, 4)),
    ("MaxPooling1D", [[2], [3, 2], [2, 2, "same", "channels_first"], [2, 1, "same", None, "mine"], [2, "same"]], (None, 8, 4)),
    ("MaxPooling2D", [[2], [3, 2], [(2, 2), (1, 2), "same"], [2, 2, "valid", "channels_first"], [2, "same"]], (None, 8, 8, 4)),
    ("AveragePooling2D", [[2], [3, 2], [2, None, "same"]], (None, 8, 8, 4)),
    ("MaxPooling3D", [[2], [2, 1]], (None, 8, 8, 8, 4)),
    ("GlobalAveragePooling2D", [["channels_first"], [None, True], ["channels_last", False]], (None, 8, 8, 4)),
    ("GlobalMaxPooling1D", [["channels_first"], [None, True]], (None, 8, 4)),
    ("Dropout", [[0.5], [0.5, (None, 1)], [0.5, None, 3], [0.5, None, None, "mine"], [0.5, None, None, None, "float16"]], (None, 8)),
    ("Flatten", [["channels_first"], [None]], (None, 3, 4)),
    ("Reshape", [[(2, -1)], [[4, 2]], [8], [(2, 4), "mine"]], (None, 8)),
    ("Activation", [["relu"], [None], ["relu", "mine"]], (None, 8)),
    ("ReLU", [[6.0], [6, 0.1], [None, 0.1, 1.0]], (None, 8)),
    ("LeakyReLU", [[0.1], [0.1, 2]], (None, 8)),
    ("ELU", [[0.5]], (None, 8)),
    ("PReLU", [["zeros"], ["zeros", None, None, [1]]], (None, 8, 2)),
    ("Softmax", [[-1], [1]], (None, 8, 2)),
    ("BatchNormalization", [[1], [-1, 0.9], [-1, 0.9, 0.01, False, False]], (None, 8, 2)),
    ("ZeroPadding2D", [[2], [((1, 2), (0, 3))], [(1, 2), "channels_first"]], (None, 8, 8, 2)),
]

POLICIES = ["float16", "bfloat16", "float64", "mixed_float16", "mixed_bfloat16", {"$obj": "keras.DTypePolicy", "args": {"name": "mixed_float16"}}]

# Settings that make one case of each layer to try every policy on, with an input.
WITH_POLICY = [
    ("Dense", {"units": 2}, (None, 4)), ("Conv1D", {"filters": 2, "kernel_size": 2}, (None, 4, 3)), ("Conv2D", {"filters": 2, "kernel_size": 2}, (None, 4, 4, 3)),
    ("Conv3D", {"filters": 2, "kernel_size": 2}, (None, 4, 4, 4, 3)), ("MaxPooling2D", {}, (None, 4, 4, 3)), ("AveragePooling1D", {"pool_size": 2}, (None, 4, 3)),
    ("GlobalAveragePooling2D", {}, (None, 4, 4, 3)), ("GlobalMaxPooling1D", {}, (None, 4, 3)), ("Dropout", {"rate": 0.5}, (None, 4)), ("Flatten", {}, (None, 4, 2)),
    ("Reshape", {"target_shape": (8,)}, (None, 4, 2)), ("Activation", {"activation": "softmax"}, (None, 4)), ("ReLU", {}, (None, 4)), ("LeakyReLU", {}, (None, 4)),
    ("ELU", {}, (None, 4)), ("PReLU", {}, (None, 4)), ("Softmax", {}, (None, 4)), ("BatchNormalization", {}, (None, 4)), ("ZeroPadding2D", {}, (None, 4, 4, 2)),
]

MERGED = [((None, 4), (None, 4)), ((None, 4), (None, 1)), ((2, 3, 4), (None, 3, 4)), ((None, 3, 4), (4,)), ((None, None, 4), (None, 3, 4)), ((None, 4), (None, 5)), ((None, 4),) * 5]


def _calls():
    for name, args, first, later in TWICE:
        dtype = "int32" if name == "Embedding" else "float32"
        for shape in later:
            yield case_of(name, args, [tensor(*first, dtype=dtype), tensor(*shape, dtype=dtype)], SECOND, FIRST)
    for name, variants, shape in BY_POSITION:
        for positional in variants:
            yield case_of(name, {"*": positional}, [] if shape is None else [tensor(*shape)])
    for name, args, shape in WITH_POLICY:
        for policy in POLICIES:
            for dtype in ("float32", "int32", "float64"):
                yield case_of(name, args | {"dtype": policy}, [tensor(*shape, dtype=dtype)])
    for name in ("Add", "Concatenate"):
        for shapes in MERGED:
            inputs = [tensor(*shape) for shape in shapes]
            together = [{"$t": i} for i in range(len(inputs))]
            yield case_of(name, {}, inputs, {"args": [together]})
            yield case_of(name, {}, inputs, {"args": [{"$tuple": together}]})
            yield case_of(name, {"dtype": "mixed_float16"}, [one | {"dtype": ("int32", "float64")[i % 2]} for i, one in enumerate(inputs)], {"args": [together]})
    for axis in (0, 1, 2, -1, -2, -3, 3):
        yield case_of("Concatenate", {"*": [axis]}, [tensor(None, 3, 4), tensor(None, 3, 4)], {"args": [[{"$t": 0}, {"$t": 1}]]})


def more_cases():
    """All of them, in JSON."""
    yield from _calls()
    yield from unusual_cases()
    for name in sorted(DRAWERS):
        for index in range(SAMPLE):
            yield draw_case(SAMPLE_SEED, index, [name])
