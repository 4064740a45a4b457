import keras
from keras import layers

base = keras.Sequential([keras.Input((32, 32, 3)), layers.Conv2D(8, 3), layers.BatchNormalization(), layers.ReLU(), layers.GlobalAveragePooling2D()], name="base")
base.trainable = False
model = keras.Sequential([base, layers.Dropout(0.2), layers.Dense(4)])
model.summary(show_trainable=True)
