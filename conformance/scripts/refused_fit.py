# What fit, evaluate and predict refuse of their arguments and of their data.
import keras
import numpy as np
import tensorflow as tf
from keras import callbacks, layers

x = np.zeros((8, 4), "float32")
y = np.zeros((8, 1), "float32")


def network():
    model = keras.Sequential([keras.Input((4,)), layers.Dense(1)])
    model.compile("sgd", "mse")
    return model


def attempt(what, action):
    try:
        action()
        print(what, "is taken")
    except Exception as error:
        print(what, "raises", type(error).__name__)


def empty():
    return
    yield


attempt("nothing odd", lambda: network().fit(x, y, verbose=0))
attempt("nb_epoch", lambda: network().fit(x, y, nb_epoch=1, verbose=0))
attempt("workers", lambda: network().fit(x, y, workers=2, verbose=0))
attempt("a callback class", lambda: network().fit(x, y, callbacks=[callbacks.EarlyStopping], verbose=0))
attempt("a callback", lambda: network().fit(x, y, callbacks=callbacks.EarlyStopping(monitor="loss"), verbose=0))
attempt("all as validation", lambda: network().fit(x, y, validation_split=1.0, verbose=0))
attempt("fewer targets", lambda: network().fit(x, y[:4], verbose=0))
attempt("another width", lambda: network().fit(np.zeros((8, 5)), y, verbose=0))
attempt("another rank", lambda: network().fit(np.zeros((8, 4, 2)), y, verbose=0))
attempt("a list of numbers", lambda: network().fit([1, 2, 3], [1, 2, 3], verbose=0))
attempt("lists of arrays", lambda: network().fit([x], [y], verbose=0))
attempt("a dict of another name", lambda: network().fit({"a": x}, y, verbose=0))
attempt("a data set", lambda: network().fit(tf.data.Dataset.from_tensor_slices((x, y)).batch(2), verbose=0))
attempt("a data set without batches", lambda: network().fit(tf.data.Dataset.from_tensor_slices((x, y)), verbose=0))
attempt("a data set and targets", lambda: network().fit(tf.data.Dataset.from_tensor_slices((x, y)).batch(2), y, verbose=0))
attempt("an empty generator", lambda: network().fit(empty(), verbose=0))
attempt("fit_generator", lambda: network().fit_generator(empty(), 1))
attempt("predict_classes", lambda: network().predict_classes(x))
attempt("predict of another width", lambda: network().predict(np.zeros((8, 5)), verbose=0))
attempt("predict of a list", lambda: network().predict([1, 2, 3, 4], verbose=0))
attempt("not compiled", lambda: keras.Sequential([keras.Input((4,)), layers.Dense(1)]).fit(x, y, verbose=0))
