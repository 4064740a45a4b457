"""How to draw layers that prepare data: pictures, numbers, words and sound. See draw_layers.py."""

from draw import Nested

INTERPOLATION = ["nearest", "bilinear", "bicubic"]
FILL = ["constant", "nearest", "reflect", "wrap"]
FACTORS = [0.1, 0.5, (0.2, 0.4), (0.0, 1.0), [0.1, 0.2], 1.0, 0, (-0.3, 0.3)]


def _picture(draw, args, least=6):
    sizes = [draw.of(None, least, least + 1, least + 4) if draw.chance(0.3) else draw.of(least, least + 2, least + 7) for _ in range(2)]
    shape = draw.image(2, args, draw.of(1, 3, 3, 3, 3, 4, None), sizes)
    if draw.chance(0.08):
        shape["shape"].pop(0)
    return shape


def _image(required=(), optional=(), **settings):
    """A layer that changes pictures; the settings named in `required` are always given."""

    def draw_case(draw):
        taken = settings | {"seed": [None, 3], "value_range": [(0, 255), (0.0, 1.0), [0, 1]], "data_format": ["channels_last", "channels_first", None]}
        needed = {name: draw.choice(taken[name]) for name in required}
        names = [name for name in (*settings, *optional) if name not in required]
        args = needed | draw.some(0.3, **{name: taken[name] for name in names})
        return args, [_picture(draw, args)]

    return draw_case


_COMMON = ("seed", "value_range", "data_format")


def _sized(*more):
    def draw_case(draw):
        args = {"height": draw.of(1, 3, 4, 6, 20), "width": draw.of(1, 3, 5, 6, 20)} | draw.some(0.25, **dict(more)) | draw.format()
        return args, [_picture(draw, args)]

    return draw_case


def _pair(**settings):
    """CutMix and MixUp take pictures alone, or with their labels in a dict."""

    def draw_case(draw):
        args = draw.some(0.4, seed=[None, 3], **settings) | draw.format()
        return args, [_picture(draw, args)]

    return draw_case


def _rescaling(draw):
    return {"scale": draw.of(1 / 255, 2, [0.5, 1.0, 2.0])} | draw.some(0.4, offset=[0.0, -1, 0.5]), [draw.anything()]


def _pipeline(draw):
    inner = [draw.of(Nested("Rescaling", {"scale": 0.5}), Nested("RandomFlip", {}), Nested("Resizing", {"height": 4, "width": 5}), Nested("CenterCrop", {"height": 3, "width": 3})) for _ in range(draw.randint(1, 3))]
    return {"layers": inner}, [_picture(draw, {})]


def _category_encoding(draw):
    args = {"num_tokens": draw.of(2, 4, 10)} | draw.some(0.6, output_mode=["multi_hot", "one_hot", "count", "int"], sparse=[False, False, True])
    shape = draw.anything(1, 3)
    shape["dtype"] = draw.of("int32", "int64", "float32", "uint8")
    return args, [shape]


def _discretization(draw):
    args = draw.of({"bin_boundaries": [0.0, 1.0, 2.0]}, {"bin_boundaries": [1]}, {"num_bins": 4})
    args |= draw.some(0.4, output_mode=["int", "one_hot", "multi_hot", "count"], sparse=[False, True])
    return args, [draw.anything(1, 3)]


def _words(draw, most=3):
    shape = draw.anything(1, most)
    shape["dtype"] = draw.of("string", "int64", "int32")
    return shape


def _hashing(draw):
    args = {"num_bins": draw.of(1, 3, 8)} | draw.some(0.3, output_mode=["int", "one_hot", "multi_hot", "count"], salt=[None, 3, [1, 2]], mask_value=[None, "", 0], sparse=[False, True])
    return args, [_words(draw)]


