"""Classes made from attention and recurrent layers: calls with several tensors by position, the names that build asks for."""
import keras
from keras import layers, ops
import numpy as np
class LSA(layers.MultiHeadAttention):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.tau = self.add_weight(shape=(), initializer='ones', name='tau')
    def _compute_attention(self, query, key, value, attention_mask=None, training=None):
        query = ops.multiply(query, 1.0 / self.tau)
        scores = ops.einsum(self._dot_product_equation, key, query)
        scores = self._masked_softmax(scores, attention_mask)
        drop = self._dropout_layer(scores, training=training)
        out = ops.einsum(self._combine_equation, drop, value)
        return out, scores
x = keras.Input((10, 16))
l = LSA(num_heads=2, key_dim=8)
y = l(x, x, attention_mask=np.ones((10, 10)))
m = keras.Model(x, y)
m.summary()
class Plain(layers.MultiHeadAttention):
    pass
y = Plain(2, 8)(x, x)
print(y.shape)
class Own(layers.MultiHeadAttention):
    def call(self, query, value, key=None, **kw):
        return super().call(query, value, key, **kw) + query


o = Own(num_heads=2, key_dim=8)
print(o(x, x).shape, o.count_params(), [w.shape for w in o.weights][:3])


class Names(layers.GRU):
    def call(self, sequences, initial_state=None, mask=None, training=False):
        return super().call(sequences * 2., initial_state=initial_state, mask=mask, training=training)


g = Names(4, return_sequences=True)
print(g(x).shape, g.count_params())


class Other(layers.GRU):
    def call(self, x, **kw):
        return super().call(x * 2., **kw)


try:
    Other(4)(x)
except ValueError as error:
    print(str(error)[:58])
