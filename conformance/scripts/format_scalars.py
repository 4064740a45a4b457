"""Numbers of TensorFlow and NumPy in texts with percent signs: a single number is written, an array is refused."""
import numpy as np
import tensorflow as tf

loss = tf.reduce_mean(tf.random.normal((4, 3)))
print("loss %f" % loss)  # unknown
print("step %d of %d, loss %.3f" % (3, 10, loss))  # unknown
print("mean %g" % np.random.rand(5).mean())  # unknown
for array in [np.zeros((2,)), tf.zeros((2, 2))]:
    try:
        print("%d" % array)
    except TypeError:
        print("refused")
