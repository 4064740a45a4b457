"""ResNet50 (He and others, 2015): blocks that add to what they read."""

import keras
from keras import layers


def convolve(x, filters, kernel, strides=1, name=None):
    x = layers.Conv2D(filters, kernel, strides=strides, padding="same", name=f"{name}_conv")(x)
    return layers.BatchNormalization(epsilon=1.001e-5, name=f"{name}_bn")(x)


def block(x, filters, strides, widen, name):
    shortcut = convolve(x, 4 * filters, 1, strides, f"{name}_0") if widen else x
    x = layers.ReLU(name=f"{name}_1_relu")(convolve(x, filters, 1, strides, f"{name}_1"))
    x = layers.ReLU(name=f"{name}_2_relu")(convolve(x, filters, 3, 1, f"{name}_2"))
    x = convolve(x, 4 * filters, 1, 1, f"{name}_3")
    x = layers.Add(name=f"{name}_add")([shortcut, x])
    return layers.ReLU(name=f"{name}_out")(x)


inputs = keras.Input(shape=(224, 224, 3))
x = layers.ReLU(name="stem_relu")(convolve(inputs, 64, 7, 2, "stem"))
x = layers.MaxPooling2D(3, strides=2, padding="same", name="stem_pool")(x)
for stage, (filters, count) in enumerate([(64, 3), (128, 4), (256, 6), (512, 3)], start=2):
    for i in range(1, count + 1):
        x = block(x, filters, 2 if i == 1 and stage > 2 else 1, i == 1, f"stage{stage}_block{i}")
x = layers.GlobalAveragePooling2D(name="avg_pool")(x)
outputs = layers.Dense(1000, activation="softmax", name="predictions")(x)
model = keras.Model(inputs, outputs, name="resnet50")
model.summary()
