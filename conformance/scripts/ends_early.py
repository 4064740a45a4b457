# An error in the middle ends the script, with all that was printed before.
from keras import Sequential
from keras.layers import Dense, Conv2D, Flatten, Input


def build(shape, units=(32, 16)):
    model = Sequential(name="net")
    model.add(Input(shape))
    for n in units:
        model.add(Dense(n, activation="relu"))
    model.add(Dense(units[0]))
    return model


try:
    Dense(-3)
except ValueError as problem:
    print("refused:", type(problem).__name__)
finally:
    print("went on")

print(build((4,), units=()).name)
print("never printed")
