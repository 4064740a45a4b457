import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(4,)),
    layers.Dense(8),
    layers.Dense(6, activation="tanh"),
    layers.Dense(2),
])
model.summary()

middle = keras.Model(inputs=[model.inputs[0]], outputs=model.layers[1].output, name="middle")
middle.summary()

input_layer_1 = keras.Input(shape=(4,))
dense_3 = layers.Dense(3)(input_layer_1)
start = keras.Model(inputs=input_layer_1, outputs=dense_3, name="start")
start.summary()

dense_4 = layers.Dense(1)(dense_3)
whole = keras.Model(inputs=input_layer_1, outputs=dense_4, name="whole")
whole.summary()
