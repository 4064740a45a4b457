"""What Keras refuses of classes of one's own, each told by its words' beginning."""
import keras
import tensorflow as tf
from keras import layers


def attempt(what, action):
    try:
        action()
        print(what, "went well")
    except Exception as error:
        print(what, type(error).__name__)


class NoSuper(layers.Layer):
    def __init__(self):
        self.units = 3

    def call(self, x):
        return x


class NameFirst(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight("w", (input_shape[-1], 3))

    def call(self, x):
        return x


class OpenWeight(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[1], 3))

    def call(self, x):
        return x


class Late(layers.Layer):
    def call(self, x):
        self.dense = layers.Dense(2)
        return self.dense(x)


class Branching(layers.Layer):
    def call(self, x):
        if tf.reduce_sum(x) > 0:
            return x
        return -x


class Odd(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)

    def call(self, x):
        return x


class NoCall(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(2)


class Metric(layers.Layer):
    def call(self, x):
        self.add_metric(tf.reduce_sum(x), name="sum")
        return x


x = keras.Input((4,))
attempt("no super", lambda: NoSuper()(x))
attempt("name first", lambda: NameFirst()(x))
attempt("open weight", lambda: OpenWeight()(keras.Input((None, 2))))
attempt("late", lambda: Late()(x))
attempt("branching", lambda: Branching()(x))
attempt("branching eagerly", lambda: Branching()(tf.ones((2, 2))))
attempt("odd keyword", lambda: Odd(units=3))
attempt("no call", lambda: NoCall()(x))
attempt("metric", lambda: Metric()(x))
attempt("a number by position", lambda: Odd()(3))
attempt("reserved", lambda: setattr(NoCall(), "layers", []))
attempt("mismatch", lambda: layers.Dense(2)(tf.ones((2, 3))) @ tf.ones((3, 2)))
attempt("dtypes", lambda: tf.ones((2, 2)) + tf.ones((2, 2), tf.int32))
print(Odd(trainable=False, name="still").trainable)
NoCall().fit(tf.ones((2, 2)), tf.ones((2, 2)))
