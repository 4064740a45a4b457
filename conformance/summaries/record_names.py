"""Records names.json.gz: summaries of models whose names are hard to lay out (wide characters, emoji, brackets,
backslashes), at random widths and arguments, from the real Keras.

    python record_names.py SEED MODELS > names.json.gz      (Keras 3.15.1, TensorFlow 2.21.0, rich 15.0.0)
"""

import contextlib
import gzip
import io
import json
import math
import os
import random
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import keras  # noqa: E402
from keras import layers  # noqa: E402

PIECES = [
    "a", "conv", "x" * 30, "層", "レイヤ", "한국", "🚀", "👩‍🚀", "❤️", "é", "e\u0301", "\u200d", "\ufe0f", "[bold]", "[1]", "[@x]", "[#f]",
    "\\", "\\[", "\\[b]", "- ", "_", " ", "  ", "\u00a0", "\u3000x", ":smile:", ":rocket-text:", ":x y:", "(", ")", ",", '"', "'", "…", "└", "0",
    "None", ", 3,", "#", "ab cd",
]
WIDTHS = [0, 3, 20, 24, 30, 33, 40, 44, 50, 60, 70, 80, 81, 97, 120, 124, 150, 200]
LENGTHS = [9, 12, 16, 18, 20, 22, 25, 28, 30, 35, 40, 47, 65, 76, 99, 130]
PALETTES = {"none": {}, "256": {"FORCE_COLOR": "1", "TERM": "xterm-256color"}, "bold": {"FORCE_COLOR": "1", "TERM": "xterm-256color", "NO_COLOR": "1"}}
VARIABLES = ("COLUMNS", "FORCE_COLOR", "TERM", "NO_COLOR")


class Stream(io.StringIO):
    encoding = "utf-8"


def names(rnd):
    used = set()
    while True:
        name = "".join(rnd.choice(PIECES) for _ in range(rnd.randint(1, 5)))
        if name not in used:
            used.add(name)
            yield name


def make(rnd):
    name = names(rnd)
    x = keras.Input((4,), name=next(name))
    start = x
    for _ in range(rnd.randint(1, 4)):
        if rnd.random() < 0.3:
            x = layers.Add(name=next(name))([x, start if start.shape == x.shape else x])
        else:
            layer = layers.Dense(rnd.choice([4, 4, 4, 1000]), name=next(name), trainable=rnd.random() < 0.8)
            x = layer(x)
    return keras.Model(start, x, name=next(name))


def count(weights):
    return sum(math.prod(w.shape) for w in weights)


def summary(model, columns, args, palette):
    for variable in VARIABLES:
        os.environ.pop(variable, None)
    if columns is not None:
        os.environ["COLUMNS"] = str(columns)
    os.environ.update(PALETTES[palette])
    stream = Stream()
    try:
        with contextlib.redirect_stdout(stream):
            model.summary(**args)
        return {"columns": columns, "args": args, "palette": palette, "text": stream.getvalue()}
    except Exception as error:
        return {"columns": columns, "args": args, "palette": palette, "error": f"{type(error).__name__}: {error}"}


def layer_record(layer):
    return {
        "name": layer.name,
        "class": type(layer).__name__,
        "output_shapes": [list(layer.output.shape)],
        "params": layer.count_params(),
        "trainable": layer.trainable,
        "has_weights": len(layer.weights) > 0,
        "connected_to": [
            [t._keras_history.operation.name, t._keras_history.node_index, t._keras_history.tensor_index]
            for node in layer._inbound_nodes
            for t in node.input_tensors
        ],
    }


def record(model, rnd):
    trainable, frozen = count(model.trainable_weights), count(model.non_trainable_weights)
    texts = {}
    for i in range(6):
        args = {}
        if rnd.random() < 0.4:
            args["line_length"] = rnd.choice(LENGTHS)
        if rnd.random() < 0.3:
            args["show_trainable"] = True
        if rnd.random() < 0.1:
            args["positions"] = sorted(round(rnd.random(), 2) for _ in range(rnd.randint(3, 5)))
        texts[str(i)] = summary(model, rnd.choice(WIDTHS), args, rnd.choice(list(PALETTES)))
    wide = summary(model, 200, {}, "none")
    return {
        "name": model.name,
        "model_name": model.name,
        "sequential_like": "Connected to" not in wide.get("text", ""),
        "layers": [layer_record(layer) for layer in model.layers],
        "params": {
            "total": trainable + frozen, "trainable": trainable, "non_trainable": frozen, "optimizer": None, "optimizer_bytes": None,
            "trainable_bytes": 4 * trainable, "non_trainable_bytes": 4 * frozen,
        },
        "summaries": texts,
    }


rnd = random.Random(int(sys.argv[1]))
models = []
while len(models) < int(sys.argv[2]):
    try:
        model = make(rnd)
    except Exception:  # Keras refuses some of these names.
        continue
    models.append(record(model, rnd))
sys.stdout.buffer.write(gzip.compress(json.dumps({"keras": keras.__version__, "models": models}, ensure_ascii=False).encode(), mtime=0))
