"""The chain of build-chain.mjs in real Keras: what 300 layers take, and how it ends at 1,000. Prints JSON."""

import json
import time

import keras


def build(length):
    """Builds a chain; gives its milliseconds and its parameters."""
    keras.backend.clear_session()
    began = time.perf_counter()
    chain = [keras.Input((32, 32, 8))]
    for _ in range(0, length, 3):
        chain += [keras.layers.Conv2D(8, 3, padding="same"), keras.layers.BatchNormalization(), keras.layers.ReLU()]
    params = keras.Sequential(chain).count_params()
    return (time.perf_counter() - began) * 1000, params


rounds = [build(300) for _ in range(4)][1:]
try:
    build(1000)
    ends = "built"
except RecursionError:
    ends = "RecursionError"
print(json.dumps({"ms": sorted(ms for ms, _ in rounds)[1], "params": rounds[0][1], "ends": ends}))
