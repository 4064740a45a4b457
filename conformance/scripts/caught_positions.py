# Arguments of calls: tensors by position, all others by name, dicts by the names of the inputs.
import keras
import numpy as np
from keras import layers

stack = keras.Sequential([keras.Input((4,)), layers.Dense(3), layers.Dropout(0.5)])
left, right = keras.Input((4,), name="left"), keras.Input((2,), name="right")
graph = keras.Model([left, right], layers.Concatenate()([layers.Dense(3)(left), right]))
x, z = np.zeros((5, 4)), np.zeros((5, 2))


def attempt(what, action):
    try:
        print(what, action().shape)
    except Exception as error:
        print(what, "raises", type(error).__name__)


attempt("by name", lambda: stack(x, training=True))
attempt("by position", lambda: stack(x, True))
attempt("a list of one", lambda: stack([x]))
attempt("a list of two", lambda: graph([x, z]))
attempt("a dict", lambda: graph({"right": z, "left": x}))
attempt("a dict with more", lambda: graph({"right": z, "left": x, "other": z}))
attempt("a dict with less", lambda: graph({"left": x}))
attempt("a graph by position", lambda: graph([x, z], False))
attempt("a layer by position", lambda: layers.Dropout(0.5)(x, True))
attempt("the other way round", lambda: graph([z, x]))
attempt("one rank less", lambda: keras.Sequential([keras.Input((1,)), layers.Dense(3)])(np.zeros(5)))
attempt("attention", lambda: layers.MultiHeadAttention(2, 3)(np.zeros((1, 6, 4)), np.zeros((1, 6, 4))))
