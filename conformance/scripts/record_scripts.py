"""Records what Python with the real Keras prints for each script of this folder, standard output only.

Run with the pinned versions of requirements.txt:
    python conformance/scripts/record_scripts.py [NAME...]      all scripts, or those whose name begins so

Data and training are replaced: data sets are zeros of their true shapes, `fit` runs one silent epoch,
no weights are fetched, and
libraries that only draw or read tables (STAND_INS) do nothing. A script ends its recording with
    ! ValueError, line 12
where an exception ends it. A line that was printed by a statement with `# unknown` behind it begins with `~`:
what it says cannot be known without running, and ours has to say so.
"""

import builtins
import functools
import os
import pathlib
import subprocess
import sys
import unittest.mock

HERE = pathlib.Path(__file__).parent
STAND_INS = ["matplotlib", "matplotlib.pyplot", "pandas", "seaborn", "cv2", "PIL", "tqdm", "wandb"]


def main(names):
    for script in sorted(HERE.glob("*.py")):
        if script.name == pathlib.Path(__file__).name or not (names == [] or script.name.startswith(tuple(names))):
            continue
        # A process of its own: automatic names and global settings begin anew.
        environment = {"TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "0", "CUDA_VISIBLE_DEVICES": "-1", "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "80", "PATH": os.environ["PATH"]}
        done = subprocess.run([sys.executable, pathlib.Path(__file__).resolve(), "--child", script.name], cwd=HERE, capture_output=True, text=True, env=environment)
        if done.returncode != 0:
            sys.exit(f"{script.name}: {done.stderr}")
        script.with_suffix(".txt").write_text(done.stdout, encoding="utf-8")
        print(script.name, done.stdout.splitlines()[-1] if "\n! " in f"\n{done.stdout}" else "")


def child(name):
    source = pathlib.Path(name).read_text(encoding="utf-8")
    sys.path.insert(0, str(HERE))
    sys.argv = [name]
    if "keras" in source or "tensorflow" in source:
        replace_data()
        replace_training()
        replace_weights()
    # Behind Keras, which looks for some of them.
    for one in STAND_INS:
        sys.modules[one] = unittest.mock.MagicMock()
    if "# unknown" in source:
        mark_unknown(name, source.splitlines())
    names = {"__name__": "__main__", "__file__": name, "__builtins__": builtins}
    sys.modules["__main__"].__dict__.update(names)
    try:
        exec(compile(source, name, "exec"), sys.modules["__main__"].__dict__)
    except SystemExit:
        pass
    except BaseException as error:
        lines, trace = [], error.__traceback__
        while trace:
            if trace.tb_frame.f_code.co_filename == name:
                lines.append(trace.tb_lineno)
            trace = trace.tb_next
        line = lines[-1] if lines else getattr(error, "lineno", 0)
        PRINT(f"! {type(error).__name__}, line {line}")
        PRINT(f"{type(error).__name__}: {error}", file=sys.stderr)


PRINT = builtins.print


def mark_unknown(name, lines):
    """`print` in a statement with `# unknown` behind it writes `~` in front of each line."""

    def marking(*args, file=None, **kwargs):
        frame = sys._getframe(1)
        marked = frame.f_code.co_filename == name and lines[frame.f_lineno - 1].rstrip().endswith("# unknown")
        if marked and file is None:
            args, kwargs = (kwargs.get("sep", " ").join(f"~{one}" if at == 0 else str(one) for at, one in enumerate(args)),), {"end": kwargs.get("end", "\n")}
        PRINT(*args, file=file, **kwargs)

    builtins.print = marking


def replace_data():
    import keras
    import numpy as np

    def pictures(train, test, picture, labels=(), count=10, dtype="uint8"):
        def load(*args, **kwargs):
            # Black, but for one white spot, and every label.
            def part(n):
                x = np.zeros((n, *picture), "uint8")
                x[0, 0, 0] = 255
                return x, np.resize(np.arange(count), (n, *labels)).astype(dtype)

            return part(train), part(test)

        return load

    def texts(train, test, labels):
        def load(*args, **kwargs):
            out = []
            for n in (train, test):
                x = np.empty(n, dtype="object")
                x[:] = [[1, 2, 0] for _ in range(n)]
                out.append((x, np.resize(np.arange(labels), n).astype("int64")))
            return tuple(out)

        return load

    def numbers(train, test, columns, dtype):
        return lambda *args, **kwargs: tuple((np.zeros((n, columns), dtype), np.zeros((n,), dtype)) for n in (train, test))

    sets = keras.datasets
    sets.mnist.load_data = sets.fashion_mnist.load_data = pictures(60000, 10000, (28, 28))
    sets.cifar10.load_data = pictures(50000, 10000, (32, 32, 3), (1,))
    sets.cifar100.load_data = lambda label_mode="fine": pictures(50000, 10000, (32, 32, 3), (1,), 100 if label_mode == "fine" else 20, "int64")()
    sets.imdb.load_data = texts(25000, 25000, 2)
    sets.reuters.load_data = texts(8982, 2246, 46)
    sets.boston_housing.load_data = numbers(404, 102, 13, "float64")
    sets.california_housing.load_data = numbers(16512, 4128, 8, "float32")


def replace_weights():
    """Applications begin with the weights of ImageNet in name only: nothing is fetched."""
    import keras

    keras.src.utils.file_utils.get_file = lambda fname=None, *args, **kwargs: fname
    keras.Model.load_weights = lambda self, *args, **kwargs: None


def replace_training():
    import keras

    def silent(method, **fixed):
        @functools.wraps(method)
        def call(self, *args, **kwargs):
            kwargs["verbose"] = 0
            return method(self, *args, **kwargs | {key: value for key, value in fixed.items() if key in kwargs})

        return call

    keras.Model.fit = silent(keras.Model.fit, epochs=1)
    keras.Model.evaluate = silent(keras.Model.evaluate)
    keras.Model.predict = silent(keras.Model.predict)
    keras.utils.plot_model = lambda *args, **kwargs: None


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2])
    else:
        main(sys.argv[1:])
