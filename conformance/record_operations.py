"""Records what the real Keras gives for calls of `keras.ops` on symbolic tensors.

    python record_operations.py            asks every case of operation_cases.py and writes operations.jsonl.gz
    python record_operations.py --check    asks them and says what would change
"""

import argparse
import json
from pathlib import Path

import numpy as np

from build_case import keras
from keras.src.backend.common import global_state
from operation_cases import cases
from operation_inputs import A, T
from record_layers import read_lines, write_lines

FILE = Path(__file__).parent / "operations.jsonl.gz"
OWN_NAMES = ("keras_tensor", "input_layer")


def encode(value, inputs):
    """An argument as JSON; tensors are listed in `inputs`."""
    if isinstance(value, T):
        inputs.append(value)
        return {"$t": len(inputs) - 1}
    if isinstance(value, tuple):
        return {"$tuple": [encode(one, inputs) for one in value]}
    if isinstance(value, list):
        return [encode(one, inputs) for one in value]
    if isinstance(value, slice):
        return {"$slice": [encode(one, inputs) for one in (value.start, value.stop, value.step)]}
    return {"$ellipsis": True} if value is Ellipsis else value


def decode(value, tensors):
    """The value that was written down as JSON."""
    if isinstance(value, list):
        return [decode(one, tensors) for one in value]
    if not isinstance(value, dict):
        return value
    if "$t" in value:
        return tensors[value["$t"]]
    if "$tuple" in value:
        return tuple(decode(one, tensors) for one in value["$tuple"])
    return slice(*(decode(one, tensors) for one in value["$slice"])) if "$slice" in value else Ellipsis


def make(value):
    """The tensor or array of an input."""
    if isinstance(value, A):
        return np.zeros(value.shape, keras.backend.standardize_dtype(value.dtype))
    return keras.Input(batch_shape=value.shape, dtype=value.dtype)


def function(path):
    """The function of a dotted name."""
    found = keras if path.startswith("activations.") else keras.ops
    for part in path.split("."):
        found = getattr(found, part)
    return found


def outcome(result):
    """Shapes and dtypes in the structure that holds them."""
    if isinstance(result, keras.KerasTensor):
        return {"shape": list(result.shape), "dtype": result.dtype}
    if isinstance(result, (list, tuple)):
        return {"tuple" if isinstance(result, tuple) else "list": [outcome(one) for one in result]}
    return {"other": type(result).__name__}


def first_tensor(result):
    """Any tensor of a result."""
    if isinstance(result, keras.KerasTensor):
        return result
    return next((found for found in map(first_tensor, result) if found is not None), None) if isinstance(result, (list, tuple)) else None


def ask(name, args, kwargs):
    """The record of a case."""
    inputs = []
    record = {"op": name, "args": [encode(one, inputs) for one in args], "kwargs": {key: encode(one, inputs) for key, one in kwargs.items()}}
    record["inputs"] = [{"shape": list(one.shape), "dtype": one.dtype} | ({"array": True} if isinstance(one, A) else {}) for one in inputs]
    keras.utils.clear_session(free_memory=False)
    keras.config.disable_traceback_filtering()
    tensors = [make(one) for one in inputs]
    try:
        result = function(name)(*[decode(one, tensors) for one in record["args"]], **{key: decode(one, tensors) for key, one in record["kwargs"].items()})
    except Exception as error:  # every error of Keras is a result
        return record | {"error": {"type": type(error).__name__, "message": str(error)[:200]}}
    tensor = first_tensor(result)
    if tensor is None:
        return record | {"other": type(result).__name__}
    operation, index, _ = tensor._keras_history
    order = [next(i for i, one in enumerate(tensors) if one is found) for found in operation._inbound_nodes[index].input_tensors]
    taken = {key: count for key, count in global_state.get_global_attribute("object_name_uids").items() if key not in OWN_NAMES}
    return record | {"name": operation.name, "class": type(operation).__name__, "reads": order, "gives": outcome(result), "taken": taken}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; say what would change")
    options = parser.parse_args()
    made = {}
    for case in cases():
        record = json.loads(json.dumps(ask(*case)))
        made[json.dumps([record["op"], record["args"], record["kwargs"], record["inputs"]])] = record
    records = list(made.values())
    if options.check:
        before = {json.dumps([one["op"], one["args"], one["kwargs"], one["inputs"]]): one for one in read_lines(FILE)} if FILE.exists() else {}
        changed = [key for key, one in made.items() if before.get(key) != one]
        print(f"{len(records)} cases, {len(changed)} changed or new")
        raise SystemExit(1 if changed else 0)
    write_lines(FILE, records)
    print(f"{len(records)} cases of {len({one['op'] for one in records})} functions, {sum('error' in one for one in records)} refused")


if __name__ == "__main__":
    main()
