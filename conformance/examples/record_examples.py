"""Records what Python with the real Keras prints for each script in examples/, standard output only.

The data set is replaced by zeros of its true shapes, so that nothing is downloaded.
Run with the pinned versions of requirements.txt: python conformance/examples/record_examples.py
"""

import contextlib
import io
import pathlib
import runpy

import keras
import numpy

HERE = pathlib.Path(__file__).parent


def mnist():
    """The shapes and dtypes of keras.datasets.mnist.load_data()."""
    part = lambda count: (numpy.zeros((count, 28, 28), "uint8"), numpy.zeros(count, "uint8"))
    return part(60000), part(10000)


keras.datasets.mnist.load_data = mnist
for script in sorted((HERE / "../../examples").resolve().glob("*.py")):
    keras.backend.clear_session()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        runpy.run_path(str(script), run_name="__main__")
    (HERE / f"{script.stem}.txt").write_text(printed.getvalue(), encoding="utf-8")
