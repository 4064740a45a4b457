"""A GAN as one model: two networks, two optimizers, its own compile and training step."""
import numpy as np
import tensorflow as tf
import keras
from keras import layers


def make_generator(latent_dim):
    model = keras.Sequential(name="generator")
    model.add(keras.Input((latent_dim,)))
    model.add(layers.Dense(7 * 7 * 8))
    model.add(layers.BatchNormalization())
    model.add(layers.Reshape((7, 7, 8)))
    model.add(layers.Conv2DTranspose(4, 4, strides=2, padding="same"))
    model.add(layers.LeakyReLU(negative_slope=0.2))
    model.add(layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"))
    return model


discriminator = keras.Sequential([keras.Input((28, 28, 1)), layers.Conv2D(8, 3, strides=2), layers.GlobalMaxPooling2D(), layers.Dense(1)], name="discriminator")


class GAN(keras.Model):
    def __init__(self, discriminator, generator, latent_dim):
        super().__init__()
        self.discriminator = discriminator
        self.generator = generator
        self.latent_dim = latent_dim

    def compile(self, d_optimizer, g_optimizer, loss_fn):
        super().compile()
        self.d_optimizer = d_optimizer
        self.g_optimizer = g_optimizer
        self.loss_fn = loss_fn

    def train_step(self, real):
        if isinstance(real, tuple):
            real = real[0]
        batch = tf.shape(real)[0]
        noise = tf.random.normal(shape=(batch, self.latent_dim))
        fake = self.generator(noise)
        labels = tf.concat([tf.ones((batch, 1)), tf.zeros((batch, 1))], axis=0)
        with tf.GradientTape() as tape:
            predictions = self.discriminator(tf.concat([fake, real], axis=0))
            d_loss = self.loss_fn(labels, predictions)
        grads = tape.gradient(d_loss, self.discriminator.trainable_weights)
        self.d_optimizer.apply_gradients(zip(grads, self.discriminator.trainable_weights))
        return {"d_loss": d_loss}


gan = GAN(discriminator=discriminator, generator=make_generator(16), latent_dim=16)
gan.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3), keras.losses.BinaryCrossentropy(from_logits=True))
gan.fit(np.zeros((64, 28, 28, 1), "float32"), epochs=1, batch_size=32, verbose=0)
gan.generator.summary()
print(len(gan.layers), gan.count_params() if gan.built else "not built")
fake = gan.generator(tf.random.normal((5, 16)), training=False)
print(fake.shape, gan.discriminator(fake).shape)
