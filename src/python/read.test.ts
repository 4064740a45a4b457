import { describe, expect, test } from 'vitest';
import { isUnknown } from '../formula/index.ts';
import { readPython, type ReadOptions, type ReadScript } from './index.ts';

const read = (text: string, options: ReadOptions = {}): ReadScript => readPython(text, { file: 'a.py', ...options });
const codes = (script: ReadScript): readonly string[] => [...script.models.flatMap((model) => model.allIssues), ...script.issues].map((issue) => `${issue.code}@${issue.where.range?.line ?? '?'}`);

const KERAS = 'import keras\nfrom keras import layers\n';

describe('what is not known says why', () => {
  test.each([
    ['x = np.load("a.npy")\nprint(x)', '<unknown: `x` comes from `numpy.load`, line 2>'],
    ['import pandas as pd\nd = pd.read_csv("a.csv")\nprint("rows", len(d))', 'rows <unknown: `d` comes from `pandas.read_csv`, line 3>'],
    ['import os\nn = int(os.environ["N"])\nprint(f"n={n}!")', 'n=<unknown: `n` comes from the environment of whoever runs the script>!'],
    ['import random\nif random.random() < 0.5:\n    a = 1\nelse:\n    a = 2\nprint(a)', '<unknown: `a` depends on an `if` that is not known (it comes from `random.random`, line 3), line 3>'],
    ['import random\nb = [1]\nif random.random() < 0.5:\n    a = 1\n    b.append(2)\nelse:\n    a = 1\nprint(a, b)', '1 <unknown: it depends on an `if` that is not known (it comes from `random.random`, line 4), line 4>'],
    ['n = 0\nfor x in open("f"):\n    n += 1\nprint(n)', '<unknown: `n` depends on how often a loop runs (it comes from `open`, line 3), line 3>'],
    ['print([1, input()], 2)', '[1, <unknown: it is typed by whoever runs the script, line 2>] 2'],
    ['def f(q):\n    if q:\n        return 1\n    return 2\nprint(f(input()))', '<unknown: it depends on a condition that is not known, line 5>'],
    ['def f(q):\n    if q:\n        return 3\n    return 3\nprint(f(input()))', '3'],
    ['while input():\n    k = 2\nprint("after")', 'after'],
    ['def forever():\n    while True:\n        yield 1\nprint(next(forever()))', '1'],
  ])('%s', (text, printed) => expect(read(`import numpy as np\n${text}`).output.trimEnd()).toBe(printed));
});

describe('what is not known can be told', () => {
  const text = `${KERAS}import numpy as np\nx = np.load("x.npy")\nunits = int(input())\nm = keras.Sequential([layers.Input(x.shape[1:]), layers.Dense(units)])\nprint(x.shape)`;
  test('by a shape and a number', () => {
    const { models, output } = read(text, { let: { x: [100, 7], units: 3 } });
    expect(models[0]?.params).toBe(24);
    expect(output).toBe('(100, 7)\n');
  });
  test('but what is known stays', () => expect(read('a = 1\nprint(a)', { let: { a: 2 } }).output).toBe('1\n'));
});

describe('an exception', () => {
  const text = 'print(1)\nx = [][0]\nprint(2)';
  test('ends a run with Python\'s words and line', () => {
    const { output, stopped } = read(text, { mode: 'run' });
    expect(output).toBe('1\n');
    expect(stopped).toEqual({ message: 'IndexError: list index out of range', exception: 'IndexError', line: 2 });
  });
  test('does not end a reading, and is told', () => {
    const script = read(text, { mode: 'read' });
    expect(script.output).toBe('1\n2\n');
    expect(codes(script)).toEqual(['python-raised@2']);
  });
  test('of sys.exit ends both without a word', () => expect(read('import sys\nsys.exit(0)\nprint(1)')).toMatchObject({ output: '', issues: [] }));
});

