# Reviews cut to one length, in front of an embedding; positions counted from the data.
import numpy as np
from tensorflow.keras import Sequential, layers
from tensorflow.keras.datasets import imdb
from tensorflow.keras.preprocessing import sequence

max_features, maxlen, batch_size = 2000, 40, 32
(x_train, y_train), (x_test, y_test) = imdb.load_data(num_words=max_features)
print(len(x_train), "train sequences", len(x_test), "test sequences")
x_train = sequence.pad_sequences(x_train[:320], maxlen=maxlen)
x_test = sequence.pad_sequences(x_test[:320], maxlen=maxlen, padding="post")
y_train = np.asarray(y_train[:320]).astype("float32")
print("x_train shape:", x_train.shape, y_train.dtype, y_train.shape)
model = Sequential()
model.add(layers.Embedding(max_features, 16))
model.add(layers.Bidirectional(layers.LSTM(8)))
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
history = model.fit(x_train, y_train, batch_size=batch_size, epochs=1, validation_split=0.2)
model.summary()
score = model.evaluate(x_test, y_test[:320], batch_size=batch_size)
print(len(score), len(history.history["loss"]))
