import keras
from keras import layers

inputs = keras.Input(shape=(64, 64, 3), batch_size=4, name="picture")
x = layers.Conv2D(16, 5, strides=2, padding="same", activation="relu")(inputs)
a = layers.Conv2D(8, 1, activation="relu")(x)
b = layers.Conv2D(8, 3, padding="same", activation="relu")(x)
c = layers.Conv2D(8, 3, padding="same", dilation_rate=2, activation="relu")(x)
x = layers.Concatenate(axis=-1)([a, b, c])
x = layers.PReLU(shared_axes=[1, 2])(x)
classes = layers.Dense(10, activation="softmax", name="classes")(layers.GlobalAveragePooling2D()(x))
box = layers.Dense(4, name="box")(layers.Flatten()(layers.AveragePooling2D(4)(x)))
model = keras.Model(inputs=inputs, outputs=[classes, box], name="detector")
model.summary()
