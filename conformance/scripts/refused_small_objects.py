# Callbacks, schedules, initializers, regularizers: arguments that they do not have, or miss.
from keras import callbacks, constraints, initializers, metrics, optimizers, regularizers


def attempt(what, make):
    try:
        make()
        print(what, "is made")
    except Exception as error:
        print(what, "raises", type(error).__name__, error)


attempt("EarlyStopping", lambda: callbacks.EarlyStopping(monitor="loss", patience=3, restore_best_weights=True))
attempt("EarlyStopping of old", lambda: callbacks.EarlyStopping(monitor="loss", period=3))
attempt("ReduceLROnPlateau", lambda: callbacks.ReduceLROnPlateau(factor=0.5, patience=2))
attempt("TensorBoard", lambda: callbacks.TensorBoard("logs", histogram_freq=1))
attempt("CSVLogger", lambda: callbacks.CSVLogger())
attempt("ModelCheckpoint", lambda: callbacks.ModelCheckpoint("best.keras", save_best_only=True))
attempt("ModelCheckpoint of old", lambda: callbacks.ModelCheckpoint("best.keras", period=2))
attempt("ModelCheckpoint without a file", lambda: callbacks.ModelCheckpoint())
attempt("ExponentialDecay", lambda: optimizers.schedules.ExponentialDecay(0.1, 100, 0.9, staircase=True))
attempt("ExponentialDecay alone", lambda: optimizers.schedules.ExponentialDecay(0.1))
attempt("CosineDecay", lambda: optimizers.schedules.CosineDecay(0.1, 100))
attempt("RandomNormal", lambda: initializers.RandomNormal(mean=0.0, stddev=0.1, seed=1))
attempt("RandomNormal of old", lambda: initializers.RandomNormal(scale=0.1))
attempt("max_norm", lambda: constraints.max_norm(max_value=2, axis=0))
attempt("max_norm of old", lambda: constraints.max_norm(m=2))
attempt("l1_l2", lambda: regularizers.l1_l2(l1=0.1, l2=0.1))
attempt("MeanIoU", lambda: metrics.MeanIoU())
attempt("Mean", lambda: metrics.Mean(name="loss", scale=2))
