"""The networks of well-known papers, written for real Keras: what the designs in src/zoo/designs are held against.

Each function gives a model; its arguments are those of `zoo:NAME?...`.
"""

import math

import keras
from keras import layers, ops

TABLE_1 = ["012", "123", "234", "345", "045", "015", "0123", "1234", "2345", "0345", "0145", "0125", "0134", "1245", "0235", "012345"]


def lenet5(input_shape=(32, 32, 1), classes=10, activation="tanh", padding="valid", paper=False):
    def subsample(x, name):
        x = layers.AveragePooling2D(2, name=name)(x)
        if not paper:
            return x
        return layers.Activation(activation, name=name + "_activation")(layers.DepthwiseConv2D(1, name=name + "_learned")(x))

    inputs = keras.Input(input_shape)
    x = layers.Conv2D(6, 5, activation=activation, padding=padding, name="c1")(inputs)
    x = subsample(x, "s2")
    if paper:
        maps = []
        for i, below in enumerate(TABLE_1):
            seen = ops.take(x, [int(one) for one in below], axis=-1)
            maps.append(layers.Conv2D(1, 5, activation=activation, name=f"c3_map{i}")(seen))
        x = layers.Concatenate(axis=-1, name="c3")(maps)
    else:
        x = layers.Conv2D(16, 5, activation=activation, name="c3")(x)
    x = subsample(x, "s4")
    x = layers.Flatten(name="flatten")(x)
    x = layers.Dense(120, activation=activation, name="c5")(x)
    x = layers.Dense(84, activation=activation, name="f6")(x)
    fixed = {"use_bias": False, "trainable": False} if paper else {}
    return keras.Model(inputs, layers.Dense(classes, activation="softmax", name="output", **fixed)(x), name="lenet5")


def alexnet(input_shape=(227, 227, 3), classes=1000, groups=2, dropout=0.5):
    inputs = keras.Input(input_shape)
    x = layers.Conv2D(96, 11, strides=4, activation="relu", name="conv1")(inputs)
    x = layers.MaxPooling2D(3, strides=2, name="pool1")(x)
    x = layers.Conv2D(256, 5, padding="same", groups=groups, activation="relu", name="conv2")(x)
    x = layers.MaxPooling2D(3, strides=2, name="pool2")(x)
    x = layers.Conv2D(384, 3, padding="same", activation="relu", name="conv3")(x)
    x = layers.Conv2D(384, 3, padding="same", groups=groups, activation="relu", name="conv4")(x)
    x = layers.Conv2D(256, 3, padding="same", groups=groups, activation="relu", name="conv5")(x)
    x = layers.MaxPooling2D(3, strides=2, name="pool5")(x)
    x = layers.Flatten(name="flatten")(x)
    for at in (6, 7):
        x = layers.Dense(4096, activation="relu", name=f"fc{at}")(x)
        if dropout:
            x = layers.Dropout(dropout, name=f"dropout{at}")(x)
    return keras.Model(inputs, layers.Dense(classes, activation="softmax", name="fc8")(x), name="alexnet")


