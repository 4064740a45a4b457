# Trying shapes until one fits, and telling what went wrong.
import keras
from keras import layers


class TooSmall(Exception):
    def __init__(self, size, minimum=4):
        super().__init__(f"{size} is less than {minimum}")
        self.size = size


def shrink(size, times):
    inputs = keras.Input((size, size, 1))
    x = inputs
    for i in range(times):
        if x.shape[1] < 4:
            raise TooSmall(x.shape[1])
        x = layers.Conv2D(4, 3)(x)
        x = layers.MaxPooling2D()(x)
    return keras.Model(inputs, x)


for size in (28, 10, 3):
    try:
        model = shrink(size, 3)
    except TooSmall as error:
        print("too small:", error, error.size)
    except ValueError as error:
        print("refused")
    else:
        print("fits", model.output_shape)
    finally:
        print("tried", size)

attempts = 0
while True:
    attempts += 1
    try:
        assert attempts > 2, f"attempt {attempts}"
        break
    except AssertionError as error:
        print(repr(error))
        continue
print(attempts)


def risky(kind):
    try:
        return {"key": lambda: {}["x"], "index": lambda: [][1], "zero": lambda: 1 / 0, "type": lambda: len(5), "value": lambda: int("x"), "attribute": lambda: None.shape}[kind]()
    except (KeyError, IndexError) as error:
        return f"lookup {error!r}"
    except ArithmeticError as error:
        return f"arithmetic {error}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for kind in "key index zero type value attribute".split():
    print(risky(kind))
layers.Dense(2)(keras.Input((3,)))
raise SystemExit(0)
