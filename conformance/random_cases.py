"""Draws random cases, builds them under the real Keras and writes one record a line.

    python random_cases.py --random 500 --seed 7 --layers Conv2D,Dense

Every fourth one is a chain of layers, every eighth a script. With --serve it then reads further cases (a line of JSON each) and answers each with its record, until its input ends.
"""

import argparse
import inspect
import json
import sys

import keras

from build_case import build
from build_chain import build_chain
from case_values import case_of
from draw import Draw, spoil
from draw_calls import by_default, more_settings, other_call
from draw_chain import draw_chain
from draw_layers import DRAWERS
from draw_script import draw_script
from run_script import PLAIN, run_script

# How many of the cases have something unusual in them.
SPOILED = 0.3
# How many cases call the layer a second time, with an input of another size.
CALLED_TWICE = 0.06
# How many have settings that a drawer seldom gives, a setting at its default, or another way to call the layer.
SETTINGS, DEFAULT, CALLED = 0.3, 0.1, 0.35
# Arrays larger than this are not worth their memory; Keras makes the weights of every accepted case.
MOST_NUMBERS = 20_000_000

# Every so many cases, a chain of layers; every so many, a script.
CHAIN_EVERY = 4
SCRIPT_EVERY = 8

BASE_SETTINGS = ["dtype", "name", "trainable"]


def settings_of(name):
    """The settings of a layer by name."""
    taken = inspect.signature(getattr(keras.layers, name).__init__).parameters.values()
    return [one.name for one in taken if one.kind is one.POSITIONAL_OR_KEYWORD and one.name != "self"]


def draw_case(seed, index, names):
    """The case of a seed and an index; no case depends on another."""
    draw = Draw(f"{seed}:{index}")
    name = draw.choice(names)
    args, inputs, *rest = DRAWERS[name](draw)
    call = rest[0] if rest else None
    if name != "InputLayer":
        args |= draw.base()
    if draw.chance(SETTINGS):
        more_settings(draw, args, [*settings_of(name), "autocast", "input_shape", "batch_size"])
    if draw.chance(DEFAULT):
        by_default(draw, name, args)
    if name != "InputLayer" and draw.chance(CALLED):
        call = other_call(draw, name, inputs, call)
    if draw.chance(SPOILED):
        spoil(draw, args, inputs, settings_of(name) + BASE_SETTINGS)
    elif call is None and inputs and draw.chance(CALLED_TWICE):
        second = {**inputs[0], "shape": [draw.of(size, draw.size()) for size in inputs[0]["shape"]]}
        return case_of(name, args, [inputs[0], second], {"args": [{"$t": 1}]}, [[{"$t": 0}]])
    elif draw.chance(0.1):
        args = by_position(draw, name, args)
    return case_of(name, args, inputs, call)


def by_position(draw, name, args):
    """The same settings with the first ones given by position."""
    positional = []
    for setting in settings_of(name):
        if setting not in args or draw.chance(0.2):
            break
        positional.append(args[setting])
    left = {key: one for key, one in args.items() if key not in settings_of(name)[: len(positional)]}
    return {"*": positional, **left} if positional else args


def too_large(case):
    """True when a drawn number is so large that the layer would fill the memory."""

    def numbers(value):
        if isinstance(value, dict):
            return [n for one in value.values() for n in numbers(one)]
        if isinstance(value, list):
            return [n for one in value for n in numbers(one)]
        return [abs(value)] if isinstance(value, int) and not isinstance(value, bool) else []

    total = 1
    for n in numbers(case["args"]):
        total *= max(n, 1)
    return total > MOST_NUMBERS


def answer(case):
    """The record of a case, chain or script, or the note that it is too large to build."""
    if "script" in case:
        return run_script(case["script"], case.get("columns", PLAIN))[0]
    if "chain" in case:
        return build_chain(case)
    return {"skipped": case["class"]} if too_large(case) else build(case)


def needs_package(record):
    """True when this Python lacks a package that Keras wants here, such as SciPy."""
    return record.get("error", {}).get("type") == "ImportError"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--random", type=int, default=100)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--layers", help="class names with commas; all that can be drawn otherwise")
    parser.add_argument("--serve", action="store_true")
    options = parser.parse_args()
    names = [name for name in (options.layers.split(",") if options.layers else sorted(DRAWERS)) if name in DRAWERS]
    if not names:
        sys.exit("none of these layers can be drawn")

    for index in range(options.random):
        draw = Draw(f"{options.seed}:{index}")
        if len(names) > 1 and index % SCRIPT_EVERY == 1:
            record = answer({"script": draw_script(draw, names, settings_of), "columns": draw.of(PLAIN, PLAIN, 60, 120)})
        elif len(names) > 1 and index % CHAIN_EVERY == CHAIN_EVERY - 1:
            record = draw_chain(draw, names, settings_of)
        else:
            record = answer(draw_case(options.seed, index, names))
        print(json.dumps({"skipped": "a package"} if needs_package(record) else record), flush=True)
    if options.serve:
        for line in sys.stdin:
            print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
