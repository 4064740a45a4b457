"""Lambda: functions of the script, with closures, arguments and output_shape."""
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import backend as K
from tensorflow.keras.layers import Dense, Input, Lambda, LSTM

WINDOW = 4


def distance(pair):
    a, b = pair
    return K.sqrt(K.sum(K.square(a - b), axis=1, keepdims=True))


def cut(x, start, width=2):
    return x[:, start:start + width]


a, b = Input((6,)), Input((6,))
print(Lambda(distance)([a, b]).shape)
print(Lambda(lambda t: K.expand_dims(t, axis=-1))(a).shape)
print(Lambda(lambda t: tf.reshape(t, (-1, WINDOW, 3)))(Input((12,))).shape)
print(Lambda(cut, arguments={"start": 1, "width": 3})(a).shape)
print(Lambda(lambda t: t, output_shape=(2, 3))(a).shape)
first, second = Lambda(lambda t: tf.split(t, 2, axis=1))(a)
print(first.shape, second.shape)
model = keras.Sequential([
    Input((None,)),
    Lambda(lambda x: tf.expand_dims(x, axis=-1), name="widen"),
    LSTM(8, return_sequences=True),
    Dense(1),
    Lambda(lambda x: x * 100.0),
])
model.summary()
print(Lambda(K.l2_normalize, arguments={"axis": 1})(a).shape)
Lambda(lambda t: tf.reshape(t, (-1, 4)))(Input((6,), batch_size=1))