def _crossing(draw):
    args = {"num_bins": draw.of(1, 3, 8)} | draw.some(0.4, output_mode=["int", "one_hot"], sparse=[False, True])
    shape = [draw.batch(), draw.of(1, 1, 4)] if draw.chance(0.8) else [draw.batch()]
    return args, [{"shape": list(shape), "dtype": draw.of("int64", "string", "int32")} for _ in range(2)], {"args": [[{"$t": 0}, {"$t": 1}]]}


def _lookup(words, dtype):
    def draw_case(draw):
        args = draw.some(0.8, vocabulary=[words, words[:1], tuple(words)])
        args |= draw.some(0.3, output_mode=["int", "one_hot", "multi_hot", "count", "tf_idf"], num_oov_indices=[0, 1, 2], mask_token=[None, words[0]], max_tokens=[None, 10, 3], pad_to_max_tokens=[True, False], invert=[False, False, True], sparse=[False, True])
        if args.get("output_mode") == "tf_idf" and "vocabulary" in args and draw.chance(0.8):
            args["idf_weights"] = [0.5] * len(args["vocabulary"])
        shape = draw.anything(1, 3)
        shape["dtype"] = dtype if draw.chance(0.85) else draw.of("int32", "string", "float32")
        return args, [shape]

    return draw_case


def _text(draw):
    args = draw.some(0.6, vocabulary=[["a", "b", "c"], ["one"]])
    args |= draw.some(0.3, max_tokens=[None, 10, 100], output_mode=["int", "multi_hot", "count"], output_sequence_length=[None, 4, 9], ngrams=[None, 2, (1, 2)], standardize=[None, "lower", "strip_punctuation"], split=["whitespace", "character", None], pad_to_max_tokens=[True, False])
    shape = draw.of([draw.batch()], [draw.batch(), 1], [draw.batch(), 1], [draw.batch(), draw.size()])
    return args, [{"shape": shape, "dtype": "string" if draw.chance(0.9) else "int64"}]


def _sound(draw, least):
    rank = draw.of(2, 2, 3)
    return draw.input([draw.batch(), *([draw.of(1, 2)] if rank == 3 else []), draw.of(None, least, least * 3, least * 4 + 1)])


def _mel(draw):
    args = draw.some(0.6, fft_length=[16, 32, 64], sequence_stride=[4, 8, 16], num_mel_bins=[4, 8], sequence_length=[None, 16], sampling_rate=[100, 16000], power_to_db=[True, False], min_freq=[0.0, 20.0])
    return args, [_sound(draw, 64)]


def _stft(draw):
    args = draw.some(0.5, mode=["log", "magnitude", "psd", "real", "imag", "angle", "stft"], frame_length=[16, 32], frame_step=[None, 4, 8], fft_length=[None, 32, 64], padding=["valid", "same"], expand_dims=[True, False])
    args |= draw.format()
    length = draw.of(None, 300, 600, 64)
    rank = draw.of(2, 3, 3)
    first = args.get("data_format") == "channels_first"
    channels = draw.of(1, 2)
    return args, [draw.input([draw.batch(), *([length] if rank == 2 else [channels, length] if first else [length, channels])])]


def _normalization(draw):
    shape = draw.anything(2, 4)
    rank = len(shape["shape"])
    args = draw.some(0.5, axis=[-1, None, 1, (1,), rank - 1])
    if draw.chance(0.4):
        args |= {"mean": draw.of(3.0, 0), "variance": draw.of(2.0, 1)}
    return args | draw.some(0.2, invert=[True, False]), [shape]


def _boxes(draw):
    boxes = {"shape": [draw.batch(), draw.of(None, 3, 5), 4], "dtype": "float32"}
    labels = {"shape": boxes["shape"][:2], "dtype": "float32"}
    return {"max_number": draw.of(1, 4, 10)}, [boxes, labels], {"args": [{"$dict": {"boxes": {"$t": 0}, "labels": {"$t": 1}}}]}


def _geometric(**settings):
    return _image(optional=("seed", "data_format"), interpolation=INTERPOLATION[:2], fill_value=[0.0, 1.0], **settings)


