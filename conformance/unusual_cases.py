"""Cases that random runs found: what Keras lets pass although nobody means it, and what it refuses for reasons of its own."""

from case_values import Made, Nested, case_of


def tensor(*shape, dtype="float32"):
    """An input; the shape includes the batch."""
    return {"shape": list(shape), "dtype": dtype}


FALSE = ["", (), [], {}, 0, 0.0, False]

# A rank that is false means none.
LOW_RANK = [
    ("Dense", {"units": 2}, tensor(None, 3)),
    ("Conv2D", {"filters": 2, "kernel_size": 1}, tensor(None, 3, 3, 1)),
    ("Embedding", {"input_dim": 3, "output_dim": 2}, tensor(None, 3)),
    ("EinsumDense", {"equation": "ab,bc->ac", "output_shape": 3}, tensor(None, 3)),
    ("ReversibleEmbedding", {"input_dim": 3, "output_dim": 2}, tensor(None, 3)),
]

# Shapes of other lengths that are joined along an axis which one of them does not have.
JOINED = [((None, None), (None,)), ((None,), (None, None)), ((None, 3), (None,)), ((2, 3), (2, 3, 1)), ((None, 3, None), (None, 3)), ((None, 3), (None,), (None, 3))]

# A state of each cell, and how often it takes one.
CELLS = [("LSTMCell", 2), ("GRUCell", 1), ("SimpleRNNCell", 1)]
STATES = [(0, 3), (3,), (), (1, 3), (1, 1, 3), (None, 1, 3), (None, 4, 3), (None, None), (2, None), (5, None, 4, 3)]

# Layers, and inputs with a step of another number of axes than they read.
STEPS = [
    ("MaxPooling1D", {}, [(None, 3, 4), (None, 3, 8, 5, 6)]),
    ("MaxPooling2D", {}, [(2, 2, 5, 3), (None, 2, 3), (None, 2, 5, 5, 5, 3)]),
    ("AveragePooling1D", {"pool_size": 2, "data_format": "channels_first"}, [(2, 2, 11), (2, 2, 11, 4, 6)]),
    ("GlobalMaxPooling2D", {"keepdims": True}, [(None, 2, 3), (None, 2, 4, 5, 6, 3)]),
    ("GlobalAveragePooling1D", {"data_format": "channels_first"}, [(None, 2, 3), (None, 2, 4, 5, 6)]),
    ("Cropping1D", {"cropping": 1}, [(None, 2, 3), (None, 2, 5, 4, 5)]),
    ("UpSampling2D", {}, [(None, 2, 3, 4), (None, 2, 3, 4, 5, 6)]),
    ("ZeroPadding1D", {}, [(None, 2, 3), (None, 2, 3, 4, 5)]),
    ("ZeroPadding2D", {"data_format": "channels_first"}, [(None, 2, 3, 4), (None, 2, 3, 4, 5, 6)]),
    ("SpatialDropout2D", {"rate": 0.5}, [(None, 2, 3), (None, 2, 3, 4, 5, 6)]),
    ("Permute", {"dims": (2, 1)}, [(None, 3, 4), (None, 3, 4, 5, 6)]),
    ("RepeatVector", {"n": 2}, [(None, 3, 4, 5)]),
    ("Conv2DTranspose", {"filters": 2, "kernel_size": 3}, [(None, 2, 3, 1), (None, 2, 3), (None, 2, 3, 4, 5, 6)]),
    ("LSTM", {"units": 2}, [(None, 2, 3, 4, 5), (3, 2, 4), (None, 2, 4)]),
    ("GRU", {"units": 2, "return_sequences": True}, [(None, 2, 3, 4, 5)]),
    ("Pipeline", {"layers": [Nested("Rescaling", {"scale": 0.5})]}, [(None, 2, 3, 4)]),
    ("Conv1D", {"filters": 2, "kernel_size": 1}, [(None, 2, 3), (None, 2, 3, 4, 5)]),
]

# Words for padding that are lists, with and without a vocabulary that they are looked for in.
PADDING_WORDS = [(1, 1, 1), (), [2], (5,), (5, 6), [[5], [6]], (1.5, 2), ("1",), [[1], [1, 2]], 1.5, True]


def _together(count):
    return {"args": [[{"$t": i} for i in range(count)]]}


def _low_rank():
    for name, args, read in LOW_RANK:
        for rank in (*FALSE, "a", (1,), {"a": 1}, 1.0, 2, True):
            yield case_of(name, args | {"lora_rank": rank}, [read])


def _shapes():
    for target in ({"a": 1}, {}, {"a": 1, "b": 2}, "12", "", (), 5, None, (1.5,), ("a",), (None,), (True, True), ((1,),)):
        for size in (1, 6, None):
            yield case_of("Reshape", {"target_shape": target}, [tensor(None, size)])
    for shapes in JOINED:
        for axis in (0, 1, -1, 2, -2, True):
            yield case_of("Concatenate", {"axis": axis}, [tensor(*one) for one in shapes], _together(len(shapes)))


