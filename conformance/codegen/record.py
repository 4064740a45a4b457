"""Runs each written script (*.written.py) with the real Keras and keeps what it prints (*.txt).

The written scripts are what `shapewright code` makes of the scripts here and in examples/:
    for f in *.py: npx shapewright code f > f.written.py
Run with the pinned versions of requirements.txt: python conformance/codegen/record.py
"""

import contextlib
import io
import pathlib
import runpy

import keras

HERE = pathlib.Path(__file__).parent

for script in sorted(HERE.glob("*.written.py")):
    keras.backend.clear_session()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        runpy.run_path(str(script), run_name="__main__")
    (HERE / script.name.replace(".written.py", ".txt")).write_text(printed.getvalue(), encoding="utf-8")
