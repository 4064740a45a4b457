"""Makes model files of 4 GB that take no room: the weights are a hole in the file.

    python big_files.py FOLDER             writes big.keras and big.h5 there
"""

import json
import struct
import sys
import zlib
from pathlib import Path

import h5py

SIZE = 4 * 2**30
UNITS = 32768

LAYER = {"class_name": "Dense", "config": {"name": "dense", "trainable": True, "dtype": "float32", "units": UNITS, "activation": "linear", "use_bias": False}}
INPUT = {"class_name": "InputLayer", "config": {"batch_shape": [None, SIZE // 4 // UNITS], "dtype": "float32", "name": "input_layer"}}


def config(module):
    layers = [one | ({"module": "keras.layers", "registered_name": None} if module else {}) for one in (INPUT, LAYER)]
    return json.dumps({"class_name": "Sequential", "config": {"name": "big", "layers": layers}} | ({"module": "keras", "registered_name": None} if module else {}))


def hole(group, name):
    """A dataset of 4 GB of which nothing is written."""
    settings = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    settings.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
    settings.set_fill_time(h5py.h5d.FILL_TIME_NEVER)
    h5py.h5d.create(group.id, name.encode(), h5py.h5t.IEEE_F32LE, h5py.h5s.create_simple((SIZE // 4 // UNITS, UNITS)), settings)


def older(path):
    with h5py.File(path, "w") as file:
        file.attrs["model_config"] = config(module=False)
        group = file.create_group("model_weights")
        group.attrs["layer_names"] = ["dense"]
        layer = group.create_group("dense")
        layer.attrs["weight_names"] = ["dense/kernel"]
        hole(layer.create_group("dense"), "kernel")


def newer(path):
    weights = path.with_suffix(".weights.h5")
    with h5py.File(weights, "w") as file:
        hole(file.create_group("layers/dense/vars"), "0")
    size = weights.stat().st_size
    text = config(module=True).encode()
    entries = []
    with open(path, "wb") as out:

        def entry(name, length, crc, write):
            at = out.tell()
            out.write(struct.pack("<IHHHHHIIIHH", 0x04034B50, 45, 0, 0, 0, 0, crc, 0xFFFFFFFF, 0xFFFFFFFF, len(name), 20) + name + struct.pack("<HHQQ", 1, 16, length, length))
            write()
            entries.append((name, length, crc, at))

        def copy():
            # Only what is written in the file of weights is written here; the rest stays a hole.
            start = out.tell()
            with open(weights, "rb") as file:
                out.write(file.read(2**20))
                file.seek(size - 2**20)
                out.seek(start + size - 2**20)
                out.write(file.read())

        entry(b"config.json", len(text), zlib.crc32(text), lambda: out.write(text))
        entry(b"model.weights.h5", size, 0, copy)
        at = out.tell()
        for name, length, crc, place in entries:
            out.write(struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 45, 45, 0, 0, 0, 0, crc, 0xFFFFFFFF, 0xFFFFFFFF, len(name), 28, 0, 0, 0, 0, 0xFFFFFFFF) + name + struct.pack("<HHQQQ", 1, 24, length, length, place))
        end = out.tell()
        out.write(struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, len(entries), len(entries), end - at, at))
        out.write(struct.pack("<IIQI", 0x07064B50, 0, end, 1))
        out.write(struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0))
    weights.unlink()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    newer(folder / "big.keras")
    older(folder / "big.h5")
