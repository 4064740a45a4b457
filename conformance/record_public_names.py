"""Records the public names of Keras's modules, as `keras` and as `tensorflow.keras`: public-names.json."""

import json
import os
import pathlib
import types

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import keras
import tensorflow  # noqa: F401  makes keras._tf_keras whole
import keras._tf_keras.keras as inside_tensorflow


def names_below(module, path="", found=None):
    found = {} if found is None else found
    names = [name for name in dir(module) if not name.startswith("_")]
    found[path] = " ".join(names)
    for name in names:
        part = getattr(module, name)
        if isinstance(part, types.ModuleType) and part.__name__.startswith("keras.") and not part.__name__.startswith("keras.src"):
            names_below(part, f"{path}.{name}".lstrip("."), found)
    return found


record = {"keras": keras.__version__, "names": {"keras": names_below(keras), "tensorflow.keras": names_below(inside_tensorflow)}}
pathlib.Path(__file__).with_name("public-names.json").write_text(json.dumps(record, indent=0, sort_keys=True) + "\n", encoding="utf-8")
