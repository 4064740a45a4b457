# Keras refuses inside two functions; the line is that of the innermost call.
from tensorflow.keras.layers import Conv2D, Dense, Flatten, Input
from tensorflow.keras.models import Model


def head(x, classes):
    x = Dense(
        classes,
        activation="softmax",
    )(x)
    return x


def tower(x):
    for filters in [8, 16]:
        x = Conv2D(filters, 5)(x)
        print(filters, x.shape)
    return x


inputs = Input((10, 10, 3))
x = tower(inputs)
print(head(Flatten()(x), 3).shape)
x = tower(x)
print("never")
