"""Records which places of its input every output of a layer with a window reads, in real Keras.

A window of ones goes over inputs that are 1 in a single place: an output that is not 0 reads that place. One line a case:
the class, its settings, the size of the input, and for every output the places that it reads.

    python conformance/record_windows.py > conformance/windows.jsonl
"""

import itertools
import json
import os
import random

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import keras  # noqa: E402
import numpy as np  # noqa: E402

WINDOWS = ("Conv1D", "DepthwiseConv1D", "SeparableConv1D", "Conv1DTranspose", "Conv2DTranspose", "AveragePooling1D", "MaxPooling1D")
CASES_EACH = 70


def settings_of(name):
    """Everything that a window can be, small enough to be seen."""
    grid = itertools.product(range(1, 6), range(1, 5), ("valid", "same", "causal"), range(1, 4), (None, 0, 1, 2))
    for kernel, stride, padding, dilation, output_padding in grid:
        if stride > 1 and dilation > 1 and "Depthwise" not in name and "Separable" not in name:
            continue
        if "Pooling" in name:
            if dilation == 1 and output_padding is None and padding != "causal":
                yield {"pool_size": kernel, "strides": stride, "padding": padding}
            continue
        if padding == "causal" and name != "Conv1D":
            continue
        if output_padding is not None and "Transpose" not in name:
            continue
        given = {"kernel_size": kernel, "strides": stride, "padding": padding, "dilation_rate": dilation}
        if output_padding is not None:
            given["output_padding"] = output_padding
        yield given


def simple_cases():
    """Layers that put places around, cut them off or repeat them."""
    for n in (5, 6):
        for pair in ([1, 2], [0, 3], [2, 0]):
            yield "ZeroPadding1D", {"padding": pair}, n
            yield "Cropping1D", {"cropping": pair}, n
        for size in (1, 2, 3):
            yield "UpSampling1D", {"size": size}, n


def made(name, given):
    if name in ("Conv1D", "SeparableConv1D", "Conv1DTranspose", "Conv2DTranspose"):
        given = {"filters": 1, **given}
    if name == "Conv2DTranspose":
        given = {key: value if key in ("filters", "padding") else (1, value) if key != "output_padding" else (0, value) for key, value in given.items()}
    ones = {"Conv1D": ("kernel",), "Conv1DTranspose": ("kernel",), "Conv2DTranspose": ("kernel",), "DepthwiseConv1D": ("depthwise",), "SeparableConv1D": ("depthwise", "pointwise")}.get(name, ())
    return getattr(keras.layers, name)(**given, **{f"{part}_initializer": "ones" for part in ones})


def reads(name, given, n):
    layer = made(name, given)
    impulses = np.eye(n, dtype="float32")[:, None, :, None] if name == "Conv2DTranspose" else np.eye(n, dtype="float32")[:, :, None]
    out = np.asarray(layer(impulses)).reshape(n, -1)
    return [np.nonzero(out[:, place])[0].tolist() for place in range(out.shape[1])]


def main():
    random.seed(7)
    cases = [(name, given, n) for name in WINDOWS for given, n in random.sample(list(itertools.product(settings_of(name), range(1, 10))), CASES_EACH)]
    for name, given, n in [*cases, *simple_cases()]:
        # TensorFlow ends the process where no window of a pooling fits.
        if given.get("pool_size", 0) > n and given["padding"] == "valid":
            continue
        try:
            print(json.dumps({"class": name, "given": given, "n": n, "reads": reads(name, given, n)}))
        except Exception:  # noqa: BLE001  (what Keras refuses has no window)
            continue


if __name__ == "__main__":
    main()
