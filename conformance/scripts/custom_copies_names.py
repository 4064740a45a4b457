"""Copies of models: how their inputs are named, after how many tensors Keras has made."""
import os

import keras
import numpy as np
from keras import layers


def names(model):
    print(model.name, [layer.name for layer in model.layers])


def network(units=3):
    inputs = keras.Input((8,))
    return keras.Model(inputs, layers.Dense(units)(layers.Dense(4, activation="relu")(inputs)))


class Pair(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = layers.Dense(5)
        self.second = layers.Dense(6)

    def call(self, x):
        return self.second(self.first(x))


model = network()
names(keras.models.clone_model(model))
second = network()
copy = keras.models.clone_model(second)
names(copy)
names(keras.models.clone_model(copy))
names(keras.Model.from_config(second.get_config()))
names(keras.models.clone_model(network()))

# A stack is built anew at every `add`.
stack = keras.Sequential()
stack.add(keras.Input((4,)))
stack.add(layers.Dense(3))
stack.add(layers.Dropout(0.1))
stack.add(layers.Dense(2))
names(keras.models.clone_model(stack))
names(keras.models.clone_model(network()))

# A layer of one's own that does not build its layers is tried once.
x = keras.Input((7,))
pair = Pair()
owned = keras.Model(x, pair(x))
pair_eager = Pair()
pair_eager(np.zeros((2, 7)))
names(keras.models.clone_model(network()))

# Masks are tensors too; arithmetic is; several inputs are.
words = keras.Input((6,), dtype="int32")
vectors = layers.Embedding(10, 4, mask_zero=True)(words)
state, *more = layers.LSTM(4, return_state=True)(vectors)
other = keras.Input((4,), name="other")
joined = layers.Concatenate()([state + 1.0, other * 2])
both = keras.Model([words, other], joined)
names(keras.models.clone_model(both))
names(keras.models.clone_model(network()))
names(keras.Model.from_config(both.get_config()))
names(keras.models.clone_model(network()))

# A model inside a model is made from its config.
outer_in = keras.Input((8,))
inner = network()
outer = keras.Model(outer_in, layers.Dense(2)(inner(outer_in)))
twin = keras.models.clone_model(outer)
names(twin)
names(twin.layers[1])
names(keras.models.clone_model(network()))

# A text under a name is still a model.
text = stack.to_json()
names(keras.models.model_from_json(text))
names(network())
model.save("net.keras")
loaded = keras.models.load_model("net.keras")
os.remove("net.keras")
names(loaded)
names(keras.models.clone_model(network()))
keras.backend.clear_session()
names(keras.models.clone_model(network()))
