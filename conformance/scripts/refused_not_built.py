# What layers and stacks cannot say before they are built.
import keras
from keras import layers


def attempt(what, action):
    try:
        print(what, action())
    except Exception as error:
        print(what, "raises", type(error).__name__)


dense = layers.Dense(3)
stack = keras.Sequential([layers.Dense(3), layers.ReLU()])
attempt("input of a layer", lambda: dense.input)
attempt("output of a layer", lambda: dense.output)
attempt("count of a layer", lambda: dense.count_params())
attempt("weights of a layer", lambda: dense.get_weights())
attempt("input of a stack", lambda: stack.input)
attempt("output shape of a stack", lambda: stack.output_shape)
attempt("count of a stack", lambda: stack.count_params())
attempt("a layer that is not there", lambda: stack.get_layer("nope"))
attempt("an attribute of old", lambda: dense.input_shape)
stack.build((None, 5))
attempt("input shape of a stack", lambda: stack.input_shape)
attempt("output shape of a stack", lambda: stack.output_shape)
attempt("count of a stack", lambda: stack.count_params())
attempt("two arrays as weights", lambda: stack.set_weights([]))
dense(keras.Input((2,)))
attempt("input of a layer", lambda: dense.input.shape)
attempt("count of a layer", lambda: dense.count_params())