PREPROCESSING = {
    "Rescaling": _rescaling,
    "Resizing": _sized(("interpolation", [*INTERPOLATION, "area"]), ("crop_to_aspect_ratio", [True, False]), ("pad_to_aspect_ratio", [True, False]), ("antialias", [True, False]), ("fill_value", [0.0, 1])),
    "CenterCrop": _sized(),
    "RandomCrop": _sized(("seed", [None, 3])),
    "RandomFlip": _image(optional=("seed", "data_format"), mode=["horizontal", "vertical", "horizontal_and_vertical"]),
    "RandomTranslation": _geometric(height_factor=FACTORS, width_factor=FACTORS, fill_mode=FILL),
    "RandomRotation": _geometric(factor=FACTORS, fill_mode=FILL),
    "RandomZoom": _geometric(height_factor=FACTORS, width_factor=[*FACTORS, None], fill_mode=FILL),
    "RandomShear": _geometric(x_factor=FACTORS, y_factor=FACTORS, fill_mode=FILL),
    "RandomPerspective": _geometric(factor=FACTORS, scale=[0.5, 1.0]),
    "RandomElasticTransform": _image(optional=_COMMON, factor=FACTORS, scale=FACTORS, interpolation=INTERPOLATION[:2], fill_mode=FILL),
    "RandomErasing": _image(optional=_COMMON, factor=FACTORS, scale=FACTORS, fill_value=[None, 0.0]),
    "RandomGaussianBlur": _image(optional=_COMMON, factor=FACTORS, kernel_size=[3, 5, (3, 5)], sigma=[1.0, (0.1, 1.0)]),
    **{f"Random{kind}": _image(["factor"], _COMMON, factor=FACTORS) for kind in ("Saturation", "Hue", "Posterization", "Sharpness", "ColorDegeneration")},
    **{f"Random{kind}": _image(["factor"], ("seed", "value_range"), factor=FACTORS) for kind in ("Brightness", "Contrast")},
    "RandomInvert": _image(optional=_COMMON, factor=FACTORS),
    "RandomGrayscale": _image(optional=("seed", "data_format"), factor=FACTORS),
    "RandomColorJitter": _image(optional=_COMMON, brightness_factor=FACTORS, contrast_factor=FACTORS, saturation_factor=FACTORS, hue_factor=FACTORS),
    "Solarization": _image(optional=("seed", "value_range"), addition_factor=FACTORS, threshold_factor=FACTORS),
    "AutoContrast": _image(optional=("value_range",)),
    "Equalization": _image(optional=("value_range", "data_format"), bins=[256, 8]),
    "ContrastLimitedAdaptiveHistogramEqualization": _image(optional=("value_range", "data_format"), clip_limit=[4.0, 2], tile_grid_size=[(8, 8), (2, 2)]),
    "CutMix": _pair(factor=FACTORS),
    "MixUp": _pair(alpha=[0.2, 0.5]),
    "AugMix": _image(optional=_COMMON, num_chains=[1, 3], chain_depth=[1, 3, [1, 2]], factor=FACTORS, alpha=[1.0, 0.5], all_ops=[True, False], interpolation=INTERPOLATION[:2]),
    "RandAugment": _image(optional=_COMMON, num_ops=[1, 2, 3], factor=FACTORS, interpolation=INTERPOLATION[:2]),
    "MaxNumBoundingBoxes": _boxes,
    "Pipeline": _pipeline,
    "CategoryEncoding": _category_encoding,
    "Discretization": _discretization,
    "Hashing": _hashing,
    "HashedCrossing": _crossing,
    "IntegerLookup": _lookup([7, 8, 9], "int64"),
    "StringLookup": _lookup(["a", "b", "c"], "string"),
    "TextVectorization": _text,
    "MelSpectrogram": _mel,
    "STFTSpectrogram": _stft,
    "Normalization": _normalization,
}
