# Losses, metrics and optimizers: what compile refuses, and what only training looks up.
import keras
import numpy as np
from keras import layers, losses, metrics, optimizers

x = np.zeros((4, 3), "float32")
y = np.zeros((4, 1), "float32")


def trained(**settings):
    model = keras.Sequential([keras.Input((3,)), layers.Dense(1)])
    model.compile(**settings)
    model.fit(x, y, verbose=0)
    return "trains"


def attempt(what, action):
    try:
        print(what, action())
    except Exception as error:
        print(what, "raises", type(error).__name__)


for name in ["mse", "mean_squared_error", "msee", "huber", "huber_loss", "cosine_proximity", "log_cosh", "logcosh", "kullback_leibler_divergence", "MeanSquaredError"]:
    attempt(name, lambda: trained(optimizer="sgd", loss=name))
for name in ["acc", "accuracy", "mae", "MAE", "rmse", "AUC", "fmeasure", "precision", "root_mean_squared_error"]:
    attempt(name, lambda: trained(optimizer="sgd", loss="mse", metrics=[name]))
attempt("no loss", lambda: trained(optimizer="sgd"))
attempt("metrics as a text", lambda: trained(optimizer="sgd", loss="mse", metrics="acc"))
attempt("a metric alone", lambda: trained(optimizer="sgd", loss="mse", metrics=metrics.MeanAbsoluteError()))
attempt("a tuple of metrics", lambda: trained(optimizer="sgd", loss="mse", metrics=("mae",)))
attempt("adamm", lambda: trained(optimizer="adamm", loss="mse"))
attempt("class_mode", lambda: trained(optimizer="sgd", loss="mse", class_mode="binary"))
attempt("a rate as a whole number", lambda: optimizers.Adam(1).name)
attempt("much momentum", lambda: optimizers.SGD(0.1, momentum=2.0).name)
attempt("two clips", lambda: optimizers.Adam(clipnorm=1.0, clipvalue=1.0).name)
attempt("a reduction", lambda: losses.MeanSquaredError(reduction="auto").name)
attempt("Reduction", lambda: losses.Reduction.NONE)
