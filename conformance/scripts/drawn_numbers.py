"""Numbers drawn for each parameter, a size asked of a tensor inside of a pipeline, labels as keys."""
from collections import Counter, defaultdict

import numpy as np
import tensorflow as tf

print(tf.random.gamma(shape=[1], alpha=[0.25]).shape, tf.random.gamma([5], alpha=0.5).shape)
print(tf.random.gamma([2], tf.zeros((3, 4))).shape, tf.random.gamma([2], tf.ones((3, 1)), tf.ones((4,))).shape)
print(tf.random.poisson([2], [1.0, 2.0]).shape, tf.random.poisson([], [1.0, 2.0]).shape)
print(tf.random.stateless_gamma([4, 2], seed=(1, 2), alpha=[1.0, 2.0]).shape)
print(tf.random.stateless_poisson([4, 2], seed=(1, 2), lam=[1.0, 2.0]).dtype)
print(tf.random.stateless_binomial([4, 2], seed=(1, 2), counts=[1.0, 2.0], probs=0.5).shape)

(x_train, y_train), _ = tf.keras.datasets.mnist.load_data()
places = defaultdict(list)
for place, label in enumerate(y_train):
    places[label].append(place)
print(type(Counter(y_train)).__name__)


def prepare(image):
    image = tf.cast(image[..., tf.newaxis], tf.float32)
    sizes = tf.shape(image)
    first = tf.reshape(image[:, 0, 0, 0], [sizes[0]] + [1] * (len(sizes) - 1))
    return first * image


class Preparer:
    def __call__(self, image):
        return prepare(image)

    def double(self, image):
        return tf.repeat(image, len(tf.shape(image)) - 2, axis=0)


pictures = tf.data.Dataset.from_tensor_slices(x_train[:64]).batch(32, drop_remainder=True)
print(pictures.map(prepare).element_spec)
print(pictures.map(lambda image: prepare(image)).element_spec)
print(pictures.map(Preparer().double).element_spec)


class Sized(tf.keras.layers.Layer):
    def call(self, x):
        return tf.reshape(x, [-1, len(tf.shape(x))])


Sized()(tf.keras.Input((4,)))
