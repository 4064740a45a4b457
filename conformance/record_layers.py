"""Records single-layer cases from the real Keras.

    python record_layers.py                   builds every case of layers/ and more_cases.py again and writes layers/
    python record_layers.py --check           builds them again and says what would change
    python record_layers.py --cases FILE ...  takes further cases (JSON lines) into layers/

One gzipped file of JSON lines for each class, so that a change of one layer changes one file.
"""

import argparse
import gzip
import inspect
import json
import platform
import sys
from pathlib import Path

import keras

from build_case import VERSIONS, build, case_id
from more_cases import more_cases

LAYERS = Path(__file__).parent / "layers"
GIVEN = ("id", "class", "args", "tuples", "inputs", "call", "prior_calls")


def read_lines(path):
    """The JSON lines of a file, gzipped or not."""
    opened = gzip.open(path, "rt") if path.suffix == ".gz" else open(path)
    with opened as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write_lines(path, records):
    """Writes JSON lines, gzipped; equal records give an equal file."""
    text = "".join(json.dumps(one, separators=(",", ":")) + "\n" for one in records)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def signatures():
    """Of every layer: its other names, its settings by position, and which of them must be given."""
    classes = {}
    for name, found in inspect.getmembers(keras.layers, inspect.isclass):
        if issubclass(found, keras.Layer):
            classes.setdefault(found, []).append(name)
    made = {}
    for found, names in classes.items():
        taken = [one for one in inspect.signature(found.__init__).parameters.values() if one.kind is one.POSITIONAL_OR_KEYWORD and one.name != "self"]
        # GroupQueryAttention is a class of another name inside Keras.
        known = found.__name__ if found.__name__ in names else names[0]
        made[known] = {
            "aliases": [name for name in names if name != known],
            "positional": [one.name for one in taken],
            "required": [one.name for one in taken if one.default is one.empty],
        }
    return dict(sorted(made.items()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; say what would change")
    parser.add_argument("--cases", nargs="*", type=Path, default=[], help="further cases, as JSON lines")
    parser.add_argument("--only", help="classes, with commas")
    options = parser.parse_args()
    only = set(options.only.split(",")) if options.only else None

    known = {}
    for path in [*sorted(LAYERS.glob("*.jsonl.gz")), *options.cases]:
        for record in read_lines(path):
            known.setdefault(record.get("id") or case_id(record), record)
    for case in more_cases():
        known.setdefault(case_id(case), case)

    classes = {}
    changed = 0
    for name, record in known.items():
        if only and record["class"] not in only:
            continue
        built = json.loads(json.dumps(build({"id": name} | {key: record[key] for key in GIVEN if key in record})))
        classes.setdefault(built["class"], []).append(built)
        if built != record:
            changed += 1
            if options.check:
                print(f"{name}: {built['py']}")
                for key in sorted(set(built) | set(record)):
                    if built.get(key) != record.get(key):
                        print(f"    {key}: recorded {str(record.get(key))[:300]}\n    {' ' * len(key)}  now      {str(built.get(key))[:300]}")
    total = sum(len(records) for records in classes.values())
    print(f"{total} cases of {len(classes)} classes, {changed} {'differ from' if options.check else 'new against'} what was recorded")
    if options.check:
        sys.exit(1 if changed else 0)
    LAYERS.mkdir(exist_ok=True)
    for name, records in classes.items():
        write_lines(LAYERS / f"{name}.jsonl.gz", records)
    if not only:
        (LAYERS / "signatures.json").write_text(json.dumps(signatures(), indent=1) + "\n")
        counts = {name: {"cases": len(records), "errors": sum("error" in one for one in records)} for name, records in sorted(classes.items())}
        index = {"versions": VERSIONS | {"python": platform.python_version()}, "cases": total, "errors": sum(one["errors"] for one in counts.values()), "classes": counts}
        (LAYERS / "index.json").write_text(json.dumps(index, indent=1) + "\n")


if __name__ == "__main__":
    main()
