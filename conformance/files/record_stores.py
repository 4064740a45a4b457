"""Records how Keras keeps single layers in a file of weights: where each weight lies, and what it starts with.

    python record_stores.py                writes stores.jsonl.gz from the cases of ../layers/
"""

import collections
import io
import json
import sys
from pathlib import Path

here = Path(__file__).parent
sys.path.insert(0, str(here.parent))

import h5py
import numpy as np

import build_case
from build_case import build, keras
from keras.src.saving.saving_lib import H5IOStore, _save_state
from record_layers import GIVEN, LAYERS, read_lines, write_lines

# Cases of a class whose files look alike are recorded so often.
EACH = 2
# A weight of more numbers is described by its moments alone.
FEW = 64


def saved(layer):
    """The datasets of a layer by their paths, and the names of the groups."""
    held = io.BytesIO()
    store = H5IOStore(held, mode="w")
    _save_state(layer, weights_store=store, assets_store=None, inner_path="", visited_saveables=set())
    store.close()
    data, names = {}, {}

    def visit(path, found):
        if isinstance(found, h5py.Dataset):
            told = found.attrs.get("dtype")
            data[path] = (found[()], told or str(found.dtype), str(found.dtype))
        elif "name" in found.attrs:
            names[path] = found.attrs["name"]

    with h5py.File(held, "r") as file:
        file.visititems(visit)
    return data, names


def numbers_of(value):
    """The numbers of a dataset; those of bfloat16 are kept as two bytes without a type."""
    value = np.asarray(value)
    if value.dtype.kind == "V":
        value = (value.view("uint16").astype("uint32") << 16).view("float32")
    return value.astype("float64")


def start_of(value):
    """What a weight starts with: its numbers, or their moments."""
    numbers = numbers_of(value)
    if numbers.size == 0:
        return {}
    if np.all(numbers == numbers.flat[0]):
        return {"all": float(numbers.flat[0])}
    return {"min": float(numbers.min()), "max": float(numbers.max()), "mean": float(numbers.mean()), "std": float(numbers.std())}


def record(case):
    kept = {}
    original = build_case._describe

    def keep(layer, out):
        kept["layer"] = layer
        return original(layer, out)

    build_case._describe = keep
    built = build({key: case[key] for key in GIVEN if key in case})
    build_case._describe = original
    layer = kept.get("layer")
    if layer is None or "error" in built:
        return None
    weights = list(layer.weights)
    known = {id(one) for one in weights}
    extra = [one for one in layer.variables if id(one) not in known]
    try:
        first, names = saved(layer)
        if not first:
            return None
        # Each variable is given its own number, to see where it goes.
        for i, one in enumerate([*weights, *extra]):
            one.assign(np.full(one.shape, i, dtype=one.dtype if one.dtype != "bfloat16" else "float32"))
        second, _ = saved(layer)
    except Exception:  # what cannot be saved has no file
        return None
    entries = []
    for path, (value, dtype, kept_as) in first.items():
        marks = numbers_of(second[path][0])
        mark = marks.flat[0] if marks.size and np.all(marks == marks.flat[0]) else None
        entries.append({"path": path, "shape": list(value.shape), "dtype": dtype, "kept_as": kept_as, "weight": None if mark is None else int(mark), "start": start_of(value)})
    return {**{key: case[key] for key in GIVEN if key in case}, "weights": len(weights), "extra": len(extra), "names": names, "stored": entries}


def main():
    found = []
    for path in sorted(LAYERS.glob("*.jsonl.gz")):
        seen = collections.Counter()
        for case in read_lines(path):
            if "error" in case or not (case.get("weights") or case.get("extra_variables")):
                continue
            about = json.dumps([[[one["path"].split("/")[-1], len(one["shape"]), one["dtype"]] for one in case.get(key, [])] for key in ("weights", "extra_variables")])
            if seen[about] >= EACH:
                continue
            one = record(case)
            if one is None:
                continue
            seen[about] += 1
            found.append(one)
        print(path.name, sum(seen.values()), flush=True)
    write_lines(here / "stores.jsonl.gz", found)
    print(f"{len(found)} layers")


if __name__ == "__main__":
    main()
