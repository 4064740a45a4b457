"""GANs, VAE, VQ, DDPM, CycleGAN pieces with train_step, as keras.io and books write them."""
import keras
from keras import layers, ops
import numpy as np
import tensorflow as tf


class VectorQuantizer(layers.Layer):
    def __init__(self, num_embeddings, embedding_dim, beta=0.25, **kwargs):
        super().__init__(**kwargs)
        self.embedding_dim = embedding_dim
        self.num_embeddings = num_embeddings
        self.beta = beta
        w_init = tf.random_uniform_initializer()
        self.embeddings = tf.Variable(initial_value=w_init(shape=(self.embedding_dim, self.num_embeddings), dtype="float32"), trainable=True, name="embeddings_vqvae")

    def call(self, x):
        input_shape = tf.shape(x)
        flattened = tf.reshape(x, [-1, self.embedding_dim])
        encoding_indices = self.get_code_indices(flattened)
        encodings = tf.one_hot(encoding_indices, self.num_embeddings)
        quantized = tf.matmul(encodings, self.embeddings, transpose_b=True)
        quantized = tf.reshape(quantized, input_shape)
        commitment_loss = tf.reduce_mean((tf.stop_gradient(quantized) - x) ** 2)
        codebook_loss = tf.reduce_mean((quantized - tf.stop_gradient(x)) ** 2)
        self.add_loss(self.beta * commitment_loss + codebook_loss)
        return x + tf.stop_gradient(quantized - x)

    def get_code_indices(self, flattened_inputs):
        similarity = tf.matmul(flattened_inputs, self.embeddings)
        distances = tf.reduce_sum(flattened_inputs**2, axis=1, keepdims=True) + tf.reduce_sum(self.embeddings**2, axis=0) - 2 * similarity
        return tf.argmin(distances, axis=1)


def get_encoder(latent_dim=16):
    encoder_inputs = keras.Input(shape=(28, 28, 1))
    x = layers.Conv2D(32, 3, activation="relu", strides=2, padding="same")(encoder_inputs)
    x = layers.Conv2D(64, 3, activation="relu", strides=2, padding="same")(x)
    return keras.Model(encoder_inputs, layers.Conv2D(latent_dim, 1, padding="same")(x), name="encoder")


def get_decoder(latent_dim=16):
    latent_inputs = keras.Input(shape=get_encoder(latent_dim).output.shape[1:])
    x = layers.Conv2DTranspose(64, 3, activation="relu", strides=2, padding="same")(latent_inputs)
    x = layers.Conv2DTranspose(32, 3, activation="relu", strides=2, padding="same")(x)
    return keras.Model(latent_inputs, layers.Conv2DTranspose(1, 3, padding="same")(x), name="decoder")


def get_vqvae(latent_dim=16, num_embeddings=64):
    vq_layer = VectorQuantizer(num_embeddings, latent_dim, name="vector_quantizer")
    encoder, decoder = get_encoder(latent_dim), get_decoder(latent_dim)
    inputs = keras.Input(shape=(28, 28, 1))
    return keras.Model(inputs, decoder(vq_layer(encoder(inputs))), name="vq_vae")


get_vqvae().summary()


class ReflectionPadding2D(layers.Layer):
    def __init__(self, padding=(1, 1), **kwargs):
        self.padding = tuple(padding)
        super().__init__(**kwargs)

    def call(self, input_tensor, mask=None):
        padding_width, padding_height = self.padding
        padding_tensor = [[0, 0], [padding_height, padding_height], [padding_width, padding_width], [0, 0]]
        return ops.pad(input_tensor, padding_tensor, mode="reflect")


gamma_init = keras.initializers.RandomNormal(mean=0.0, stddev=0.02)


def residual_block(x, activation, kernel_size=(3, 3), strides=(1, 1), padding="valid", use_bias=False):
    dim = x.shape[-1]
    input_tensor = x
    x = ReflectionPadding2D()(input_tensor)
    x = layers.Conv2D(dim, kernel_size, strides=strides, padding=padding, use_bias=use_bias)(x)
    x = keras.layers.GroupNormalization(groups=1, gamma_initializer=gamma_init)(x)
    x = activation(x)
    x = ReflectionPadding2D()(x)
    x = layers.Conv2D(dim, kernel_size, strides=strides, padding=padding, use_bias=use_bias)(x)
    x = keras.layers.GroupNormalization(groups=1, gamma_initializer=gamma_init)(x)
    return layers.add([input_tensor, x])


img = layers.Input(shape=(64, 64, 3), name="gen_img_input")
x = ReflectionPadding2D(padding=(3, 3))(img)
x = layers.Conv2D(16, (7, 7), use_bias=False)(x)
x = layers.Activation("relu")(x)
for _ in range(2):
    x = residual_block(x, activation=layers.Activation("relu"))
