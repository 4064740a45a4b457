import keras
from keras import layers

model = keras.Sequential([layers.Conv2D(8, 3), layers.Flatten(), layers.Dense(2), layers.Dense(2), layers.Dense(1)])
model.build((None, 10, 10, 3))
model.summary()
