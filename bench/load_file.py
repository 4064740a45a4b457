"""Makes the files of a network of keras.applications, or prints the summary of one: what bench/files.mjs compares with.

    python load_file.py --make FOLDER NAME...     writes NAME.json and NAME.keras
    python load_file.py FILE                      loads it and prints its summary
"""

import sys
from pathlib import Path

import keras

if sys.argv[1] == "--make":
    for name in sys.argv[3:]:
        model = getattr(keras.applications, name)(weights=None)
        (Path(sys.argv[2]) / f"{name}.json").write_text(model.to_json())
        model.save(Path(sys.argv[2]) / f"{name}.keras")
else:
    path = Path(sys.argv[1])
    model = keras.models.model_from_json(path.read_text()) if path.suffix == ".json" else keras.models.load_model(path)
    model.summary()
