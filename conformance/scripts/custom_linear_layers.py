"""Layers of one's own, as guides introduce them: weights in build, layers in layers, a frozen part."""
import tensorflow as tf
import keras
from keras import layers


class Linear(layers.Layer):
    def __init__(self, units=32, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1], self.units), initializer="random_normal", trainable=True)
        self.b = self.add_weight(shape=(self.units,), initializer="zeros", trainable=True, name="bias")
        self.seen = self.add_weight(shape=(), initializer="zeros", trainable=False, name="seen")

    def call(self, inputs):
        self.seen.assign_add(1.0)
        return tf.matmul(inputs, self.w) + self.b


class Block(layers.Layer):
    def __init__(self, sizes, rate=0.5):
        super().__init__()
        self.stack = [Linear(size) for size in sizes]
        self.norms = {"first": layers.BatchNormalization(), "second": layers.LayerNormalization()}
        self.dropout = layers.Dropout(rate)

    def call(self, inputs, training=None):
        x = inputs
        for one in self.stack:
            x = tf.nn.relu(one(x))
        x = self.norms["second"](self.norms["first"](x))
        return self.dropout(x, training=training)


inputs = keras.Input(shape=(12,))
outputs = layers.Dense(3)(Block([16, 8])(inputs))
model = keras.Model(inputs, outputs, name="blocks")
model.summary()
block = model.layers[1]
print(block.name, len(block.weights), len(block.trainable_weights), block.count_params())
print([tuple(w.shape) for w in block.weights])
block.stack[0].trainable = False
model.summary()
linear = Linear(4)
print(linear.built)
y = linear(tf.ones((2, 2)))
print(linear.built, y.shape, [w.name for w in linear.weights])
linear.trainable = False
print(len(linear.trainable_weights), len(linear.non_trainable_weights))
linear(tf.ones((2, 3)))
