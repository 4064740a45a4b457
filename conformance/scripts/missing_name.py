# A name that was never bound.
import keras

inputs = keras.Input((4,))
hidden = keras.layers.Dense(8)(inputs)
print(hidden.shape)


def build():
    outputs = keras.layers.Dense(2)(hiden)
    return keras.Model(inputs, outputs)


print("defined")
build()
print("never")
