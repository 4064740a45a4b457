"""Records the public names of TensorFlow's modules and of its objects that scripts hold: tensorflow-names.json."""

import json
import os
import pathlib

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import tensorflow as tf

MODULES = ["", "nn", "math", "image", "linalg", "random", "data", "data.experimental", "io", "strings", "config", "config.experimental", "distribute", "debugging", "summary", "saved_model", "lite", "sparse", "ragged", "signal", "sets", "audio", "feature_column", "experimental"]

numbers = tf.data.Dataset.range(3)
OBJECTS = {
    "Variable": tf.Variable(1.0), "Tensor": tf.constant(1.0), "Dataset": numbers, "Strategy": tf.distribute.get_strategy(),
    "Module": tf.Module(), "GradientTape": tf.GradientTape(),
}


def part(path):
    found = tf
    for name in filter(None, path.split(".")):
        found = getattr(found, name)
    return found


def public(thing):
    return " ".join(name for name in dir(thing) if not name.startswith("_"))


record = {"tensorflow": tf.__version__, "modules": {path: public(part(path)) for path in MODULES}, "objects": {name: public(thing) for name, thing in OBJECTS.items()}}
pathlib.Path(__file__).with_name("tensorflow-names.json").write_text(json.dumps(record, indent=0, sort_keys=True) + "\n", encoding="utf-8")
