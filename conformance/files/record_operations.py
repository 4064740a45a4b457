"""Records networks of one operation each as `to_json()` writes them, and the summary of what real Keras reads back.

    python record_operations.py            one network for every call of operation_cases.py that Keras takes
"""

import json
import sys
from pathlib import Path

here = Path(__file__).parent
sys.path.insert(0, str(here.parent))

from build_case import keras
from operation_cases import cases
from operation_inputs import A
from record_layers import write_lines
from record_operations import decode, encode, function, make

# One network for each form of a call: the same call in other dtypes writes the same config.
EACH = 2


def tensors_of(result):
    if isinstance(result, keras.KerasTensor):
        return [result]
    return [found for one in result for found in tensors_of(one)] if isinstance(result, (list, tuple)) else []


def record(name, args, kwargs):
    inputs = []
    written = [encode(one, inputs) for one in args]
    named = {key: encode(one, inputs) for key, one in kwargs.items()}
    keras.utils.clear_session(free_memory=False)
    try:
        tensors = [make(one) for one in inputs]
        result = function(name)(*[decode(one, tensors) for one in written], **{key: decode(one, tensors) for key, one in named.items()})
        outputs = tensors_of(result)
        if not outputs:
            return None
        model = keras.Model([tensor for tensor, one in zip(tensors, inputs) if not isinstance(one, A)], outputs, name="one")
        text = model.to_json()
        keras.utils.clear_session(free_memory=False)
        again = keras.models.model_from_json(text)
    except Exception:  # what Keras cannot write or read again is no case
        return None
    lines = []
    again.summary(print_fn=lines.append, line_length=200)
    return {"op": name, "config": text, "summary": "".join(lines)}


def main():
    made, counts = {}, {}
    for case in cases():
        if counts.get(case[0], 0) >= EACH * 4:
            continue
        one = record(*case)
        if one is None:
            continue
        shape = json.dumps(sorted(json.loads(one["config"])["config"]["layers"][-1]["config"])) + str(len(case[1])) + str(sorted(case[2]))
        if counts.get((case[0], shape), 0) >= EACH:
            continue
        counts[(case[0], shape)] = counts.get((case[0], shape), 0) + 1
        counts[case[0]] = counts.get(case[0], 0) + 1
        made[one["config"]] = one
    write_lines(here / "operations.jsonl.gz", list(made.values()))
    print(f"{len(made)} networks of {len({one['op'] for one in made.values()})} functions")


if __name__ == "__main__":
    main()
