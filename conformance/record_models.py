"""Records whole models: what real Keras prints of every script in models/, and what their `model` is.

    python record_models.py            writes models/models.json.gz
    python record_models.py --check    says what would change, and writes nothing
"""

import gzip
import json
import sys
from pathlib import Path

from run_script import run_script

import keras
import tensorflow as tf

SCRIPTS = Path(__file__).parent / "models"
RECORDED = SCRIPTS / "models.json.gz"
# A width at which no name is cut.
WIDE = 120


def sizes(shape):
    return [None if size is None else int(size) for size in shape]


def count(variables):
    total = 0
    for one in variables:
        size = 1
        for axis in one.shape:
            size *= int(axis)
        total += size
    return total


def describe(layer):
    """A layer and, for a model, its layers."""
    made = {"name": layer.name, "class": type(layer).__name__}
    if layer._inbound_nodes:
        made["outputs"] = [{"shape": sizes(one.shape), "dtype": keras.backend.standardize_dtype(one.dtype)} for one in layer._inbound_nodes[-1].output_tensors]
    weights = layer.weights if layer.built else []
    made["params"] = count(weights)
    made["weights"] = [{"name": one.name, "shape": sizes(one.shape), "dtype": keras.backend.standardize_dtype(one.dtype), "trainable": bool(one.trainable)} for one in weights]
    if isinstance(layer, keras.Model):
        made["layers"] = [describe(one) for one in layer.layers]
        made["trainable_params"] = count(layer.trainable_weights if layer.built else [])
    return made


def record(path):
    source = path.read_text()
    plain, names = run_script(source)
    wide, _ = run_script(source, WIDE)
    if "error" in plain:
        sys.exit(f"{path.name}: {plain['error']['message']}")
    return {"script": path.name, "printed": plain["printed"], f"printed_{WIDE}": wide["printed"], "model": describe(names["model"])}


def main():
    scripts = sorted(SCRIPTS.glob("*.py"))
    text = json.dumps(
        {"versions": {"keras": keras.__version__, "tensorflow": tf.__version__}, "models": [record(path) for path in scripts]},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    written = gzip.compress(text.encode(), 9, mtime=0)
    if "--check" in sys.argv:
        same = RECORDED.exists() and gzip.decompress(RECORDED.read_bytes()) == text.encode()
        print(f"{len(scripts)} models, {'as recorded' if same else 'other than recorded'}")
        sys.exit(0 if same else 1)
    RECORDED.write_bytes(written)
    print(f"{len(scripts)} models recorded")


if __name__ == "__main__":
    main()
