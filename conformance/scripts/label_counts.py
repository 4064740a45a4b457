# The number of classes taken from the labels themselves, in the ways that books take it.
import numpy as np
from tensorflow.keras.datasets import cifar10, cifar100, fashion_mnist, imdb, mnist, reuters
from tensorflow.keras.layers import Activation, Dense, Dropout, Flatten, Input
from tensorflow.keras.models import Sequential
from tensorflow.keras.utils import to_categorical

(x_train, y_train), (x_test, y_test) = mnist.load_data()
num_labels = len(np.unique(y_train))
unique, counts = np.unique(y_train, return_counts=True)
print(num_labels, unique, len(counts), x_train.max(), x_train.min(), y_test.max())
y_train = to_categorical(y_train)
y_test = to_categorical(y_test, num_labels)
image_size = x_train.shape[1]
input_size = image_size * image_size
x_train = np.reshape(x_train, [-1, input_size]).astype("float32") / 255
x_test = np.reshape(x_test, [-1, input_size])
print(x_train.shape, x_train.dtype, y_train.shape, y_train.dtype, y_test.shape)
x_val, x_train = x_train[-5000:], x_train[:-5000]
print(x_val.shape, x_train.shape)

model = Sequential()
model.add(Dense(64, input_dim=input_size))
model.add(Activation("relu"))
model.add(Dropout(0.45))
model.add(Dense(num_labels))
model.add(Activation("softmax"))
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(x_train, y_train[:-5000], validation_data=(x_val, y_train[-5000:]), epochs=20, batch_size=128)
model.summary()

(x, y), (x_t, y_t) = cifar10.load_data()
print(x.shape, y.shape, to_categorical(y).shape, np.max(y) + 1, len(np.unique(y.flatten())), y[:46000].max(), y.ravel()[4000:].max())
(x, y), _ = cifar100.load_data()
print(y.dtype, to_categorical(y).shape)
(x, y), _ = cifar100.load_data(label_mode="coarse")
print(y.shape, int(y.max()) + 1)
(x, y), (x_t, y_t) = fashion_mnist.load_data()
labels = np.concatenate([y, y_t])
print(labels.shape, labels.max() + 1, np.unique(labels).shape, (y.astype("int32") + 1).min())
(x, y), (x_t, y_t) = reuters.load_data(num_words=1000)
print(x.shape, y.shape, y_t.shape, max(np.max(y), np.max(y_t)) + 1, to_categorical(y_t).shape)
(x, y), _ = imdb.load_data(num_words=5000)
print(x.shape, y.dtype, np.unique(y))

for classes in (int(np.max(y)) + 1, len(set([0, 1, 1]))):
    model = Sequential([Input((8,)), Flatten(), Dense(classes)])
    print(model.output_shape)
