"""Generators that give None, that exceptions are thrown into, and context managers made of them."""
import contextlib

import keras


def patient(kind):
    try:
        yield
    except kind as error:
        print("caught", type(error).__name__, error)
        yield "again"
    else:
        print("nothing happened")


steps = patient(ValueError)
print(next(steps))
print(steps.throw(ValueError("one")))
try:
    next(steps)
except StopIteration:
    print("at its end")

steps = patient(ValueError)
next(steps)
try:
    steps.throw(KeyError, KeyError("two"))
except KeyError as error:
    print("let through", error)

steps = patient(ValueError)
print(steps.__next__(), next(steps, "over"))


@contextlib.contextmanager
def raises(kind):
    try:
        yield
    except kind as error:
        print("Caught expected exception", kind.__name__, error)
    except Exception as error:
        raise error
    else:
        raise AssertionError(f"Expected {kind.__name__} to be raised")


with raises(ZeroDivisionError):
    1 // 0
with raises(ValueError):
    int("x")
try:
    with raises(KeyError):
        [].pop()
except IndexError as error:
    print("another one:", error)
try:
    with raises(KeyError):
        pass
except AssertionError as error:
    print(error)


class Trainer(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(4)

    def call(self, x):
        return self.dense(x)

    def compile(self, optimizer, loss_fn, **kwargs):
        super().compile(**kwargs)
        self.optimizer = optimizer
        self.loss_fn = loss_fn


model = Trainer()
model.compile(keras.optimizers.SGD(momentum=0.9), keras.losses.MeanSquaredError())
model(keras.ops.zeros((2, 3)))
print(type(model.optimizer).__name__, model.count_params())
model.optimizer.build(model.trainable_variables)
model.summary()
