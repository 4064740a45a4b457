# Written for Keras 1: the class is still there, its settings are not.
from keras.models import Sequential
from keras.layers import Convolution2D, MaxPooling2D, Input

model = Sequential()
model.add(Input((28, 28, 1)))
model.add(Convolution2D(32, 3, 3, activation="relu"))
model.summary()
model.add(Convolution2D(64, 3, 3, border_mode="same"))
print("never")
