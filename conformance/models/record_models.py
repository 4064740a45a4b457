"""Records whole models: what real Keras prints of every script in this folder, and what their `model` is.

    python record_models.py            writes models.json.gz
    python record_models.py --check    says what would change, and writes nothing
"""

import contextlib
import gzip
import io
import json
import os
import sys
import warnings
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import tensorflow as tf

HERE = Path(__file__).parent
RECORDED = HERE / "models.json.gz"
# What Python takes for the width of the terminal when there is none, and a wider one.
PLAIN = "80"
WIDE = "120"


def run(source, columns):
    """What a script prints, and the model that it ends with."""
    os.environ["COLUMNS"] = columns
    keras.utils.clear_session()
    printed = io.StringIO()
    names = {"__name__": "__main__"}
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(compile(source, "script.py", "exec"), names)
    return printed.getvalue(), names["model"]


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
    printed, model = run(source, PLAIN)
    wide, _ = run(source, WIDE)
    return {"script": path.name, "printed": printed, f"printed_{WIDE}": wide, "model": describe(model)}


def main():
    scripts = sorted(path for path in HERE.glob("*.py") if path.name != Path(__file__).name)
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
