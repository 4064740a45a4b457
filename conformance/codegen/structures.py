import keras
from keras import layers

x = keras.Input((5, 3))
inner = keras.Model(x, {"last": layers.LSTM(4)(x), "all": layers.GRU(2, return_sequences=True)(x)}, name="inner")
a = keras.Input((5, 3))
out = inner(a)
every = layers.TimeDistributed(layers.Dense(7))(out["all"])
sequence, state = layers.RNN([layers.SimpleRNNCell(3), layers.SimpleRNNCell(2)], return_state=True)(every)[:2]
model = keras.Model(inputs=a, outputs=[out["last"], sequence, layers.Bidirectional(layers.LSTM(2))(every)])
model.summary()
