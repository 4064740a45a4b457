"""The values of a case: from JSON to Python objects, from drawn values to JSON, and as Python source.

JSON has no tuple: `tuples` lists the dotted paths that were one. The marks (`$layer`, `$obj`, ...) are
explained in README.md.
"""

import math
from dataclasses import dataclass, field

import keras
import numpy as np

from case_functions import FUNCTIONS

OBJECTS = {"object()": object}


@dataclass(frozen=True)
class Nested:
    """A layer given to a layer, not made yet."""

    name: str
    args: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Made:
    """An object of Keras given to a layer, not made yet: `Made("keras.regularizers.L2", {"l2": 0.5})`."""

    path: str
    args: dict = field(default_factory=dict)


def encode(value, path="", tuples=None):
    """A drawn value as JSON; the paths of its tuples are added to `tuples`."""
    if isinstance(value, Nested):
        return {"$layer": value.name, "args": encode(value.args, path, tuples)}
    if isinstance(value, Made):
        return {"$obj": value.path, "args": encode(value.args, path, tuples)}
    if isinstance(value, float) and not math.isfinite(value):
        return {"$float": repr(value)}
    if isinstance(value, (tuple, list)):
        if isinstance(value, tuple):
            tuples.append(path)
        return [encode(one, f"{path}.{i}" if path else str(i), tuples) for i, one in enumerate(value)]
    if isinstance(value, dict):
        return {key: encode(one, f"{path}.{key}" if path else key, tuples) for key, one in value.items()}
    return value


def case_of(class_name, args, inputs, call=None, prior_calls=None):
    """A case in JSON from what was drawn or written by hand."""
    tuples = []
    case = {"class": class_name, "args": encode(args, "", tuples)}
    if tuples:
        case["tuples"] = tuples
    case["inputs"] = inputs
    if prior_calls:
        case["prior_calls"] = prior_calls
    if call:
        case["call"] = call
    return case


def decode(value, tuples=frozenset(), path="", tensors=()):
    """The Python object that a JSON value of a case stands for."""
    if isinstance(value, list):
        items = [decode(one, tuples, f"{path}.{i}" if path else str(i), tensors) for i, one in enumerate(value)]
        return tuple(items) if path in tuples else items
    if not isinstance(value, dict):
        return value
    inner = lambda one: decode(one, tuples, path, tensors)
    if "$layer" in value:
        return getattr(keras.layers, value["$layer"])(**inner(value.get("args", {})))
    if "$obj" in value:
        return _named(value["$obj"])(**inner(value.get("args", {})))
    if "$fn" in value:
        return FUNCTIONS.get(value["$fn"]) or _named(value["$fn"])
    if "$ndarray" in value:
        return np.array(value["$ndarray"], dtype=value.get("dtype", "float32"))
    if "$py" in value:
        return OBJECTS[value["$py"]]()
    if "$float" in value:
        return float(value["$float"])
    if "$t" in value:
        return tensors[value["$t"]]
    if "$tuple" in value:
        return tuple(inner(one) for one in value["$tuple"])
    if "$dict" in value:
        return {key: inner(one) for key, one in value["$dict"].items()}
    return {key: decode(one, tuples, f"{path}.{key}" if path else key, tensors) for key, one in value.items()}


def _named(path):
    """What a dotted path of Keras names: `keras.activations.relu`."""
    made = keras
    for part in path.split(".")[1:]:
        made = getattr(made, part)
    return made


def source(value, tuples=frozenset(), path=""):
    """A JSON value of a case as Python source; tensors are `x0`, `x1`, ..."""
    if isinstance(value, list):
        items = [source(one, tuples, f"{path}.{i}" if path else str(i)) for i, one in enumerate(value)]
        if path in tuples:
            return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"
        return f"[{', '.join(items)}]"
    if not isinstance(value, dict):
        return repr(value)
    inner = lambda one: source(one, tuples, path)
    if "$layer" in value:
        return f"{value['$layer']}({keywords(value.get('args', {}), tuples, path)})"
    if "$obj" in value:
        return f"{value['$obj']}({keywords(value.get('args', {}), tuples, path)})"
    if "$fn" in value:
        return f"fn:{value['$fn']}"
    if "$ndarray" in value:
        return f"np.array({value['$ndarray']}, dtype={value.get('dtype', 'float32')!r})"
    if "$py" in value:
        return value["$py"]
    if "$float" in value:
        return f"float({value['$float']!r})"
    if "$t" in value:
        return f"x{value['$t']}"
    if "$tuple" in value:
        items = [inner(one) for one in value["$tuple"]]
        return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"
    entries = value.get("$dict", value)
    return "{" + ", ".join(f"{key!r}: {inner(one)}" for key, one in entries.items()) + "}"


def keywords(args, tuples=frozenset(), path=""):
    """Arguments as they stand between the parentheses of a call; `"*"` holds the positional ones."""
    below = lambda key: f"{path}.{key}" if path else key
    positional = [source(one, tuples, f"{below('*')}.{i}") for i, one in enumerate(args.get("*", []))]
    return ", ".join(positional + [f"{key}={source(one, tuples, below(key))}" for key, one in args.items() if key != "*"])


def case_source(case):
    """A case as one line of Python, with `x0`, `x1`, ... for its inputs."""
    made = f"{case['class']}({keywords(case['args'], frozenset(case.get('tuples', ())))})"
    if case["class"] == "InputLayer":
        return made
    call = case.get("call", {"args": [{"$t": 0}]})
    given = [source(one) for one in call.get("args", [])] + [f"{key}={source(one)}" for key, one in call.get("kwargs", {}).items()]
    return f"{made}({', '.join(given)})"
