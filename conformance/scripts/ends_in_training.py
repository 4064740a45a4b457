# The metrics are a text, so compile refuses them, and nothing is trained.
import keras
from keras import layers
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train = x_train.reshape(60000, 784).astype("float32") / 255
print(x_train.shape, y_train.shape)
model = keras.Sequential()
model.add(layers.Dense(32, input_shape=(784,), activation="relu"))
model.add(layers.Dense(10, activation="softmax"))
print(model.count_params())
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics="acc")
model.fit(x_train, y_train, epochs=1)
