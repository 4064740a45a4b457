"""Masks that travel through layers of one's own: passed on, read, made, lost."""
import keras
import tensorflow as tf
from keras import layers, ops


class Passing(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.supports_masking = True

    def call(self, inputs):
        return tf.nn.relu(inputs)


class Losing(layers.Layer):
    def call(self, inputs):
        return inputs * 2.0


class Reading(layers.Layer):
    def call(self, inputs, mask=None):
        print("mask", None if mask is None else tuple(mask.shape))
        if mask is None:
            return inputs
        return inputs * tf.expand_dims(tf.cast(mask, "float32"), -1)


class Making(layers.Layer):
    def __init__(self, words, size):
        super().__init__()
        self.table = layers.Embedding(words, size)

    def call(self, words):
        return self.table(words)

    def compute_mask(self, words, mask=None):
        return ops.not_equal(words, 0)


class Shortening(layers.Layer):
    def call(self, inputs):
        return inputs[:, 1:]

    def compute_mask(self, inputs, mask=None):
        if mask is None:
            return None
        return mask[:, 1:]


class Pooling(layers.Layer):
    def __init__(self):
        super().__init__()
        self.supports_masking = True

    def call(self, inputs, mask=None):
        return ops.mean(inputs, axis=1)

    def compute_mask(self, inputs, mask=None):
        return None


for between in (Passing, Losing, Reading, Shortening):
    words = keras.Input((None,), dtype="int32")
    x = layers.Embedding(50, 16, mask_zero=True)(words)
    x = between()(x)
    x = layers.LSTM(8)(x)
    model = keras.Model(words, x)
    model.summary()
    print([layer.name for layer in model.layers])

words = keras.Input((12,))
x = Making(50, 16)(words)
x = Reading()(x)
x = layers.GRU(4)(x)
keras.Model(words, x).summary()

words = keras.Input((12,))
x = Pooling()(layers.Bidirectional(layers.LSTM(3, return_sequences=True))(Making(50, 16)(words)))
keras.Model(words, layers.Dense(1)(x)).summary()

words = keras.Input((12,), dtype="int32")
x = layers.Embedding(50, 16, mask_zero=True)(words)
y = Reading()(x, mask=ops.ones((12,), "bool")[None])
model = keras.Model(words, Passing()(y))
print(model(ops.ones((3, 12), "int32")).shape)
print(Passing().supports_masking, Losing().supports_masking, Shortening().supports_masking)
