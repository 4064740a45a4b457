import keras
from keras import layers

input_layer = keras.Input(shape=(5, 3))
lstm = layers.LSTM(4)(input_layer)
gru = layers.GRU(2, return_sequences=True)(input_layer)
inner = keras.Model(inputs=input_layer, outputs={"last": lstm, "all": gru}, name="inner")
inner.summary()

input_layer_1 = keras.Input(shape=(5, 3))
inner_1 = inner(input_layer_1)
time_distributed = layers.TimeDistributed(layers.Dense(7))(inner_1["all"])
rnn = layers.RNN([layers.SimpleRNNCell(3), layers.SimpleRNNCell(2)], return_state=True)(time_distributed)
bidirectional = layers.Bidirectional(layers.LSTM(2))(time_distributed)
model = keras.Model(inputs=input_layer_1, outputs=[inner_1["last"], rnn[0], bidirectional])
model.summary()
