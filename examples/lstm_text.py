"""A text classifier: words as vectors, read in order from both ends."""

import keras
from keras import layers

vocabulary = 20000
length = 200

model = keras.Sequential(
    [
        keras.Input(shape=(length,), dtype="int32"),
        # Words
        layers.Embedding(vocabulary, 128),
        # Order
        layers.Bidirectional(layers.LSTM(64, return_sequences=True)),
        layers.Bidirectional(layers.LSTM(64)),
        # Answer
        layers.Dropout(0.5),
        layers.Dense(1, activation="sigmoid"),
    ],
    name="lstm_text",
)
model.summary()