x = layers.Conv2DTranspose(8, (3, 3), strides=(2, 2), padding="same")(x)
gen = keras.models.Model(img, x, name="generator_G")
gen.summary()


class GaussianDiffusion:
    def __init__(self, timesteps=1000, beta_start=1e-4, beta_end=0.02):
        self.timesteps = timesteps
        self.betas = betas = np.linspace(beta_start, beta_end, timesteps, dtype=np.float64)
        alphas = 1.0 - betas
        self.alphas_cumprod = tf.constant(np.cumprod(alphas, axis=0), dtype=tf.float32)
        self.num_timesteps = int(timesteps)

    def _extract(self, a, t, x_shape):
        batch_size = x_shape[0]
        out = tf.gather(a, t)
        return tf.reshape(out, [batch_size, 1, 1, 1])

    def q_sample(self, x_start, t, noise):
        x_start_shape = tf.shape(x_start)
        return self._extract(tf.sqrt(self.alphas_cumprod), t, x_start_shape) * x_start + noise


class AttentionBlock(layers.Layer):
    def __init__(self, units, groups=8, **kwargs):
        self.units = units
        self.groups = groups
        super().__init__(**kwargs)
        self.norm = layers.GroupNormalization(groups=groups)
        self.query = layers.Dense(units)
        self.key = layers.Dense(units)
        self.value = layers.Dense(units)
        self.proj = layers.Dense(units)

    def call(self, inputs):
        batch_size = tf.shape(inputs)[0]
        height = tf.shape(inputs)[1]
        width = tf.shape(inputs)[2]
        scale = tf.cast(self.units, tf.float32) ** (-0.5)
        inputs = self.norm(inputs)
        q, k, v = self.query(inputs), self.key(inputs), self.value(inputs)
        attn_score = tf.einsum("bhwc, bHWc->bhwHW", q, k) * scale
        attn_score = tf.reshape(attn_score, [batch_size, height, width, height * width])
        attn_score = tf.nn.softmax(attn_score, -1)
        attn_score = tf.reshape(attn_score, [batch_size, height, width, height, width])
        proj = tf.einsum("bhwHW,bHWc->bhwc", attn_score, v)
        return inputs + self.proj(proj)


class TimeEmbedding(layers.Layer):
    def __init__(self, dim, **kwargs):
        super().__init__(**kwargs)
        self.dim = dim
        self.half_dim = dim // 2
        self.emb = tf.exp(tf.range(self.half_dim, dtype=tf.float32) * -(np.log(10000) / (self.half_dim - 1)))

    def call(self, inputs):
        inputs = tf.cast(inputs, dtype=tf.float32)
        emb = inputs[:, None] * self.emb[None, :]
        return tf.concat([tf.sin(emb), tf.cos(emb)], axis=-1)


def ResidualBlock(width, groups=8):
    def apply(inputs):
        x, t = inputs
        input_width = x.shape[3]
        residual = x if input_width == width else layers.Conv2D(width, kernel_size=1)(x)
        temb = layers.Dense(width)(keras.activations.swish(t))[:, None, None, :]
        x = layers.GroupNormalization(groups=groups)(x)
        x = layers.Conv2D(width, kernel_size=3, padding="same")(x)
        x = layers.Add()([x, temb])
        return layers.Add()([x, residual])
    return apply


image_input = layers.Input(shape=(32, 32, 3), name="image_input")
time_input = keras.Input(shape=(), dtype="int64", name="time_input")
x = layers.Conv2D(16, kernel_size=(3, 3), padding="same")(image_input)
temb = TimeEmbedding(dim=64)(time_input)
temb = layers.Dense(64, activation="silu")(temb)
skips = [x]
for i, w in enumerate([16, 32]):
    x = ResidualBlock(w)([x, temb])
    if i == 1:
        x = AttentionBlock(w)(x)
    skips.append(x)
    x = layers.Conv2D(w, 3, strides=2, padding="same")(x)
for w in [32, 16]:
    x = layers.UpSampling2D(size=2, interpolation="nearest")(x)
    x = layers.Concatenate(axis=-1)([x, skips.pop()])
    x = ResidualBlock(w)([x, temb])
unet = keras.Model([image_input, time_input], layers.Conv2D(3, 3, padding="same")(x), name="unet")
unet.summary()


