"""MLP-mixer, ViT with class token, gMLP, FNet and EANet blocks, as keras.io writes them."""
import keras
from keras import layers, ops
import numpy as np


class Patches(layers.Layer):
    def __init__(self, patch_size, num_patches):
        super().__init__()
        self.patch_size = patch_size
        self.num_patches = num_patches

    def call(self, x):
        patches = ops.image.extract_patches(x, self.patch_size)
        batch_size = ops.shape(patches)[0]
        num_patches = ops.shape(patches)[1] * ops.shape(patches)[2]
        patch_dim = ops.shape(patches)[3]
        return ops.reshape(patches, (batch_size, num_patches, patch_dim))


class PositionEmbedding(layers.Layer):
    def __init__(self, sequence_length, initializer="glorot_uniform", **kwargs):
        super().__init__(**kwargs)
        self.sequence_length = int(sequence_length)
        self.initializer = keras.initializers.get(initializer)

    def build(self, input_shape):
        feature_size = input_shape[-1]
        self.position_embeddings = self.add_weight(name="embeddings", shape=[self.sequence_length, feature_size], initializer=self.initializer, trainable=True)
        super().build(input_shape)

    def call(self, inputs, start_index=0):
        shape = keras.ops.shape(inputs)
        feature_length = shape[-1]
        sequence_length = shape[-2]
        position_embeddings = keras.ops.convert_to_tensor(self.position_embeddings)
        position_embeddings = keras.ops.slice(position_embeddings, (start_index, 0), (sequence_length, feature_length))
        return keras.ops.broadcast_to(position_embeddings, shape)

    def compute_output_shape(self, input_shape):
        return input_shape


