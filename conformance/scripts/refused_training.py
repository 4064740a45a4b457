"""What Keras refuses of the calls around training: settings of compile, optimizers, losses, callbacks, weights."""
import keras
import numpy as np
import tensorflow as tf
from keras import layers


def attempt(what, action):
    try:
        action()
        print(what, "went well")
    except Exception as error:
        print(what, type(error).__name__, error)


def model():
    return keras.Sequential([keras.Input((3,)), layers.Dense(2, name="out")])


def compiled(**settings):
    made = model()
    made.compile(**settings)
    return made


attempt("metrics as a word", lambda: compiled(metrics="acc"))
attempt("metrics as a tuple", lambda: compiled(metrics=("acc",)))
attempt("no metrics", lambda: compiled(metrics=""))
attempt("metrics as a set", lambda: compiled(metrics={"acc"}))
attempt("metrics as a number", lambda: compiled(metrics=5))
attempt("weighted metrics", lambda: compiled(weighted_metrics="mae"))
attempt("loss weights", lambda: compiled(loss="mse", loss_weights="half"))
attempt("loss weights without a loss", lambda: compiled(loss_weights="half"))
attempt("old setting", lambda: compiled(loss="mse", sample_weight_mode="temporal"))
attempt("unknown optimizer", lambda: compiled(optimizer="adamax2"))
attempt("an optimizer's class", lambda: compiled(optimizer=5))
attempt("unknown loss", lambda: compiled(loss="nothing"))

for rate in [1, "0.1", None, True, [0.1], 0]:
    attempt(f"rate {rate}", lambda: keras.optimizers.SGD(learning_rate=rate))
attempt("rate of a function", lambda: keras.optimizers.SGD(lambda: 0.1))
attempt("rate of a schedule", lambda: keras.optimizers.Adam(keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.9)))
attempt("rate of NumPy", lambda: keras.optimizers.Adam(np.float64(0.1)))

try:
    compiled(optimizer=tf.compat.v1.train.AdamOptimizer(0.1))
except ValueError as error:
    print(str(error)[:41])

once = model()
attempt("refused", lambda: once.compile(loss="mse", metrics="acc"))
attempt("fit", lambda: once.fit(np.zeros((4, 3)), np.zeros((4, 2))))
attempt("evaluate", lambda: once.evaluate(np.zeros((4, 3)), np.zeros((4, 2))))
once.compile(loss="mse")
attempt("again", lambda: once.compile(loss="mse", metrics="acc"))
attempt("fit", lambda: once.fit(np.zeros((4, 3)), np.zeros((4, 2)), verbose=0))

checkpoint = keras.callbacks.ModelCheckpoint
attempt("checkpoint", lambda: checkpoint("best"))
attempt("checkpoint hdf5", lambda: checkpoint("best.hdf5", save_best_only=True))
attempt("checkpoint h5", lambda: checkpoint("best.h5"))
attempt("checkpoint of weights", lambda: checkpoint("best.h5", save_weights_only=True))
attempt("checkpoint of weights", lambda: checkpoint(filepath="best.weights.h5", save_weights_only=True))
attempt("checkpoint each epoch", lambda: checkpoint("{epoch:02d}-{val_loss:.2f}.keras"))
attempt("checkpoint period", lambda: checkpoint("best.keras", period=5))
attempt("checkpoint frequency", lambda: checkpoint("best.keras", save_freq="batch"))
attempt("checkpoint nowhere", lambda: checkpoint())


class Own(keras.losses.Loss):
    def __init__(self, reduction):
        super().__init__(reduction=reduction, name="own")

    def call(self, y_true, y_pred):
        return y_true - y_pred


for reduction in ["auto", "sum", "none", None, "mean"]:
    try:
        Own(reduction)
        keras.losses.MeanSquaredError(reduction=reduction)
        print(reduction, "went well")
    except ValueError as error:
        print(reduction, str(error)[:43], str(error)[-9:])

attempt("missing layer", lambda: once.get_layer("hidden"))
attempt("layer by index", lambda: once.get_layer(index=5))
attempt("no layer", lambda: once.get_layer())
attempt("too few weights", lambda: once.get_layer("out").set_weights([np.zeros((3, 2))]))
attempt("weights of another shape", lambda: once.get_layer("out").set_weights([np.zeros((4, 2)), np.zeros(2)]))
attempt("weights before there are any", lambda: layers.Dense(2, name="new").set_weights([np.zeros((4, 2)), np.zeros(2)]))
attempt("weights", lambda: once.set_weights([np.zeros((3, 2)), np.zeros(2)]))
attempt("a loss of a graph", lambda: keras.Model(once.inputs, once.outputs).add_loss(0.1))
keras.Model(once.inputs, once.outputs).fit(np.zeros((4, 3)), np.zeros((4, 2)))
