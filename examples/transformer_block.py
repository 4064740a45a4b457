"""A block of the Transformer (Vaswani and others, 2017), as an encoder has it."""

import keras
from keras import layers

length = 128
width = 256

tokens = keras.Input(shape=(length, width), name="tokens")
# Every token looks at all others
attended = layers.MultiHeadAttention(num_heads=8, key_dim=width // 8, name="attention")(tokens, tokens)
attended = layers.Dropout(0.1, name="attention_dropout")(attended)
x = layers.Add(name="attention_add")([tokens, attended])
x = layers.LayerNormalization(epsilon=1e-6, name="attention_norm")(x)
# Every token is worked on alone
fed = layers.Dense(4 * width, activation="relu", name="feed_wide")(x)
fed = layers.Dense(width, name="feed_back")(fed)
fed = layers.Dropout(0.1, name="feed_dropout")(fed)
fed = layers.Add(name="feed_add")([x, fed])
outputs = layers.LayerNormalization(epsilon=1e-6, name="feed_norm")(fed)
model = keras.Model(tokens, outputs, name="transformer_block")
model.summary()
