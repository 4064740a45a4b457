"""VGG16 (Simonyan and Zisserman, 2014) for the thousand classes of ImageNet."""

import keras
from keras import layers

model = keras.Sequential(name="vgg16")
model.add(keras.Input(shape=(224, 224, 3)))
# Blocks of equal convolutions, each half as large as the one before
for block, (count, filters) in enumerate([(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)], start=1):
    for i in range(1, count + 1):
        model.add(layers.Conv2D(filters, 3, padding="same", activation="relu", name=f"block{block}_conv{i}"))
    model.add(layers.MaxPooling2D(2, name=f"block{block}_pool"))
# Classifier
model.add(layers.Flatten(name="flatten"))
model.add(layers.Dense(4096, activation="relu", name="fc1"))
model.add(layers.Dense(4096, activation="relu", name="fc2"))
model.add(layers.Dense(1000, activation="softmax", name="predictions"))
model.summary()
