"""In which order layers are found, wherever they are put: lists that grow, dicts, tuples, sets of lists; names that are counted."""
import keras
from keras import layers


class Growing(keras.Model):
    def __init__(self):
        super().__init__()
        self.convs = []
        self.norms = []
        self.first = layers.Dense(4)
        for i in range(2):
            self.convs.append(layers.Dense(3 + i))
            self.norms.append(layers.LayerNormalization())
        self.named = {"a": layers.Dense(2)}
        self.named["b"] = layers.Dense(1)
        self.pair = (layers.ReLU(), [layers.Softmax(), layers.Dense(9)])
        self.same = self.first
        self.other = self.convs + [layers.Dropout(0.5)]
        self.convs += [layers.Dense(8)]

    def call(self, x):
        x = self.first(x)
        for conv, norm in zip(self.convs, self.norms):
            x = norm(conv(x))
        return self.named["b"](self.named["a"](x))


model = Growing()
print([layer.name for layer in model.layers])
y = model(keras.ops.ones((2, 5)))
model.summary()
print([tuple(w.shape) for w in model.weights][:6], len(model.trainable_variables))


class SnakeCASEName2D(layers.Layer):
    def call(self, x):
        return layers.add([x, x])


x = keras.Input((3,))
print(SnakeCASEName2D().name, SnakeCASEName2D().name, SnakeCASEName2D(name="own").name)
SnakeCASEName2D()(x)
print(layers.Add().name)


class Mine(keras.Sequential):
    def __init__(self, width):
        super().__init__()
        self.add(layers.Dense(width))
        self.add(layers.Dense(1))


mine = Mine(3)
mine.build((None, 2))
mine.summary()
print(mine.name, type(mine).__name__, mine.layers[0].name)
