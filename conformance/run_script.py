"""Runs a whole script under the real Keras: what it prints, and the exception that ends it."""

import contextlib
import io
import os
import warnings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras

# What Python takes for the width of the terminal when there is none.
PLAIN = 80


def run_script(source, columns=PLAIN):
    """The record of a script, and the names that it leaves behind."""
    os.environ["COLUMNS"] = str(columns)
    keras.utils.clear_session(free_memory=False)
    keras.config.set_dtype_policy("float32")
    printed = io.StringIO()
    names = {"__name__": "__main__"}
    record = {"script": source, "columns": columns}
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exec(compile(source, "script.py", "exec"), names)
        except Exception as error:  # every exception is a result
            record["error"] = {"type": type(error).__name__, "message": str(error), "phase": "call"}
    return record | {"printed": printed.getvalue()}, names
