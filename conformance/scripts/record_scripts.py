"""Records what Python with the real Keras prints for each script of this folder, standard output only.

Run with the pinned versions of requirements.txt: python conformance/scripts/record_scripts.py
"""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
for script in sorted(HERE.glob("*.py")):
    if script.name != pathlib.Path(__file__).name:
        # A process of its own: automatic names and global settings begin anew.
        done = subprocess.run([sys.executable, script.name], cwd=HERE, capture_output=True, text=True, check=True, env={"TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONIOENCODING": "utf-8", "COLUMNS": "80"})
        script.with_suffix(".txt").write_text(done.stdout, encoding="utf-8")