def _sound():
    for step in (2.5, 2.0, 1.5, 0.5, 257.0, 256.5, True, 0):
        for padding in ("valid", "same"):
            yield case_of("STFTSpectrogram", {"frame_step": step, "padding": padding}, [tensor(None, 600, 1)])


def _words():
    for words in PADDING_WORDS:
        for vocabulary in (None, [1, 2]):
            for mode in ("int", "one_hot"):
                yield case_of("IntegerLookup", {"mask_token": words, "vocabulary": vocabulary, "output_mode": mode}, [tensor(None, 3, dtype="int64")])
    for words in (("x",), ("x", "y"), ("a",), ("x", "y", "z"), (), 1):
        yield case_of("StringLookup", {"mask_token": words, "vocabulary": ["a", "b"]}, [tensor(None, 3, dtype="string")])
    yield case_of("IntegerLookup", {"oov_token": 1.5, "vocabulary": [1, 2]}, [tensor(None, 3, dtype="int64")])


def _cells():
    for name, count in CELLS:
        for read in ((None, 4), (2, 4), (4,), (None, 3, 4)):
            for state in STATES:
                inputs = [tensor(*read), tensor(*state), *([tensor(*STATES[0])] if count == 2 else [])]
                yield case_of(name, {"units": 3}, inputs, {"args": [{"$t": 0}, [{"$t": 1}, {"$t": 1}][:count]]})
                if count == 2:
                    yield case_of(name, {"units": 3, "implementation": 1}, inputs, {"args": [{"$t": 0}, [{"$t": 1}, {"$t": 2}]]})


def _steps():
    for name, args, shapes in STEPS:
        for shape in shapes:
            yield case_of("TimeDistributed", {"layer": Nested(name, args)}, [tensor(*shape)])
            yield case_of("SpectralNormalization", {"layer": Nested(name, args)}, [tensor(shape[0], *shape[2:])])


def _numbers():
    for held in (Nested("Dense", {"units": 2}), Nested("Conv1DTranspose", {"filters": 2, "kernel_size": 3}), Nested("Conv2DTranspose", {"filters": 2, "kernel_size": 3, "data_format": "channels_first"}), Nested("Embedding", {"input_dim": 4, "output_dim": 2})):
        for size in (1, 3, None):
            yield case_of("SpectralNormalization", {"layer": held}, [tensor(size)])
    boxes = {"args": [{"$dict": {"boxes": {"$t": 0}, "labels": {"$t": 1}}}]}
    for most in (float("inf"), float("nan"), 1.5, -1, "3", "a", None, True):
        yield case_of("MaxNumBoundingBoxes", {"max_number": most}, [tensor(None, 3, 4), tensor(None, 3)], boxes)
    yield case_of("Lambda", {"function": {"$fn": "double"}, "mask": (1, 0)}, [tensor(None, 3)])


# Layers that keep the structure of their input.
KEEPING = [("Activation", {"activation": "relu"}), ("Dropout", {"rate": 0.5}), ("SpatialDropout1D", {"rate": 0.5}), ("GaussianNoise", {"stddev": 0.1}), ("AutoContrast", {}), ("RandomBrightness", {"factor": 0.5})]


def _structures():
    one, nothing = {"$t": 0}, None
    for name, args in KEEPING:
        for given in ([one, nothing], [one, one], [[one]], {"$dict": {"a": one, "b": nothing}}, {"$dict": {"a": one}}):
            yield case_of(name, args, [tensor(None, 5, 4)], {"args": [given]})
    for name, settings in [("Dropout", {"rate": 0.5, "noise_shape": {}}), ("Dropout", {"rate": 0.5, "noise_shape": ""}), ("Normalization", {"mean": 3, "variance": 2, "axis": {}}), ("Normalization", {"axis": {"a": 1}}), ("LSTM", {"units": 2, "dropout": float("nan")}), ("Lambda", {"function": {"$fn": "double"}, "arguments": ()}), ("Lambda", {"function": {"$fn": "double"}, "arguments": 1.0}), ("Lambda", {"function": {"$fn": "double"}, "arguments": 1.0, "output_shape": (5,)}), ("Dense", {"units": 2, "input_dim": "foo"}), ("AutoContrast", {"value_range": (True, False)}), ("Solarization", {"value_range": (1, 0)}), ("MelSpectrogram", {"sampling_rate": float("inf")}), ("EinsumDense", {"equation": "abc,cd->abd", "output_shape": (None, 2), "gptq_unpacked_column_size": False})]:
        yield case_of(name, settings, [tensor(None, 5, 4)])
    for axes in ({}, (), [], "", {"a": 1}, "1", 0):
        yield case_of("MultiHeadAttention", {"num_heads": 2, "key_dim": 3, "attention_axes": axes}, [tensor(None, 5, 4)], {"args": [{"$t": 0}, {"$t": 0}]})


