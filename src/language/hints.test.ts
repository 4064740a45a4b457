// What is told beside the lines of a script.

import { describe, expect, test } from 'vitest';
import { analyse, annotated, type Hint } from './index.ts';

const head = 'import keras\nfrom keras import layers\n';

/** Every hint of a script as `line: what it does, its layers and outputs`. */
const hints = (script: string, moduleText?: (name: string) => { file: string; text: string } | undefined): readonly Hint[] => analyse(head + script, 'net.py', moduleText ? { moduleText } : {}).hints;

const brief = ({ range, does, occurrences }: Hint): string => `${range.line} ${does}: ${occurrences.map(({ layer, outputs, params }) => `${layer} ${outputs.map(({ text }) => text).join(' ') || '-'} ${params === null ? '?' : String(params)}`).join('; ')}`;

describe('a line', () => {
  test('of a list over several lines, of add, of a functional call', () => {
    expect(hints('model = keras.Sequential([\n    keras.Input((8,)),\n    layers.Dense(\n        4,\n    ),\n])\nmodel.add(layers.Dense(2))\nx = keras.Input((3,))\ny = layers.Dense(5)(x)\n').map(brief)).toEqual([
      '3 makes: sequential (None, 2) 46',
      '4 makes: input_layer (None, 8) 0',
      '5 makes: dense (None, 4) 36',
      '9 makes: dense_1 (None, 2) 10',
      '10 makes: input_layer_1 (None, 3) 0',
      '11 makes and calls: dense_2 (None, 5) 20',
    ]);
  });

  test('that makes a layer, and lines that call it; a shared layer has its parameters once', () => {
    const found = hints('d = layers.Dense(4)\na = keras.Input((8,))\nx = d(a)\ny = d(a)\nunused = layers.Dense(3)\n');
    expect(found.map(brief)).toEqual(['3 makes: dense (None, 4) 36', '4 makes: input_layer (None, 8) 0', '5 calls: dense (None, 4) 36', '6 calls: dense (None, 4) 36', '7 makes: dense_1 - ?']);
    expect(found.map(({ occurrences }) => occurrences[0]?.shared)).toEqual([false, false, false, true, false]);
  });

  test('that is reached several times tells each time, with the calls that led there', () => {
    const found = hints('def block(x, f):\n    return layers.Conv2D(f, 3)(x)\ndef twice(x):\n    return block(block(x, 8), 16)\nx = keras.Input((32, 32, 3))\nfor f in (4, 6):\n    x = block(x, f)\ny = twice(x)\n');
    const conv = found.find(({ range }) => range.line === 4);
    expect(conv?.does).toBe('makes and calls');
    expect(conv?.occurrences.map(({ outputs, callers }) => [outputs[0]?.text, callers.map(({ line, name }) => `${line} ${name}`)])).toEqual([
      ['(None, 30, 30, 4)', ['9 <module>']],
      ['(None, 28, 28, 6)', ['9 <module>']],
      ['(None, 26, 26, 8)', ['6 twice', '10 <module>']],
      ['(None, 24, 24, 16)', ['6 twice', '10 <module>']],
    ]);
  });

  test('of a nested model, of an operation, of a layer inside another', () => {
    const found = hints("inner = keras.Sequential([keras.Input((6, 8)), layers.LSTM(4, return_sequences=True)], name='inner')\nx = keras.Input((6, 8))\ny = inner(x) + 1\nz = layers.Bidirectional(layers.LSTM(3))(y)\nm = keras.Model(x, z)\n");
    expect(found.map(brief)).toContain('5 calls: inner (None, 6, 4) 208');
    expect(found.find(({ occurrences }) => occurrences[0]?.kind === 'operation')?.occurrences[0]?.outputs[0]?.text).toBe('(None, 6, 4)');
    const [inside, around] = ['LSTM', 'Bidirectional'].map((name) => found.findLast(({ occurrences }) => occurrences[0]?.class === name)?.occurrences[0]);
    expect([inside?.heldBy, around?.heldBy, around?.outputs[0]?.text]).toEqual([around?.layer, null, '(None, 6)']);
    expect(found.find(({ range, occurrences }) => range.line === 3 && occurrences[0]?.class === 'LSTM')?.occurrences[0]?.models).toEqual(['inner', 'functional_1']);
  });

  test('of a module beside the script belongs to its own file', () => {
    const found = hints('from blocks import head\nx = head(keras.Input((8,)))\n', (name) => (name === 'blocks' ? { file: 'blocks.py', text: 'from keras import layers\ndef head(x):\n    return layers.Dense(2)(x)\n' } : undefined));
    const dense = found.find(({ occurrences }) => occurrences[0]?.class === 'Dense');
    expect(dense).toMatchObject({ file: 'blocks.py', range: { line: 3 }, occurrences: [{ outputs: [{ shape: [null, 2] }], callers: [{ file: 'net.py', line: 4, name: '<module>' }] }] });
  });

  test('says of what is not known that it is not', () => {
    const [input, dense] = hints('n = int(open("n").read())\nx = keras.Input((n,))\ny = layers.Dense(4)(x)\n').map(({ occurrences }) => occurrences[0]);
    expect([input?.outputs[0]?.shape, dense?.outputs[0]?.shape, dense?.params]).toEqual([[null, null], [null, 4], null]);
  });
});

