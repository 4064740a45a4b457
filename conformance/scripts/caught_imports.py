# A script for several versions of Keras: what one does not have, another import brings.
try:
    from keras.layers.core import Dense, Flatten
except ImportError as error:
    print("no:", error)
    from keras.layers import Dense, Flatten
try:
    from keras.utils import np_utils
    to_categorical = np_utils.to_categorical
except ImportError:
    from keras.utils import to_categorical
try:
    import keras.layers.normalization as normalization
except ModuleNotFoundError as error:
    print("no:", error)
    normalization = None
import keras

print(hasattr(keras.layers, "Dense"), hasattr(keras.layers, "Merge"), hasattr(keras.backend, "square"))
pool = getattr(keras.layers, "MaxPool2D", None) or keras.layers.MaxPooling2D
try:
    model = keras.Sequential([keras.Input((8, 8, 1)), keras.layers.Conv2D(4, 9), Flatten()])
except ValueError:
    print("a smaller window, then")
    model = keras.Sequential([keras.Input((8, 8, 1)), keras.layers.Conv2D(4, 3), pool(), Flatten(), Dense(3)])
model.summary()
try:
    model.add(Dense(2, name="dense"))
except ValueError:
    print("the name is taken")
print(len(model.layers), to_categorical([0, 2, 1]).shape, normalization)
