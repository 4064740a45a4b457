import keras
from keras import layers

other = keras.Input(shape=(4,), name="other")
d_layer = layers.Dense(4, name="d")
d = d_layer(other)
input_layer = keras.Input(batch_shape=(2, 6, 2))
x = layers.AveragePooling1D(6)(input_layer)
x = layers.Dense(2)(x)
p_re_lu_layer = layers.PReLU()
p_re_lu = p_re_lu_layer(x)
p_re_lu_1 = p_re_lu_layer(input_layer)
i = keras.Input(shape=(4,), name="i")
d_1 = d_layer(i)
second_use = keras.Model(inputs=[input_layer, i], outputs=[p_re_lu_1, d_1], name="second_use")
second_use.summary()
