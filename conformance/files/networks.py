"""Small networks with everything that a model file can hold; each is made by a function of its name."""

import keras
import numpy as np
from keras import layers, ops


@keras.saving.register_keras_serializable("house")
class Doubled(layers.Layer):
    """A layer of one's own, with a weight."""

    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.factor = self.add_weight(shape=(self.units,), name="factor")
        self.inner = layers.Dense(self.units)
        self.inner.build(input_shape)

    def call(self, x):
        return self.inner(x) * self.factor

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.units)

    def get_config(self):
        return {**super().get_config(), "units": self.units}


def stack():
    model = keras.Sequential([keras.Input((12, 12, 1)), layers.Conv2D(4, 3, activation="relu"), layers.BatchNormalization(), layers.MaxPooling2D(), layers.Flatten(), layers.Dropout(0.25), layers.Dense(3, activation="softmax")], name="stack")
    model.compile("adam", keras.losses.MeanSquaredError())
    return model


def unbuilt_input():
    model = keras.Sequential([layers.Dense(4), layers.Dense(2)], name="deferred")
    model.build((None, 5))
    return model


def shared():
    a, b = keras.Input((8,), name="a"), keras.Input((8,), name="b")
    tower = keras.Sequential([keras.Input((8,)), layers.Dense(4, activation="relu"), layers.Dense(4)], name="tower")
    top = layers.Dense(2, name="top")
    joined = layers.Concatenate(name="joined")([tower(a), tower(b)])
    return keras.Model([a, b], [top(joined), layers.Dense(1, name="side")(joined)], name="shared")


def nested():
    x = keras.Input((16, 16, 3))
    y = layers.Conv2D(4, 3, padding="same")(x)
    block = keras.Model(x, layers.Add()([y, layers.Conv2D(4, 1)(x)]), name="block")
    inner = keras.Sequential([keras.Input((16, 16, 3)), block, layers.GlobalAveragePooling2D()], name="inner")
    block.trainable = False
    z = keras.Input((16, 16, 3), name="picture")
    return keras.Model(z, layers.Dense(2)(inner(z)), name="outer")


def operators():
    x, y = keras.Input((4, 6), name="x"), keras.Input((4, 6), name="y")
    z = ops.relu(x * 2 + y / 3.0) - 1
    w = ops.concatenate([z[:, 0], ops.mean(y, axis=1)], axis=-1)
    v = ops.matmul(x, ops.transpose(y, (0, 2, 1)))
    return keras.Model([x, y], [w, ops.softmax(v), 1 - ops.reshape(x, (-1, 24))], name="operators")


def sequences():
    x = keras.Input((10,), dtype="int32", name="tokens")
    y = layers.Embedding(50, 6, mask_zero=True)(x)
    y = layers.Bidirectional(layers.LSTM(4, return_sequences=True))(y)
    y = layers.RNN([layers.GRUCell(3), layers.LSTMCell(5)], return_sequences=True)(y)
    y = layers.TimeDistributed(keras.Sequential([keras.Input((5,)), layers.Dense(4)], name="step"))(y)
    y = layers.MultiHeadAttention(2, 3)(y, y, use_causal_mask=True)
    y = layers.LayerNormalization()(y)
    return keras.Model(x, layers.GRU(2)(y), name="sequences")


def structures():
    inputs = {"left": keras.Input((3,), name="left"), "right": keras.Input((5,), name="right")}
    inner = keras.Model(inputs, {"sum": layers.Dense(2)(inputs["left"]), "more": layers.Dense(4)(inputs["right"])}, name="inner")
    again = {"left": keras.Input((3,), name="l"), "right": keras.Input((5,), name="r")}
    out = inner({"left": again["left"], "right": again["right"]})
    return keras.Model([again["left"], again["right"]], {"z": layers.Dense(1)(out["sum"]), "a": out["more"]}, name="structures")


def own_layer():
    x = keras.Input((5,))
    return keras.Model(x, layers.Dense(2)(Doubled(4, name="doubled")(layers.Dense(3)(x))), name="with_own")


def mixed():
    return keras.Sequential([keras.Input((6,)), layers.Dense(4, dtype="mixed_float16"), layers.Dense(2, dtype="float64", trainable=False), layers.SpectralNormalization(layers.Dense(3))], name="mixed")


def quantized():
    model = keras.Sequential([keras.Input((8,)), layers.Dense(16), layers.Dense(4)], name="small_numbers")
    model.quantize("int8")
    return model


def prepared():
    norm = layers.Normalization()
    norm.adapt(np.array([[1.0, 2.0], [3.0, 5.0]]))
    return keras.Sequential([keras.Input((2,)), norm, layers.Dense(1), layers.PReLU()], name="prepared")


NETWORKS = [stack, unbuilt_input, shared, nested, operators, sequences, structures, own_layer, mixed, quantized, prepared]
