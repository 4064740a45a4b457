"""How to draw what every layer may be given besides: further settings, masks, and other ways to call it. Nothing here says what should come out."""

import inspect

import keras

from draw import ACTIVATIONS, CONSTRAINTS, INITIALIZERS, REGULARIZERS, Made

FLAGS = [True, False]

# Values that a setting of this name is given in practice; by the end of its name where it has many forms.
TYPICAL = {
    "seed": [None, 3, 0, Made("keras.random.SeedGenerator", {"seed": 4})],
    "stateful": FLAGS, "unroll": FLAGS, "return_sequences": FLAGS, "return_state": FLAGS, "go_backwards": FLAGS, "zero_output_for_mask": FLAGS,
    "dropout": [0, 0.0, 0.2, 0.5, 1], "recurrent_dropout": [0.0, 0.1, 0.5], "use_bias": FLAGS, "unit_forget_bias": FLAGS, "reset_after": FLAGS, "use_cudnn": ["auto", True, False],
    "implementation": [0, 1, 2],
    "epsilon": [1e-3, 1e-5, 1], "momentum": [0.9, 0.99, 0], "center": FLAGS, "scale": FLAGS, "synchronized": FLAGS, "renorm": FLAGS, "renorm_momentum": [0.9, 0.99],
    "renorm_clipping": [None, {"rmax": 3, "rmin": 0.3, "dmax": 5}, {"rmax": 2}],
    "data_format": ["channels_last", "channels_first", None], "keepdims": FLAGS,
    "lora_rank": [None, 1, 2, 4], "lora_alpha": [None, 2, 8.0], "mask_zero": FLAGS,
    "flash_attention": [None, False], "sliding_window": [None, 2, 16], "use_scale": FLAGS, "score_mode": ["dot", "concat"], "use_gate": FLAGS, "attention_axes": [None, 1, (1,), [1], (1, 2)],
    "value_dim": [None, 2, 5], "groups": [1, 2, 4], "dilation_rate": [1, 2], "strides": [1, 2], "padding": ["valid", "same"], "depth_multiplier": [1, 2], "output_padding": [None, 0, 1],
    "noise_shape": [None, (None, 1), [1, 1]], "axis": [-1, 1, 2, [1], (-1,), (1, 2)], "interpolation": ["nearest", "bilinear"], "fill_mode": ["constant", "nearest", "reflect", "wrap"],
    "fill_value": [0.0, 1], "antialias": FLAGS, "crop_to_aspect_ratio": FLAGS, "pad_to_aspect_ratio": FLAGS, "value_range": [(0, 255), (0, 1), [0.0, 1.0], (-1, 1)],
    "invert": FLAGS, "sparse": FLAGS, "salt": [None, 3, [1, 2], (5, 6)], "output_mode": ["int", "one_hot", "multi_hot", "count"], "num_oov_indices": [0, 1, 2], "oov_token": [None, -1, "x"],
    "encoding": ["utf-8", "ascii"], "vocabulary_dtype": ["int64", "int32"], "oov_method": ["floormod", "farmhash"], "pad_to_max_tokens": FLAGS, "ragged": FLAGS,
    "window": ["hann", "hamming", None], "periodic": FLAGS, "scaling": ["density", "spectrum", None], "max_freq": [None, 40.0, 4000.0], "top_db": [80.0, 10], "mag_exp": [2.0, 1.0],
    "min_power": [1e-10, 1e-5], "ref_power": [1.0, 2], "all_ops": FLAGS, "tie_weights": FLAGS, "reverse_dtype": [None, "float32", "float16", "bfloat16"], "logit_soft_cap": [None, 5.0, 30],
    "merge_mode": ["concat", "sum", "mul", "ave", None], "power_iterations": [1, 2], "normalize": FLAGS, "shared_axes": [None, [1], (1, 2)], "negative_slope": [0.0, 0.2, 1], "threshold": [0.0, 0.5],
    "max_value": [None, 1.0, 6], "bins": [256, 8], "clip_limit": [4.0, 1], "tile_grid_size": [(8, 8), (2, 4)], "input_shape": [(4,), (8, 8, 3)], "batch_input_shape": [(None, 4)], "batch_size": [None, 2],
    "input_dim": [4], "input_length": [4, None], "weights": [None], "autocast": FLAGS, "optional": FLAGS, "output_shape": [None, (5,), (7, 2)], "arguments": [None, {}, {"factor": 2.0}],
    "backward_layer": [None], "ngrams": [None, 2], "standardize": [None, "lower"], "split": [None, "whitespace"], "max_tokens": [None, 20], "gptq_unpacked_column_size": [None, 4],
}
BY_ENDING = {
    "_initializer": [*INITIALIZERS, "he_uniform", "lecun_normal", "Ones", "variance_scaling", Made("keras.initializers.Constant", {"value": 0.5}), Made("keras.initializers.TruncatedNormal"), Made("keras.initializers.VarianceScaling", {"scale": 2.0, "mode": "fan_out"})],
    "_regularizer": [*REGULARIZERS, "l1_l2", "orthogonal_regularizer", Made("keras.regularizers.OrthogonalRegularizer", {"factor": 0.1})],
    "_constraint": [*CONSTRAINTS, "max_norm", "NonNeg", Made("keras.constraints.MinMaxNorm", {"min_value": 0.1, "rate": 0.5}), Made("keras.constraints.UnitNorm", {"axis": 1})],
    "activation": [*ACTIVATIONS, "silu", "elu", "leaky_relu", "hard_sigmoid", "mish", "log_softmax", {"$fn": "keras.activations.relu"}, Made("keras.layers.LeakyReLU"), Made("keras.layers.ReLU", {"max_value": 6.0})],
}

