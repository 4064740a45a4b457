"""What tensors know of their shapes while a layer is traced."""
import tensorflow as tf
import keras
from keras import layers


class Heads(layers.Layer):
    def __init__(self, heads, **kwargs):
        super().__init__(**kwargs)
        self.heads = heads

    def call(self, x):
        batch, steps = tf.shape(x)[0], tf.shape(x)[1]
        print(x.shape, x.shape.as_list(), x.shape.rank, len(x.shape))
        x = tf.reshape(x, (batch, steps, self.heads, x.shape[-1] // self.heads))
        print(x.shape)
        x = tf.transpose(x, perm=[0, 2, 1, 3])
        scores = tf.matmul(x, x, transpose_b=True) / tf.math.sqrt(tf.cast(x.shape[-1], tf.float32))
        print(scores.shape, scores.dtype)
        weights = tf.nn.softmax(scores, axis=-1)
        mixed = tf.einsum("bhij,bhjd->bhid", weights, x)
        parts = tf.split(mixed, 2, axis=-1)
        print([p.shape for p in parts], tf.stack(parts, axis=1).shape, tf.concat(parts, 1).shape)
        print(mixed[:, 0].shape, mixed[..., tf.newaxis].shape, mixed[:, 1:, -1, ::2].shape)
        print(tf.reduce_mean(mixed, axis=[1, 2]).shape, tf.reduce_sum(mixed, -1, keepdims=True).shape, tf.argmax(mixed, -1).dtype)
        print(tf.expand_dims(mixed, 1).shape, tf.tile(mixed, [1, 1, 2, 1]).shape, tf.pad(mixed, [[0, 0], [0, 0], [1, 2], [0, 0]]).shape)
        print(tf.gather(mixed, [0, 2], axis=3).shape, tf.one_hot(tf.zeros((batch, 3), tf.int32), 5).shape)
        print(tf.zeros((batch, 4)).shape, tf.random.normal((3, steps)).shape, tf.range(steps).shape, tf.ones_like(mixed).shape)
        print(tf.where(mixed > 0, mixed, 0.0).shape, tf.linalg.band_part(scores, -1, 0).shape, tf.unstack(x, axis=1)[0].shape)
        return tf.reshape(tf.transpose(mixed, [0, 2, 1, 3]), (batch, -1, self.heads * mixed.shape[-1]))


for shape in [(10, 8), (None, 8)]:
    inputs = keras.Input(shape)
    outputs = Heads(2)(inputs)
    print(outputs.shape)
    keras.Model(inputs, outputs).summary()
x = keras.Input((4, 4))
tf.reshape(x, (-1, 16))
