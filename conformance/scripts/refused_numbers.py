"""Where Keras wants an int of Python and refuses one of NumPy, or a tensor."""
import keras
import numpy as np
import tensorflow as tf
from keras import layers


def attempt(what, action):
    try:
        action()
        print(what, "went well")
    except Exception as error:
        print(what, type(error).__name__)


x = keras.Input((6, 8))
image = keras.Input((8, 8, 3))
labels = np.array([0, 3, 1, 2])

for name, n in [("int64", np.int64(3)), ("int32", np.int32(3)), ("array", np.array(3)), ("largest", labels.max()), ("product", np.prod((3, 1))), ("tensor", tf.constant(3))]:
    print(name)
    attempt("Dense", lambda: layers.Dense(n))
    attempt("Dense by name", lambda: layers.Dense(units=n + 1))
    attempt("Dense of int", lambda: layers.Dense(int(n)))
    attempt("Embedding", lambda: layers.Embedding(n, 4))
    attempt("Embedding", lambda: layers.Embedding(4, output_dim=n))
    attempt("MultiHeadAttention", lambda: layers.MultiHeadAttention(n, 4))
    attempt("MultiHeadAttention", lambda: layers.MultiHeadAttention(4, n))
    attempt("MultiHeadAttention", lambda: layers.MultiHeadAttention(4, 4, value_dim=n))
    attempt("GroupNormalization", lambda: layers.GroupNormalization(n))
    attempt("UpSampling1D", lambda: layers.UpSampling1D(n))
    attempt("UpSampling2D", lambda: layers.UpSampling2D(n))
    attempt("UpSampling2D of a pair", lambda: layers.UpSampling2D((n, n))(image))
    attempt("RepeatVector", lambda: layers.RepeatVector(n))
    attempt("ZeroPadding2D", lambda: layers.ZeroPadding1D(n))
    attempt("Cropping1D", lambda: layers.Cropping1D(n))
    attempt("EinsumDense", lambda: layers.EinsumDense("abc,cd->abd", output_shape=n)(x))
    attempt("Conv2D filters", lambda: layers.Conv2D(n, 3)(image))
    attempt("Conv2D kernel", lambda: layers.Conv2D(3, n)(image))
    attempt("Conv2D kernel of a pair", lambda: layers.Conv2D(3, (n, n))(image))
    attempt("Conv2D strides", lambda: layers.Conv2D(3, 3, strides=n)(image))
    attempt("MaxPooling2D", lambda: layers.MaxPooling2D(n)(image))
    attempt("GRU", lambda: layers.GRU(n)(x))
    attempt("LSTM", lambda: layers.LSTM(n)(x))
    attempt("Reshape", lambda: layers.Reshape((n, 16))(x))
    attempt("Dropout", lambda: layers.Dropout(0.5, seed=n))
    attempt("Input", lambda: keras.Input((n,)))
    attempt("Dot", lambda: layers.Dot(axes=n)([x, x]))
    attempt("LayerNormalization", lambda: layers.LayerNormalization(axis=n))
    attempt("Normalization", lambda: layers.Normalization(axis=n)(keras.Input((2, 2, 2))))
    attempt("TextVectorization", lambda: layers.TextVectorization(output_sequence_length=n))
    attempt("CategoryEncoding", lambda: layers.CategoryEncoding(n))

model = keras.Sequential([keras.Input((4,))])
model.add(layers.Dense(labels.max() + 1))