def unet(input_shape=(572, 572, 1), classes=2, filters=64, depth=4, padding="valid", dropout=0.5):
    def twice(x, wide, name):
        for i in (1, 2):
            x = layers.Conv2D(wide, 3, activation="relu", padding=padding, name=f"{name}_conv{i}")(x)
        return x

    inputs = x = keras.Input(input_shape)
    seen = []
    for level in range(depth):
        x = twice(x, filters * 2**level, f"down{level + 1}")
        if dropout and level == depth - 1:
            x = layers.Dropout(dropout, name=f"down{level + 1}_dropout")(x)
        seen.append(x)
        x = layers.MaxPooling2D(2, name=f"down{level + 1}_pool")(x)
    x = twice(x, filters * 2**depth, "bottom")
    if dropout:
        x = layers.Dropout(dropout, name="bottom_dropout")(x)
    for level in range(depth, 0, -1):
        name, wide = f"up{level}", filters * 2 ** (level - 1)
        x = layers.Conv2DTranspose(wide, 2, strides=2, activation="relu", name=name + "_up")(x)
        beside = seen[level - 1]
        if padding == "valid":
            extra = [beside.shape[axis] - x.shape[axis] for axis in (1, 2)]
            beside = layers.Cropping2D([(one // 2, one - one // 2) for one in extra], name=name + "_crop")(beside)
        x = layers.Concatenate(axis=-1, name=name + "_beside")([beside, x])
        x = twice(x, wide, name)
    end = "sigmoid" if classes == 1 else "softmax"
    return keras.Model(inputs, layers.Conv2D(classes, 1, activation=end, name="classes")(x), name="unet")


def lstm_classifier(length=80, vocabulary=20000, embedding=128, units=128, depth=1, bidirectional=False, dropout=0.2, classes=1):
    inputs = keras.Input((length,), dtype="int32", name="words")
    x = layers.Embedding(vocabulary, embedding, name="embedding")(inputs)
    for i in range(1, depth + 1):
        lstm = layers.LSTM(units, return_sequences=i < depth, dropout=dropout, name=f"lstm{i}")
        x = layers.Bidirectional(lstm, name=f"both_ways{i}")(x) if bidirectional else lstm(x)
    end = "sigmoid" if classes == 1 else "softmax"
    return keras.Model(inputs, layers.Dense(classes, activation=end, name="classes")(x), name="lstm_classifier")


def count_along(x, axis):
    return ops.cumsum(ops.ones_like(x), axis=axis) - 1


def with_places(x, like, places, width):
    vectors = layers.Embedding(places, width, name="position_embedding")(count_along(like, 1))
    return layers.Add(name="with_positions")([x, vectors])


def block(x, name, width, heads, inner, activation, dropout, bias=True, causal=False, before=True, epsilon=1e-6):
    def half(x, kind, inside):
        norm = layers.LayerNormalization(epsilon=epsilon, name=f"{name}_{kind}_norm")
        made = inside(norm(x) if before else x)
        if dropout:
            made = layers.Dropout(dropout, name=f"{name}_{kind}_dropout")(made)
        made = layers.Add(name=f"{name}_{kind}_add")([x, made])
        return made if before else norm(made)

    attention = layers.MultiHeadAttention(heads, width // heads, use_bias=bias, dropout=dropout, name=f"{name}_attention")
    more = {"use_causal_mask": True} if causal else {}
    x = half(x, "attention", lambda ready: attention(ready, ready, **more))
    first = layers.Dense(inner, activation=activation, name=f"{name}_mlp_1")
    second = layers.Dense(width, name=f"{name}_mlp_2")
    return half(x, "mlp", lambda ready: second(first(ready)))


def transformer_encoder(length=128, vocabulary=37000, width=512, depth=6, heads=8, inner=2048, attention_bias=False, dropout=0.1):
    inputs = keras.Input((length,), dtype="int32", name="tokens")
    x = layers.Embedding(vocabulary, width, name="token_embedding")(inputs) * math.sqrt(width)
    channel = count_along(x, 2)
    odd = channel % 2
    slower = ops.exp((channel - odd) * (-math.log(10000) / width))
    angle = count_along(x, 1) * slower
    x = layers.Add(name="with_positions")([x, ops.sin(angle + odd * (math.pi / 2))])
    if dropout:
        x = layers.Dropout(dropout, name="dropout")(x)
    for i in range(1, depth + 1):
        x = block(x, f"block{i}", width, heads, inner, "relu", dropout, bias=attention_bias, before=False)
    return keras.Model(inputs, x, name="transformer_encoder")


def vit_b16(input_shape=(224, 224, 3), classes=1000, patch=16, width=768, depth=12, heads=12, inner=3072, dropout=0.1):
    inputs = keras.Input(input_shape)
    count = (input_shape[0] // patch) * (input_shape[1] // patch)
    x = layers.Conv2D(width, patch, strides=patch, name="patches")(inputs)
    x = layers.Reshape((count, width), name="sequence")(x)
    token = layers.Embedding(1, width, name="class_token")(ops.zeros_like(x[:, :1, 0]))
    x = layers.Concatenate(axis=1, name="with_class_token")([token, x])
    x = with_places(x, x[:, :, 0], count + 1, width)
    if dropout:
        x = layers.Dropout(dropout, name="dropout")(x)
    for i in range(1, depth + 1):
        x = block(x, f"block{i}", width, heads, inner, "gelu", dropout)
    x = layers.LayerNormalization(epsilon=1e-6, name="norm")(x)
    return keras.Model(inputs, layers.Dense(classes, activation="softmax", name="head")(x[:, 0]), name="vit_b16")


def gpt2_small(length=1024, context=1024, vocabulary=50257, width=768, depth=12, heads=12, inner=3072, tied=True, dropout=0.1):
    inputs = keras.Input((length,), dtype="int32", name="tokens")
    table = layers.ReversibleEmbedding(vocabulary, width, tie_weights=tied, name="token_embedding")
    x = with_places(table(inputs), inputs, context, width)
    if dropout:
        x = layers.Dropout(dropout, name="dropout")(x)
    for i in range(1, depth + 1):
        x = block(x, f"block{i}", width, heads, inner, "gelu", dropout, causal=True, epsilon=1e-5)
    x = layers.LayerNormalization(epsilon=1e-5, name="norm")(x)
    return keras.Model(inputs, table(x, reverse=True), name="gpt2_small")
