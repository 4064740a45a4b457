# Pictures in batches that are turned and shifted, by the old generator and by layers.
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, models
from tensorflow.keras.datasets import cifar10
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from tensorflow.keras.utils import to_categorical

(x_train, y_train), (x_test, y_test) = cifar10.load_data()
x_train, y_train = x_train[:256].astype("float32") / 255.0, to_categorical(y_train[:256], 10)
subtract = np.mean(x_train, axis=(0, 1, 2), keepdims=True)
print(x_train.shape, y_train.shape, subtract.shape, (x_train - subtract).dtype)
datagen = ImageDataGenerator(rotation_range=15, width_shift_range=0.1, horizontal_flip=False)
datagen.fit(x_train)
flow = datagen.flow(x_train, y_train, batch_size=64)
print(len(flow), flow.n)

augmentation = tf.keras.Sequential([layers.RandomFlip("horizontal"), layers.RandomContrast(0.1)])
pipeline = tf.data.Dataset.from_tensor_slices((x_train, y_train)).batch(64).map(lambda x, y: (augmentation(x, training=True), y))
print(pipeline.element_spec)

model = models.Sequential([layers.Conv2D(16, (3, 3), activation="relu", padding="same"), layers.MaxPooling2D(), layers.Conv2D(32, (3, 3), activation="relu"), layers.Flatten(), layers.Dropout(0.5), layers.Dense(10, activation="softmax")])
model.compile(optimizer=tf.keras.optimizers.SGD(learning_rate=0.01, momentum=0.9), loss="categorical_crossentropy")
model.fit(pipeline, epochs=1, validation_data=pipeline.take(1))
model.summary()
batch = np.expand_dims(x_test[0], axis=0) / 255.0
print(batch.shape, model.predict(batch).shape, int(np.prod(x_train.shape[1:])))
