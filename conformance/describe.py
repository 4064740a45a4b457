"""What real Keras made, as plain data: tensors, weights, counts, input specifications, errors."""

import os
import re
import traceback

import keras

KERAS = os.path.dirname(os.path.abspath(keras.__file__)) + os.sep + "src" + os.sep
ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
MESSAGE_LIMIT = 600


def flatten(out, flat):
    """How an output is nested; its tensors are added to `flat`."""
    if isinstance(out, dict):
        return {"$dict": {key: flatten(out[key], flat) for key in out}}
    if isinstance(out, tuple):
        return {"$tuple": [flatten(one, flat) for one in out]}
    if isinstance(out, list):
        return [flatten(one, flat) for one in out]
    if out is None:
        return None
    flat.append(out)
    return {"$t": len(flat) - 1}


def sizes_of(shape):
    """A shape as JSON."""
    return None if shape is None else [None if size is None else int(size) for size in shape]


def dtype_of(one):
    """The name of a dtype."""
    return keras.backend.standardize_dtype(one.dtype)


def describe_tensor(one):
    """A tensor as JSON."""
    made = {"shape": sizes_of(one.shape), "dtype": dtype_of(one)}
    for key in ("sparse", "ragged"):
        if getattr(one, key, False):
            made[key] = True
    return made


def describe_weight(one, layer_name):
    """A weight as JSON; its path begins below the layer."""
    path = one.path
    inside = f"{layer_name}/"
    return {
        "path": path[len(inside):] if path.startswith(inside) else f"//{path}",
        "shape": sizes_of(one.shape),
        "dtype": dtype_of(one),
        "trainable": bool(one.trainable),
    }


def count(variables):
    """How many numbers some variables hold."""
    total = 0
    for one in variables:
        size = 1
        for axis in one.shape:
            size *= int(axis)
        total += size
    return total


def describe_input_spec(spec):
    """An input specification as JSON."""
    if isinstance(spec, (list, tuple)):
        return [describe_input_spec(one) for one in spec]
    if spec is None:
        return None
    made = {}
    for key in ("dtype", "ndim", "max_ndim", "min_ndim"):
        if getattr(spec, key, None) is not None:
            made[key] = getattr(spec, key)
    if spec.shape is not None:
        made["shape"] = sizes_of(spec.shape)
    if spec.axes:
        made["axes"] = {str(axis): size for axis, size in spec.axes.items()}
    return made


def describe_error(error, layer_exists):
    """An error with the place that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if frame.filename.startswith(KERAS)]
    at = None
    if inside:
        last = inside[-1]
        at = f"{last.filename[len(KERAS):].removesuffix('.py')}:{last.name}"
    phase = "init"
    if layer_exists:
        phase = "build" if any(frame.name == "build" for frame in inside) else "call"
    line = (frames[-1].line or "").strip()
    return {
        "type": type(error).__name__,
        "message": ADDRESS.sub("0xADDR", str(error))[:MESSAGE_LIMIT],
        "phase": phase,
        "at": at,
        "explicit": bool(inside) and frames[-1].filename == inside[-1].filename and line.startswith("raise"),
    }
