"""Records networks of layers that TensorFlow.js has, with their weights and what they predict.

    python record_browser.py                 writes browser/NAME.keras and browser/predictions.json.gz
"""

import gzip
import json
import sys
from pathlib import Path

here = Path(__file__).parent
sys.path.insert(0, str(here.parent))

import numpy as np
from build_case import keras
from keras import layers

FOLDER = here / "browser"


def pictures():
    return keras.Sequential([
        keras.Input((12, 12, 3)),
        layers.Conv2D(4, 3, padding="same", activation="relu", kernel_regularizer="l2"),
        layers.BatchNormalization(),
        layers.SeparableConv2D(6, 3, strides=2),
        layers.LeakyReLU(negative_slope=0.1),
        layers.DepthwiseConv2D(2, depth_multiplier=2),
        layers.MaxPooling2D(2),
        layers.Conv2DTranspose(3, 3, strides=2, use_bias=False),
        layers.PReLU(shared_axes=[1, 2]),
        layers.UpSampling2D(2),
        layers.ZeroPadding2D(((1, 0), (0, 1))),
        layers.Cropping2D(1),
        layers.GlobalAveragePooling2D(),
        layers.Dropout(0.5),
        layers.Dense(3, activation="softmax"),
    ], name="pictures")


def words():
    return keras.Sequential([
        keras.Input((7,), dtype="int32"),
        layers.Embedding(20, 5),
        layers.Bidirectional(layers.LSTM(4, return_sequences=True)),
        layers.TimeDistributed(layers.Dense(3, activation="tanh")),
        layers.GRU(4, return_sequences=True, reset_after=False),
        layers.LayerNormalization(),
        layers.SimpleRNN(3),
        layers.Dense(2),
    ], name="words")


def branches():
    encoder = keras.Sequential([keras.Input((6,)), layers.Dense(4, activation="elu"), layers.Dense(4)], name="encoder")
    inner = keras.Input((4,))
    head = keras.Model(inner, layers.Add()([layers.Dense(4, name="twisted")(inner), inner]), name="head")
    left, right = keras.Input((6,), name="left"), keras.Input((6,), name="right")
    shared = layers.Dense(5, activation="sigmoid", name="shared")
    a, b = encoder(left), encoder(right)
    joined = layers.Concatenate()([head(a), head(b), shared(left), shared(right)])
    return keras.Model([left, right], [layers.Dense(2, name="first")(joined), layers.Multiply(name="second")([a, b])], name="branches")


def steps():
    return keras.Sequential([
        keras.Input((3, 8, 8, 2)),
        layers.ConvLSTM2D(3, 3, padding="same"),
        layers.Reshape((64, 3)),
        layers.Conv1D(4, 3, padding="same", dilation_rate=2),
        layers.Activation("mish"),
        layers.MaxPooling1D(2),
        layers.Permute((2, 1)),
        layers.GlobalMaxPooling1D(),
        layers.RepeatVector(2),
        layers.Flatten(),
    ], name="steps")


def numbers(tensor):
    return {"shape": list(tensor.shape), "values": [float(one) for one in np.asarray(tensor).ravel()]}


def main():
    FOLDER.mkdir(exist_ok=True)
    found = []
    for make in (pictures, words, branches, steps):
        keras.utils.clear_session()
        keras.utils.set_random_seed(1)
        model = make()
        # Weights that are not those that a layer begins with.
        for weight in model.weights:
            weight.assign(weight + keras.random.uniform(weight.shape, 0.01, 0.2, seed=3))
        model.save(FOLDER / f"{make.__name__}.keras")
        random = np.random.default_rng(0)
        given = [random.integers(0, 20, (2, *one.shape[1:])).astype("int32") if one.dtype == "int32" else random.random((2, *one.shape[1:])).astype("float32") for one in model.inputs]
        outputs = keras.tree.flatten(model.predict(given if len(given) > 1 else given[0], verbose=0))
        found.append({"name": make.__name__, "inputs": [{**numbers(one), "dtype": str(one.dtype)} for one in given], "outputs": [numbers(one) for one in outputs]})
    with gzip.GzipFile(FOLDER / "predictions.json.gz", "wb", mtime=0) as file:
        file.write(json.dumps({"keras": keras.__version__, "networks": found}).encode())


if __name__ == "__main__":
    main()
