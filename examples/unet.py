"""U-Net (Ronneberger and others, 2015): a class for every pixel of a picture."""

import keras
from keras import layers


def double(x, filters, name):
    x = layers.Conv2D(filters, 3, padding="same", activation="relu", name=f"{name}_1")(x)
    return layers.Conv2D(filters, 3, padding="same", activation="relu", name=f"{name}_2")(x)


inputs = keras.Input(shape=(128, 128, 3))
x = inputs
kept = []
for level, filters in enumerate([64, 128, 256, 512], start=1):
    x = double(x, filters, f"down{level}")
    kept.append(x)
    x = layers.MaxPooling2D(2, name=f"down{level}_pool")(x)
x = double(x, 1024, "bottom")
for level, filters in reversed(list(enumerate([64, 128, 256, 512], start=1))):
    x = layers.Conv2DTranspose(filters, 2, strides=2, name=f"up{level}_grow")(x)
    x = layers.Concatenate(name=f"up{level}_join")([kept.pop(), x])
    x = double(x, filters, f"up{level}")
outputs = layers.Conv2D(2, 1, activation="softmax", name="classes")(x)
model = keras.Model(inputs, outputs, name="unet")
model.summary()
