# Layers from a specification, matched case by case.
import keras
from keras import layers

SPEC = [
    ("conv", 16, 3),
    ("conv", 32, {"kernel_size": 5, "strides": 2}),
    "pool",
    {"kind": "dropout", "rate": 0.2},
    "flatten",
    ("dense", 10),
    None,
]


def layer_of(spec):
    match spec:
        case ("conv", int(n), int(k)):
            return layers.Conv2D(n, k)
        case ("conv", n, dict(rest)):
            return layers.Conv2D(n, **rest)
        case ("dense", n) if n > 0:
            return layers.Dense(n)
        case "pool" | "maxpool":
            return layers.MaxPooling2D()
        case {"kind": "dropout", "rate": rate, **others} if not others:
            return layers.Dropout(rate)
        case str() as name:
            return getattr(layers, name.capitalize())()
        case None:
            return None
        case _:
            raise TypeError(spec)


model = keras.Sequential([keras.Input((32, 32, 3))] + [layer for spec in SPEC if (layer := layer_of(spec)) is not None])
model.summary()
total = 0
while (index := total) < len(model.layers) and (shape := model.layers[index].output.shape)[0] is None:
    total += 1
    print(index, len(shape), shape[1:])
