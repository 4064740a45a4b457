# Settings kept in an object that is filled attribute by attribute.
from types import SimpleNamespace
from keras import Sequential, layers


class Config:
    pass


class HParams(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__


config = Config()
config.hidden = [32, 16]
config.dropout = 0.25
config.shape = (28, 28, 1)
config.classes = 10
hp = HParams(filters=8)
hp.kernel = (3, 3)
hp["pool"] = 2
space = SimpleNamespace(activation="relu", use_bias=True)

model = Sequential()
model.add(layers.Input(shape=config.shape))
model.add(layers.Conv2D(hp.filters, hp.kernel, activation=space.activation, use_bias=space.use_bias))
model.add(layers.MaxPooling2D(pool_size=(hp["pool"], hp.pool)))
model.add(layers.Flatten())
for width in config.hidden:
    model.add(layers.Dense(width, activation=space.activation))
    model.add(layers.Dropout(config.dropout))
model.add(layers.Dense(config.classes, activation="softmax"))
model.summary()
print(hp, vars(config), space, hasattr(config, "nope"), getattr(config, "nope", "default"))
