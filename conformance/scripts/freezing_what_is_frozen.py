"""Setting `trainable` to what it is already changes nothing inside; freezing before and after layers inside are made."""

import keras
from keras import layers


def counted(title, model):
    print(title, len(model.trainable_weights), len(model.non_trainable_weights), [layer.trainable for layer in model.layers])
    model.summary()


stack = keras.Sequential([keras.Input((4,)), layers.Dense(3), layers.Dense(2)], name="stack")
stack.layers[0].trainable = False
stack.trainable = True
counted("true already", stack)
stack.trainable = False
stack.layers[0].trainable = True
stack.trainable = False
counted("false already", stack)
stack.trainable = True
counted("thawed", stack)

base = keras.Sequential([keras.Input((4,)), layers.Dense(8), layers.Dense(6)], name="base")
x = keras.Input((4,))
graph = keras.Model(x, layers.Dense(2)(base(x)), name="graph")
base.layers[0].trainable = False
base.trainable = True
counted("nested", graph)
graph.trainable = False
base.trainable = True
graph.trainable = True
counted("thawed from inside", graph)

for early in (True, False):
    for made in (layers.MultiHeadAttention(2, 4), layers.Bidirectional(layers.LSTM(3)), layers.ConvLSTM1D(2, 2), layers.TimeDistributed(layers.Bidirectional(layers.GRU(2)))):
        y = keras.Input((6, 5) if made.name.startswith(("multi", "bidi")) else (6, 5, 4))
        if early:
            made.trainable = False
        out = made(y, y) if made.name.startswith("multi") else made(y)
        if not early:
            made.trainable = False
        print(early, made.name.split("_")[0], keras.Model(y, out).count_params(), len(made.trainable_weights), len(made.non_trainable_weights))
        keras.Model(y, out, name="around").summary()
