# Automatic names, given names, and names that are taken.
import tensorflow as tf
from tensorflow.keras import backend as K, layers, models


def make(name=None):
    model = models.Sequential(name=name)
    model.add(layers.Dense(4, input_shape=(2,)))
    model.add(layers.Dense(3, name="given"))
    model.add(layers.ReLU())
    model.add(layers.LeakyReLU())
    model.add(layers.Conv1D(2, 1) if False else layers.Dense(1))
    return model


first, second, third = make(), make("mine"), make()
for model in (first, second, third):
    print(model.name, [layer.name for layer in model.layers])
print(layers.Dense(1).name, layers.GlobalAveragePooling2D().name, layers.MaxPool2D().name, layers.LSTM(2).name, layers.BatchNormalization().name)
print(layers.Dense.__name__, layers.MaxPool2D.__name__, layers.MaxPooling2D is layers.MaxPool2D)
K.clear_session()
print(make().name, layers.Dense(1).name)
tf.keras.utils.set_random_seed(1)
both = models.Model(first.inputs, second(first(first.inputs[0]) if False else first.inputs[0]))
print(both.name, [layer.name for layer in both.layers])
print(first.get_layer("given").units, first.get_layer(index=0).name)
try:
    first.get_layer("nothing")
except ValueError as error:
    print(str(error)[:30])
try:
    models.Sequential([layers.Dense(1, name="a"), layers.Dense(1, name="a")])
except ValueError as error:
    print("taken")
