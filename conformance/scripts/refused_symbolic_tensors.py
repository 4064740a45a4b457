# Symbolic tensors are no arrays, and TensorFlow's functions take none.
import keras
import numpy as np
import tensorflow as tf
from keras import layers

x = keras.Input((4,))


def attempt(what, action):
    try:
        print(what, "gives", action())
    except Exception as error:
        print(what, "raises", type(error).__name__)


attempt("len", lambda: len(x))
attempt("bool", lambda: bool(x))
attempt("list", lambda: list(x))
attempt("numpy", lambda: x.numpy())
attempt("get_shape", lambda: x.get_shape())
attempt("as_list", lambda: x.shape.as_list())
attempt("np.mean", lambda: np.mean(x))
attempt("tf.reduce_mean", lambda: tf.reduce_mean(x))
attempt("tf.concat", lambda: tf.concat([x, x], -1))
attempt("an operator", lambda: (x * 2 + 1).shape)
attempt("an array at the right", lambda: (x * np.ones(4, "float32")).shape)
attempt("keras.ops", lambda: keras.ops.mean(x, axis=-1).shape)
attempt("a stack over one", lambda: keras.Sequential([layers.Dense(3)(x)]))
attempt("a model of it", lambda: keras.Model(x, layers.Dense(1)(x)).output_shape)
attempt("a model of another", lambda: keras.Model(x, layers.Dense(1)(keras.Input((4,)))))
attempt("shape", lambda: (x.shape, x.ndim, x.dtype))
