"""Networks cut out of others: outputs of layers by name, shared layers, a model as a layer of another."""
import keras
import numpy as np
from keras import layers

base = keras.Sequential([
    keras.Input((32, 32, 3)),
    layers.Conv2D(4, 3, activation="relu", name="early"),
    layers.MaxPooling2D(name="pool"),
    layers.Conv2D(8, 3, name="late"),
    layers.GlobalAveragePooling2D(),
])
features = keras.Model(base.inputs, [base.get_layer("early").output, base.get_layer("late").output])
features.summary()
outs = features(np.zeros((2, 32, 32, 3), "float32"))
print([o.shape for o in outs])


class Wrapped(keras.Model):
    def __init__(self, inner, classes):
        super().__init__(name="wrapped")
        self.inner = inner
        self.inner.trainable = False
        self.head = layers.Dense(classes)

    def call(self, x):
        return self.head(self.inner(x))


wrapped = Wrapped(base, 5)
x = keras.Input((32, 32, 3))
print(wrapped(x).shape)
wrapped.summary()
whole = keras.Model(x, layers.Softmax()(wrapped(x)))
whole.summary()
print(len(whole.trainable_weights), whole.layers[1].head.units)


class Graph(keras.Model):
    def __init__(self, width):
        inputs = keras.Input((width,))
        outputs = layers.Dense(1)(layers.Dense(width, activation="tanh")(inputs))
        super().__init__(inputs=inputs, outputs=outputs, name="graph")


graph = Graph(7)
graph.summary()
print(graph.input_shape, graph.output_shape, type(graph).__name__)
