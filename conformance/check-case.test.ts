// The comparison itself: it must see every kind of difference, or an agreement says nothing.

import { expect, test } from 'vitest';
import type { CaseRecord } from './case-record.ts';
import { pythonLine } from './case-record.ts';
import { checkCase } from './check-case.ts';
import { readPythonJson, writePythonJson } from './python-json.ts';
import { readRecords } from './read-records.ts';

const recorded = (className: string, py: string): CaseRecord => {
  const found = readRecords(className).find((record) => record.py === py);
  if (!found) throw new Error(`${py} is not recorded`);
  return found;
};

const conv = recorded('Conv2D', 'Conv2D(filters=4, kernel_size=3)(x0)');
const refused = recorded('Conv2D', 'Conv2D(filters=4, kernel_size=3, groups=0)(x0)');

test('a case as recorded has no difference', () => {
  expect(checkCase(conv)).toEqual([]);
  expect(checkCase(refused)).toEqual([]);
});

test.each<[string, Partial<CaseRecord>]>([
  ['name', { name: 'conv2d_1' }],
  ['outputs', { outputs: [{ shape: [null, 6, 7, 4], dtype: 'float32' }] }],
  ['outputs', { outputs: [{ shape: [null, 6, 6, 4], dtype: 'float16' }] }],
  ['outputs', { output_structure: [{ $t: 0 }] }],
  ['weights', { weights: (conv.weights ?? []).toReversed() }],
  ['weights', { weights: (conv.weights ?? []).map((weight) => ({ ...weight, trainable: false })) }],
  ['params', { trainable_params: 144, non_trainable_params: 4 }],
  ['config', { config: { class_name: 'Conv2D' } }],
  ['accepted', { error: { type: 'ValueError', message: 'no', phase: 'init' } }],
])('a wrong %s is seen', (what, wrong) => {
  expect(checkCase({ ...conv, ...wrong }).map((difference) => difference.what)).toContain(what);
});

test('a case that Keras accepts and we refuse is seen', () => {
  const { error: _error, ...accepted } = refused;
  expect(checkCase(accepted).map((difference) => difference.what)).toEqual(['accepted']);
});

test('ints, floats and huge numbers of Python survive', () => {
  const text = '{"a":1,"b":1.0,"c":[-2.5,1e+300,NaN,-Infinity],"d":"1.0, \\"2.0\\"","e":123456789012345678901,"f":null}';
  expect(writePythonJson(readPythonJson(text))).toBe('{"a":1,"b":1.0,"c":[-2.5,1e+300,NaN,-Infinity],"d":"1.0, \\"2.0\\"","e":123456789012345678901,"f":null}');
});

test('a second call is written as Python that runs', () => {
  const twice = readRecords('MaxPooling1D').find((record) => record.prior_calls);
  expect(twice && pythonLine(twice)).toMatch(/^x0 = Input\(.*\); x1 = Input\(.*\); layer = MaxPooling1D\(.*\); layer\(x0\); layer\(x1\)$/);
});
