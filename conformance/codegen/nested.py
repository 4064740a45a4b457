import keras
from keras import layers

encoder = keras.Sequential([keras.Input((28, 28, 1)), layers.Conv2D(8, 3, activation="relu"), layers.MaxPooling2D(), layers.Flatten(), layers.Dense(4)], name="encoder")
decoder = keras.Sequential([keras.Input((4,)), layers.Dense(10), layers.BatchNormalization(momentum=0.9), layers.ReLU()], name="decoder")
image = keras.Input((28, 28, 1))
autoencoder = keras.Model(image, decoder(encoder(image)), name="autoencoder")
encoder.trainable = False
autoencoder.summary(expand_nested=True)
