# Two models that train each other: frozen for one, trained for the other.
import numpy as np
from tensorflow.keras.datasets import mnist
from tensorflow.keras.layers import BatchNormalization, Dense, Flatten, Input, LeakyReLU, Reshape
from tensorflow.keras.models import Model, Sequential
from tensorflow.keras.optimizers import Adam, RMSprop

(x_train, _), (_, _) = mnist.load_data()
x_train = np.expand_dims(x_train / 127.5 - 1.0, axis=3)
img_shape = x_train.shape[1:]
latent_dim = 100


def build_generator():
    model = Sequential()
    model.add(Dense(64, input_dim=latent_dim))
    model.add(LeakyReLU(negative_slope=0.2))
    model.add(BatchNormalization(momentum=0.8))
    model.add(Dense(int(np.prod(img_shape)), activation="tanh"))
    model.add(Reshape(img_shape))
    noise = Input(shape=(latent_dim,))
    return Model(noise, model(noise), name="generator")


def build_discriminator():
    model = Sequential([Flatten(input_shape=img_shape), Dense(32), LeakyReLU(negative_slope=0.2), Dense(1, activation="sigmoid")])
    img = Input(shape=img_shape)
    return Model(img, model(img), name="discriminator")


discriminator = build_discriminator()
discriminator.compile(loss="binary_crossentropy", optimizer=Adam(0.0002, 0.5), metrics=["accuracy"])
generator = build_generator()
z = Input(shape=(latent_dim,))
discriminator.trainable = False
combined = Model(z, discriminator(generator(z)))
combined.compile(loss="binary_crossentropy", optimizer=RMSprop(1e-4))
batch_size = 8
valid, fake = np.ones((batch_size, 1)), np.zeros((batch_size, 1))
for epoch in range(2):
    idx = np.random.randint(0, x_train.shape[0], batch_size)
    imgs = x_train[idx]
    noise = np.random.normal(0, 1, (batch_size, latent_dim))
    gen_imgs = generator.predict(noise, verbose=0)
    print(epoch, imgs.shape, gen_imgs.shape, np.concatenate([imgs, gen_imgs]).shape)
    combined.train_on_batch(noise, valid)
combined.summary()
generator.summary()
discriminator.summary()
