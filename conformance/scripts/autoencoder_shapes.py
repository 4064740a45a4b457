# An autoencoder whose decoder begins where the encoder ended, by the shapes of the data.
import numpy as np
from tensorflow.keras import backend as K
from tensorflow.keras import layers, models
from tensorflow.keras.datasets import fashion_mnist

(x_train, _), (x_test, _) = fashion_mnist.load_data()


def preprocess(imgs):
    imgs = imgs.astype("float32") / 255.0
    imgs = np.pad(imgs, ((0, 0), (2, 2), (2, 2)), constant_values=0.0)
    return np.expand_dims(imgs, -1)


x_test = preprocess(x_test)[:64]
side, channels = x_test.shape[1], x_test.shape[-1]
print(x_test.shape, x_test.dtype, side, channels)
encoder_input = layers.Input(shape=(side, side, channels), name="encoder_input")
x = encoder_input
for filters in [16, 32, 64]:
    x = layers.Conv2D(filters, (3, 3), strides=2, activation="relu", padding="same")(x)
shape_before_flattening = x.shape[1:]
x = layers.Flatten()(x)
encoder = models.Model(encoder_input, layers.Dense(2, name="encoder_output")(x))
decoder_input = layers.Input(shape=(2,), name="decoder_input")
x = layers.Dense(np.prod(shape_before_flattening).item())(decoder_input)
x = layers.Reshape(shape_before_flattening)(x)
for filters in [64, 32, 16]:
    x = layers.Conv2DTranspose(filters, (3, 3), strides=2, activation="relu", padding="same")(x)
decoder = models.Model(decoder_input, layers.Conv2D(channels, (3, 3), activation="sigmoid", padding="same", name="decoder_output")(x))
autoencoder = models.Model(encoder_input, decoder(encoder.output))
autoencoder.compile(optimizer="adam", loss="binary_crossentropy")
autoencoder.fit(x_test, x_test, epochs=1, batch_size=100, shuffle=True, validation_data=(x_test, x_test))
autoencoder.summary()
embeddings = encoder.predict(x_test)
grid_width, grid_height = 6, 3
mins, maxs = np.min(embeddings, axis=0), np.max(embeddings, axis=0)
sample = np.random.uniform(mins, maxs, size=(grid_width * grid_height, 2))
print(shape_before_flattening, embeddings.shape, mins.shape, sample.shape, decoder.predict(sample).shape, K.int_shape(encoder_input) if hasattr(K, "int_shape") else None)
