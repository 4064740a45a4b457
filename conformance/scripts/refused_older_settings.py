# Settings by their names of Keras 1 and 2: what each raises today.
import keras
from keras import layers, optimizers, regularizers


def attempt(what, make):
    try:
        make()
        print(what, "is taken")
    except Exception as error:
        print(what, "raises", type(error).__name__)


attempt("border_mode", lambda: layers.Conv2D(3, 3, border_mode="same"))
attempt("subsample", lambda: layers.Conv2D(3, 3, subsample=(2, 2)))
attempt("nb_filter", lambda: layers.Conv2D(nb_filter=3, kernel_size=3))
attempt("dim_ordering", lambda: layers.MaxPooling2D(dim_ordering="tf"))
attempt("output_dim", lambda: layers.Dense(output_dim=3))
attempt("init", lambda: layers.Dense(3, init="uniform"))
attempt("W_regularizer", lambda: layers.Dense(3, W_regularizer=regularizers.l2(0.1)))
attempt("p", lambda: layers.Dropout(p=0.5))
attempt("sigma", lambda: layers.GaussianNoise(sigma=0.1))
attempt("inner_activation", lambda: layers.LSTM(3, inner_activation="sigmoid"))
attempt("dropout_W", lambda: layers.LSTM(3, dropout_W=0.2, dropout_U=0.2))
attempt("input_length", lambda: layers.Embedding(10, 4, input_length=6))
attempt("batch_input_shape", lambda: layers.Dense(3, batch_input_shape=(None, 4)))
attempt("alpha", lambda: layers.LeakyReLU(alpha=0.3))
attempt("weights", lambda: layers.Dense(3, weights=[]))
attempt("dims", lambda: layers.Reshape(dims=(3, 4)))
attempt("causal", lambda: layers.Attention(causal=True))
attempt("lr", lambda: optimizers.Adam(lr=0.1))
attempt("decay", lambda: optimizers.SGD(learning_rate=0.1, decay=1e-6))
attempt("l", lambda: regularizers.l2(l=0.01))
attempt("Merge", lambda: layers.Merge)
attempt("CuDNNLSTM", lambda: layers.CuDNNLSTM(3))
attempt("MaxoutDense", lambda: layers.MaxoutDense(3))
attempt("Convolution2D", lambda: layers.Convolution2D(3, 3, 3))
print(layers.Convolution2D(8, 3, 3)(keras.Input((9, 9, 1))).shape)
