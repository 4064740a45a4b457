# Models without an input shape: the first data that they see builds them.
import numpy as np
import keras
from keras import layers


def stack(*more):
    model = keras.Sequential([layers.Dense(4, activation="relu"), *more, layers.Dense(2)])
    model.compile("adam", "mse")
    return model


def show(model):
    print([layer.output.shape for layer in model.layers], model.count_params())


for rows, batch in [(64, None), (40, None), (64, 16), (70, 16), (5, None)]:
    x, y = np.zeros((rows, 3)), np.zeros((rows, 2))
    for train in (lambda m: m.fit(x, y, batch_size=batch), lambda m: m.evaluate(x, y, batch_size=batch), lambda m: m.predict(x, batch_size=batch), lambda m: m.train_on_batch(x, y), lambda m: m.predict_on_batch(x)):
        model = stack()
        train(model)
        show(model)

x, y = np.zeros((100, 3), "float32"), np.zeros((100, 2), "float32")
model = stack(layers.Dropout(0.5))
model.fit(x, y, epochs=3, validation_split=0.2, batch_size=20)
model.summary()
print(model.predict(x).shape, model.predict(x).dtype)


def batches():
    while True:
        yield np.zeros((8, 3)), np.zeros((8, 2))


model = stack()
model.fit(batches(), steps_per_epoch=2)
show(model)


class Pairs(keras.utils.PyDataset):
    def __init__(self, x, y, **kwargs):
        super().__init__(**kwargs)
        self.x, self.y = x, y

    def __len__(self):
        return 5

    def __getitem__(self, index):
        return self.x[index * 20 : (index + 1) * 20], self.y[index * 20 : (index + 1) * 20]


model = stack()
model.fit(Pairs(x, y))
show(model)
model = keras.Sequential([layers.Dense(3)])
try:
    model.fit([[1.0, 2.0], [3.0, 4.0]], [1.0, 2.0])
except ValueError as error:
    print(error)
model.compile("sgd", "mse")
try:
    model.fit([[1.0, 2.0], [3.0, 4.0]], [1.0, 2.0])
except ValueError as error:
    print(error)