# Layers that reduce, which take a list of one tensor for a shape where their window or their axes let them.
REDUCING = [(f"{kind}Pooling{rank}D", rank) for kind in ("Max", "Average", "GlobalMax", "GlobalAverage") for rank in (1, 2, 3)]
# Layers whose call takes one argument by position.
BY_NAME = [("Rescaling", {"scale": 2}), ("RandomFlip", {}), ("RandomCrop", {"height": 2, "width": 2}), ("Resizing", {"height": 2, "width": 2}), ("CenterCrop", {"height": 2, "width": 2}), ("Equalization", {}), ("CutMix", {}), ("MelSpectrogram", {}), ("Normalization", {}), ("Discretization", {"num_bins": 3}), ("Dropout", {"rate": 0.5}), ("BatchNormalization", {})]
# Shapes of inputs, and of a mask on the last of them, that are joined.
MASKED = [((None, 6, 8, 1), (None, 6)), ((None, 6, 6, 1), (3, 6)), ((None, 6, 6, 1), (None, 6)), ((None, 6, 1), (None, 6)), ((None, 6, 4), (None, 6, 4)), ((2, 6, 4), (3, 6))]


def _forms():
    one = {"$t": 0}
    for name, rank in REDUCING:
        read = tensor(None, *range(3, 3 + rank), 2)
        args = {"pool_size": 2} if name.startswith("Average") else {}
        for more in ({}, {"data_format": "channels_first"}, {"keepdims": True} if name.startswith("Global") else {"padding": "same"}):
            for given in ([one], {"$tuple": [one]}, {"$dict": {"a": one}}, [one, one]):
                yield case_of(name, args | more, [read], {"args": [given]})
    for name, args in BY_NAME:
        read = tensor(None, 2000) if name == "MelSpectrogram" else tensor(None, 4, 5, 3)
        for call in ({"args": [one, None]}, {"args": [one], "kwargs": {"training": True}}, {"args": [one, None], "kwargs": {"training": False}}, {"args": [one], "kwargs": {"inputs": one}}, {"args": [], "kwargs": {"inputs": one}}, {"args": [], "kwargs": {"data": one}}):
            yield case_of(name, args, [read], call)
    for shape, mask in MASKED:
        masked = {**tensor(*shape), "mask": {"shape": list(mask), "dtype": "bool"}}
        for axis in (-1, 1):
            yield case_of("Concatenate", {"axis": axis}, [tensor(*shape), masked], _together(2))
            yield case_of("Add", {}, [tensor(*shape), masked], _together(2))
    for name in ("Equalization", "AutoContrast", "RandomFlip"):
        for dtype in ("float32", "float16", "int32"):
            yield case_of(name, {}, [{**tensor(None, 4, 5, 3, dtype=dtype), "mask": {"shape": [None, 4], "dtype": "bool"}}])
    for name in ("Attention", "AdditiveAttention"):
        for given in ([one, one, None], [one, None], [one, one], [None, one]):
            yield case_of(name, {}, [tensor(None, 3, 4)], {"args": [given]})
    boxes = {"$dict": {"boxes": one, "labels": {"$t": 1}}}
    for given in ([boxes, None], {"$dict": {"bounding_boxes": boxes, "images": None}}, {"$dict": {"bounding_boxes": boxes}}, [boxes]):
        yield case_of("MaxNumBoundingBoxes", {"max_number": 2}, [tensor(None, 3, 4), tensor(None, 3)], {"args": [given]})
    for axis in (0, 1, 2, -1, -2, (2.0, 2.0), (1.5,), ("a",), (None,)):
        for given in (one, [one], [one, one], {"$dict": {"a": one, "b": one}}):
            yield case_of("UnitNormalization", {"axis": axis}, [tensor(None, 3, 4)], {"args": [given]})
    for name in ("identity", "double", "sum_last", "scaled", "with_mask", "to_int", "split2"):
        for given in ([one], [one, one], {"$tuple": [one, one]}, {"$dict": {"b": one, "a": one}}, [one, None]):
            yield case_of("Lambda", {"function": {"$fn": name}}, [tensor(None, 3, 4)], {"args": [given]})
        for arguments in ({"factor": 2.0}, {"mask": None}, {"other": 1}):
            yield case_of("Lambda", {"function": {"$fn": name}, "arguments": arguments}, [tensor(None, 3, 4)])
    for made in (Made("keras.layers.LeakyReLU"), Made("keras.layers.ReLU", {"max_value": 6.0}), Made("keras.layers.PReLU")):
        yield case_of("Dense", {"units": 2, "activation": made}, [tensor(None, 3)])
        yield case_of("Activation", {"activation": made}, [tensor(None, 3)])
    seed = Made("keras.random.SeedGenerator", {"seed": 4})
    for name, args in (("Dropout", {"rate": 0.5}), ("GaussianNoise", {"stddev": 0.5}), ("AlphaDropout", {"rate": 0.5}), ("RandomFlip", {}), ("GRU", {"units": 2}), ("Attention", {"dropout": 0.5})):
        yield case_of(name, args | {"seed": seed}, [tensor(None, 4, 5)])


def unusual_cases():
    """All of them, in JSON."""
    for made in (_low_rank, _shapes, _sound, _words, _cells, _steps, _numbers, _structures, _forms):
        yield from made()
