# Data sets that are walked by hand: what a loop sees first, what comes after is not followed.
import numpy as np
import tensorflow as tf

data = tf.data.Dataset.from_tensor_slices((np.zeros((70, 4)), np.zeros(70, "int64"))).batch(32)
walk = iter(data)
x, y = next(walk)
print(x.shape, y.shape, len(data))
x, y = data.as_numpy_iterator().next()
print(type(x).__name__, x.shape, y.dtype)
few = tf.data.Dataset.range(2)
print([int(one) for one in range(2)], len(list(few)))
for number, (images, labels) in enumerate(data.take(1)):
    print(number, images.shape, labels.shape)
rows = np.zeros((10, 3))
print(rows[range(2, 5)].shape, rows[np.array(3)].shape, rows[[1, 2]].shape)
total = 0
for _ in range(3):
    total += 1
print(total, sum(1 for _ in few))
