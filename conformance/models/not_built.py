import keras
from keras import layers

model = keras.Sequential([layers.Conv2D(8, 3), layers.Flatten(), layers.Dense(2)])
model.summary()
