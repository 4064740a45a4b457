"""Configs, copies, files: a model made again from what describes it."""
import os

import keras
from keras import layers


@keras.saving.register_keras_serializable(package="mine")
class Scale(layers.Layer):
    def __init__(self, factor=2, units=3, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor
        self.units = units

    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1], self.units), name="w")

    def call(self, inputs):
        return keras.ops.matmul(inputs, self.w) * self.factor

    def get_config(self):
        return {**super().get_config(), "factor": self.factor, "units": self.units}


class Plain(layers.Layer):
    def __init__(self, a, b=2):
        super().__init__()
        self.a = a

    def call(self, x):
        return x


print(Scale(factor=3).get_config())
print(Plain(1).get_config())
again = Scale.from_config(Scale(4, name="four").get_config())
print(again.name, again.factor, again.units)
inputs = keras.Input((4,), name="in")
model = keras.Model(inputs, layers.Dense(2)(Scale(units=5)(inputs)), name="net")
copy = keras.models.clone_model(model)
copy.summary()
fresh = keras.Model.from_config(model.get_config())
print(fresh.name, [layer.name for layer in fresh.layers], fresh.count_params())
model.compile("adam", "mse")
model.save("net.keras")
loaded = keras.models.load_model("net.keras")
os.remove("net.keras")
print(type(loaded.layers[1]).__name__, loaded.layers[1].units, loaded.count_params())
text = keras.models.model_from_json(model.to_json())
print(text.name, len(text.layers))
stack = keras.Sequential([keras.Input((3,)), layers.Dense(2), layers.Dropout(0.1)])
print([layer.name for layer in keras.models.clone_model(stack).layers], keras.Sequential.from_config(stack.get_config()).count_params())
print(layers.Dense(1).name, Scale().name, keras.Model(inputs, inputs).name)
print([w.shape for w in model.get_weights()])
model.save("net")
