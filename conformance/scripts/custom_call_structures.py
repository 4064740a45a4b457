"""Calls with several tensors, keywords, and structures of outputs."""
import tensorflow as tf
import keras
from keras import layers, ops


class Pair(layers.Layer):
    def build(self, a_shape, b_shape):
        print("build", a_shape, b_shape)
        self.left = self.add_weight(shape=(a_shape[-1], 4))
        self.right = self.add_weight(shape=(b_shape[-1], 4))

    def call(self, a, b, scale=1.0):
        return {"sum": ops.matmul(a, self.left) + ops.matmul(b, self.right), "both": [a * scale, b]}


class Merge(layers.Layer):
    def build(self, input_shape):
        print("shapes", input_shape)
        self.dense = layers.Dense(sum(shape[-1] for shape in input_shape))

    def call(self, inputs):
        return self.dense(ops.concatenate(inputs, axis=-1)), inputs[0]


class Named(layers.Layer):
    def call(self, inputs):
        return inputs["image"][:, ::2, 1:-1], inputs["label"]


a = keras.Input((3,), name="a")
b = keras.Input((5,), name="b")
made = Pair()(a, b, scale=2.0)
print(sorted(made), made["sum"].shape, [t.shape for t in made["both"]])
x, y = Merge()([made["sum"], b])
print(x.shape, y.shape)
model = keras.Model([a, b], [x, y])
model.summary()
image = keras.Input((8, 6, 2))
label = keras.Input((1,), dtype="int32")
print([t.shape for t in Named()({"image": image, "label": label})])
