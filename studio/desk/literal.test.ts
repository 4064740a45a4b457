import { expect, test } from 'vitest';
import { Float, Tuple, type Raw } from '../../src/layers/index.ts';
import { literalOf, literalText, parseLiteral } from './literal.ts';

test.each<[string, Raw | undefined]>([
  ['', undefined],
  ['  ', undefined],
  ['3', 3],
  [' -1 ', -1],
  ['0.25', 0.25],
  ['2.0', new Float(2)],
  ['1e-3', 0.001],
  ['9007199254740993', 9007199254740993n],
  ['1_000', 1000],
  ['None', null],
  ['True', true],
  ['same', 'same'],
  ["'same'", 'same'],
  ['"same"', 'same'],
  ['(3, 3)', Tuple.from([3, 3])],
  ['(3,)', Tuple.from([3])],
  ['(3)', 3],
  ['()', Tuple.from([])],
  ['[1, [2, None]]', [1, [2, null]]],
])('%s is read as Python reads it', (text, value) => {
  expect(parseLiteral(text)).toEqual(value);
});

test.each(['(3, 3', '3)', '3 x', '(,)', '1.2.3', '-', "'open", '((((((((((1))))))))))'])('%s is no literal and stays a text', (text) => {
  expect(parseLiteral(text)).toBe(text);
});

test.each(['3', '0.25', '2.0', 'None', 'True', 'same', '(3, 3)', '(3,)', '(None, 28, 1)', '9007199254740993'])('%s is shown as it was typed', (text) => {
  const value = parseLiteral(text);
  expect(value === undefined ? '' : literalText(value)).toBe(text);
});

test('an object is read with its arguments, and written as it is read', () => {
  const made = { kind: 'object', path: 'keras.regularizers.L1L2', args: { l1: 0.5, l2: 2 } };
  expect(parseLiteral('keras.regularizers.L1L2(l1=0.5, l2=2)')).toEqual(made);
  expect(parseLiteral('L2()')).toEqual({ kind: 'object', path: 'L2', args: {} });
  expect(['L2(', 'L2(0.5)', 'L2(l2=)', 'L2(l2=0.5'].map(parseLiteral)).toEqual(['L2(', 'L2(0.5)', 'L2(l2=)', 'L2(l2=0.5']);
});

test('a word among sizes is the name of one', () => {
  const height = { kind: 'size', size: { kind: 'name', name: 'H' } };
  expect(parseLiteral('(H, None, 3)')).toEqual(Tuple.from([height, null, 3] as Raw[]));
  expect([parseLiteral('H'), parseLiteral('(keras.H, 3)'), literalOf(parseLiteral('(H, 3)') ?? null)]).toEqual(['H', '(keras.H, 3)', '(H, 3)']);
});
