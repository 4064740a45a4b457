import keras
from keras import layers

d = layers.Dense(4, name="d")
p = keras.Input((4,), name="other")
d(p)
inputs = keras.Input((6, 2), batch_size=2)
h = layers.Dense(2)(layers.AveragePooling1D(6)(inputs))
shared = layers.PReLU()
shared(h)
x = shared(inputs)
i = keras.Input((4,), name="i")
model = keras.Model([inputs, i], [x, d(i)], name="second_use")
model.summary()
