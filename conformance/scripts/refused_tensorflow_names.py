# Names of TensorFlow 1, and others that TensorFlow 2 does not have.
import tensorflow as tf


def attempt(what, action):
    try:
        action()
        print(what, "is there")
    except Exception as error:
        print(what, "raises", type(error).__name__)


attempt("placeholder", lambda: tf.placeholder(tf.float32))
attempt("Session", lambda: tf.Session())
attempt("set_random_seed", lambda: tf.set_random_seed(1))
attempt("global_variables_initializer", lambda: tf.global_variables_initializer())
attempt("contrib", lambda: tf.contrib.layers)
attempt("layers", lambda: tf.layers.dense)
attempt("logging", lambda: tf.logging)
attempt("estimator", lambda: tf.estimator)
attempt("rnn_cell", lambda: tf.nn.rnn_cell)
attempt("AdamOptimizer", lambda: tf.train.AdamOptimizer)
attempt("resize_images", lambda: tf.image.resize_images)
attempt("get_variable", lambda: tf.get_variable("x", [1]))
attempt("one shot", lambda: tf.data.Dataset.range(3).make_one_shot_iterator())
attempt("astype", lambda: tf.constant([1]).astype("float32"))
attempt("compat", lambda: tf.compat.v1.placeholder)
attempt("relu", lambda: tf.nn.relu)
try:
    from tensorflow.contrib import rnn
except ImportError as error:
    print(error)
try:
    import tensorflow.contrib.slim as slim
except ImportError as error:
    print(error)
