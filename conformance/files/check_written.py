"""Has networks written by the built command, loads them with real Keras, and compares with what Keras itself makes of the same source.

    python check_written.py [SOURCE ...]          the networks of this folder, ../models and the zoo where none is named

A source is a model file, a config (.json), a script that has its network in `model`, or makes it in `build`, or zoo:name. Of every one: the same summary.
Of files with weights: the same predictions to the last bit. Of the others: weights of the same shapes and dtypes, spread as those of Keras.
"""

import contextlib
import difflib
import io
import runpy
import subprocess
import sys
import tempfile
from pathlib import Path

here = Path(__file__).parent
sys.path.insert(0, str(here.parent))

import numpy as np
from build_case import keras
import networks  # its own layer has to be known to Keras

COMMAND = ["node", str(here.parent.parent / "dist/cli/main.cjs"), "convert"]
ZOO = "VGG16 ResNet50 ResNet50V2 InceptionV3 MobileNet MobileNetV2 MobileNetV3Small DenseNet121 NASNetMobile EfficientNetB0 EfficientNetV2B0 Xception ConvNeXtTiny".split()
# What Keras cannot do with a file of its own either.
SKIPPED = {"own_layer.keras": "its class is not in the file", "not_built.py": "Keras saves no network without inputs either"}


def text(model):
    lines = []
    model.summary(print_fn=lines.append, expand_nested=True, show_trainable=True)
    return "".join(lines)


def load(path, compiled=True):
    keras.utils.clear_session()
    keras.config.enable_unsafe_deserialization()
    return keras.models.load_model(path, safe_mode=False, compile=compiled)


def inputs_of(model):
    random = np.random.default_rng(0)

    def value(one):
        shape = [4 if size is None else size for size in one.shape]
        return random.integers(0, 5, shape).astype(one.dtype) if one.dtype.startswith("int") else random.random(shape).astype(one.dtype)

    return keras.tree.map_structure(value, model._inputs_struct if hasattr(model, "_inputs_struct") else model.inputs[0])


def same_predictions(ours, theirs):
    given = inputs_of(theirs)
    before, after = (keras.tree.flatten(model(given)) for model in (theirs, ours))
    return len(before) == len(after) and all(np.array_equal(keras.ops.convert_to_numpy(a), keras.ops.convert_to_numpy(b), equal_nan=True) for a, b in zip(before, after))


def spread(ours, theirs):
    """The first weight that starts otherwise; None where all start alike."""
    if [(w.shape, str(w.dtype)) for w in ours.weights] != [(w.shape, str(w.dtype)) for w in theirs.weights]:
        return "other weights"
    for mine, its in zip(ours.weights, theirs.weights):
        a, b = (keras.ops.convert_to_numpy(one.value).astype("float64") for one in (mine, its))
        if not a.size:
            continue
        if np.all(b == b.flat[0]):
            if not np.array_equal(a, b) and a.size > 2:
                return f"{its.path} starts otherwise"
        elif abs(a.std() - b.std()) > 9 * b.std() / np.sqrt(a.size) or abs(a.mean() - b.mean()) > 12 * b.std() / np.sqrt(a.size):
            return f"{its.path} is spread otherwise: {a.mean()} +- {a.std()}, Keras {b.mean()} +- {b.std()}"
    return None


def original(source, folder):
    """What Keras makes of the source, and whether it holds weights."""
    keras.utils.clear_session()
    if source.startswith("zoo:"):
        return next(found for name, found in vars(keras.applications).items() if name.lower() == source[4:] and callable(found))(weights=None), False
    path = Path(source)
    if path.suffix == ".json":
        keras.config.enable_unsafe_deserialization()
        return keras.models.model_from_json(path.read_text()), False
    if path.suffix == ".py":
        with contextlib.redirect_stdout(io.StringIO()):
            ran = runpy.run_path(str(path))
            model = ran["model"] if "model" in ran else ran["build"]()
        # Keras reads back what it has saved: the optimizer then has its variables.
        model.save(folder / "original.keras")
        return load(folder / "original.keras"), False
    # Of an older file Keras makes no variables for the optimizer.
    return load(path, compiled=path.suffix != ".h5"), True


def check(source, folder):
    written = folder / "written.keras"
    written.unlink(missing_ok=True)
    ran = subprocess.run([*COMMAND, source, str(written)], capture_output=True, text=True)
    if ran.returncode != 0:
        return f"not written: {ran.stderr.strip().splitlines()[0] if ran.stderr.strip() else ran.returncode}"
    theirs, has_weights = original(source, folder)
    theirs_text = text(theirs)
    ours = load(written, compiled=not source.endswith(".h5"))
    if text(ours) != theirs_text:
        return "another summary\n" + "\n".join(line for line in difflib.unified_diff(theirs_text.splitlines(), text(ours).splitlines(), "Keras", "written", n=0, lineterm=""))
    if has_weights:
        return "ok" if same_predictions(ours, theirs) else "other predictions"
    return spread(ours, theirs) or "ok"


def main():
    sources = sys.argv[1:] or [*(str(path) for pattern in ("*.keras", "*.h5") for path in sorted(here.glob(pattern)) if not path.name.endswith(".weights.h5")), *(str(path) for path in sorted((here.parent / "models").glob("*.py"))), *(f"zoo:{name.lower()}" for name in ZOO)]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for source in sources:
            if Path(source).name in SKIPPED:
                continue
            try:
                found = check(source, Path(folder))
            except Exception as error:  # what Keras refuses is a result
                found = f"{type(error).__name__}: {str(error)[:300]}"
            failed += found != "ok"
            print(f"{Path(source).name}: {found}", flush=True)
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
