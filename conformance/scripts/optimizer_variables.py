# What training adds to a summary: the variables of each optimizer.
import numpy as np
import keras
from keras import layers, optimizers


def network():
    return keras.Sequential([layers.Input((6,)), layers.Embedding(10, 4, name="embedding"), layers.Conv1D(3, 2), layers.Flatten(), layers.Dense(5), layers.BatchNormalization(), layers.Dense(7, name="out")])


x = np.zeros((64, 6))
y = np.zeros((64, 7))
schedule = optimizers.schedules.ExponentialDecay(1e-3, decay_steps=100, decay_rate=0.9)
for optimizer in ["sgd", "Adam", "rmsprop", "adagrad", "adadelta", "adamax", "nadam", "ftrl", "lion", "adafactor", "muon", optimizers.SGD(0.1, momentum=0.9), optimizers.Adam(amsgrad=True), optimizers.AdamW(weight_decay=1e-4), optimizers.RMSprop(centered=True, momentum=0.5), optimizers.Adam(schedule), optimizers.Adam(use_ema=True), optimizers.Adam(gradient_accumulation_steps=2), optimizers.Muon(exclude_layers=["out"]), optimizers.Lamb(), optimizers.LossScaleOptimizer(optimizers.Adam())]:
    model = network()
    model.compile(optimizer=optimizer, loss="mse")
    model.fit(x, y, epochs=1, verbose=0)
    print(optimizer if isinstance(optimizer, str) else type(optimizer).__name__)
    model.summary(print_fn=lambda line: print(*[part for part in line.split("\n") if "params" in part], sep="\n"))

model = network()
model.layers[0].trainable = False
model.compile("adam", "mse")
model.summary()
model.train_on_batch(x[:8], y[:8])
model.summary()
for wrong in (lambda: optimizers.Adam(lr=0.1), lambda: model.compile(optimizer="adan"), lambda: optimizers.SGD(clipnorm=1.0, clipvalue=1.0), lambda: network().fit(x, y)):
    try:
        wrong()
    except ValueError as error:
        print(error)
