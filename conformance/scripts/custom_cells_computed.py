"""Cells that build inside their call: only what computes builds them, not what asks for shapes."""
import keras
from keras import layers
import tensorflow as tf
import numpy as np

@keras.saving.register_keras_serializable()
class PlainCell(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.dense = layers.Dense(units)
        self.rec = layers.Dense(units, use_bias=False)
    @property
    def state_size(self):
        return self.units
    def call(self, inputs, states):
        h = states[0]
        out = tf.nn.tanh(self.dense(inputs) + self.rec(h))
        return out, [out]
    def get_config(self):
        return {**super().get_config(), 'units': self.units}

bi = layers.Bidirectional(layers.RNN(PlainCell(4), return_sequences=True))
i = keras.Input((5, 3))
m=keras.Model(i, bi(i)); m.summary()
print(m(np.zeros((2,5,3),'float32')).shape)
m.summary()

class MinimalCell(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = [units, units]
    def build(self, input_shape):
        self.kernel = self.add_weight(shape=(input_shape[-1], self.units), name='kernel')
        self.norm = layers.LayerNormalization()
        self.proj = layers.Dense(self.units)
        self.built = True
    def call(self, inputs, states):
        a, b = states
        h = self.norm(tf.matmul(inputs, self.kernel) + self.proj(a) + b)
        return h, [h, a]

m = keras.Sequential([keras.Input((None, 3)), layers.RNN(MinimalCell(6), return_sequences=True), layers.RNN([MinimalCell(4), MinimalCell(5)]), layers.Dense(1)])
m.summary()
m.compile('sgd', 'mse')
m.fit(np.zeros((10, 7, 3)), np.zeros((10, 1)), epochs=1, verbose=0)
m.summary()
print(len(m.trainable_weights))

class DropCell(layers.LSTMCell):
    def __init__(self, units, **kw):
        super().__init__(units, **kw)
        self.ln = layers.LayerNormalization()
    def call(self, inputs, states, training=False):
        out, new = super().call(inputs, states, training=training)
        return self.ln(out), new
m = keras.Sequential([layers.RNN(DropCell(6)), layers.Dense(1)])
m(tf.zeros((2, 4, 3)))
m.summary()

inp = keras.Input((4, 3))
x = layers.TimeDistributed(layers.Dense(5))(inp)
x, s1 = layers.RNN(PlainCell(3), return_state=True)(x)
m = keras.Model(inp, [x, s1])
m.compile('adam', loss=['mse', 'mse'])
print(m.count_params())
print([p.shape for p in m.predict(np.zeros((6,4,3)), verbose=0)])
print(m.count_params())
