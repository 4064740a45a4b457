"""An Inception block (Szegedy and others, 2014): four ways through, put side by side."""

import keras
from keras import layers

inputs = keras.Input(shape=(28, 28, 192))
# A pixel alone
pixel = layers.Conv2D(64, 1, activation="relu", name="pixel")(inputs)
# A small neighbourhood
small = layers.Conv2D(96, 1, activation="relu", name="small_reduce")(inputs)
small = layers.Conv2D(128, 3, padding="same", activation="relu", name="small")(small)
# A larger one
large = layers.Conv2D(16, 1, activation="relu", name="large_reduce")(inputs)
large = layers.Conv2D(32, 5, padding="same", activation="relu", name="large")(large)
# The strongest nearby
pooled = layers.MaxPooling2D(3, strides=1, padding="same", name="pool")(inputs)
pooled = layers.Conv2D(32, 1, activation="relu", name="pool_project")(pooled)
# Side by side
outputs = layers.Concatenate(name="inception")([pixel, small, large, pooled])
model = keras.Model(inputs, outputs, name="inception_block")
model.summary()
