# NumPy as scripts prepare data with it: shapes, dtypes, small numbers.
import numpy as np

a = np.arange(24).reshape(2, 3, 4)
print(a.transpose(2, 0, 1).shape, np.moveaxis(a, 0, -1).shape, np.rollaxis(a, 2).shape, a.swapaxes(0, 2).shape, np.flip(a).shape)
print(a[1, 2], a[:, 1, 0], a[..., -1].shape, a[0][1:], a[[0, 0, 1]].shape, a[:, [0, 2]].shape, a.T.shape)
print(a.sum(axis=0).shape, a.sum(), a.max(axis=(1, 2)), a.mean(axis=-1, keepdims=True).shape, np.prod(a.shape[1:]), a.argmax(), a.sum(axis=(0, 2)))
print(np.array_split(np.arange(10), 3)[0], [len(part) for part in np.array_split(np.arange(10), 3)], [part.shape for part in np.split(np.zeros((9, 2)), [2, 5])])
print(np.concatenate([np.zeros((2, 3)), np.ones((1, 3))]).shape, np.vstack([[1, 2], [3, 4]]), np.hstack([np.ones((2, 1)), np.ones((2, 2))]).shape, np.dstack([np.ones((2, 2))] * 3).shape, np.column_stack([[1, 2], [3, 4]]).shape)
print(np.repeat([1, 2], 3), np.repeat(np.ones((2, 2)), 2, axis=0).shape, np.tile([1, 2], (2, 2)).shape, np.pad(np.ones((2, 2)), 1).shape, np.pad(np.ones(3), (1, 2)).shape)
print(np.eye(2), np.zeros((2, 2), dtype=int), np.ones(3), np.full((2,), 7))
print(np.linspace(0, 1, 5), np.arange(0, 1, 0.25), np.array([1.5, 2.0]), np.array([True, False]), np.float32(3), np.array(5))
print(repr(np.arange(3)), repr(np.zeros(2)), repr(np.array([[1, 2], [3, 4]])), repr(np.float64(2.5)), repr(np.ones(2, "float32")))
print(np.einsum("ijk,kl->ijl", a, np.ones((4, 5))).shape, np.dot(np.ones((2, 3)), np.ones((3, 4))).shape, (a @ np.ones((4, 6))).shape, np.outer([1, 2], [1, 2, 3]).shape)
print(np.where(a > 5, a, 0).shape, np.clip([1, 5, 9], 2, 6), (a % 2 == 0).sum(), np.cumsum([1, 2, 3]), np.sort([3, 1, 2]), np.unique([3, 1, 3]), np.round([1.4, 2.6]))
x, y = np.meshgrid(np.arange(3), np.arange(4))
print(x.shape, y.shape, np.expand_dims(a, (0, -1)).shape, a[np.newaxis].shape, a[:, None].shape, np.squeeze(np.ones((1, 2, 1)), axis=0).shape, np.broadcast_to([1, 2], (3, 2)).shape)
rng = np.random.default_rng(0)
print(rng.normal(size=(2, 3)).shape, rng.integers(0, 10, (4,)).dtype, rng.random((2,)).dtype, np.random.RandomState(1).rand(3, 2).shape, np.random.normal(0, 1, (5, 2)).shape, np.random.permutation(6).shape, np.random.choice([1, 2, 3], size=4).shape)
b = np.zeros((3, 2))
b[0] = [1, 2]
print(b.shape, b.dtype, len(b), b.astype("int32").dtype, b.astype(np.uint8).dtype, b.nbytes, b.size)
print((a.astype("float32") / 2).dtype, (a / 2).dtype, (a * 2.0).dtype, (np.uint8(3) + np.zeros(2, "uint8")).dtype, np.mean(a).dtype, np.array(["a", "b"]).shape)
for index, row in enumerate(np.arange(4).reshape(2, 2)):
    print(index, row, row.tolist(), row[0].item())
for wrong in (lambda: np.zeros((2, 3)) @ np.zeros((2, 3)), lambda: np.concatenate([np.zeros((2, 3)), np.zeros((2, 4))]), lambda: a.reshape(5, 5), lambda: np.split(np.arange(5), 2), lambda: np.stack([np.zeros(2), np.zeros(3)]), lambda: a[3], lambda: a[0, 0, 0, 0], lambda: np.squeeze(a, axis=0)):
    try:
        wrong()
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
