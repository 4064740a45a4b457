# A U-Net by recursion, and one by two loops: both have the same weights.
import keras
from keras import layers as L


def conv(x, n):
    for _ in range(2):
        x = L.Conv2D(n, 3, activation="relu", padding="same")(x)
    return x


def level(x, filters, depth, growth=2):
    if depth == 0:
        return conv(x, filters)
    left = conv(x, filters)
    below = level(L.MaxPooling2D()(left), int(filters * growth), depth - 1, growth)
    up = L.Conv2DTranspose(filters, 2, strides=2, padding="same")(below)
    return conv(L.concatenate([left, up]), filters)


def recursive(size=64, start=8, depth=3):
    inputs = L.Input((size, size, 1))
    outputs = L.Conv2D(1, 1, activation="sigmoid")(level(inputs, start, depth))
    return keras.Model(inputs, outputs)


def looped(size=64, start=8, depth=3):
    inputs = x = L.Input((size, size, 1))
    skips, filters = [], start
    for _ in range(depth):
        x = conv(x, filters)
        skips.append(x)
        x = L.MaxPooling2D(2)(x)
        filters *= 2
    x = conv(x, filters)
    while skips:
        filters //= 2
        x = L.Conv2DTranspose(filters, 2, strides=2, padding="same")(x)
        x = L.concatenate([skips.pop(), x], axis=3)
        x = conv(x, filters)
    return keras.Model(inputs, L.Conv2D(1, (1, 1), activation="sigmoid")(x))


one, other = recursive(), looped()
print(one.count_params(), other.count_params(), one.count_params() == other.count_params())
print(one.name, other.name, one.output_shape, len(one.layers))
one.summary()