# What a call of any layer may say of training.
TRAINING = [True, False, None]


def typical(name):
    """Values for a setting, by its name; none where nothing is known of it."""
    return TYPICAL.get(name) or next((values for ending, values in BY_ENDING.items() if name.endswith(ending)), [])


def more_settings(draw, args, settings):
    """Adds a few settings that a drawer seldom gives."""
    left = [name for name in settings if name not in args and typical(name)]
    for name in draw.sample(left, min(len(left), draw.of(0, 1, 1, 2))):
        args[name] = draw.choice(typical(name))


def by_default(draw, name, args):
    """Gives a setting the value that it has anyway."""
    taken = inspect.signature(getattr(keras.layers, name).__init__).parameters.values()
    plain = [one for one in taken if one.name != "self" and one.name not in args and one.default is not one.empty]
    if plain:
        one = draw.choice(plain)
        args[one.name] = one.default


def call_parameters(name):
    """The parameters of a call of a layer behind its inputs."""
    taken = list(inspect.signature(getattr(keras.layers, name).call).parameters.values())[2:]
    return [one.name for one in taken if one.kind is one.POSITIONAL_OR_KEYWORD]


def mask_of(draw, shape):
    """The mask of an input, mostly one mark a step."""
    steps = shape[:2] if len(shape) > 1 and draw.chance(0.9) else shape[:1]
    if len(shape) > 2 and draw.chance(0.15):
        steps = shape[: draw.of(3, len(shape))]
    return {"shape": list(steps), "dtype": "bool"}


def masked(draw, inputs):
    """Lets masks travel with some inputs."""
    for one in inputs:
        if one["shape"] and draw.chance(0.8):
            one["mask"] = mask_of(draw, one["shape"])


def odd_form(draw, inputs, call):
    """Hands the first argument over in another structure."""
    given = call["args"][0] if call["args"] else {"$t": 0}
    if isinstance(given, list):
        how = draw.of("tuple", "dict", "one", "deep", "none")
        if how == "tuple":
            first = {"$tuple": given}
        elif how == "dict":
            first = {"$dict": {f"i{i}": one for i, one in enumerate(given)}}
        else:
            first = given[0] if how == "one" else [given] if how == "deep" else [*given, None]
    else:
        other = {"$t": len(inputs)}
        how = draw.of("list", "list", "tuple", "dict", "deep", "two", "two", "none")
        if how in ("two", "dict"):
            same = dict(inputs[0]) if inputs else {"shape": [None, 4], "dtype": "float32"}
            if draw.chance(0.4):
                same["shape"] = [draw.size() if draw.chance(0.4) else size for size in same["shape"]]
            inputs.append(same)
        first = {
            "list": [given], "tuple": {"$tuple": [given]}, "dict": {"$dict": {"b": given, "a": other} if draw.chance(0.6) else {"images": given}}, "deep": [[given]],
            "two": [given, other] if draw.chance(0.7) else {"$tuple": [given, other]}, "none": [given, None],
        }[how]
        if how == "dict" and "images" in first["$dict"]:
            inputs.pop()
    return {**call, "args": [first, *call["args"][1:]]}


def more_arguments(draw, name, inputs, call):
    """Adds arguments that a call of the layer takes."""
    known = call_parameters(name)
    kwargs = dict(call.get("kwargs", {}))
    args = list(call["args"])
    if draw.chance(0.7):
        kwargs["training"] = draw.choice(TRAINING)
    if "mask" in known and inputs and inputs[0]["shape"] and draw.chance(0.6):
        if draw.chance(0.8):
            kwargs["mask"] = {"$t": len(inputs)}
            inputs.append(mask_of(draw, inputs[0]["shape"]))
        else:
            kwargs["mask"] = None
    for one in known:
        if one.startswith(("return_", "use_")) and draw.chance(0.3):
            kwargs.setdefault(one, draw.choice(FLAGS))
    if draw.chance(0.1):
        args.append(draw.of(None, True, False))
    if draw.chance(0.03):
        kwargs["foo"] = 1
    return {"args": args, **({"kwargs": kwargs} if kwargs else {})}


def other_call(draw, name, inputs, call):
    """Another way to call the layer on the same inputs."""
    made = call or {"args": [{"$t": 0}]}
    how = draw.random()
    if how < 0.5:
        masked(draw, inputs)
    if 0.35 < how < 0.85:
        made = more_arguments(draw, name, inputs, made)
    if how > 0.8:
        made = odd_form(draw, inputs, made)
    return made
