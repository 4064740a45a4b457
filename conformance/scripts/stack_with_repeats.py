# A layer that stands in a stack several times has its weights once.
import keras
from keras import layers

block = layers.Dense(6, activation="relu")
model = keras.Sequential([keras.Input((6,)), block, block, layers.Dropout(0.1), block, layers.Dense(1)])
model.summary()
print(len(model.layers), len(model.weights), model.count_params())
model.pop()
model.pop()
print(len(model.layers), model.count_params(), model.layers[0] is model.layers[1])
