# Layers that learn from data before training.
import keras
import numpy as np
from keras import layers


def attempt(what, action):
    try:
        print(what, action())
    except Exception as error:
        print(what, "raises", type(error).__name__)


attempt("text not taught", lambda: layers.TextVectorization()(["a b"]).shape)
attempt("words not taught", lambda: layers.StringLookup()(["a"]).shape)
attempt("numbers not taught", lambda: layers.IntegerLookup()([1]).shape)
attempt("in a network", lambda: layers.StringLookup()(keras.Input((1,), dtype="string")).shape)
text = layers.TextVectorization(output_sequence_length=7)
text.adapt(["one two", "three"])
attempt("one text", lambda: text("one two three").shape)
attempt("two texts", lambda: text(["one two", "three"]).shape)
attempt("words given", lambda: layers.StringLookup(vocabulary=["a", "b"])(["a", "c"]).shape)
attempt("size given", lambda: layers.StringLookup(vocabulary=["a", "b"]).vocabulary_size())
attempt("categories", lambda: layers.CategoryEncoding(num_tokens=4)([1, 2]).shape)
attempt("a list", lambda: layers.Rescaling(2.0)([1, 2]).shape)
norm = layers.Normalization()
print(norm.mean, norm.built)
norm.adapt(np.zeros((10, 3)))
print(norm.built, [weight.shape for weight in norm.weights])
model = keras.Sequential([keras.Input((3,)), norm, layers.Dense(2)])
model.summary()
