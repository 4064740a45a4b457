# Pipelines of tf.data, as courses write them: what the elements look like after each step.
import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()
BATCH = 64


def preprocess(image, label):
    image = tf.cast(image, tf.float32) / 255.0
    image = tf.expand_dims(image, axis=-1)
    return image, tf.one_hot(label, 10)


train = tf.data.Dataset.from_tensor_slices((x_train, y_train))
print(train.element_spec)
train = train.shuffle(1000).map(preprocess, num_parallel_calls=tf.data.AUTOTUNE)
print(train.element_spec, len(train))
train = train.batch(BATCH).prefetch(tf.data.AUTOTUNE)
print(train.element_spec, len(train), train.cardinality().numpy())
for images, labels in train.take(1):
    print(images.shape, labels.shape, images.dtype)
test = tf.data.Dataset.from_tensor_slices((x_test, y_test)).map(preprocess).batch(BATCH, drop_remainder=True)
print(test.element_spec, len(test))
images, labels = next(iter(test))
print(images.shape, labels.shape)

features = {"age": np.zeros((10, 1)), "name": np.zeros((10, 4), "int32")}
table = tf.data.Dataset.from_tensor_slices((features, np.zeros(10)))
print(table.element_spec)
for row, target in table.batch(4).take(1):
    print({key: value.shape for key, value in row.items()}, target.shape)

numbers = tf.data.Dataset.range(10)
windows = numbers.window(5, shift=1, drop_remainder=True).flat_map(lambda window: window.batch(5))
pairs = windows.map(lambda window: (window[:-1], window[-1:]))
print(numbers.element_spec, windows.element_spec, pairs.element_spec)
for batch in numbers.batch(4):
    print(batch.shape)
both = tf.data.Dataset.zip((numbers, numbers.map(lambda x: tf.cast(x, tf.float32) * 2.0)))
print(both.element_spec, len(both.skip(3)), len(both.repeat(2)), len(both.take(4).concatenate(both)), both.repeat().cardinality().numpy())
counted = both.filter(lambda a, b: a > 2)
print(counted.cardinality().numpy())
try:
    len(counted)
except TypeError as error:
    print(error)
generated = tf.data.Dataset.from_generator(lambda: iter([]), output_signature=(tf.TensorSpec((None, 5), tf.float32), tf.TensorSpec((), tf.int32)))
print(generated.padded_batch(8).element_spec)
print(tf.data.Dataset.from_tensors(np.zeros((3, 2))).unbatch().element_spec)
print([a.shape for a in tf.data.Dataset.from_tensor_slices(np.zeros((2, 7))).as_numpy_iterator()])

model = keras.Sequential([layers.Conv2D(8, 3, activation="relu"), layers.GlobalAveragePooling2D(), layers.Dense(10)])
model.compile("adam", keras.losses.CategoricalCrossentropy(from_logits=True))
model.fit(train.take(2), epochs=1)
model.summary()
model = keras.Sequential([layers.Flatten(), layers.Dense(10)])
model.compile("sgd", "mse")
model.evaluate(test.take(1))
model.summary()
