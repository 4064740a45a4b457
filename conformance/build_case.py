"""Builds one case under the real Keras and says what came out: outputs, weights, counts, config, or the error.

Order of work: names are forgotten, the inputs are made, then the layer, then its calls.
"""

import hashlib
import json
import os
import random
import warnings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import tensorflow as tf

from case_values import case_source, decode
from describe import count, describe_error, describe_input_spec, describe_tensor, describe_weight, dtype_of, flatten, sizes_of

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
            record["error"] = describe_error(error, "layer" in made)
    told = [str(one.message)[:WARNING_LIMIT] for one in caught]
    if told:
        record["warnings"] = told
    return record


def _run(case, made):
    tensors = [make_input(spec) for spec in case["inputs"]]
    tuples = frozenset(case.get("tuples", ()))
    positional = [decode(one, tuples, f"*.{i}", tensors) for i, one in enumerate(case["args"].get("*", []))]
    args = decode({key: one for key, one in case["args"].items() if key != "*"}, tuples, tensors=tensors)
    layer = getattr(keras.layers, case["class"])(*positional, **args)
    made["layer"] = layer
    if isinstance(layer, keras.layers.InputLayer):
        return _describe(layer, layer.output)
    for prior in case.get("prior_calls", []):
        layer(*decode(prior, tensors=tensors))
    call = case.get("call", {"args": [{"$t": 0}]})
    out = layer(*decode(call.get("args", []), tensors=tensors), **decode(call.get("kwargs", {}), tensors=tensors))
    return _describe(layer, out)


def make_input(spec):
    """The symbolic tensor of an input."""
    more = {key: spec[key] for key in ("sparse", "ragged", "name") if key in spec}
    made = keras.Input(batch_shape=tuple(spec["shape"]), dtype=spec["dtype"], **more)
    if "mask" in spec:
        mask = spec["mask"]
        made._keras_mask = keras.KerasTensor(tuple(mask["shape"]), dtype=mask["dtype"])
    return made


def _describe(layer, out):
    """What a layer has become after its call."""
    flat = []
    structure = flatten(out, flat)
    record = {"name": layer.name, "outputs": [describe_tensor(one) for one in flat]}
    if structure != {"$t": 0}:
        record["output_structure"] = structure
    # A Lambda may hand on anything as its mask.
    masks = [mask if hasattr(mask, "shape") else None for mask in (getattr(one, "_keras_mask", None) for one in flat)]
    if any(mask is not None for mask in masks):
        record["output_masks"] = [mask if mask is None else {"shape": sizes_of(mask.shape), "dtype": dtype_of(mask)} for mask in masks]
    weights = layer.weights
    record["weights"] = [describe_weight(one, layer.name) for one in weights]
    record["params"] = layer.count_params() if layer.built else 0
    record["trainable_params"] = count(layer.trainable_weights)
    record["non_trainable_params"] = count(layer.non_trainable_weights)
    known = {id(one) for one in weights}
    extra = [describe_weight(one, layer.name) for one in layer.variables if id(one) not in known]
    if extra:
        record["extra_variables"] = extra
    record["supports_masking"] = bool(layer.supports_masking)
    spec = describe_input_spec(layer.input_spec)
    if spec:
        record["input_spec"] = spec
    try:
        record["config"] = keras.saving.serialize_keras_object(layer)
    except Exception as error:  # the layer works, but cannot be saved
        record["config_error"] = describe_error(error, True)
        return record
    try:
        again = type(layer).from_config(layer.get_config())
        written = keras.saving.serialize_keras_object(again)["config"]
        if written != record["config"]["config"]:
            record["config_again"] = written
    except Exception as error:  # Keras does not read what it has written
        record["config_unread"] = describe_error(error, False)
    return record
