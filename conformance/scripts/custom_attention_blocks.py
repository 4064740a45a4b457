"""Transformer blocks as classes, with masks and training handed on."""
import keras
import tensorflow as tf
from keras import layers


class TokenAndPosition(layers.Layer):
    def __init__(self, maxlen, vocab, dim):
        super().__init__()
        self.token_emb = layers.Embedding(input_dim=vocab, output_dim=dim)
        self.pos_emb = layers.Embedding(input_dim=maxlen, output_dim=dim)

    def call(self, x):
        maxlen = tf.shape(x)[-1]
        positions = tf.range(start=0, limit=maxlen, delta=1)
        return self.token_emb(x) + self.pos_emb(positions)


class TransformerBlock(layers.Layer):
    def __init__(self, dim, heads, ff, rate=0.1):
        super().__init__()
        self.att = layers.MultiHeadAttention(num_heads=heads, key_dim=dim)
        self.ffn = keras.Sequential([layers.Dense(ff, activation="relu"), layers.Dense(dim)])
        self.norm1 = layers.LayerNormalization(epsilon=1e-6)
        self.norm2 = layers.LayerNormalization(epsilon=1e-6)
        self.drop1 = layers.Dropout(rate)
        self.drop2 = layers.Dropout(rate)

    def call(self, inputs, training=None):
        attended = self.drop1(self.att(inputs, inputs), training=training)
        out1 = self.norm1(inputs + attended)
        return self.norm2(out1 + self.drop2(self.ffn(out1), training=training))


inputs = layers.Input(shape=(40,))
x = TokenAndPosition(40, 500, 16)(inputs)
for _ in range(2):
    x = TransformerBlock(16, 2, 32)(x)
x = layers.GlobalAveragePooling1D()(x)
outputs = layers.Dense(2, activation="softmax")(x)
model = keras.Model(inputs=inputs, outputs=outputs)
model.summary(expand_nested=True)
model.compile("adam", "sparse_categorical_crossentropy")
model.summary()
print(model.layers[2].name)
print(model.layers[2].ffn.name, model.layers[3].att.name, model.layers[3].norm2.name)
