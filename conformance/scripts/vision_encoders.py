"""Masked encoders, DeepLab, blocks with dicts of layers, fine-tuning, as keras.io writes them."""
import keras
from keras import layers, ops
import numpy as np
import tensorflow as tf


class MAE(keras.Model):
    def __init__(self, patch, encoder, decoder):
        super().__init__()
        self.patch = patch
        self.encoder = encoder
        self.decoder = decoder

    def calculate_loss(self, images, test=False):
        patches = self.patch(images)
        z = self.encoder(patches)
        out = self.decoder(z)
        loss_patch = tf.gather(patches, tf.zeros((tf.shape(patches)[0], 2), "int32"), axis=1, batch_dims=1)
        return self.compute_loss(y=patches, y_pred=out), loss_patch, out

    def train_step(self, images):
        with tf.GradientTape() as tape:
            total_loss, _, _ = self.calculate_loss(images)
        train_vars = [self.encoder.trainable_variables, self.decoder.trainable_variables]
        grads = tape.gradient(total_loss, train_vars)
        tv_list = []
        for grad, var in zip(grads, train_vars):
            for g, v in zip(grad, var):
                tv_list.append((g, v))
        self.optimizer.apply_gradients(tv_list)
        return {"loss": total_loss}


class PatchEncoder(layers.Layer):
    def __init__(self, patch_size=6, projection_dim=12, mask_proportion=0.75, **kwargs):
        super().__init__(**kwargs)
        self.patch_size = patch_size
        self.projection_dim = projection_dim
        self.mask_proportion = mask_proportion
        self.mask_token = keras.Variable(tf.random.normal([1, patch_size * patch_size * 3]), trainable=True)

    def build(self, input_shape):
        (_, self.num_patches, self.patch_area) = input_shape
        self.projection = layers.Dense(units=self.projection_dim)
        self.position_embedding = layers.Embedding(input_dim=self.num_patches, output_dim=self.projection_dim)
        self.num_mask = int(self.mask_proportion * self.num_patches)

    def call(self, patches):
        batch_size = tf.shape(patches)[0]
        positions = tf.range(start=0, limit=self.num_patches, delta=1)
        pos_embeddings = self.position_embedding(positions[tf.newaxis, ...])
        pos_embeddings = tf.tile(pos_embeddings, [batch_size, 1, 1])
        return self.projection(patches) + pos_embeddings


class PatchLayer(layers.Layer):
    def __init__(self, patch_size=6, **kwargs):
        super().__init__(**kwargs)
        self.patch_size = patch_size
        self.resize = layers.Reshape((-1, patch_size * patch_size * 3))

    def call(self, images):
        patches = tf.image.extract_patches(images=images, sizes=[1, self.patch_size, self.patch_size, 1], strides=[1, self.patch_size, self.patch_size, 1], rates=[1, 1, 1, 1], padding="VALID")
        return self.resize(patches)


enc = keras.Sequential([PatchEncoder(), layers.LayerNormalization(), layers.Dense(8)], name="enc")
dec = keras.Sequential([layers.Dense(16, activation="gelu"), layers.Dense(108)], name="dec")
mae = MAE(PatchLayer(), enc, dec)
mae.compile(optimizer=keras.optimizers.AdamW(1e-3, weight_decay=1e-4), loss=keras.losses.MeanSquaredError())
mae.fit(np.zeros((8, 48, 48, 3), "float32"), batch_size=4, epochs=1, verbose=0)
mae.summary()


def convolution_block(block_input, num_filters=16, kernel_size=3, dilation_rate=1, use_bias=False):
    x = layers.Conv2D(num_filters, kernel_size=kernel_size, dilation_rate=dilation_rate, padding="same", use_bias=use_bias, kernel_initializer=keras.initializers.HeNormal())(block_input)
    x = layers.BatchNormalization()(x)
    return ops.nn.relu(x)


