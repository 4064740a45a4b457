# A residual network in loops, with names counted by a closure and a summary of its stages.
from collections import Counter, OrderedDict
from itertools import count

from keras import Input, Model
from keras.layers import Activation, Add, BatchNormalization, Conv2D, Dense, GlobalAveragePooling2D


def counter(prefix):
    numbers = count(1)

    def name():
        return "%s_%d" % (prefix, next(numbers))

    return name


unit_name = counter("unit")


def unit(x, filters, stride=1):
    name = unit_name()
    shortcut = x
    y = Conv2D(filters, (3, 3), strides=stride, padding="same", name=name + "_a")(x)
    y = Activation("relu")(BatchNormalization()(y))
    y = Conv2D(filters, (3, 3), padding="same", name=name + "_b")(y)
    y = BatchNormalization()(y)
    if stride != 1 or shortcut.shape[-1] != filters:
        shortcut = Conv2D(filters, 1, strides=stride, name=name + "_s")(x)
    return Activation("relu")(Add()([y, shortcut]))


def resnet(n, shape=(32, 32, 3), classes=10):
    if (depth := 6 * n + 2) > 50:
        raise ValueError(f"depth {depth} is too much")
    inputs = Input(shape)
    x = Conv2D(16, 3, padding="same")(inputs)
    for stage, filters in enumerate((16, 32, 64)):
        for i in range(n):
            x = unit(x, filters, stride=2 if stage > 0 and i == 0 else 1)
        print("stage", stage, tuple(x.shape))
    return Model(inputs, Dense(classes, activation="softmax")(GlobalAveragePooling2D()(x)), name=f"resnet{depth}")


model = resnet(2)
print(model.name, model.count_params(), len(model.layers))
kinds = Counter(type(layer).__name__ for layer in model.layers)
print(kinds.most_common(3), sum(kinds.values()))
by_size = OrderedDict()
for layer in model.layers:
    by_size.setdefault(layer.output.shape[1:3] if len(layer.output.shape) == 4 else None, []).append(layer.name)
for size, names in by_size.items():
    print(size, len(names), names[0], "...", names[-1])
trainable = sum(w.shape.num_elements() if hasattr(w.shape, "num_elements") else 1 for w in model.trainable_weights)
print(trainable)
try:
    resnet(9)
except ValueError as error:
    print("error:", error)