describe('a loop that is not followed to its end leaves in doubt', () => {
  const stack = `${KERAS}n = int(input())\nm = keras.Sequential([layers.Input((4,)), layers.Dense(3), layers.Dense(2)])\n`;
  test.each([
    ['what it freezes of a part of the layers', 'for layer in m.layers[:n]:\n    layer.trainable = False'],
    ['what it freezes by its index', 'for i in range(n):\n    m.layers[i].trainable = False'],
    ['what it may freeze before it breaks', 'for layer in m.layers:\n    if n > 1:\n        break\n    layer.trainable = False'],
    ['what a condition freezes', 'if n > 1:\n    m.layers[0].trainable = False'],
    ['what a condition freezes one by one', 'for i, layer in enumerate(m.layers):\n    if i < n:\n        layer.trainable = False'],
  ])('%s', (_name, text) => {
    const [model] = read(`${stack}${text}`).models;
    expect([model?.params, isUnknown(model?.trainableParams ?? 0), isUnknown(model?.nonTrainableParams ?? 0)]).toEqual([23, true, true]);
  });
  test('nothing that is the same either way, or set behind it', () => {
    const both = read(`${stack}for i in range(n):\n    m.trainable = True\n    m.trainable = False\nm.trainable = False`).models[0];
    expect([both?.trainableParams, both?.nonTrainableParams]).toEqual([0, 23]);
    expect(read(`${stack}for layer in m.layers[:n]:\n    layer.trainable = False\nm.trainable = True`).models[0]?.trainableParams).toBe(23);
  });
  test('the layers that it would have built', () => {
    const { models } = read(`${stack}blocks = [layers.Dense(8) for _ in range(3)]\nclass Net(keras.Model):\n    def __init__(self):\n        super().__init__()\n        self.blocks = blocks\n    def call(self, x):\n        for i in range(n):\n            x = self.blocks[i](x)\n        return x\nnet = Net()\nnet(keras.ops.zeros((2, 8)))`);
    expect(models.at(-1)?.sublayers.map(({ built, lost }) => built || lost !== undefined)).toEqual([true, true, true]);
  });
});

test('a stack that unknown data would build has no made-up count', () => {
  const script = read(`${KERAS}import numpy as np\nx = np.load("x.npy")\nm = keras.Sequential([layers.Dense(3)])\nm.compile(loss="mse")\nm.fit(x, x)\nprint(m.count_params())`);
  expect(script.output).toMatch(/^<unknown: .*numpy\.load/);
  expect(codes(script)).toContain('fit-unknown@7');
});

describe('files of models', () => {
  const fit = (callback: string, more = '') => `${KERAS}m = keras.Sequential([layers.Input((8,)), layers.Dense(3)])\nm.compile(loss="mse")\nimport numpy as np\nx, y = np.zeros((4, 8)), np.zeros((4, 3))\nm.fit(x, y${more}, callbacks=[keras.callbacks.ModelCheckpoint(${callback})])\nprint(keras.models.load_model("best.keras").count_params())`;
  test('that a checkpoint of training wrote are loaded again', () => expect(read(fit('"best.keras"')).output).toBe('27\n'));
  test('that a checkpoint writes only with validation are not there without', () => {
    expect(read(fit('filepath="best.keras", save_best_only=True')).output).toMatch(/^<unknown: /);
    expect(read(fit('filepath="best.keras", save_best_only=True', ', validation_split=0.1')).output).toBe('27\n');
  });
});

