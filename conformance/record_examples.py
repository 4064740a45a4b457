"""Records what the real Keras makes of the examples of the reference: examples/layers.json, a line a layer.

    node scripts/oracle.mjs --examples     prints the examples of the declarations and hands them over
    python record_examples.py < CASES      CASES are JSON lines, as print-examples.ts prints them

Of every example the case is kept beside its answer, so that a declaration that changes makes the recording stale.
An example that Keras refuses has its error in the place of an answer.
"""

import json
import sys
from pathlib import Path

from build_case import VERSIONS, build

TARGET = Path(__file__).parent / "examples" / "layers.json"
ASKED = ("class", "args", "tuples", "inputs", "call")
ANSWERED = ("error", "outputs", "params", "trainable_params", "non_trainable_params")


def main():
    cases = [json.loads(line) for line in sys.stdin if line.strip()]
    if not cases:
        sys.exit("no cases on standard input")
    lines, refused = [], []
    for case in cases:
        record = build(case)
        if "error" in record:
            record["error"] = {key: record["error"][key] for key in ("type", "message")}
            refused.append(case["class"])
        answer = {key: record[key] for key in ANSWERED if key in record}
        lines.append(json.dumps({"case": {key: case[key] for key in ASKED if key in case}, "keras": answer}, separators=(",", ":")))
    TARGET.write_text('{"versions":' + json.dumps(VERSIONS) + ',"examples":[\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")
    print(f"{len(lines)} examples recorded, {len(refused)} refused: {', '.join(refused)}")


if __name__ == "__main__":
    main()
