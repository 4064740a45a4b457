"""Models of one's own class: before and after they are built, and what their summaries show."""
import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Classifier(keras.Model):
    def __init__(self, classes, width=16):
        super().__init__()
        self.flatten = layers.Flatten()
        self.hidden = [layers.Dense(width, activation="relu"), layers.Dense(width // 2)]
        self.drop = layers.Dropout(0.2)
        self.head = keras.Sequential([layers.Dense(8), layers.ReLU(), layers.Dense(classes)], name="head")

    def call(self, inputs, training=False):
        x = self.flatten(inputs)
        for layer in self.hidden:
            x = layer(x)
        x = self.drop(x, training=training)
        return self.head(x)


model = Classifier(10)
model.summary()
print(model.built, [layer.name for layer in model.layers])
out = model(tf.zeros((4, 6, 6)))
print(out.shape, out.dtype, model.built)
model.summary()
model.summary(expand_nested=True, show_trainable=True)
print(model.count_params())

other = Classifier(3)
other.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
other.fit(np.zeros((50, 5)), np.zeros((50,)), verbose=0)
other.summary()
print(other.predict(np.zeros((7, 5)), verbose=0).shape)

third = Classifier(2)
third.build((None, 3, 3))
third.summary()
