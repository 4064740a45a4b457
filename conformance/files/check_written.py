"""Loads files that were written here with real Keras, and compares with the file that real Keras wrote: the same summary, the same predictions.

    python check_written.py WRITTEN ORIGINAL [WRITTEN ORIGINAL ...]
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np
from build_case import keras
import networks  # its own layer has to be known to Keras


def load(path):
    keras.utils.clear_session()
    keras.config.enable_unsafe_deserialization()
    return keras.models.load_model(path, compile=False)


def text(model):
    lines = []
    model.summary(print_fn=lines.append, expand_nested=True, show_trainable=True)
    return "".join(lines)


def inputs_of(model):
    random = np.random.default_rng(0)
    made = []
    for one in model.inputs:
        shape = [2 if size is None else size for size in one.shape]
        made.append(random.integers(0, 5, shape).astype(one.dtype) if one.dtype.startswith("int") else random.random(shape).astype(one.dtype))
    return made if len(made) > 1 else made[0]


def check(written, original):
    ours, theirs = load(written), load(original)
    if text(ours) != text(theirs):
        return "another summary"
    given = inputs_of(theirs)
    before, after = (keras.tree.flatten(model(given)) for model in (theirs, ours))
    same = len(before) == len(after) and all(np.array_equal(keras.ops.convert_to_numpy(a), keras.ops.convert_to_numpy(b), equal_nan=True) for a, b in zip(before, after))
    return "ok" if same else "other predictions"


def main():
    failed = 0
    for written, original in zip(sys.argv[1::2], sys.argv[2::2]):
        try:
            found = check(written, original)
        except Exception as error:  # what Keras refuses is a result
            found = f"{type(error).__name__}: {str(error)[:200]}"
        failed += found != "ok"
        print(f"{Path(written).name}: {found}")
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
