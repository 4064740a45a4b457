"""Draws a script: a model as people write it, and what they print of it.

A script grows piece by piece. Each piece is run as it is written and left out when Keras refuses it, so that most scripts
end well; a few have a last piece that fails. What comes out is told by a fresh run of the whole text.
"""

import contextlib
import io
import re
import warnings

import keras

from case_values import case_of, keywords
from draw import spoil
from draw_layers import DRAWERS

MERGES = ["Add", "Multiply", "Average", "Maximum", "Minimum", "Subtract"]
# Layers that are not called with one tensor, those whose settings are no plain text, and what draw_chain.py leaves out.
APART = {*MERGES, "Concatenate", "Dot", "InputLayer", "Layer", "Lambda", "Wrapper", "Pipeline", "Equalization"}
# How often a layer is drawn anew until Keras takes it.
TRIES = 60
# Outputs with more numbers than this are followed by no layer; its weights might not fit into memory.
WIDEST = 200_000
# How many scripts end with something that fails.
SPOILED = 0.12

# How a script imports Keras: its lines, what Keras is called there, and what stands before a layer's name.
IMPORTS = [
    ("import keras\nfrom keras import layers", "keras", "layers."),
    ("from tensorflow import keras\nfrom tensorflow.keras import layers", "keras", "layers."),
    ("import tensorflow as tf", "tf.keras", "tf.keras.layers."),
    ("import keras\nfrom keras.layers import *", "keras", ""),
    ("import keras\nimport keras.layers as L", "keras", "L."),
    ("import keras", "keras", "keras.layers."),
]

LAYER = re.compile(rf"(?<![\w.\"'])({'|'.join(sorted(DRAWERS, key=len, reverse=True))})\(")


class Script:
    """A script that grows."""

    def __init__(self, draw, names, settings_of):
        self.draw = draw
        self.settings_of = settings_of
        alone = [name for name in names if name not in APART]
        self.alone = draw.sample(alone, min(len(alone), 25)) + [name for name in ("Dense", "Conv2D", "Flatten", "Dropout") if name in alone]
        self.imports, self.keras, self.prefix = draw.choice(IMPORTS)
        self.pieces = [self.imports, ""]
        self.values = {}
        exec(self.imports, self.values)
        self.taken = set()
        self.ended = False

    def text(self):
        """The whole script."""
        return "\n".join(self.pieces) + "\n"

    def add(self, piece, whatever=False):
        """Adds a piece that Python runs without an exception, or `whatever` comes of it."""
        try:
            exec(piece, self.values)
        except Exception:
            if not whatever:
                return False
            self.ended = True
        self.pieces.append(piece)
        return True

    def fresh(self, *stems):
        """A variable that is not in use."""
        stem = self.draw.choice(stems)
        name, i = stem, 1
        while name in self.taken:
            i += 1
            name = f"{stem}{i}"
        self.taken.add(name)
        return name

    def written(self, case, more=""):
        """A layer as it is written: `layers.Dense(units=4)`."""
        made = f"{case['class']}({keywords(case['args'], frozenset(case.get('tuples', ())))}{more})"
        if self.draw.chance(0.3):
            made = self._by_position(case["class"], made)
        made = re.sub(r"\bkeras\.", f"{self.keras}.", made)
        return LAYER.sub(lambda found: f"{self.prefix}{found[1]}(", made)

    def _by_position(self, name, made):
        first = self.settings_of(name)[:1]
        return made.replace(f"({first[0]}=", "(", 1) if first else made

    def layer(self, value, odd=False):
        """A layer that takes a tensor, as text, and what it gives; None when none was found."""
        draw = self.draw
        for _ in range(TRIES):
            name = draw.choice(self.alone)
            args, inputs, *rest = DRAWERS[name](draw)
            if rest or len(inputs[0]["shape"]) != len(value.shape):
                continue
            if draw.chance(0.1):
                args["name"] = draw.of("first", "block_1", f"{name.lower()}_1", "head")
            if draw.chance(0.05):
                args["trainable"] = False
            if odd:
                spoil(draw, args, [], self.settings_of(name))
            made = self.written(case_of(name, args, []))
            if odd:
                return made, None
            try:
                out = eval(made, self.values)(value)
            except Exception:
                continue
            if isinstance(out, keras.KerasTensor) and numbers(out) <= WIDEST:
                return made, out
        return None

    def input(self, name=None):
        """An input as text, and its tensor."""
        draw = self.draw
        while True:
            spec = DRAWERS[draw.choice(self.alone)](draw)[1][0]
            if len(spec["shape"]) > 1 and spec["dtype"] == "float32" and numbers(spec["shape"]) <= WIDEST:
                break
        batch, *shape = spec["shape"]
        sizes = f"({', '.join(map(str, shape))}{',' if len(shape) == 1 else ''})"
        given = [sizes if draw.chance(0.3) else f"shape={sizes}"] if batch is None else [f"batch_shape=({batch}, {sizes[1:]}"]
        if batch is not None and draw.chance(0.4):
            given = [f"shape={sizes}", f"batch_size={batch}"]
        if name or draw.chance(0.2):
            given.append(f'name="{name or draw.of("image", "tokens", "x_in")}"')
        made = f"{draw.of(f'{self.keras}.', self.prefix)}Input({', '.join(given)})"
        return made, sizes, eval(made, self.values)


