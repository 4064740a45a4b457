"""Layers written as dicts and made again, loaded models that are built and compiled as they were."""
import os, tempfile
import keras
import numpy as np
from keras import layers

os.chdir(tempfile.mkdtemp())


@keras.saving.register_keras_serializable(package="own")
class Wrapper(layers.Layer):
    def __init__(self, inner, scale=2, **kwargs):
        super().__init__(**kwargs)
        self.inner = inner
        self.scale = scale

    def call(self, x):
        return self.inner(x) * self.scale

    def get_config(self):
        return {**super().get_config(), "inner": layers.serialize(self.inner), "scale": self.scale}

    @classmethod
    def from_config(cls, config):
        inner = layers.deserialize(config.pop("inner"))
        return cls(inner, **config)


w = Wrapper(layers.Dense(4, activation="relu"))
m = keras.Sequential([keras.Input((3,)), w, layers.Dense(2)])
m.summary()
c = keras.models.clone_model(m)
c.summary()
d = layers.serialize(layers.Dense(7, name="plain"))
print(d["class_name"], d["config"]["units"], d["config"]["name"], sorted(d))
e = layers.deserialize(d)
print(type(e).__name__, e.units, e.name, e.built)
f = layers.deserialize({"module": "keras.layers", "class_name": "Conv2D", "registered_name": None, "config": {"filters": 3, "kernel_size": 2}})
print(f(np.zeros((1, 5, 5, 2))).shape, f.count_params())
g = keras.saving.deserialize_keras_object(keras.saving.serialize_keras_object(w))
print(type(g).__name__, g.scale, g.built, len(g.weights))


@keras.saving.register_keras_serializable(package="own")
class Net(keras.Model):
    def __init__(self, width=6, **kwargs):
        super().__init__(**kwargs)
        self.width = width
        self.a = layers.Dense(width)
        self.b = layers.Dense(1)

    def call(self, x):
        return self.b(self.a(x))

    def get_config(self):
        return {**super().get_config(), "width": self.width}


n = Net(5)
n.compile("adam", "mse")
n.fit(np.zeros((8, 3)), np.zeros((8, 1)), verbose=0)
n.save("n.keras")
again = keras.models.load_model("n.keras")
print(again.built, again.count_params(), again.width, [layer.built for layer in again.layers])
again.summary()


@keras.saving.register_keras_serializable(package="own")
class Special(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.d = layers.Dense(2)

    def call(self, x):
        return self.d(x)

    def compile(self, opt, loss_fn):
        super().compile(optimizer=opt, loss=loss_fn)
        self.opt_name = opt

    def get_compile_config(self):
        return {"opt": self.opt_name}

    def compile_from_config(self, config):
        self.compile(config["opt"], "mae")


s = Special()
s.compile("sgd", "mse")
s.fit(np.zeros((8, 3)), np.zeros((8, 2)), verbose=0)
s.save("s.keras")
t = keras.models.load_model("s.keras")
print(t.opt_name, t.count_params(), type(t.optimizer).__name__)


@keras.saving.register_keras_serializable(package="own")
class Head(layers.Layer):
    def __init__(self, units=2, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.k = self.add_weight(shape=(input_shape[-1], self.units), name="k")

    def call(self, x):
        return keras.ops.matmul(x, self.k)

    def get_config(self):
        return {**super().get_config(), "units": self.units}


h = Head(3)
h.build((None, 4))
print(h.get_build_config())
q = keras.saving.deserialize_keras_object(keras.saving.serialize_keras_object(h))
print(q.built, q.count_params())