def DilatedSpatialPyramidPooling(dspp_input):
    dims = dspp_input.shape
    x = layers.AveragePooling2D(pool_size=(dims[-3], dims[-2]))(dspp_input)
    x = convolution_block(x, kernel_size=1, use_bias=True)
    out_pool = layers.UpSampling2D(size=(dims[-3] // x.shape[1], dims[-2] // x.shape[2]), interpolation="bilinear")(x)
    outs = [convolution_block(dspp_input, kernel_size=1, dilation_rate=1)] + [convolution_block(dspp_input, kernel_size=3, dilation_rate=r) for r in (6, 12)]
    x = layers.Concatenate(axis=-1)([out_pool, *outs])
    return convolution_block(x, kernel_size=1)


model_input = keras.Input(shape=(128, 128, 3))
pre = keras.applications.resnet50.preprocess_input(model_input)
resnet50 = keras.applications.ResNet50(weights=None, include_top=False, input_tensor=pre)
x = resnet50.get_layer("conv4_block6_2_relu").output
x = DilatedSpatialPyramidPooling(x)
a = layers.UpSampling2D(size=(128 // 4 // x.shape[1], 128 // 4 // x.shape[2]), interpolation="bilinear")(x)
b = convolution_block(resnet50.get_layer("conv2_block3_2_relu").output, num_filters=8, kernel_size=1)
x = layers.Concatenate(axis=-1)([a, b])
x = convolution_block(x)
x = layers.UpSampling2D(size=(128 // x.shape[1], 128 // x.shape[2]), interpolation="bilinear")(x)
deeplab = keras.Model(inputs=model_input, outputs=layers.Conv2D(20, kernel_size=(1, 1), padding="same")(x))
print(deeplab.count_params(), len(deeplab.layers), deeplab.output_shape)


class ResBlock(keras.layers.Layer):
    def __init__(self, filters, **kw):
        super().__init__(**kw)
        self.convs = {"a": layers.Conv2D(filters, 3, padding="same"), "b": layers.Conv2D(filters, 3, padding="same")}
        self.short = None
        self.filters = filters

    def build(self, s):
        if s[-1] != self.filters:
            self.short = layers.Conv2D(self.filters, 1)

    def call(self, x):
        y = self.convs["b"](ops.relu(self.convs["a"](x)))
        return y + (self.short(x) if self.short is not None else x)


i = keras.Input((16, 16, 4))
y = ResBlock(8)(i)
y = ResBlock(8)(y)
keras.Model(i, y).summary()


class Linear(keras.layers.Layer):
    def __init__(self, units=32):
        super().__init__()
        self.units = units

    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1], self.units), initializer="random_normal", trainable=True)
        self.b = self.add_weight(shape=(self.units,), initializer="random_normal", trainable=False)

    def call(self, inputs):
        return ops.matmul(inputs, self.w) + self.b


class MLPBlock(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.linear_1 = Linear(32)
        self.linear_2 = Linear(1)

    def call(self, inputs):
        return self.linear_2(ops.relu(self.linear_1(inputs)))


mlp = MLPBlock()
y = mlp(ops.ones(shape=(3, 64)))
print("weights:", len(mlp.weights), "trainable weights:", len(mlp.trainable_weights), mlp.count_params())
base = keras.applications.EfficientNetB0(include_top=False, weights=None, input_shape=(64, 64, 3))
base.trainable = False
x = layers.GlobalAveragePooling2D(name="avg_pool")(base.output)
x = layers.BatchNormalization()(x)
x = layers.Dropout(0.2, name="top_dropout")(x)
m = keras.Model(base.input, layers.Dense(7, activation="softmax", name="pred")(x), name="EfficientNet")
for layer in m.layers[-20:]:
    if not isinstance(layer, layers.BatchNormalization):
        layer.trainable = True
m.compile(optimizer=keras.optimizers.Adam(1e-5), loss="categorical_crossentropy")
m.fit(np.zeros((4, 64, 64, 3)), np.zeros((4, 7)), verbose=0)
print(m.count_params(), sum(int(np.prod(w.shape)) for w in m.trainable_weights), len(m.trainable_variables))
