import keras
from keras import layers

left = keras.Input(shape=(28, 28, 1), name="left")
right = keras.Input(shape=(28, 28, 1), name="right")
conv = layers.Conv2D(8, 3, activation="relu")
pool = layers.MaxPooling2D()
dense = layers.Dense(16)


def encode(picture):
    return dense(layers.Flatten()(pool(conv(picture))))


merged = layers.Concatenate()([encode(left), encode(right)])
outputs = layers.Dense(1, activation="sigmoid", name="same")(merged)
model = keras.Model([left, right], outputs)
model.summary()
