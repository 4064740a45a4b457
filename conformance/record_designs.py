"""Records the networks of designs.py as real Keras builds them: layers, settings, weights and printed summary.

    python record_designs.py            writes designs.json.gz (some minutes)
    python record_designs.py --check    says what would change, and writes nothing

Layers are described as in record_zoo.py.
"""

import gzip
import io
import json
import sys
from contextlib import redirect_stdout
from pathlib import Path

import designs
import keras
from record_zoo import describe, numbers, short, value_of

RECORDED = Path(__file__).parent / "designs.json.gz"


def shape(*sizes):
    return {"$tuple": list(sizes)}


def cases():
    for name in ("lenet5", "alexnet", "unet", "lstm_classifier", "transformer_encoder", "vit_b16", "gpt2_small"):
        yield name, {}
    yield "lenet5", {"paper": True}
    yield "lenet5", {"input_shape": shape(28, 28, 1), "padding": "same", "activation": "relu", "classes": 47}
    yield "lenet5", {"input_shape": shape(28, 28, 3)}
    yield "lenet5", {"input_shape": shape(8, 8, 1)}
    yield "lenet5", {"input_shape": shape(None, None, 1)}
    yield "alexnet", {"groups": 1, "dropout": 0}
    yield "alexnet", {"input_shape": shape(224, 224, 3), "classes": 10}
    yield "alexnet", {"groups": 5}
    yield "unet", {"padding": "same", "input_shape": shape(512, 512, 3), "classes": 1}
    yield "unet", {"padding": "same", "input_shape": shape(None, None, 3), "filters": 16, "dropout": 0}
    yield "unet", {"input_shape": shape(390, 420, 1), "depth": 3, "filters": 32, "classes": 5}
    yield "unet", {"padding": "same", "input_shape": shape(100, 100, 3)}
    yield "lstm_classifier", {"bidirectional": True, "depth": 2, "units": 64}
    yield "lstm_classifier", {"length": None, "classes": 20, "dropout": 0, "vocabulary": 5000, "embedding": 64}
    yield "transformer_encoder", {"attention_bias": True, "length": None}
    yield "transformer_encoder", {"width": 1024, "inner": 4096, "heads": 16, "depth": 2, "dropout": 0.3}
    yield "vit_b16", {"input_shape": shape(384, 384, 3), "classes": 10, "dropout": 0}
    yield "vit_b16", {"patch": 32, "width": 1024, "depth": 2, "heads": 16, "inner": 4096, "input_shape": shape(224, 250, 1)}
    yield "gpt2_small", {"tied": False, "length": 128}
    yield "gpt2_small", {"depth": 3, "width": 1024, "heads": 16, "inner": 4096, "length": None, "dropout": 0}


def record(name, kwargs):
    keras.utils.clear_session()
    made = {"function": name, "kwargs": kwargs}
    try:
        model = getattr(designs, name)(**{key: value_of(raw) for key, raw in kwargs.items()})
    except Exception as error:
        return {**made, "error": type(error).__name__, "message": str(error)[:200]}
    printed = io.StringIO()
    with redirect_stdout(printed):
        model.summary()
    trainable = sum(numbers(one.shape) for one in model.trainable_weights)
    return {**made, "name": model.name, "params": [model.count_params(), trainable], "layers": [describe(one) for one in model._operations], "summary": short(printed.getvalue())}


def main():
    for initializer in ("GlorotUniform", "RandomUniform", "OrthogonalInitializer"):
        setattr(getattr(keras.initializers, initializer), "__call__", lambda self, shape, dtype=None, **more: keras.ops.zeros(shape, dtype))
    records = []
    for name, kwargs in cases():
        records.append(record(name, kwargs))
        print(name, json.dumps(kwargs), records[-1].get("message", records[-1].get("params")), flush=True)
    text = json.dumps({"versions": {"keras": keras.__version__}, "cases": records}, ensure_ascii=False, separators=(",", ":"))
    if "--check" in sys.argv:
        same = RECORDED.exists() and gzip.decompress(RECORDED.read_bytes()) == text.encode()
        print(f"{len(records)} networks, {'as recorded' if same else 'other than recorded'}")
        sys.exit(0 if same else 1)
    RECORDED.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(records)} networks recorded")


if __name__ == "__main__":
    main()
