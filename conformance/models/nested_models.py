import keras
from keras import layers

encoder = keras.Sequential([layers.Conv2D(8, 3, padding="same"), layers.BatchNormalization(), layers.LeakyReLU(0.1), layers.MaxPooling2D()], name="encoder")

feature = keras.Input(shape=(8, 8, 8))
y = layers.Conv2D(4, 1)(feature)
y = layers.GlobalMaxPooling2D()(y)
head = keras.Model(feature, y, name="head")

inputs = keras.Input(shape=(16, 16, 3))
x = encoder(inputs)
x = head(x)
outputs = layers.Dense(5)(x)
model = keras.Model(inputs, outputs, name="whole")
model.summary(expand_nested=True)