class DiffusionModel(keras.Model):
    def __init__(self, network, gdf_util, timesteps):
        super().__init__()
        self.network = network
        self.gdf_util = gdf_util
        self.timesteps = timesteps

    def train_step(self, images):
        batch_size = tf.shape(images)[0]
        t = tf.random.uniform(minval=0, maxval=self.timesteps, shape=(batch_size,), dtype=tf.int64)
        with tf.GradientTape() as tape:
            noise = tf.random.normal(shape=tf.shape(images), dtype=images.dtype)
            images_t = self.gdf_util.q_sample(images, t, noise)
            pred_noise = self.network([images_t, t], training=True)
            loss = self.loss(noise, pred_noise)
        gradients = tape.gradient(loss, self.network.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.network.trainable_weights))
        return {"loss": loss}


model = DiffusionModel(unet, GaussianDiffusion(timesteps=20), 20)
model.compile(loss=keras.losses.MeanSquaredError(), optimizer=keras.optimizers.Adam(learning_rate=2e-4))
model.fit(np.zeros((4, 32, 32, 3), "float32"), epochs=1, batch_size=2, verbose=0)
model.summary()


class WGAN(keras.Model):
    def __init__(self, discriminator, generator, latent_dim, discriminator_extra_steps=2, gp_weight=10.0):
        super().__init__()
        self.discriminator = discriminator
        self.generator = generator
        self.latent_dim = latent_dim
        self.d_steps = discriminator_extra_steps
        self.gp_weight = gp_weight

    def compile(self, d_optimizer, g_optimizer, d_loss_fn, g_loss_fn):
        super().compile()
        self.d_optimizer = d_optimizer
        self.g_optimizer = g_optimizer
        self.d_loss_fn = d_loss_fn
        self.g_loss_fn = g_loss_fn

    def gradient_penalty(self, batch_size, real_images, fake_images):
        alpha = tf.random.uniform([batch_size, 1, 1, 1], 0.0, 1.0)
        interpolated = real_images + alpha * (fake_images - real_images)
        with tf.GradientTape() as gp_tape:
            gp_tape.watch(interpolated)
            pred = self.discriminator(interpolated, training=True)
        grads = gp_tape.gradient(pred, [interpolated])[0]
        norm = tf.sqrt(tf.reduce_sum(tf.square(grads), axis=[1, 2, 3]))
        return tf.reduce_mean((norm - 1.0) ** 2)

    def train_step(self, real_images):
        if isinstance(real_images, tuple):
            real_images = real_images[0]
        batch_size = tf.shape(real_images)[0]
        for i in range(self.d_steps):
            random_latent_vectors = tf.random.normal(shape=(batch_size, self.latent_dim))
            with tf.GradientTape() as tape:
                fake_images = self.generator(random_latent_vectors, training=True)
                fake_logits = self.discriminator(fake_images, training=True)
                real_logits = self.discriminator(real_images, training=True)
                d_loss = self.d_loss_fn(real_img=real_logits, fake_img=fake_logits) + self.gradient_penalty(batch_size, real_images, fake_images) * self.gp_weight
            d_gradient = tape.gradient(d_loss, self.discriminator.trainable_variables)
            self.d_optimizer.apply_gradients(zip(d_gradient, self.discriminator.trainable_variables))
        with tf.GradientTape() as tape:
            g_loss = self.g_loss_fn(self.discriminator(self.generator(tf.random.normal(shape=(batch_size, self.latent_dim)), training=True), training=True))
        gen_gradient = tape.gradient(g_loss, self.generator.trainable_variables)
        self.g_optimizer.apply_gradients(zip(gen_gradient, self.generator.trainable_variables))
        return {"d_loss": d_loss, "g_loss": g_loss}


generator = keras.Sequential([layers.Dense(7 * 7 * 8, use_bias=False), layers.BatchNormalization(), layers.LeakyReLU(0.2), layers.Reshape((7, 7, 8)), layers.UpSampling2D((4, 4)), layers.Conv2D(1, 3, padding="same", activation="tanh")], name="generator")
discriminator = keras.Sequential([layers.ZeroPadding2D((2, 2)), layers.Conv2D(8, 5, strides=2, padding="same"), layers.LeakyReLU(0.2), layers.Dropout(0.3), layers.Flatten(), layers.Dense(1)], name="critic")
wgan = WGAN(discriminator, generator, 32)
wgan.compile(keras.optimizers.Adam(2e-4, beta_1=0.5), keras.optimizers.Adam(2e-4, beta_1=0.5), lambda real_img, fake_img: tf.reduce_mean(fake_img) - tf.reduce_mean(real_img), lambda fake_img: -tf.reduce_mean(fake_img))
wgan.fit(np.zeros((8, 28, 28, 1), "float32"), batch_size=4, epochs=1, verbose=0)
generator.summary()
discriminator.summary()
wgan.summary()
