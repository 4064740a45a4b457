# Written for Keras 2: the import is where Python stops.
print("before")
from keras.models import Sequential
from keras.layers.core import Dense, Dropout, Activation
from keras.utils import np_utils

model = Sequential()
model.add(Dense(32, input_dim=8))
print("never")