def numbers(shape):
    """How many numbers a sample of a tensor holds at least."""
    total = 1
    for size in getattr(shape, "shape", shape):
        total *= size or 1
    return total


def sequential(script, value, sizes, named=None):
    """A stack of layers in a variable; None when it is refused. `value` is what it is meant to read."""
    draw = script.draw
    variable = script.fresh(*([named] if named else ["net", "encoder", "stack"]))
    title = draw.of("", "", f'name="{variable}"', 'name="my model"')
    how = draw.of("list", "add", "add", "loop")
    first = draw.of("input", "input", "none") if named is None else draw.of("input", "input", "setting", "build", "none")
    stack = [f"{script.prefix}Input({'shape='}{sizes})"] if first == "input" else []
    for i in range(draw.randint(1, 5)):
        found = script.layer(value)
        if found is None:
            break
        made, value = found
        if first == "setting" and i == 0:
            made = f"{made[:-1]}{'' if made.endswith('(') or made.endswith('()') else ', '}input_shape={sizes})"
        stack.append(made)
    if how == "list":
        piece = f"{variable} = {script.keras}.Sequential([\n" + "".join(f"    {one},\n" for one in stack) + f"]{', ' if title else ''}{title})"
    elif how == "loop":
        piece = f"{variable} = {script.keras}.Sequential({title})\nfor layer in [{', '.join(stack)}]:\n    {variable}.add(layer)"
    else:
        piece = "\n".join([f"{variable} = {script.keras}.{draw.of('', 'models.')}Sequential({title})", *(f"{variable}.add({one})" for one in stack)])
    if first == "build":
        piece += f"\n{variable}.build((None, {sizes[1:]})"
    return variable if script.add(piece) else None


def functional(script, variable):
    """A graph of layers in a variable; False when it is refused."""
    draw = script.draw
    tensors, inputs = {}, []
    for _ in range(draw.of(1, 1, 1, 2, 3)):
        made, sizes, _ = script.input(draw.of(None, None, "left", "right"))
        name = script.fresh("inputs", "a", "image")
        if script.add(f"{name} = {made}"):
            tensors[name] = sizes
            inputs.append(name)
    if not inputs:
        return False
    last, shared = inputs[-1], []
    for _ in range(draw.randint(2, 8)):
        last = step(script, tensors, last, shared) or last
        if script.ended:
            return False
    used = draw.sample(sorted(tensors), min(len(tensors), draw.of(1, 1, 1, 2)))
    outputs = list(dict.fromkeys([last, *used])) if draw.chance(0.25) else [last]
    several = lambda names: names[0] if len(names) == 1 and draw.chance(0.85) else draw.of(f"[{', '.join(names)}]", f"[{', '.join(names)}]", "{" + ", ".join(f'"{one}": {one}' for one in names) + "}")
    title = draw.of("", "", f', name="{variable}"')
    keys = draw.of(("", ""), ("inputs=", "outputs="))
    return script.add(f"{variable} = {script.keras}.{draw.of('Model', 'Model', 'models.Model')}({keys[0]}{several(inputs)}, {keys[1]}{several(outputs)}{title})")


