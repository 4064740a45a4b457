import numpy as np
x = np.zeros((60000, 28, 28), dtype="uint8")
x = x.reshape(-1, 28, 28, 1).astype("float32") / 255.0
print(x.shape, x.dtype, x.ndim, x.size, len(x), type(x), x[:100].shape, x[0].shape, x[..., 0].shape, x[:, None].shape, x[:, :, ::2].shape, x[-1, 3:10, 0].shape)
print(np.prod([2, 3, 4]), np.arange(5), np.arange(2, 10, 3), np.expand_dims(np.ones(3), -1).shape, np.concatenate([np.ones((2, 3)), np.ones((4, 3))]).shape, np.stack([np.ones(3)] * 4, axis=1).shape)
print((np.ones((3, 1)) + np.ones((1, 4))).shape, (np.ones((3, 4)) @ np.ones((4, 5))).shape, np.array([[1, 2], [3, 4]]).T.shape, np.array([1, 2, 3]).sum(), np.array([[1, 2], [3, 4]]).mean(axis=0).shape, np.array([1, 2]) * 2, np.random.rand(3, 4).shape, np.int64(5), repr(x.dtype), x.dtype == "float32", x.dtype == np.float32)
print(np.vstack([np.ones((2, 3)), np.ones((1, 3))]).shape, np.hstack([np.ones(3), np.ones(2)]).shape, np.pad(np.ones((3, 3)), ((1, 1), (2, 2))).shape, np.tile(np.ones((2, 2)), (2, 3)).shape, np.split(np.ones((6, 2)), 3)[0].shape, np.transpose(np.ones((2, 3, 4)), (2, 0, 1)).shape, np.squeeze(np.ones((1, 3, 1))).shape, np.eye(3).shape, np.linspace(0, 1, 5).shape, x.nbytes)
try:
    np.ones((2, 3)).reshape(4)
except ValueError as e: print(e)
try:
    np.ones((2, 3)) + np.ones((4,))
except ValueError as e: print(e)
try:
    np.ones(6).reshape(-1, 4)
except ValueError as e: print(e)
print((np.ones(3, "float32") * 2.0).dtype, (np.ones(3, "int32") / 2).dtype, (np.ones(3, "uint8") + np.ones(3, "int8")).dtype, (np.ones(3, "float32") + np.ones(3, "float64")).dtype, (np.ones(3, "int64") > 1).dtype, np.array([1.5, 2]).dtype, np.array([True]).dtype, (np.ones(2, "uint8") * 2.5).dtype, np.ones((2,3)).argmax(axis=-1).shape)
for r in np.ones((2, 3)): print(r.shape)
print([i for i in range(int(np.prod((2, 2))))], x.shape[1:], x.shape[1:] + (3,), np.array([[1,2],[3,4]])[1, 0], np.array([1,2,3])[1:])
