# The error comes in the middle of a loop, behind what was printed before.
import keras
from keras import layers

x = inputs = keras.Input((32, 32, 3))
for filters in (32, 64, 128, 256):
    x = layers.Conv2D(filters, 3, activation="relu")(x)
    x = layers.MaxPooling2D(2)(x)
    print(filters, x.shape)
model = keras.Model(inputs, layers.Dense(10)(layers.Flatten()(x)))
model.summary()
