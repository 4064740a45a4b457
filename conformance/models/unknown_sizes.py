import keras
from keras import layers

model = keras.Sequential(name="any_size")
model.add(keras.Input(shape=(None, None, 3)))
model.add(layers.Conv2D(8, 7, strides=2, padding="same"))
model.add(layers.MaxPooling2D(3, strides=2, padding="same"))
model.add(layers.Conv2D(16, (3, 1), groups=4))
model.add(layers.ELU())
model.add(layers.GlobalMaxPooling2D())
model.add(layers.Dense(2))
model.add(layers.Softmax())
model.summary()
