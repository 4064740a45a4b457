"""Recurrent cells of one's own inside RNN, Bidirectional and TimeDistributed."""
import keras
from keras import layers, ops


class MinimalCell(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = units

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[-1], self.units), initializer="uniform", name="kernel")
        self.recurrent_kernel = self.add_weight(shape=(self.units, self.units), name="recurrent_kernel")

    def call(self, inputs, states):
        output = ops.matmul(inputs, self.kernel) + ops.matmul(states[0], self.recurrent_kernel)
        return output, [output]


class Score(layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(2)

    def call(self, x):
        return self.dense(x)

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], 2)


x = keras.Input((None, 5))
y = layers.RNN(MinimalCell(8), return_sequences=True)(x)
z = layers.RNN([MinimalCell(6), MinimalCell(4)])(y)
model = keras.Model(x, [y, z])
model.summary()
print(layers.TimeDistributed(Score())(y).shape)
out, state = layers.RNN(MinimalCell(3), return_state=True)(x)
print(out.shape, state.shape)
