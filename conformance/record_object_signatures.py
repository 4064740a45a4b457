"""Records what Keras's small objects are made with: object-signatures.json.

The name of the class comes first; `name` must be given, `name=` may be left out, `**` takes any other name.
"""

import inspect
import json
import os
import pathlib

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import keras

MODULES = ["initializers", "regularizers", "constraints", "optimizers.schedules", "losses", "metrics", "callbacks"]


def module(path):
    found = keras
    for name in path.split("."):
        found = getattr(found, name)
    return found


def words(cls):
    parameters = list(inspect.signature(cls.__init__).parameters.values())[1:]
    texts = {inspect.Parameter.VAR_KEYWORD: lambda one: "**", inspect.Parameter.VAR_POSITIONAL: lambda one: "*"}
    plain = lambda one: one.name if one.default is inspect.Parameter.empty else f"{one.name}="
    return " ".join([cls.__name__, *(texts.get(one.kind, plain)(one) for one in parameters)])


record = {}
for path in MODULES:
    classes = {name: thing for name, thing in vars(module(path)).items() if inspect.isclass(thing) and not name.startswith("_")}
    record[path] = {name: words(cls) for name, cls in sorted(classes.items())}
pathlib.Path(__file__).with_name("object-signatures.json").write_text(json.dumps({"keras": keras.__version__, "classes": record}, indent=0) + "\n", encoding="utf-8")
