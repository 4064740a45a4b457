# Windows of a series, cut by Keras and by tf.data.
import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

raw = np.zeros((500, 14))
target = np.zeros((500,))
num_train = int(0.5 * len(raw))
num_val = int(0.25 * len(raw))
print(num_train, num_val, len(raw) - num_train - num_val)
train = keras.utils.timeseries_dataset_from_array(raw[:-10], targets=target[10:], sampling_rate=2, sequence_length=20, shuffle=True, batch_size=32, start_index=0, end_index=num_train)
print(train.element_spec, len(train))
for samples, targets in train.take(1):
    print(samples.shape, targets.shape)
print(keras.utils.timeseries_dataset_from_array(raw, None, sequence_length=10, batch_size=None).element_spec)

inputs = keras.Input(shape=(20, raw.shape[-1]))
x = layers.LSTM(16, recurrent_dropout=0.25)(inputs)
outputs = layers.Dense(1)(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer="rmsprop", loss="mse", metrics=["mae"])
history = model.fit(train, epochs=1, validation_data=train)
print(len(history.history["loss"]), history.epoch)
model.summary()


def windowed_dataset(series, window_size, batch_size, shuffle_buffer):
    dataset = tf.data.Dataset.from_tensor_slices(tf.expand_dims(series, axis=-1))
    dataset = dataset.window(window_size + 1, shift=1, drop_remainder=True)
    dataset = dataset.flat_map(lambda window: window.batch(window_size + 1))
    dataset = dataset.shuffle(shuffle_buffer).map(lambda window: (window[:-1], window[-1]))
    return dataset.batch(batch_size).prefetch(1)


dataset = windowed_dataset(target, 30, 16, 100)
print(dataset.element_spec)
