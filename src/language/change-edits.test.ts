import { expect, test } from 'vitest';
import type { Change } from '../model/index.ts';
import { readPython } from '../python/index.ts';
import { editsForChange } from './change-edits.ts';
import { applyEdits } from './text-edit.ts';

const FILE = 'net.py';

/** The script with a change written into it; undefined where it cannot be. */
function written(text: string, change: Change): string | undefined {
  const model = readPython(text, { file: FILE }).models.at(-1);
  const edits = model && editsForChange(text, FILE, model, change);
  return edits && applyEdits(text, FILE, edits);
}

const list = (...layers: readonly string[]): string => `from keras import Input, Sequential, layers\nmodel = Sequential([Input((8,)), ${layers.join(', ')}])\n`;
const dropout = { name: 'dropout', class: 'Dropout', settings: { rate: 0.5 }, from: [null] };
const between = (after: string): Change => ({ kind: 'graft', after, as: 'between', layers: [dropout] });

test('layers come and go in a list on one line', () => {
  const text = list('layers.Dense(4)', 'layers.Dense(2)');
  expect(written(text, between('dense'))).toBe(list('layers.Dense(4)', 'layers.Dropout(0.5)', 'layers.Dense(2)'));
  expect(written(text, between('dense_1'))).toBe(list('layers.Dense(4)', 'layers.Dense(2)', 'layers.Dropout(0.5)'));
  expect(written(text, { kind: 'remove', layer: 'dense' })).toBe(list('layers.Dense(2)'));
  expect(written(text, { kind: 'remove', layer: 'dense_1' })).toBe(list('layers.Dense(4)'));
});

test('a keyword goes with its comma', () => {
  const unset = (setting: string): Change => ({ kind: 'unset', layer: 'dense', setting });
  expect(written(list('layers.Dense(4, use_bias=False)'), unset('use_bias'))).toBe(list('layers.Dense(4)'));
  expect(written(list('layers.Dense(units=4, use_bias=False)'), unset('units'))).toBe(list('layers.Dense(use_bias=False)'));
  expect(written(list('layers.Dense(4)'), unset('units'))).toBeUndefined();
});

test('an object is written as the script calls its class, else by its whole path', () => {
  const penalty = (l2: number): Change => ({ kind: 'set', layer: 'dense', setting: 'kernel_regularizer', value: { kind: 'object', path: 'keras.regularizers.L2', args: { l2 } } });
  expect(written(list('layers.Dense(4)'), penalty(0.5))).toBe(list('layers.Dense(4, kernel_regularizer=keras.regularizers.L2(l2=0.5))'));
  expect(written(list('layers.Dense(4, kernel_regularizer="l2")'), penalty(0.5))).toBe(list('layers.Dense(4, kernel_regularizer=keras.regularizers.L2(l2=0.5))'));
  const own = (text: string): string => `from keras import regularizers\n${list(`layers.Dense(4, kernel_regularizer=regularizers.L2(${text}))`)}`;
  expect(written(own('0.1'), penalty(0.5))).toBe(own('l2=0.5'));
});

test('a line of several calls is left to others', () => {
  const text = 'import keras\nx = keras.Input((8,))\nmodel = keras.Model(x, keras.layers.Dense(2)(keras.layers.Dense(4)(x)))\n';
  expect([written(text, between('dense')), written(text, { kind: 'remove', layer: 'dense' })]).toEqual([undefined, undefined]);
});

test.each<Change>([
  { kind: 'connect', from: 'dense', to: 'dense_1' },
  { kind: 'graft', after: 'dense', as: 'branch', layers: [dropout] },
  { kind: 'graft', after: 'dense', as: 'between', layers: [dropout, { ...dropout, name: 'dropout_1', from: [0] }] },
])('what has no line of its own is not written: %o', (change) => {
  expect(written(list('layers.Dense(4)', 'layers.Dense(2)'), change)).toBeUndefined();
});