/** The lines of a script that have a comment. */
const commented = (script: string, width?: number): readonly string[] => annotated(analyse(head + script, 'net.py'), { width }).split('\n').filter((line) => line.includes('#'));

describe('the script with its shapes', () => {
  test('aligns them', () => {
    expect(commented("m = keras.Sequential([\n    keras.Input((8,)),\n    layers.Dense(1000, activation='relu'),\n    layers.Dropout(0.5),\n    layers.Dense(3),\n])\n")).toEqual([
      "m = keras.Sequential([                      # (None, 3)     12,003 params  in all",
      '    keras.Input((8,)),                      # (None, 8)',
      "    layers.Dense(1000, activation='relu'),  # (None, 1000)   9,000 params",
      '    layers.Dropout(0.5),                    # (None, 1000)',
      '    layers.Dense(3),                        # (None, 3)      3,003 params',
    ]);
  });

  test('says how often a line is reached, and whether always with the same', () => {
    const lines = commented('x = keras.Input((32, 32, 4))\nfor f in (4, 4, 4):\n    x = layers.Conv2D(f, 3, padding="same")(x)\nfor f in (8, 16):\n    x = layers.Conv2D(f, 3)(x)\n');
    expect(lines.map((line) => line.replace(/^.*?# /, '').replace(/ +/g, ' '))).toEqual(['(None, 32, 32, 4)', '(None, 32, 32, 4) 148 params x3', '(None, 30, 30, 8) 296 params first of 2']);
  });

  test('puts comments only where Python takes them, and changes nothing else', () => {
    const script = 'x = layers.Dense(2, name="""\na""")(keras.Input((4,)))\ny = \\\n    layers.Dense(3)(x)\nz = layers.Dense(1)(y)  # the answer\r\ndef f():\n\treturn layers.Dense(2)(x)\nf()';
    const text = annotated(analyse(head + script, 'net.py'));
    const without = text.split('\n').map((line) => line.replace(/ +# (?:\(|\?).*?(?=\r?$)/, '')).join('\n');
    expect(without).toBe(head + script);
    const again = (line: number): string => text.split('\n')[line] ?? '';
    expect([2, 3, 4, 5, 6].map((line) => again(line).includes('# (None'))).toEqual([false, true, false, true, true]);
    expect(again(6)).toMatch(/# the answer +# \(None, 1\) +4 params\r$/);
    // What was added are comments: read again, the script comes to the same.
    expect(analyse(text, 'net.py').hints.map(brief)).toEqual(analyse(head + script, 'net.py').hints.map(brief));
  });

  test('moves the comments to the left where the terminal is narrow', () => {
    const long = `x = layers.Dense(3, name='${'a'.repeat(20)}')(keras.Input((4,)))\ny = layers.Dense(3)(x)\n`;
    expect(commented(long).at(-1)?.indexOf('#')).toBeGreaterThan(60);
    expect(commented(long, 80).at(-1)?.length).toBeLessThanOrEqual(80);
    const [call, comment] = annotated(analyse(`${head}x = keras.Input((4,))\nx = layers.Dense(3, name='${'a'.repeat(40)}')(x)\n`, 'net.py'), { width: 80 }).split('\n').slice(3);
    expect([call?.includes('#'), comment?.trim(), (comment?.length ?? 0) <= 80]).toEqual([false, '# (None, 3)  15 params', true]);
  });
});