describe('budgets', () => {
  test.each([
    ['while True: x = 1', 'python-loop@1'],
    ['def f(n): return f(n + 1)\nf(0)', 'python-depth@1'],
    ['f = lambda: f()\nf()', 'python-depth@1'],
    ['import itertools\nfor i in itertools.count(): pass', 'python-loop@2'],
    ['x = [i for i in range(10 ** 6) for j in range(10 ** 6)]', 'python-steps@1'],
  ])('%s', (text, code) => {
    const script = read(`${text}\nprint("after")`);
    expect(codes(script)).toEqual([code]);
    expect(script.output).toBe('after\n');
  });
  test('what a long loop changes is not known behind it; what it prints further is told', () => {
    const script = read('n = 0\nwhile n < 10 ** 7:\n    n += 1\n    if n % 1000 == 0: print(n)\nprint(n)');
    expect(script.output).toMatch(/^1000\n(?:\d+000\n)*<unknown: what the loop prints further, line 2>\n<unknown: `n` /);
  });
  test('a loop that makes layers is followed to its end', () => {
    const script = read(`${KERAS}m = keras.Sequential([layers.Input((8,))])\nfor i in range(1500): m.add(layers.Dense(8))\nprint(m.count_params())`);
    expect(script.output).toBe('108000\n');
  });
  test.each(['x = "a" * 10 ** 12', 'x = [0] * 10 ** 9', 'x = 10 ** 10 ** 10', 'x = 1 << 10 ** 9', 'x = list(range(10 ** 8))', '"{:>99999999999}".format(1)', 'x = [[]]\nx[0] = x\nprint(x)'])('%s', (text) => expect(() => read(text)).not.toThrow());
});

describe('layers know where they are written', () => {
  const script = read(`${KERAS}m = keras.Sequential([\n    layers.Input((8, 8, 1)),\n    layers.Conv2D(4, kernel_size=3),\n    layers.Dense(2, activation="relu"),\n])`);
  const [conv, dense] = script.models[0]?.layers ?? [];
  test('by call', () => expect(conv?.origin).toMatchObject({ file: 'a.py', line: 5, column: 5, endLine: 5, endColumn: 36, text: '    layers.Conv2D(4, kernel_size=3),' }));
  test('by setting, given by name or by position', () => {
    expect(conv?.origin?.settings).toMatchObject({ filters: { line: 5, column: 19, endColumn: 20 }, kernel_size: { line: 5, column: 34, endColumn: 35 } });
    expect(dense?.origin?.settings).toMatchObject({ units: { line: 6, column: 18 }, activation: { line: 6, column: 32 } });
  });
  test('a model knows the names that hold it', () => expect(script.names.get(script.models[0] as never)).toEqual(['m']));
});

describe('comments group layers', () => {
  const groups = (text: string): readonly (string | undefined)[] => read(KERAS + text).models[0]?.layers.map((layer) => layer.origin?.group) ?? [];
  const model = 'm = keras.Sequential()\n';
  test.each([
    [`${model}m.add(layers.Dense(1))\n# The first group\nm.add(layers.Dense(2))\nm.add(layers.Dense(3))\n\n# The second\nm.add(layers.Dense(4))`, [undefined, 'The first group', 'The first group', 'The second']],
    [`${model}# Real\nm.add(layers.Dense(1))\n# m.add(layers.Dense(2))\n# x = 3\nm.add(layers.Dense(3))`, ['Real', 'Real']],
    [`${model}# ---- Stage 1: down ----\nm.add(layers.Dense(1))\n########\nm.add(layers.Dense(2))`, ['Stage 1: down', 'Stage 1: down']],
    [`m = keras.Sequential([\n    # Encoder\n    layers.Dense(1),\n    # Output (softmax)\n    layers.Dense(2),\n])`, ['Encoder', 'Output (softmax)']],
    [`def load():\n    # Normalise\n    return 1\n${model}m.add(layers.Dense(1))`, [undefined]],
    [`def load():\n    # Normalise\n    return 1\nm = keras.Sequential([\n    layers.Dense(1),\n])`, [undefined]],
    [`# A block\ndef block(m):\n    m.add(layers.Dense(1))\n${model}# One\nblock(m)\n# Two\nblock(m)`, ['One', 'Two']],
    [`def head(m):\n    # Head\n    m.add(layers.Dense(1))\n${model}# One\nm.add(layers.Dense(1))\nhead(m)`, ['One', 'Head']],
    [`${model}m.add(layers.Dense(1))  # not a heading\nm.add(layers.Dense(1))`, [undefined, undefined]],
    [`#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n${model}m.add(layers.Dense(1))`, [undefined]],
  ])('%s', (text, expected) => expect(groups(text)).toEqual(expected));
});

