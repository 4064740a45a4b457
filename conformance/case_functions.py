"""The named functions that cases hand to layers (`{"$fn": name}`), such as those of Lambda."""

import keras
import tensorflow as tf


def _identity(x):
    return x


def _double(x):
    return x * 2


def _sum_last(x):
    return keras.ops.sum(x, axis=-1)


def _concat_pair(x):
    return keras.ops.concatenate(x, axis=-1)


def _split2(x):
    return [x, x]


def _to_int(x):
    return keras.ops.cast(x, "int32")


def _raises(x):
    raise ValueError("custom failure")


def _scaled(x, factor=1.0):
    return x * factor


def _with_mask(x, mask=None):
    return x


def _shape_to_7(shape):
    return (shape[0], 7)


def _str_upper(x):
    return tf.strings.upper(x)


FUNCTIONS = {
    "identity": _identity,
    "double": _double,
    "sum_last": _sum_last,
    "concat_pair": _concat_pair,
    "split2": _split2,
    "to_int": _to_int,
    "raises": _raises,
    "scaled": _scaled,
    "with_mask": _with_mask,
    "shape_to_7": _shape_to_7,
    "str_upper": _str_upper,
}
