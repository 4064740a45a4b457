"""Attention written out with keras.ops and operators: every operation is a row of its own."""
import keras
from keras import layers, ops

tokens = keras.Input((16, 8), name="tokens")
kept = keras.Input((16,), dtype="bool", name="kept")
queries = layers.Dense(8, name="queries")(tokens)
keys = layers.Dense(8)(tokens)
scores = ops.matmul(queries, ops.transpose(keys, (0, 2, 1))) / 8**0.5
scores = ops.where(kept[:, None, :], scores, -1e9)
mixed = ops.einsum("bqk,bkd->bqd", ops.softmax(scores, axis=-1), tokens)
value, gate = ops.split(ops.concatenate([tokens, mixed], axis=-1), 2, axis=-1)
x = value * keras.activations.sigmoid(gate) + 1
x = x[:, -1]
x = x / ops.sqrt(ops.mean(ops.square(x), axis=-1, keepdims=True) + 1e-6)
x = -abs(x - 0.5) ** 2
best, places = ops.top_k(x, k=3)
x = ops.concatenate([ops.one_hot(places[..., 0], 4), best, ops.reshape(x, (-1, 8))], 1)
x = layers.Add()([x, x])
x = keras.activations.relu(x, max_value=6.0) // 2 + ops.cast(x > 0, "float32") * 3
x = x @ ops.transpose(x)
model = keras.Model([tokens, kept], [2 ** x, ops.stack([best, best])], name="operations")
model.summary()
