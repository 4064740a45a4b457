"""Draws networks by chance, saves them in every form with real Keras, and compares the summary of what Keras reads back with that of the built command.

    python check_read.py [COUNT] [SEED]
"""

import os
import random
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

here = Path(__file__).parent
sys.path.insert(0, str(here.parent))

from build_case import keras
from draw_networks import Drawing

COMMAND = ["node", str(here.parent.parent / "dist/cli/main.cjs"), "summary"]
# How often one file is summarised, each time with other options.
EACH = 3


def load(path):
    keras.utils.clear_session()
    return keras.models.model_from_json(path.read_text()) if path.suffix == ".json" else keras.models.load_model(path)


def options_for(draw, model):
    """Arguments of summary(), those of the command, and the columns of the terminal."""
    given, words = {}, []
    if draw.random() < 0.6:
        given["line_length"] = draw.randint(30, 180)
        words += ["--line-length", str(given["line_length"])]
    if draw.random() < 0.5:
        given["expand_nested"] = True
        words.append("--expand-nested")
    if draw.random() < 0.4:
        given["show_trainable"] = True
        words.append("--show-trainable")
    names = [layer.name for layer in model.layers if "[" not in layer.name]
    if names and draw.random() < 0.2:
        given["layer_range"] = [draw.choice(names), draw.choice(names)]
        words += ["--layer-range", *given["layer_range"]]
    return given, words, str(draw.randint(40, 200))


def difference(path, model, draw):
    """The first line in which both differ; None where they do not."""
    given, words, columns = options_for(draw, model)
    os.environ["COLUMNS"] = columns
    lines = []
    try:
        model.summary(print_fn=lines.append, **given)
        keras_text = "".join(lines)
    except Exception as error:
        keras_text = f"{type(error).__name__}: {error}"
    ran = subprocess.run([*COMMAND, str(path), *words], capture_output=True, text=True, env={**os.environ, "COLUMNS": columns, "PYTHONIOENCODING": "utf-8"})
    ours = ran.stdout if ran.returncode == 0 else ran.stderr
    if ours == keras_text or (ran.returncode != 0 and keras_text.splitlines()[0] in ours):
        return None
    pairs = list(zip(keras_text.splitlines(), ours.splitlines()))
    first = next(((a, b) for a, b in pairs if a != b), (f"{len(keras_text)} characters", f"{len(ours)} characters"))
    return f"{path.name} COLUMNS={columns} {words}\n    Keras: {first[0]}\n    ours:  {first[1]}"


def main():
    count, seed = (int(word) for word in [*sys.argv[1:], "40", "1"][:2])
    warnings.filterwarnings("ignore")
    draw = random.Random(seed)
    drawing = Drawing(draw)
    texts, differing = 0, []
    with tempfile.TemporaryDirectory() as folder:
        for i in range(count):
            model = drawing.network()
            if model is None:
                continue
            for kind in ("json", "keras", "h5"):
                path = Path(folder) / f"{i}.{kind}"
                try:
                    path.write_text(model.to_json()) if kind == "json" else model.save(path)
                    again = load(path)
                except Exception:  # what Keras cannot save, or read again, is no case
                    continue
                for _ in range(EACH):
                    texts += 1
                    found = difference(path, again, draw)
                    if found:
                        differing.append(found)
                        print(found, flush=True)
                path.unlink()
    print(f"{texts} summaries of {count} networks, seed {seed}: {len(differing)} differ")
    raise SystemExit(1 if differing else 0)


if __name__ == "__main__":
    main()
