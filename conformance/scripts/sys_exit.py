# A script that ends itself.
import sys
import keras

model = keras.Sequential([keras.Input((5,)), keras.layers.Dense(3)])
print(model.count_params())
if model.count_params() != 18:
    print("odd")
elif len(model.layers) == 1:
    print("one layer")
    sys.exit("done")
print("never")