class MLPMixerLayer(layers.Layer):
    def __init__(self, num_patches, hidden_units, dropout_rate, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.mlp1 = keras.Sequential([layers.Dense(units=num_patches, activation="gelu"), layers.Dense(units=num_patches), layers.Dropout(rate=dropout_rate)])
        self.mlp2 = keras.Sequential([layers.Dense(units=num_patches, activation="gelu"), layers.Dense(units=hidden_units), layers.Dropout(rate=dropout_rate)])
        self.normalize = layers.LayerNormalization(epsilon=1e-6)

    def build(self, input_shape):
        return super().build(input_shape)

    def call(self, inputs):
        x = self.normalize(inputs)
        x_channels = ops.transpose(x, axes=(0, 2, 1))
        mlp1_outputs = self.mlp1(x_channels)
        mlp1_outputs = ops.transpose(mlp1_outputs, axes=(0, 2, 1))
        x = mlp1_outputs + inputs
        x_patches = self.normalize(x)
        return x + self.mlp2(x_patches)


class FNetLayer(layers.Layer):
    def __init__(self, embedding_dim, dropout_rate, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.ffn = keras.Sequential([layers.Dense(units=embedding_dim, activation="gelu"), layers.Dropout(rate=dropout_rate), layers.Dense(units=embedding_dim)])
        self.normalize1 = layers.LayerNormalization(epsilon=1e-6)
        self.normalize2 = layers.LayerNormalization(epsilon=1e-6)

    def call(self, inputs):
        real_part = inputs
        im_part = keras.ops.zeros_like(inputs)
        x = keras.ops.fft2((real_part, im_part))[0]
        x = x + inputs
        x = self.normalize1(x)
        x_ffn = self.ffn(x)
        x = x + x_ffn
        return self.normalize2(x)


class gMLPLayer(layers.Layer):
    def __init__(self, num_patches, embedding_dim, dropout_rate, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.channel_projection1 = keras.Sequential([layers.Dense(units=embedding_dim * 2, activation="gelu"), layers.Dropout(rate=dropout_rate)])
        self.channel_projection2 = layers.Dense(units=embedding_dim)
        self.spatial_projection = layers.Dense(units=num_patches, bias_initializer="Ones")
        self.normalize1 = layers.LayerNormalization(epsilon=1e-6)
        self.normalize2 = layers.LayerNormalization(epsilon=1e-6)

    def spatial_gating_unit(self, x):
        u, v = keras.ops.split(x, indices_or_sections=2, axis=2)
        v = self.normalize2(v)
        v_channels = keras.ops.transpose(v, axes=(0, 2, 1))
        v_projected = self.spatial_projection(v_channels)
        v_projected = keras.ops.transpose(v_projected, axes=(0, 2, 1))
        return u * v_projected

    def call(self, inputs):
        x = self.normalize1(inputs)
        x_projected = self.channel_projection1(x)
        x_spatial = self.spatial_gating_unit(x_projected)
        return inputs + self.channel_projection2(x_spatial)


augment = keras.Sequential([layers.Normalization(), layers.Resizing(64, 64), layers.RandomFlip("horizontal"), layers.RandomZoom(height_factor=0.2, width_factor=0.2)], name="data_augmentation")
x_train = np.zeros((100, 32, 32, 3), "uint8")
augment.layers[0].adapt(x_train)


def build_classifier(blocks, positional_encoding=False):
    inputs = layers.Input(shape=(32, 32, 3))
    augmented = augment(inputs)
    patches = Patches(8, 64)(augmented)
    x = layers.Dense(units=16)(patches)
    if positional_encoding:
        x = x + PositionEmbedding(sequence_length=64)(x)
    x = blocks(x)
    representation = layers.GlobalAveragePooling1D()(x)
    representation = layers.Dropout(rate=0.2)(representation)
    logits = layers.Dense(10)(representation)
    return keras.Model(inputs=inputs, outputs=logits)


for make, position in [(lambda: MLPMixerLayer(64, 16, 0.1), False), (lambda: FNetLayer(16, 0.2), True), (lambda: gMLPLayer(64, 16, 0.1), False)]:
    m = build_classifier(keras.Sequential([make() for _ in range(2)]), position)
    m.summary()


class ClassToken(layers.Layer):
    def build(self, input_shape):
        self.hidden_size = input_shape[-1]
        self.cls = self.add_weight(name="cls", shape=(1, 1, self.hidden_size), initializer="zeros")

    def call(self, inputs):
        batch_size = ops.shape(inputs)[0]
        cls_broadcasted = ops.cast(ops.broadcast_to(self.cls, [batch_size, 1, self.hidden_size]), dtype=inputs.dtype)
        return ops.concatenate([cls_broadcasted, inputs], 1)


inp = keras.Input((224, 224, 3))
y = layers.Conv2D(48, 16, strides=16, padding="valid", name="embedding")(inp)
y = layers.Reshape((y.shape[1] * y.shape[2], 48))(y)
y = ClassToken(name="class_token")(y)
y = y + PositionEmbedding(197, name="pos")(y)
for n in range(2):
    z = layers.LayerNormalization(epsilon=1e-6)(y)
    z = layers.MultiHeadAttention(num_heads=3, key_dim=16, name=f"att_{n}")(z, z)
    y = layers.Add()([z, y])
    z = layers.LayerNormalization(epsilon=1e-6)(y)
    for units in [96, 48]:
        z = layers.Dense(units, activation=keras.activations.gelu)(z)
        z = layers.Dropout(0.1)(z)
    y = layers.Add()([z, y])
y = layers.LayerNormalization()(y)
y = layers.Lambda(lambda v: v[:, 0], name="ExtractToken")(y)
out = layers.Dense(5, name="head")(y)
vit = keras.Model(inp, out, name="vit")
vit.summary()


def external_attention(x, dim, num_heads, dim_coefficient=4, attention_dropout=0, projection_dropout=0):
    _, num_patch, channel = x.shape
    assert dim % num_heads == 0
    num_heads = num_heads * dim_coefficient
    x = layers.Dense(dim * dim_coefficient)(x)
    x = ops.reshape(x, (-1, num_patch, num_heads, dim * dim_coefficient // num_heads))
    x = ops.transpose(x, axes=[0, 2, 1, 3])
    attn = layers.Dense(dim // dim_coefficient)(x)
    attn = layers.Softmax(axis=2)(attn)
    attn = layers.Lambda(lambda attn: ops.divide(attn, ops.convert_to_tensor(1e-9) + ops.sum(attn, axis=-1, keepdims=True)))(attn)
    attn = layers.Dropout(attention_dropout)(attn)
    x = layers.Dense(dim * dim_coefficient // num_heads)(attn)
    x = ops.transpose(x, axes=[0, 2, 1, 3])
    x = ops.reshape(x, [-1, num_patch, dim * dim_coefficient])
    x = layers.Dense(dim)(x)
    return layers.Dropout(projection_dropout)(x)


i = keras.Input((64, 16))
keras.Model(i, external_attention(i, 16, 4)).summary()
