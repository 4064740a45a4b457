from keras.layers import *
from keras.models import *
from math import *
import keras.layers as KL, keras.models as KM
from keras import regularizers as reg, initializers as init, constraints

print(ceil(2.1), KL.Dense is Dense, floor(sqrt(17)))
x = inp = Input(shape=(ceil(sqrt(30)), 4))
x = KL.LSTM(units=7, return_sequences=True, kernel_regularizer=reg.l2(1e-4), recurrent_initializer=init.Orthogonal(gain=1.0))(x)
x = Bidirectional(GRU(5), merge_mode="concat")(x)
x = Dense(3, kernel_constraint=constraints.MaxNorm(2), bias_initializer="ones", activity_regularizer=reg.L1L2(l1=0.01, l2=0.02))(x)
model = KM.Model(inp, x)
model.summary()
print(model.layers[1].units, model.layers[1].return_sequences, model.layers[-1].use_bias)
