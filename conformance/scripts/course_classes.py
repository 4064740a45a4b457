"""Classes of books, courses and repositories: Keras-GAN objects, residual networks of courses, pointnet, NeRF, actors and critics."""
import keras
import math
import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K
from tensorflow.keras.layers import Input, Dense, Reshape, Flatten, Dropout, multiply, BatchNormalization, Activation, Embedding, ZeroPadding2D, LeakyReLU, UpSampling2D, Conv2D, Conv1D, Add, AveragePooling2D, MaxPooling2D, GlobalMaxPooling1D, Dot, Concatenate, LSTM, Bidirectional, RepeatVector, Lambda, Softmax
from tensorflow.keras.models import Sequential, Model
from tensorflow.keras.optimizers import Adam


class ACGAN():
    def __init__(self):
        self.img_rows = 28
        self.img_cols = 28
        self.channels = 1
        self.img_shape = (self.img_rows, self.img_cols, self.channels)
        self.num_classes = 10
        self.latent_dim = 100
        optimizer = Adam(0.0002, 0.5)
        losses = ["binary_crossentropy", "sparse_categorical_crossentropy"]
        self.discriminator = self.build_discriminator()
        self.discriminator.compile(loss=losses, optimizer=optimizer, metrics=["accuracy", "accuracy"])
        self.generator = self.build_generator()
        noise = Input(shape=(self.latent_dim,))
        label = Input(shape=(1,))
        img = self.generator([noise, label])
        self.discriminator.trainable = False
        valid, target_label = self.discriminator(img)
        self.combined = Model([noise, label], [valid, target_label])
        self.combined.compile(loss=losses, optimizer=Adam(0.0002, 0.5))

    def build_generator(self):
        model = Sequential()
        model.add(Dense(128 * 7 * 7, activation="relu", input_dim=self.latent_dim))
        model.add(Reshape((7, 7, 128)))
        model.add(BatchNormalization(momentum=0.8))
        model.add(UpSampling2D())
        model.add(Conv2D(128, kernel_size=3, padding="same"))
        model.add(Activation("relu"))
        model.add(UpSampling2D())
        model.add(Conv2D(self.channels, kernel_size=3, padding="same"))
        model.add(Activation("tanh"))
        model.summary()
        noise = Input(shape=(self.latent_dim,))
        label = Input(shape=(1,), dtype="int32")
        label_embedding = Flatten()(Embedding(self.num_classes, 100)(label))
        model_input = multiply([noise, label_embedding])
        img = model(model_input)
        return Model([noise, label], img)

    def build_discriminator(self):
        model = Sequential()
        model.add(Conv2D(16, kernel_size=3, strides=2, input_shape=self.img_shape, padding="same"))
        model.add(LeakyReLU(negative_slope=0.2))
        model.add(Dropout(0.25))
        model.add(Conv2D(32, kernel_size=3, strides=2, padding="same"))
        model.add(ZeroPadding2D(padding=((0, 1), (0, 1))))
        model.add(LeakyReLU(negative_slope=0.2))
        model.add(BatchNormalization(momentum=0.8))
        model.add(Flatten())
        model.summary()
        img = Input(shape=self.img_shape)
        features = model(img)
        validity = Dense(1, activation="sigmoid")(features)
        label = Dense(self.num_classes, activation="softmax")(features)
        return Model(img, [validity, label])


gan = ACGAN()
gan.combined.summary()


def identity_block(X, f, filters, training=True, initializer=keras.initializers.RandomUniform):
    F1, F2, F3 = filters
    X_shortcut = X
    X = Conv2D(filters=F1, kernel_size=1, strides=(1, 1), padding="valid", kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X, training=training)
    X = Activation("relu")(X)
    X = Conv2D(F2, (f, f), strides=(1, 1), padding="same", kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X, training=training)
    X = Activation("relu")(X)
    X = Conv2D(F3, 1, kernel_initializer=initializer(seed=0))(X)
    X = BatchNormalization(axis=3)(X, training=training)
    X = Add()([X_shortcut, X])
    return Activation("relu")(X)


X_input = Input((64, 64, 3))
X = ZeroPadding2D((3, 3))(X_input)
X = Conv2D(16, (7, 7), strides=(2, 2), kernel_initializer=keras.initializers.GlorotUniform(seed=0))(X)
X = BatchNormalization(axis=3)(X)
X = Activation("relu")(X)
X = MaxPooling2D((3, 3), strides=(2, 2))(X)
X = identity_block(X, 3, [8, 8, 16])
X = AveragePooling2D((2, 2))(X)
X = Flatten()(X)
X = Dense(6, activation="softmax", kernel_initializer=keras.initializers.GlorotUniform(seed=0))(X)
Model(inputs=X_input, outputs=X).summary()

