"""Classes made from layers of Keras: their settings stay, what they compute changes."""
import keras
import tensorflow as tf
from keras import layers


class ScaledDense(layers.Dense):
    def __init__(self, units, scale=2.0, **kwargs):
        super().__init__(units, **kwargs)
        self.scale = scale

    def call(self, inputs):
        return super().call(inputs) * self.scale


class MCDropout(layers.Dropout):
    def call(self, inputs):
        return super().call(inputs, training=True)


class Normed(layers.Conv2D):
    def call(self, inputs):
        mean, var = tf.nn.moments(self.kernel, axes=[0, 1, 2], keepdims=True)
        result = self.convolution_op(inputs, (self.kernel - mean) / tf.sqrt(var + 1e-10))
        return result + self.bias if self.use_bias else result


class Extra(layers.Dense):
    def build(self, input_shape):
        super().build(input_shape)
        self.gain = self.add_weight(shape=(self.units,), name="gain")

    def call(self, x):
        return super().call(x) * self.gain


model = keras.Sequential([
    keras.Input((16, 16, 3)),
    Normed(8, 3, strides=2, padding="same", name="normed"),
    layers.Flatten(),
    ScaledDense(20, activation="relu"),
    MCDropout(0.3),
    Extra(4),
])
model.summary()
print([w.name for w in model.layers[-1].weights], isinstance(model.layers[2], layers.Dense), model.layers[2].units)
print(ScaledDense(3).name, MCDropout(0.1).rate)
