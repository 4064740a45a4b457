# How scripts print tables about their networks.
import math
import keras
from keras.layers import Conv1D, Dense, Flatten, LSTM, MaxPooling1D

model = keras.models.Sequential([
    keras.Input((128, 9)),
    Conv1D(filters=64, kernel_size=3, activation="relu"),
    MaxPooling1D(2),
    LSTM(100, return_sequences=False),
    Dense(6, activation="softmax"),
])
print("=" * 40)
print("%-20s%10s%10s" % ("layer", "params", "share"))
total = model.count_params()
for layer in model.layers:
    share = layer.count_params() / total
    print("%-20s%10d%9.2f%%" % (layer.name, layer.count_params(), 100 * share))
print("-" * 40)
print("{:<20}{:>10,}{:>10.0%}".format("total", total, 1))
print(f"{total:>30,d}|{total / 1e6:.3f}M|{total * 4 / 1024:8.1f} KiB|{total:e}|{math.log2(total):.4f}")
print(f"{'name':^15}|{'shape':^20}")
for i, layer in enumerate(model.layers):
    print(f"{layer.name!r:<15}|{str(layer.output.shape):>20}|{i:03d}|{layer.trainable!s:>6}")
widest = max(model.layers, key=lambda layer: layer.count_params())
print(widest.name, widest.units, type(widest).__name__, widest.__class__.__name__.lower())
print(", ".join(sorted({type(layer).__name__ for layer in model.layers})))
print([round(layer.count_params() / total, 3) for layer in model.layers])
print(str(model.input_shape), repr(model.output_shape), model.layers[0].filters, model.layers[0].kernel_size)
print("first: " + model.layers[0].name + ", last: " + model.layers[-1].name, end=".\n")
print(*(layer.name for layer in model.layers), sep=" -> ")
print("""
Network: {name}
  layers: {n}
""".format(name=model.name, n=len(model.layers)).strip())
