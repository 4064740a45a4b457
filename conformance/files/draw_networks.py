"""Draws networks by chance as people build them: graphs with operators, shared and nested models, pictures, sequences, several inputs and outputs."""

import keras
from keras import layers, ops

ODD = ["层", "日本語", "emoji😀", "é", "x" * 40, "a[b]", "a:smile:", "Ω", "ｆｕｌｌ"]


class Drawing:
    def __init__(self, random):
        self.random = random
        self.count = 0

    def chance(self, share):
        return self.random.random() < share

    def name(self, base):
        """None where Keras names it; no name comes twice."""
        self.count += 1
        if self.chance(0.6):
            return None
        return f"{base}_{self.count}" + (f"_{self.random.choice(ODD)}" if self.chance(0.7) else "")

    def pick(self, *makers):
        return self.random.choice(makers)()

    def block(self, x, depth):
        for _ in range(self.random.randint(1, 3)):
            x = self.pick(
                lambda: layers.Dense(self.random.choice([1, 7, 123]), activation=self.random.choice([None, "relu", "gelu"]), trainable=self.chance(0.7))(x),
                lambda: layers.BatchNormalization(trainable=self.chance(0.7))(x),
                lambda: layers.LayerNormalization()(x),
                lambda: layers.Dropout(0.2)(x),
                lambda: x * 2 + 1.0,
                lambda: ops.relu(x),
                lambda: ops.concatenate([x, ops.sin(x)], axis=-1),
                lambda: x / ops.sqrt(ops.mean(ops.square(x), axis=-1, keepdims=True) + 1e-6),
                lambda: ops.where(x > 0, x, 0.1 * x),
                lambda: layers.PReLU()(x),
                lambda: self.inner(x.shape[1:], depth + 1)(x) if depth < 3 else layers.Activation("tanh")(x),
            )
        return x

    def inner(self, shape, depth):
        if self.chance(0.5):
            model = keras.Sequential([keras.Input(shape), *(self.pick(lambda: layers.Dense(5), lambda: layers.Dense(8, trainable=False), lambda: layers.Dropout(0.1)) for _ in range(self.random.randint(1, 3)))], name=self.name("stack"))
        else:
            one = keras.Input(shape, name=self.name("inside"))
            model = keras.Model(one, self.block(one, depth), name=self.name("inner"))
        if self.chance(0.3):
            model.trainable = False
        return model

    def graph(self):
        inputs = [keras.Input((self.random.choice([3, 8]),), name=self.name("input")) for _ in range(self.random.randint(1, 3))]
        ends = [self.block(one, 0) for one in inputs]
        h = layers.Concatenate(name=self.name("joined"))(ends) if len(ends) > 1 else ends[0]
        shared = layers.Dense(h.shape[-1], name=self.name("shared"))
        again = shared(shared(h))
        h = layers.Add()([h, again])
        twice = self.inner(h.shape[1:], 1)
        outputs = [layers.Dense(2, name=self.name("end"))(self.block(h, 0)), twice(h), twice(again)]
        if self.chance(0.2):
            outputs = {f"o{i}": one for i, one in enumerate(outputs)}
        if self.chance(0.3) and len(inputs) > 1:
            inputs = {f"i{i}": one for i, one in enumerate(inputs)}
        return keras.Model(inputs, outputs, name=self.random.choice(["net", "my model", "模型_1", "x" * 70, "[bold]"]))

    def pictures(self):
        keras.config.set_dtype_policy(self.random.choice(["float32", "mixed_float16", "mixed_bfloat16", "float64"]))
        one = keras.Input((self.random.choice([None, 32]),) * 2 + (3,), batch_size=self.random.choice([None, None, 4]))
        x = one
        for _ in range(self.random.randint(2, 6)):
            x = self.pick(
                lambda: layers.Conv2D(self.random.choice([8, 300]), self.random.choice([1, 3, (3, 1)]), padding="same", strides=self.random.choice([1, 2])),
                lambda: layers.SeparableConv2D(6, 3, padding="same"),
                lambda: layers.DepthwiseConv2D(3, padding="same"),
                lambda: layers.MaxPooling2D(padding="same"),
                layers.UpSampling2D,
                layers.BatchNormalization,
                lambda: layers.ZeroPadding2D(((1, 0), (2, 1))),
                lambda: layers.GroupNormalization(1),
                layers.RandomFlip,
                lambda: layers.Rescaling(1 / 255.0),
                lambda: layers.SpatialDropout2D(0.1),
                lambda: layers.Conv2DTranspose(4, 3),
            )(x)
        x = layers.Dense(10, dtype="float32", activation="softmax")(layers.GlobalAveragePooling2D()(x))
        return keras.Model(one, x)

    def words(self):
        middle = [self.pick(
            lambda: layers.LSTM(5, return_sequences=True),
            lambda: layers.GRU(4, return_sequences=True, reset_after=self.chance(0.5)),
            lambda: layers.Bidirectional(layers.SimpleRNN(3, return_sequences=True), merge_mode=self.random.choice(["sum", "concat"])),
            lambda: layers.TimeDistributed(layers.Dense(6)),
            lambda: layers.Conv1D(8, 2, padding="causal"),
            lambda: layers.RNN([layers.LSTMCell(3), layers.GRUCell(4)], return_sequences=True),
        ) for _ in range(self.random.randint(1, 4))]
        return keras.Sequential([keras.Input((self.random.choice([7, None]),), dtype="int32"), layers.Embedding(50, 8, mask_zero=self.chance(0.5)), *middle, layers.GlobalMaxPooling1D(), layers.Dense(1)], name=self.random.choice([None, "text"]))

    def states(self):
        one = keras.Input((6, 4))
        steps, h, c = layers.LSTM(5, return_sequences=True, return_state=True)(one)
        query = layers.LSTM(5, return_sequences=True)(one, initial_state=[h, c])
        query, scores = layers.MultiHeadAttention(2, 4)(layers.MultiHeadAttention(2, 4)(query, steps), steps, return_attention_scores=True)
        last, ahead, _, back, _ = layers.Bidirectional(layers.LSTM(3, return_state=True))(query)
        return keras.Model(one, [last, scores, layers.Concatenate()([ahead, back])])

    def small_numbers(self):
        model = keras.Sequential([keras.Input((8,)), layers.Dense(16, activation="relu"), layers.Dense(2)])
        model.quantize(self.random.choice(["int8", "int4"]))
        return model

    def adapted(self):
        return keras.Sequential([keras.Input((8,)), layers.Dense(16, lora_rank=2), layers.Dense(2)])

    def network(self):
        """One network, compiled now and then."""
        keras.utils.clear_session()
        keras.config.set_dtype_policy("float32")
        try:
            model = self.random.choice([self.graph, self.graph, self.graph, self.pictures, self.words, self.states, self.small_numbers, self.adapted])()
            if self.chance(0.4):
                model.compile(self.pick(lambda: "adam", lambda: keras.optimizers.SGD(momentum=0.9), lambda: keras.optimizers.Adafactor(), lambda: keras.optimizers.Adam(amsgrad=True), lambda: keras.optimizers.AdamW(keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.9))), loss="mean_squared_error")
            return model
        except Exception:  # not everything that is drawn fits together
            return None
        finally:
            keras.config.set_dtype_policy("float32")
