"""Builds one case under the real Keras and says what came out: outputs, weights, counts, config, or the error.

Order of work: names are forgotten, the inputs are made, then the layer, then its calls.
"""

import hashlib
import json
import os
import random
import re
import traceback
import warnings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import tensorflow as tf

from case_values import case_source, decode

KERAS = os.path.dirname(os.path.abspath(keras.__file__)) + os.sep + "src" + os.sep
ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
MESSAGE_LIMIT = 600
WARNING_LIMIT = 300
DRAWN_FROM = 1337

VERSIONS = {"keras": keras.__version__, "tensorflow": tf.__version__}


def case_id(case):
    """A name for a case that depends on what is built, not on what comes out."""
    about = {key: case[key] for key in ("args", "tuples", "inputs", "call", "prior_calls") if key in case}
    return f"{case['class']}-{hashlib.sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()[:12]}"


def build(case):
    """The record of a case."""
    record = {"id": case.get("id") or case_id(case), "class": case["class"], "py": case_source(case)}
    record |= {key: case[key] for key in ("args", "tuples", "inputs", "call", "prior_calls") if key in case}
    keras.utils.clear_session(free_memory=False)
    keras.config.set_dtype_policy("float32")
    keras.config.disable_traceback_filtering()
    # Some layers draw a seed when none is given, and write it into their config.
    random.seed(DRAWN_FROM)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        made = {}
        try:
            record |= _run(case, made)
        except Exception as error:  # every error of Keras is a result
            record["error"] = _error(error, "layer" in made)
    told = [str(one.message)[:WARNING_LIMIT] for one in caught]
    if told:
        record["warnings"] = told
    return record


def _run(case, made):
    tensors = [_input(spec) for spec in case["inputs"]]
    tuples = frozenset(case.get("tuples", ()))
    args = decode({key: one for key, one in case["args"].items() if key != "*"}, tuples, tensors=tensors)
    positional = [decode(one, tuples, f"*.{i}", tensors) for i, one in enumerate(case["args"].get("*", []))]
    layer = getattr(keras.layers, case["class"])(*positional, **args)
    made["layer"] = layer
    if isinstance(layer, keras.layers.InputLayer):
        return _describe(layer, layer.output)
    for prior in case.get("prior_calls", []):
        layer(*decode(prior, tensors=tensors))
    call = case.get("call", {"args": [{"$t": 0}]})
    out = layer(*decode(call.get("args", []), tensors=tensors), **decode(call.get("kwargs", {}), tensors=tensors))
    return _describe(layer, out)


def _input(spec):
    more = {key: spec[key] for key in ("sparse", "ragged", "name") if key in spec}
    made = keras.Input(batch_shape=tuple(spec["shape"]), dtype=spec["dtype"], **more)
    if "mask" in spec:
        mask = spec["mask"]
        made._keras_mask = keras.KerasTensor(tuple(mask["shape"]), dtype=mask["dtype"])
    return made


def _describe(layer, out):
    """What a layer has become after its call."""
    flat = []
    structure = _structure(out, flat)
    record = {"name": layer.name, "outputs": [_tensor(one) for one in flat]}
    if structure != {"$t": 0}:
        record["output_structure"] = structure
    masks = [getattr(one, "_keras_mask", None) for one in flat]
    if any(mask is not None for mask in masks):
        record["output_masks"] = [mask if mask is None else {"shape": _sizes(mask.shape), "dtype": _dtype(mask)} for mask in masks]
    weights = layer.weights
    record["weights"] = [_weight(one, layer.name) for one in weights]
    record["params"] = layer.count_params() if layer.built else 0
    record["trainable_params"] = _count(layer.trainable_weights)
    record["non_trainable_params"] = _count(layer.non_trainable_weights)
    known = {id(one) for one in weights}
    extra = [_weight(one, layer.name) for one in layer.variables if id(one) not in known]
    if extra:
        record["extra_variables"] = extra
    record["supports_masking"] = bool(layer.supports_masking)
    spec = _input_spec(layer.input_spec)
    if spec:
        record["input_spec"] = spec
    record["config"] = keras.saving.serialize_keras_object(layer)
    return record


def _structure(out, flat):
    if isinstance(out, dict):
        return {"$dict": {key: _structure(out[key], flat) for key in out}}
    if isinstance(out, tuple):
        return {"$tuple": [_structure(one, flat) for one in out]}
    if isinstance(out, list):
        return [_structure(one, flat) for one in out]
    if out is None:
        return None
    flat.append(out)
    return {"$t": len(flat) - 1}


def _sizes(shape):
    return None if shape is None else [None if size is None else int(size) for size in shape]


def _dtype(one):
    return keras.backend.standardize_dtype(one.dtype)


def _tensor(one):
    made = {"shape": _sizes(one.shape), "dtype": _dtype(one)}
    for key in ("sparse", "ragged"):
        if getattr(one, key, False):
            made[key] = True
    return made


def _weight(one, layer_name):
    path = one.path
    inside = f"{layer_name}/"
    return {
        "path": path[len(inside):] if path.startswith(inside) else f"//{path}",
        "shape": _sizes(one.shape),
        "dtype": _dtype(one),
        "trainable": bool(one.trainable),
    }


def _count(variables):
    total = 0
    for one in variables:
        size = 1
        for axis in one.shape:
            size *= int(axis)
        total += size
    return total


def _input_spec(spec):
    if isinstance(spec, (list, tuple)):
        return [_input_spec(one) for one in spec]
    if spec is None:
        return None
    made = {}
    for key in ("dtype", "ndim", "max_ndim", "min_ndim"):
        if getattr(spec, key, None) is not None:
            made[key] = getattr(spec, key)
    if spec.shape is not None:
        made["shape"] = _sizes(spec.shape)
    if spec.axes:
        made["axes"] = {str(axis): size for axis, size in spec.axes.items()}
    return made


def _error(error, layer_exists):
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