Tx, Ty, n_a, n_s, human_vocab_size, machine_vocab_size = 30, 4, 8, 16, 37, 11
repeator = RepeatVector(Tx)
concatenator = Concatenate(axis=-1)
densor1 = Dense(10, activation="tanh")
densor2 = Dense(1, activation="relu")
activator = Activation(lambda x: tf.exp(x - tf.reduce_max(x, axis=1, keepdims=True)) / tf.reduce_sum(tf.exp(x - tf.reduce_max(x, axis=1, keepdims=True)), axis=1, keepdims=True), name="attention_weights")
dotor = Dot(axes=1)
post_activation_LSTM_cell = LSTM(n_s, return_state=True)
output_layer = Dense(machine_vocab_size, activation="softmax")


def one_step_attention(a, s_prev):
    s_prev = repeator(s_prev)
    concat = concatenator([a, s_prev])
    e = densor1(concat)
    energies = densor2(e)
    alphas = activator(energies)
    return dotor([alphas, a])


X = Input(shape=(Tx, human_vocab_size))
s0 = Input(shape=(n_s,), name="s0")
c0 = Input(shape=(n_s,), name="c0")
s, c = s0, c0
outputs = []
a = Bidirectional(LSTM(units=n_a, return_sequences=True))(X)
for t in range(Ty):
    context = one_step_attention(a, s)
    _, s, c = post_activation_LSTM_cell(context, initial_state=[s, c])
    outputs.append(output_layer(s))
nmt = Model(inputs=[X, s0, c0], outputs=outputs)
nmt.summary()


def conv_bn(x, filters):
    x = Conv1D(filters, kernel_size=1, padding="valid")(x)
    x = BatchNormalization(momentum=0.0)(x)
    return Activation("relu")(x)


def dense_bn(x, filters):
    x = Dense(filters)(x)
    x = BatchNormalization(momentum=0.0)(x)
    return Activation("relu")(x)


class OrthogonalRegularizer(keras.regularizers.Regularizer):
    def __init__(self, num_features, l2reg=0.001):
        self.num_features = num_features
        self.l2reg = l2reg
        self.eye = tf.eye(num_features)

    def __call__(self, x):
        x = tf.reshape(x, (-1, self.num_features, self.num_features))
        xxt = tf.tensordot(x, x, axes=(2, 2))
        xxt = tf.reshape(xxt, (-1, self.num_features, self.num_features))
        return tf.reduce_sum(self.l2reg * tf.square(xxt - self.eye))


def tnet(inputs, num_features):
    bias = keras.initializers.Constant(np.eye(num_features).flatten())
    reg = OrthogonalRegularizer(num_features)
    x = conv_bn(inputs, 32)
    x = GlobalMaxPooling1D()(x)
    x = dense_bn(x, 16)
    x = Dense(num_features * num_features, kernel_initializer="zeros", bias_initializer=bias, activity_regularizer=reg)(x)
    feat_T = Reshape((num_features, num_features))(x)
    return Dot(axes=(2, 1))([inputs, feat_T])


inputs = keras.Input(shape=(2048, 3))
x = tnet(inputs, 3)
x = conv_bn(x, 32)
x = tnet(x, 32)
x = GlobalMaxPooling1D()(x)
x = Dropout(0.3)(x)
Model(inputs=inputs, outputs=Dense(10, activation="softmax")(x), name="pointnet").summary()


def get_nerf_model(num_layers, num_pos, pos_encode_dims=4):
    inputs = keras.Input(shape=(num_pos, 2 * 3 * pos_encode_dims + 3))
    x = inputs
    for i in range(num_layers):
        x = Dense(units=16, activation="relu")(x)
        if i % 4 == 0 and i > 0:
            x = Concatenate(axis=-1)([x, inputs])
    outputs = Dense(units=4)(x)
    return Model(inputs=inputs, outputs=outputs)


class NeRF(keras.Model):
    def __init__(self, nerf_model):
        super().__init__()
        self.nerf_model = nerf_model

    def compile(self, optimizer, loss_fn):
        super().compile()
        self.optimizer = optimizer
        self.loss_fn = loss_fn
        self.loss_tracker = keras.metrics.Mean(name="loss")

    def train_step(self, inputs):
        (images, rays) = inputs
        (rays_flat, t_vals) = rays
        with tf.GradientTape() as tape:
            predictions = self.nerf_model(rays_flat)
            loss = self.loss_fn(images, tf.reshape(predictions[..., :3], tf.shape(images)))
        trainable_variables = self.nerf_model.trainable_variables
        gradients = tape.gradient(loss, trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, trainable_variables))
        self.loss_tracker.update_state(loss)
        return {"loss": self.loss_tracker.result()}

    @property
    def metrics(self):
        return [self.loss_tracker]


