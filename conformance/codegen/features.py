import keras
from keras import layers

stack = keras.Sequential([layers.Dense(8, input_shape=(4,)), layers.Dense(6, activation="tanh"), layers.Dense(2)])
middle = keras.Model(stack.inputs, stack.layers[1].output, name="middle")
x = keras.Input((4,))
h = layers.Dense(3)(x)
start = keras.Model(x, h, name="start")
whole = keras.Model(x, layers.Dense(1)(h), name="whole")
for model in (stack, middle, start, whole):
    model.summary()