def step(script, tensors, last, shared):
    """One more tensor of a graph; gives its variable."""
    draw = script.draw
    value = script.values[last]
    out = "x" if draw.chance(0.6) else script.fresh("h", "y", "branch")
    how = draw.random()
    if numbers(value) > WIDEST:
        return None
    if how < 0.2:
        names = [name for name in tensors if name != last]
        if not names:
            return None
        other = draw.choice(names)
        alike = [name for name in names if script.values[name].shape == value.shape]
        if alike and draw.chance(0.8):
            other = draw.choice(alike)
            piece = draw.of(f"{script.prefix}{draw.choice(MERGES)}()([{last}, {other}])", f"{script.prefix}{draw.choice(MERGES)}()([{last}, {other}])", f"{script.prefix}{draw.of('add', 'multiply', 'concatenate')}([{last}, {other}])", f"{last} {draw.of('+', '*', '-')} {other}")
        else:
            piece = f"{script.prefix}Concatenate({draw.of('', '', 'axis=1', '-1')})([{last}, {other}])"
    elif how < 0.3 and shared:
        # Keras lets models read inputs of other ranks without asking the layers inside; what comes out says nothing.
        known, rank = draw.choice(shared)
        alike = [name for name in (last, *tensors) if len(script.values[name].shape) == rank]
        if not alike:
            return None
        piece = f"{known}({draw.choice(alike)})"
    elif how < 0.4:
        name = sequential(script, value, f"({', '.join(map(str, value.shape[1:]))},)")
        if name is None:
            return None
        shared.append((name, len(value.shape)))
        piece = f"{name}({last})"
    elif how < 0.5:
        piece = helper(script, value, last)
    elif how < 0.54:
        piece = draw.of(f"{last} * 2.0", f"{last} + 1", f"-{last}", f"{last} / 255.0", f"{last}[:, 0]", f"{script.keras}.ops.mean({last}, axis=1)", f"{script.keras}.ops.relu({last})")
    else:
        found = script.layer(value)
        if found is None:
            return None
        made, _ = found
        if how < 0.62:
            name = script.fresh("shared", "conv", "dense")
            if not script.add(f"{name} = {made}"):
                return None
            shared.append((name, len(value.shape)))
            piece = f"{name}({last})"
        else:
            piece = f"{made}({last})"
    if piece is None or not script.add(f"{out} = {piece}"):
        return None
    if not isinstance(script.values[out], keras.KerasTensor):
        script.pieces.pop()
        return None
    tensors[out] = None
    return out


def helper(script, value, last):
    """A function that makes layers in a loop, and a call of it."""
    draw = script.draw
    found = script.layer(value)
    if found is None:
        return None
    made, _ = found
    second = script.layer(value)
    name = script.fresh("block", "conv_block", "make_block")
    times = draw.of(1, 2, 3)
    more = f"        x = {second[0]}(x)\n" if second and draw.chance(0.5) else ""
    skip = draw.chance(0.3)
    lines = f"    skip = x\n" if skip else ""
    loop = draw.of("for i in range(times):", "for i, _ in enumerate([None] * times):")
    named = draw.chance(0.4) and "name=" not in made
    inner = f'{made[:-1]}{"" if made.endswith("()") else ", "}name=f"{name}_{{i}}")' if named else made
    end = f"    if skip.shape == x.shape:\n        x = {script.prefix}Add()([x, skip])\n" if skip else ""
    if not script.add(f"\ndef {name}(x, times={times}):\n{lines}    {loop}\n        x = {inner}(x)\n{more}{end}    return x\n"):
        return None
    return f"{name}({last}{draw.of('', ', 2', ', times=1')})"


def ending(script, variable):
    """What is printed of a model."""
    draw = script.draw
    if draw.chance(0.15):
        script.add(f"{variable}.layers[{draw.of(0, -1)}].trainable = False")
    if draw.chance(0.15):
        script.add(f'{variable}.compile(optimizer="{draw.of("adam", "sgd")}", loss="mse")')
    given = draw.some(0.3, expand_nested=[True], show_trainable=[True], line_length=[60, 100, 140])
    if not script.add(f"{variable}.summary({', '.join(f'{key}={one}' for key, one in given.items())})", draw.chance(0.5)):
        script.add(f"{variable}.summary()")
    for piece in (f"print({variable}.count_params())", f"print({variable}.output_shape)", f'print(f"{{{variable}.name}}: {{{variable}.count_params():,}}")', f"print([layer.name for layer in {variable}.layers])", f"for layer in {variable}.layers:\n    print(layer.name, layer.count_params())", f"print(len({variable}.weights), [w.shape for w in {variable}.trainable_weights])"):
        if draw.chance(0.15):
            script.add(piece)


def draw_script(draw, names, settings_of):
    """The text of a script drawn from some layers."""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        while True:
            keras.utils.clear_session(free_memory=False)
            script = Script(draw, names, settings_of)
            variable = _model(script)
            if variable:
                break
        if draw.chance(SPOILED):
            _, sizes, value = script.input()
            found = script.layer(value, odd=True)
            if found:
                script.add(f"extra = {script.keras}.Sequential([{script.prefix}Input({sizes}), {found[0]}])", whatever=True)
        if not script.ended:
            ending(script, variable)
    return script.text()


def _model(script):
    """The variable of a model; None when it is refused."""
    if not script.draw.chance(0.45):
        return "model" if functional(script, "model") else None
    _, sizes, value = script.input()
    return sequential(script, value, sizes, "model")
