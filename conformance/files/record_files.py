"""Records small networks in every kind of file, and the summaries of what real Keras reads back of them.

    python record_files.py                 writes NAME.keras, NAME.h5, NAME.weights.h5 and networks.json.gz
"""

import gzip
import json
import sys
from pathlib import Path

here = Path(__file__).parent
sys.path.insert(0, str(here.parent))

from build_case import keras
import networks

OPTIONS = [{}, {"line_length": 120}, {"expand_nested": True, "show_trainable": True, "line_length": 140}]
# A stack in the oldest kind of file, weights alone, and what only one kind can hold.
OLDER = {"stack", "shared", "nested", "prepared"}
WEIGHTS = {"sequences"}


def summaries(model):
    texts = []
    for options in OPTIONS:
        lines = []
        model.summary(print_fn=lines.append, **options)
        texts.append("".join(lines))
    return texts


def weights_of(model):
    return [[list(weight.shape), keras.backend.standardize_dtype(weight.dtype)] for weight in model.weights]


def main():
    found = []
    for make in networks.NETWORKS:
        keras.utils.clear_session()
        keras.utils.set_random_seed(1)
        model = make()
        name = make.__name__
        path = here / f"{name}.keras"
        model.save(path)
        keras.utils.clear_session()
        again = keras.models.load_model(path)
        record = {"name": name, "config": json.dumps(json.loads(model.to_json())), "keras": summaries(again), "weights": weights_of(again)}
        if name in OLDER:
            keras.utils.clear_session()
            model.save(here / f"{name}.h5")
            keras.utils.clear_session()
            record["h5"] = summaries(keras.models.load_model(here / f"{name}.h5"))
        if name in WEIGHTS:
            model.save_weights(here / f"{name}.weights.h5")
        found.append(record)
    with gzip.GzipFile(here / "networks.json.gz", "wb", mtime=0) as file:
        file.write(json.dumps({"keras": keras.__version__, "options": OPTIONS, "networks": found}, indent=1).encode())
    print(f"{len(found)} networks")


if __name__ == "__main__":
    main()