describe('every spelling of Keras', () => {
  test.each([
    'import keras\nkeras.layers.Dense',
    'from tensorflow import keras\nkeras.layers.Dense',
    'import tensorflow as tf\ntf.keras.layers.Dense',
    'import tensorflow.keras as K\nK.layers.Dense',
    'import tensorflow.keras.layers as L\nL.Dense',
    'from tensorflow.keras import layers as L\nL.Dense',
    'from tensorflow.keras.layers import Dense\nDense',
    'from keras.layers.core import Dense\nDense',
    'from tensorflow.python.keras.layers import Dense as D\nD',
    'from keras.layers import *\nDense',
    'import tensorflow.compat.v1 as tf\ntf.keras.layers.Dense',
  ])('%s', (text) => {
    const [imported = '', use = ''] = text.split('\n');
    const { models } = read(`${imported}\nfrom keras.models import Sequential\nm = Sequential()\nm.add(${use}(3, input_shape=(4,)))`);
    expect(models[0]?.params).toBe(15);
  });
});

describe('what a learner gets wrong', () => {
  const first = (text: string, code: string) => {
    const script = read(KERAS + text);
    return [...script.models.flatMap((model) => model.allIssues), ...script.issues].find((issue) => issue.code === code);
  };
  test('a misspelt layer is read as the one that was meant', () => {
    const script = read(`${KERAS}m = keras.Sequential([layers.Input((4,)), layers.Dnese(3)])`);
    expect(first('m = keras.Sequential([layers.Input((4,)), layers.Dnese(3)])', 'unknown-layer')).toMatchObject({ data: { class: 'Dnese', suggestion: 'Dense', assumed: 'Dense' }, where: { range: { line: 3, column: 43 } } });
    expect(script.models[0]?.params).toBe(15);
  });
  test('in a run, importing it fails as in Python', () => expect(read('x = 1\nfrom keras.layers import Conv2DD', { mode: 'run' }).stopped).toEqual({ message: "ImportError: cannot import name 'Conv2DD' from 'keras.layers'", exception: 'ImportError', line: 2 }));
  test('a misspelt setting', () => expect(first('m = keras.Sequential([layers.Input((4,)), layers.Dense(3, activaton="relu")])', 'setting-unknown')).toMatchObject({ data: { suggestion: 'activation' }, where: { range: { line: 3, column: 59 } } }));
  test('a layer that is wrong does not stop the others', () => {
    const { models } = read(`${KERAS}m = keras.Sequential([layers.Input((8, 8, 1)), layers.Conv2D(2, 3), layers.Conv2D(2, 99), layers.Flatten(), layers.Dense(3)])`);
    expect(models[0]?.layers[0]?.params).toBe(20);
    expect(models[0]?.layers).toHaveLength(4);
  });
  test('syntax', () => expect(codes(read('x = (1\nprint("on")'))).toEqual(['python-syntax@1']));
});

describe('modules beside the script', () => {
  const moduleText = (name: string): { file: string; text: string } | undefined => (name === 'blocks' ? { file: 'blocks.py', text: 'from keras import layers\nUNITS = 5\ndef head(x):\n    return layers.Dense(UNITS)(x)\n' } : undefined);
  test('are read', () => {
    const { models } = read('import keras\nfrom blocks import head, UNITS\ni = keras.Input((4,))\nm = keras.Model(i, head(i))\nprint(UNITS)', { moduleText });
    expect(models[0]?.params).toBe(25);
    expect(models[0]?.layers[1]?.origin).toMatchObject({ file: 'blocks.py', line: 4 });
  });
  test('a name that they do not have fails as in Python', () => expect(read('from blocks import tail', { moduleText, mode: 'run' }).stopped?.message).toBe("ImportError: cannot import name 'tail' from 'blocks'"));
});