nerf = NeRF(get_nerf_model(num_layers=6, num_pos=8 * 8 * 2))
nerf.compile(optimizer=Adam(), loss_fn=keras.losses.MeanSquaredError())
nerf.nerf_model.summary()


class OUActionNoise:
    def __init__(self, mean, std_deviation, theta=0.15, dt=1e-2, x_initial=None):
        self.theta = theta
        self.mean = mean
        self.std_dev = std_deviation
        self.dt = dt
        self.x_initial = x_initial
        self.reset()

    def __call__(self):
        x = self.x_prev + self.theta * (self.mean - self.x_prev) * self.dt + self.std_dev * np.sqrt(self.dt) * np.random.normal(size=self.mean.shape)
        self.x_prev = x
        return x

    def reset(self):
        self.x_prev = self.x_initial if self.x_initial is not None else np.zeros_like(self.mean)


noise = OUActionNoise(mean=np.zeros(1), std_deviation=float(0.2) * np.ones(1))
print(noise().shape)


class Agent:
    def __init__(self, num_states, num_actions, upper):
        last_init = keras.initializers.RandomUniform(minval=-0.003, maxval=0.003)
        inputs = Input(shape=(num_states,))
        out = Dense(32, activation="relu")(inputs)
        outputs = Dense(num_actions, activation="tanh", kernel_initializer=last_init)(out)
        self.actor = Model(inputs, outputs * upper)
        state_input = Input(shape=(num_states,))
        action_input = Input(shape=(num_actions,))
        concat = Concatenate()([Dense(16, activation="relu")(state_input), Dense(16, activation="relu")(action_input)])
        self.critic = Model([state_input, action_input], Dense(1)(concat))
        self.target = keras.models.clone_model(self.actor)
        self.target.set_weights(self.actor.get_weights())

    def learn(self, s, a):
        with tf.GradientTape() as tape:
            y = self.critic([s, a], training=True)
            loss = tf.math.reduce_mean(tf.math.square(y))
        grad = tape.gradient(loss, self.critic.trainable_variables)
        return y.shape, len(grad)


agent = Agent(3, 1, np.float32(2.0))
agent.actor.summary()
agent.critic.summary()
print(agent.learn(tf.zeros((5, 3)), tf.zeros((5, 1))), agent.target.count_params())


class PositionalEncoding(keras.layers.Layer):
    def __init__(self, max_steps, max_dims, dtype=tf.float32, **kwargs):
        super().__init__(dtype=dtype, **kwargs)
        if max_dims % 2 == 1:
            max_dims += 1
        p, i = np.meshgrid(np.arange(max_steps), np.arange(max_dims // 2))
        pos_emb = np.empty((1, max_steps, max_dims))
        pos_emb[0, :, ::2] = np.sin(p / 10000 ** (2 * i / max_dims)).T
        pos_emb[0, :, 1::2] = np.cos(p / 10000 ** (2 * i / max_dims)).T
        self.positional_embedding = tf.constant(pos_emb.astype(self.dtype))

    def call(self, inputs):
        shape = tf.shape(inputs)
        return inputs + self.positional_embedding[:, : shape[-2], : shape[-1]]


class MaxNormDense(keras.layers.Layer):
    def __init__(self, units, activation=None, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.activation = keras.activations.get(activation)

    def build(self, batch_input_shape):
        self.kernel = self.add_weight(name="kernel", shape=[batch_input_shape[-1], self.units], initializer="glorot_normal")
        self.bias = self.add_weight(name="bias", shape=[self.units], initializer="zeros")

    def call(self, X):
        return self.activation(X @ self.kernel + self.bias)


inp = Input(shape=[None], dtype=tf.int32)
e = Embedding(100, 16)(inp)
p = PositionalEncoding(50, max_dims=16)(e)
o = MaxNormDense(4, activation="softmax")(p)
Model(inp, o).summary()


class WideAndDeepModel(keras.Model):
    def __init__(self, units=30, activation="relu", **kwargs):
        super().__init__(**kwargs)
        self.hidden1 = Dense(units, activation=activation)
        self.hidden2 = Dense(units, activation=activation)
        self.main_output = Dense(1)
        self.aux_output = Dense(1)

    def call(self, inputs):
        input_A, input_B = inputs
        hidden1 = self.hidden1(input_B)
        hidden2 = self.hidden2(hidden1)
        concat = keras.layers.concatenate([input_A, hidden2])
        return self.main_output(concat), self.aux_output(hidden2)


wd = WideAndDeepModel(30, activation="relu", name="my_cool_model")
wd.compile(loss=["mse", "mse"], loss_weights=[0.9, 0.1], optimizer="sgd")
wd.fit((np.zeros((64, 5)), np.zeros((64, 6))), (np.zeros((64, 1)), np.zeros((64, 1))), epochs=1, verbose=0)
wd.summary()
