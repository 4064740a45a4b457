// Every edit that is offered mends: put into the text, the script comes out without the issue when it is read again.

import { describe, expect, test } from 'vitest';
import { hasErrors } from '../issues/index.ts';
import { analyse, applyEdits, lspRange } from './index.ts';

const head = 'import keras\nfrom keras import layers\n';
const bare = 'from keras import Model, Sequential\nfrom keras.layers import Conv2D, Dense, Flatten, Input, LSTM\n';

/** The lines that the first fix of the first issue changes, and what is wrong afterwards. */
function mended(script: string, which = 0): { readonly code: string | undefined; readonly lines: readonly string[]; readonly left: readonly string[] } {
  const { diagnostics } = analyse(script, 'net.py');
  const [first] = diagnostics;
  const text = applyEdits(script, 'net.py', first?.fixes[which]?.edits ?? []);
  const before = script.split('\n');
  return { code: first?.code, lines: text.split('\n').filter((line) => !before.includes(line)), left: analyse(text, 'net.py').diagnostics.map(({ code }) => code) };
}

describe('an edit', () => {
  test.each<readonly [name: string, script: string, code: string, lines: readonly string[], which: number | undefined] | readonly [name: string, script: string, code: string, lines: readonly string[]]>([
    ['adds a setting', `${head}m = keras.Sequential([\n    keras.Input((4, 4, 1)),\n    layers.Conv2D(8, 5),\n])\n`, 'window-too-large', ['    layers.Conv2D(8, 5, padding="same"),']],
    ['changes a setting given by position', `${head}m = keras.Sequential([\n    keras.Input((4, 4, 1)),\n    layers.Conv2D(8, 5),\n])\n`, 'window-too-large', ['    layers.Conv2D(8, 4),'], 1],
    ['stands before a trailing comma and a comment', `${head}m = keras.Sequential([\n    keras.Input((4, 4, 1)),\n    layers.Conv2D(\n        8,\n        (5, 5),  # wide\n    ),\n])\n`, 'window-too-large', ['        (5, 5), padding="same",  # wide']],
    ['takes the quotes of the script', `${head}m = keras.Sequential([keras.Input((4, 4, 1)), layers.Conv2D(8, 5, activation='relu')])\n`, 'window-too-large', ["m = keras.Sequential([keras.Input((4, 4, 1)), layers.Conv2D(8, 5, activation='relu', padding='same')])"]],
    ['spells a setting', `${head}m = keras.Sequential([keras.Input((4, 4, 1)), layers.Conv2D(8, kernal_size=3)])\n`, 'setting-unknown', ['m = keras.Sequential([keras.Input((4, 4, 1)), layers.Conv2D(8, kernel_size=3)])']],
    ['spells a class', `${head}m = keras.Sequential([keras.Input((4, 4, 1)), layers.Convv2D(8, 3)])\n`, 'unknown-layer', ['m = keras.Sequential([keras.Input((4, 4, 1)), layers.Conv2D(8, 3)])']],
    ['spells a class where it is imported, too', 'from keras import Sequential\nfrom keras.layers import Conv2d, Input\nm = Sequential([Input((8, 8, 1)), Conv2d(8, 3), Conv2d(4, 3)])\n', 'unknown-layer', ['from keras.layers import Conv2D, Input', 'm = Sequential([Input((8, 8, 1)), Conv2D(8, 3), Conv2D(4, 3)])']],
    ['spells a value', `${head}m = keras.Sequential([keras.Input((4, 4, 1)), layers.Conv2D(8, 3, padding='sane')])\n`, 'setting-invalid', ["m = keras.Sequential([keras.Input((4, 4, 1)), layers.Conv2D(8, 3, padding='same')])"]],
    ['changes a class and imports it', `${bare}m = Sequential()\nm.add(Input((None, None, 3)))\nm.add(Flatten())\nm.add(Dense(10))\n`, 'weight-size-unknown', ['from keras.layers import Conv2D, Dense, Flatten, GlobalAveragePooling2D, Input, LSTM', 'm.add(GlobalAveragePooling2D())']],
    ['changes the input', `${bare}m = Sequential()\nm.add(Input((28, 28)))\nm.add(Conv2D(8, 3))\n`, 'input-rank', ['m.add(Input((28, 28, 1)))']],
    ['changes the layer before', `${bare}m = Sequential([Input((20, 8)), LSTM(4), LSTM(4)])\n`, 'input-rank', ['m = Sequential([Input((20, 8)), LSTM(4, return_sequences=True), LSTM(4)])']],
    ['puts a layer into a list', `${head}m = keras.Sequential([\n    keras.Input((8, 8, 3)),\n    layers.Conv2D(4, 3),\n    layers.Dense(10),\n])\n`, 'dense-on-picture', ['    layers.Flatten(),']],
    ['puts a layer between two that are added', `${bare}m = Sequential()\nm.add(Input((8, 8, 3)))\nif True:\n    m.add(Dense(10))\n`, 'dense-on-picture', ['    m.add(Flatten())']],
    ['puts a layer around what another is called on', `${bare}i = Input((8, 8, 3))\nx = Conv2D(4, 3)(i)\nx = Dense(10)(x)\nm = Model(i, x)\n`, 'dense-on-picture', ['x = Dense(10)(Flatten()(x))']],
    ['puts a layer where another is called later', `${head}d = layers.Dense(10)\ni = keras.Input((8, 8, 3))\nx = d(layers.Conv2D(4, 3)(i))\nm = keras.Model(i, x)\n`, 'dense-on-picture', ['x = d(layers.Flatten()(layers.Conv2D(4, 3)(i)))']],
    ['gives a list an input', `${bare}m = Sequential([\n    Dense(10),\n    Dense(2),\n])\n`, 'input-shape-missing', ['    Input((784,)),']],
    ['gives a stack an input', `${bare}m = Sequential()\nm.add(Dense(10))\n`, 'input-shape-missing', ['m.add(Input((784,)))']],
    ['renames the second of two', `${bare}m = Sequential([Input((4,)), Dense(4, name='a'), Dense(4, name='a')])\n`, 'name-taken', ["m = Sequential([Input((4,)), Dense(4, name='a'), Dense(4, name='a_1')])"]],
    ['mends all calls of a helper', `${head}def block(x, f, k):\n    return layers.Conv2D(f, k)(x)\ni = keras.Input((6, 6, 1))\nm = keras.Model(i, block(block(block(i, 8, 3), 8, 3), 8, 3))\n`, 'window-too-large', ['    return layers.Conv2D(f, k, padding="same")(x)']],
  ])('%s', (_, script, code, lines, which?: number) => {
    expect(mended(script, which)).toEqual({ code, lines, left: [] });
  });

  test('in a module beside the script belongs to its file', () => {
    const moduleText = (name: string) => (name === 'blocks' ? { file: 'blocks.py', text: 'from keras import layers\ndef conv(x):\n    return layers.Conv2D(4, 9)(x)\n' } : undefined);
    const { diagnostics } = analyse('import keras\nfrom blocks import conv\nx = keras.Input((8, 8, 1))\nm = keras.Model(x, conv(x))\n', 'net.py', { moduleText });
    expect(diagnostics.map(({ code, fixes }) => [code, fixes[0]?.edits])).toEqual([['window-too-large', [{ file: 'blocks.py', range: { line: 3, column: 30, endLine: 3, endColumn: 30 }, text: ', padding="same"' }]]]);
  });

  test.each([
    ['the settings come from elsewhere', `${head}common = dict(filters=8, kernel_size=9)\nm = keras.Sequential([keras.Input((4, 4, 1)), layers.Conv2D(**common)])\n`],
    ['the layer comes from a list of classes', `${head}kinds = [layers.Conv2D]\nm = keras.Sequential([keras.Input((4, 4, 1)), *[kind(8, 9) for kind in kinds]])\n`],
  ])('is not made up where %s', (_, script) => {
    const { diagnostics } = analyse(script, 'net.py');
    expect(diagnostics.map(({ code }) => code)).toEqual(['window-too-large']);
    for (const { edits } of diagnostics.flatMap(({ fixes }) => fixes)) if (edits.length > 0) expect(analyse(applyEdits(script, 'net.py', edits), 'net.py').diagnostics.filter((one) => hasErrors([one]))).toEqual([]);
  });

  test('has its place from 1, and from 0 for editors; columns count UTF-16 code units', () => {
    const script = `${head}m = keras.Sequential([keras.Input((4, 4, 1)), layers.Conv2D(8, 3, name='😀é', padding='sane')])\n`;
    const [issue] = analyse(script, 'net.py').diagnostics;
    const range = issue?.fixes[0]?.edits[0]?.range ?? { line: 0, column: 0, endLine: 0, endColumn: 0 };
    const { start, end } = lspRange(range);
    expect(script.split('\n')[start.line]?.slice(start.character, end.character)).toBe("'sane'");
    expect([range.line, range.column]).toEqual([start.line + 1, start.character + 1]);
  });

  test('counts every kind of line end', () => {
    expect(applyEdits('a\r\nb\rc\nd', 'x', [{ file: 'x', range: { line: 4, column: 1, endLine: 4, endColumn: 2 }, text: 'D' }, { file: 'x', range: { line: 2, column: 1, endLine: 2, endColumn: 1 }, text: 'B' }, { file: 'y', range: { line: 1, column: 1, endLine: 1, endColumn: 2 }, text: 'A' }])).toBe('a\r\nBb\rc\nD');
  });
});
