import keras
from keras import layers

encoder = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(8, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Flatten(),
    layers.Dense(4),
], name="encoder")
encoder.trainable = False
encoder.summary()

decoder = keras.Sequential([
    keras.Input(shape=(4,)),
    layers.Dense(10),
    layers.BatchNormalization(momentum=0.9),
    layers.ReLU(),
], name="decoder")
decoder.summary()

input_layer_2 = keras.Input(shape=(28, 28, 1))
x = encoder(input_layer_2)
decoder_1 = decoder(x)
autoencoder = keras.Model(inputs=input_layer_2, outputs=decoder_1, name="autoencoder")
autoencoder.summary()
