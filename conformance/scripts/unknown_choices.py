# What depends on chance or on the machine is not known; what does not is.
import os
import random
import time

import keras
import numpy as np

started = time.time()
units = random.choice([16, 32])
model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(64), keras.layers.Dense(4)])
print("took", time.time() - started, "seconds")  # unknown
print("home is", os.environ.get("HOME"))  # unknown
print(model.count_params())
if np.random.rand() > 0.5:
    activation = "relu"
else:
    activation = "relu"
model.add(keras.layers.Dense(4, activation=activation))
print(len(model.layers), model.output_shape)
numbers = list(range(6))
random.shuffle(numbers)
print(numbers)  # unknown
print(len(numbers), sorted(numbers), sum(numbers), max(numbers))  # unknown
print(model.get_weights()[0].mean())  # unknown
