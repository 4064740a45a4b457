"""Two inputs, a shared layer and two heads, with helpers that take and give tensors."""
from tensorflow import keras
from tensorflow.keras import Input, Model
from tensorflow.keras.layers import Concatenate, Dense, Dropout, Embedding, GlobalAveragePooling1D

VOCABULARY, LENGTH, TAGS = 5_000, 80, 12
config = dict(units=64, rate=0.3, heads={"priority": 1, "department": 4})


def dense_block(x, units, *, rate=0.0, name=None):
    x = Dense(units, activation="relu", name=name)(x)
    return Dropout(rate)(x) if rate else x


title = Input(shape=(None,), name="title")
body = Input(shape=(LENGTH,), name="body")
tags = Input((TAGS,), name="tags")
shared = Embedding(VOCABULARY, 32)
features = [GlobalAveragePooling1D()(shared(text)) for text in (title, body)] + [tags]
x = Concatenate()(features)
for i, units in enumerate([config["units"] * 2 ** k for k in range(2)], start=1):
    x = dense_block(x, units, rate=config["rate"] if i == 1 else 0, name=f"block_{i}")
outputs = {
    name: Dense(classes, activation="sigmoid" if classes == 1 else "softmax", name=name)(x)
    for name, classes in config["heads"].items()
}
model = Model(inputs=[title, body, tags], outputs=list(outputs.values()), name="tickets")
model.summary()
print(shared.count_params(), [o.shape for o in model.outputs], len(model.layers))
for layer in model.layers:
    if isinstance(layer, (Dense, Embedding)):
        print("{:<12} {:>8,d} {}".format(layer.name, layer.count_params(), layer.output.shape))
model.compile(
    optimizer=keras.optimizers.RMSprop(1e-3),
    loss={"priority": keras.losses.BinaryCrossentropy(), "department": "categorical_crossentropy"},
    loss_weights={"priority": 1.0, "department": 0.2},
)
print(type(model).__name__, model.name, model.count_params())
