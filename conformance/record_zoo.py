"""Records the applications of real Keras: their layers, settings, weights and printed summary, or why Keras refuses.

    python record_zoo.py            writes zoo.json.gz (an hour)
    python record_zoo.py NAME...    records some applications anew, and what is not recorded yet
    python record_zoo.py --check    says what would change, and writes nothing

No weights are fetched: loading them changes nothing of what is recorded. Settings and weights of a layer are kept as a
short hash of their canonical text (see `canonical`), the summary as a hash of its text.
"""

import gzip
import hashlib
import io
import json
import re
import struct
import sys
from contextlib import redirect_stdout
from pathlib import Path

import keras
from keras.src.utils import file_utils
from zoo_cases import cases

RECORDED = Path(__file__).parent / "zoo.json.gz"


def canonical(value):
    """A value as text that any language can write: numbers by their bits, keys in order."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, (int, float)):
        return struct.pack(">d", float(value)).hex()
    if isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(canonical(one) for one in value) + "]"
    return "{" + ",".join(json.dumps(key) + ":" + canonical(value[key]) for key in sorted(value)) + "}"


def short(text):
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def sizes(of):
    return "(" + ", ".join(str(one) for one in of) + ("," if len(of) == 1 else "") + ")"


def plain(config):
    """The settings as a file holds them."""
    return json.loads(json.dumps(config, default=lambda one: one.tolist() if hasattr(one, "tolist") else str(one)))


def connections(layer):
    """The layers below it, in the order of its arguments."""
    return " ".join(tensor._keras_history.operation.name for tensor in layer._inbound_nodes[-1].input_tensors)


def describe(layer):
    shapes = " ".join(sizes(tensor.shape) for tensor in layer._inbound_nodes[-1].output_tensors)
    weights = "; ".join(f"{path(layer, one)} {sizes(one.shape)} {one.dtype} {one.trainable}" for one in getattr(layer, "weights", []))
    settings = short(canonical(plain(layer.get_config()))) if isinstance(layer, keras.Layer) and not isinstance(layer, keras.Model) else ""
    params = sum(int(numbers(one.shape)) for one in getattr(layer, "weights", []))
    return "\t".join([layer.name, type(layer).__name__, shapes, str(params), connections(layer), settings, short(weights) if weights else ""])


def path(layer, weight):
    """Where a weight is below its layer; one that was given no name is called `variable`, without its number."""
    return re.sub(r"^variable_\d+$", "variable", weight.path.split(f"{layer.name}/")[-1])


def numbers(of):
    total = 1
    for one in of:
        total *= int(one)
    return total


def value_of(raw):
    if isinstance(raw, list):
        return [value_of(one) for one in raw]
    if not isinstance(raw, dict):
        return raw
    if "$tuple" in raw:
        return tuple(value_of(one) for one in raw["$tuple"])
    if "$function" in raw:
        return getattr(keras.activations, raw["$function"])
    if "$input" in raw:
        return keras.Input(tuple(raw["$input"]))
    return keras.layers.Rescaling(1 / 255)(keras.Input(tuple(raw["$behind"])))


def record(case):
    keras.utils.clear_session()
    made = dict(case)
    try:
        for _ in range(case.get("times", 1)):
            kwargs = {name: value_of(raw) for name, raw in case["kwargs"].items()}
            model = getattr(keras.applications, case["function"])(**kwargs)
    except Exception as error:
        made["error"] = type(error).__name__
        made["message"] = str(error)[:200]
        return made
    printed = io.StringIO()
    with redirect_stdout(printed):
        model.summary()
    made["name"] = model.name
    made["params"] = [model.count_params(), sum(numbers(one.shape) for one in model.trainable_weights)]
    made["layers"] = [describe(layer) for layer in model._operations]
    made["summary"] = short(printed.getvalue())
    return made


def key(case):
    return json.dumps([case["function"], case["kwargs"], case.get("times")])


def main():
    # What weights begin with is not recorded; zeros are made faster.
    for initializer in ("GlorotUniform", "HeNormal", "VarianceScaling", "Constant", "Ones"):
        setattr(getattr(keras.initializers, initializer), "__call__", lambda self, shape, dtype=None, **more: keras.ops.zeros(shape, dtype))
    file_utils.get_file = lambda fname, *args, **kwargs: fname
    keras.Model.load_weights = lambda self, *args, **kwargs: None
    for module in vars(keras.src.applications).values():
        if hasattr(module, "file_utils"):
            module.file_utils = file_utils
    asked = [name for name in sys.argv[1:] if not name.startswith("--")]
    before = {key(one): one for one in json.loads(gzip.decompress(RECORDED.read_bytes()))["cases"]} if asked else {}
    records = []
    for case in cases():
        again = case["function"] in asked or key(case) not in before
        records.append(record(case) if again else before[key(case)])
        if again:
            print(json.dumps(case), records[-1].get("error", records[-1].get("params")), flush=True)
    text = json.dumps({"versions": {"keras": keras.__version__}, "cases": records}, ensure_ascii=False, separators=(",", ":"))
    if "--check" in sys.argv:
        same = RECORDED.exists() and gzip.decompress(RECORDED.read_bytes()) == text.encode()
        print(f"{len(records)} applications, {'as recorded' if same else 'other than recorded'}")
        sys.exit(0 if same else 1)
    RECORDED.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(records)} applications recorded")


if __name__ == "__main__":
    main()
