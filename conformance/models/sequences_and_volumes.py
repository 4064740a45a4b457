import keras
from keras import layers

sound = keras.Input((8000, 1))
s = layers.Conv1D(16, 80, strides=4, padding="causal")(sound)
s = layers.MaxPooling1D(4)(s)
s = layers.Conv1D(32, 3, dilation_rate=2)(s)
s = layers.GlobalAveragePooling1D()(s)
scan = keras.Input((1, 16, 16, 16))
v = layers.Conv3D(8, 3, data_format="channels_first")(scan)
v = layers.AveragePooling3D(2, data_format="channels_first")(v)
v = layers.Reshape((-1, 8))(v)
v = layers.Conv1D(4, 1)(v)
v = layers.Flatten()(v)
x = layers.Concatenate()([s, v])
outputs = layers.Dense(3, activation="softmax")(x)
model = keras.Model([sound, scan], outputs)
model.summary()
