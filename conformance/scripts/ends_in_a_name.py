# A misspelt name behind a summary.
import keras
from keras import layers

model = keras.Sequential([keras.Input((28, 28, 1)), layers.Flatten(), layers.Dense(10)])
model.summary()
for layer in model.layers:
    print(f"{layer.name:<12}{layer.count_params():>8,d}")
print("parameters:", modl.count_params())
