# Reuters: words as rows of ones, categories one-hot; validation taken off in front.
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.utils import to_categorical

(train_data, train_labels), (test_data, test_labels) = keras.datasets.reuters.load_data(num_words=2000)
print(len(train_data), len(test_data), train_data.dtype)
train_data = train_data[:1500]


def vectorize_sequences(sequences, dimension=2000):
    results = np.zeros((len(sequences), dimension))
    for i, sequence in enumerate(sequences):
        results[i, sequence] = 1.0
    return results


x_train = vectorize_sequences(train_data)
y_train = to_categorical(train_labels)[:1500]
print(x_train.shape, y_train.shape, to_categorical(test_labels).shape)
model = keras.Sequential([layers.Dense(64, activation="relu"), layers.Dense(64, activation="relu"), layers.Dense(46, activation="softmax")])
model.compile(optimizer="rmsprop", loss="categorical_crossentropy", metrics=["accuracy"])
x_val, partial_x_train = x_train[:1000], x_train[1000:]
y_val, partial_y_train = y_train[:1000], y_train[1000:]
history = model.fit(partial_x_train, partial_y_train, epochs=3, batch_size=512, validation_data=(x_val, y_val))
print(partial_x_train.shape)
model.summary()
predictions = model.predict(x_val)
print(predictions.shape, predictions[0].shape, np.argmax(predictions, axis=-1).shape)
word_index = keras.datasets.reuters.get_word_index
padded = keras.utils.pad_sequences(train_data, maxlen=80)
print(padded.shape, padded.dtype)
