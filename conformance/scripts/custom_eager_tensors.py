"""Tensors with values: their shapes, dtypes and operators; variables, tapes and decorated functions."""
import numpy as np
import tensorflow as tf

a = tf.constant([[1, 2, 3], [4, 5, 6]])
b = tf.zeros([3, 2])
print(a.shape, a.dtype, a.dtype == tf.int32, a.ndim, tf.rank(b).numpy(), tf.size(a).numpy())
print(tf.shape(a)[1].numpy() + 1, b.shape[0] * 2, len(a.shape), tuple(b.shape), b.shape == (3, 2))
print((tf.cast(a, tf.float32) @ b).shape, (b + 1).dtype, (b * np.ones((3, 2), "float32")).shape, (-b).shape)
print((a > 2).dtype, (a / 2).dtype, (a // 2).dtype, tf.transpose(a).shape)
print(a[0].shape, a[:, 1:].shape, a[..., None].shape, a[-1, 0].shape)
v = tf.Variable(tf.random.uniform((4, 3)), name="weights")
print(v.shape, v.dtype, v.name, v.trainable)
v.assign(tf.ones((4, 3)))


@tf.function
def dense(x, w):
    total = tf.constant(0.0)
    for row in x:
        total += tf.reduce_sum(row)
    return tf.nn.relu(tf.matmul(x, w)) + total


x = tf.ones((2, 4))
with tf.GradientTape() as tape:
    y = tf.reduce_mean(dense(x, v))
grad = tape.gradient(y, v)
print(y.shape, grad.shape)
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    z = x * x
print([g.shape for g in tape.gradient(z, [x, v], unconnected_gradients="zero")])
print(np.array(b).shape, b.numpy().shape, np.concatenate([b, b]).shape, isinstance(a, tf.Tensor), tf.is_tensor(v))
print(tf.image.resize(tf.zeros((1, 10, 12, 3)), (5, 6)).shape, tf.image.extract_patches(tf.zeros((2, 9, 9, 1)), [1, 3, 3, 1], [1, 3, 3, 1], [1, 1, 1, 1], "VALID").shape)
print(tf.nn.conv2d(tf.zeros((1, 8, 8, 3)), tf.zeros((3, 3, 3, 5)), strides=2, padding="SAME").shape, tf.nn.max_pool2d(tf.zeros((1, 8, 8, 3)), 2, 2, "VALID").shape)
print(tf.TensorShape([None, 3]), tf.TensorShape([2, 3]).num_elements(), tf.float16.size, tf.math.top_k(tf.zeros((2, 9)), 4).values.shape)


class Module(tf.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = [tf.Variable(tf.zeros((m, n))) for m, n in zip(sizes, sizes[1:])]

    def __call__(self, x):
        for w in self.layers:
            x = tf.nn.relu(x @ w)
        return x


m = Module([4, 6, 2])
print(m(x).shape, len(m.trainable_variables), [tuple(w.shape) for w in m.variables])
print(m(tf.ones((2, 5))).shape)
