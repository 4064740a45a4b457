// EinsumDense: cases whose numbers come from the recording of Keras 3.15.1.

import { expect, test } from 'vitest';
import { built } from './built.fixture.ts';

const shown = (equation: string, output_shape: number | readonly (number | null)[], bias_axes: string | null, ...input: readonly (number | null)[]) => {
  const { shapes, weights, codes } = built('EinsumDense', { equation, output_shape, bias_axes }, [input]);
  return codes.length > 0 ? codes : [shapes[0], ...weights];
};

test('letters say which axes meet, which come out, and which have a bias', () => {
  expect(shown('abc,cde->abde', [null, 2, 3], 'de', null, 5, 8)).toEqual([[null, null, 2, 3], 'kernel 8x2x3', 'bias 2x3']);
  expect(shown('abcd,cde->abe', [null, 6], 'e', null, 5, 2, 3)).toEqual([[null, null, 6], 'kernel 2x3x6', 'bias 6']);
  expect(shown('ab,bc->ac', 6, 'ca', 4, 32)).toEqual([[4, 6], 'kernel 32x6', 'bias 4x6']);
});

test('axes without a letter are laid out as Keras does, oddities included', () => {
  expect(shown('ab...,bc->ac...', 6, 'c', null, 5, 7, 3)).toEqual([[null, 6, 7, 3], 'kernel 5x6', 'bias 6x1x1']);
  expect(shown('...x,xy->...y', [5, 6], 'y', null, 5, 7)).toEqual([[null, 5, 5, 6], 'kernel 7x5', 'bias 5']);
  expect(shown('...x,xy->...y', 6, null, null, 5, null, 7)).toEqual([[null, null, 5, 6], 'kernel 7x6']);
});

test('equations that do not fit are refused', () => {
  expect(shown('foo', 6, null, null, 32)).toEqual(['setting-disagrees']);
  expect(shown('ab,bc->ad', [6], null, null, 32)).toEqual(['setting-disagrees']);
  expect(shown('ab,bc->cb', [6], null, null, 32)).toEqual(['setting-disagrees']);
  expect(shown('ab,bc->ac', 6, '', 4, 32)).toEqual(['setting-disagrees']);
});

test('a quantised kernel is scaled along the axes of the output', () => {
  const quantised = (dtype: string) => built('EinsumDense', { equation: 'abc,cd->abd', output_shape: [null, 6], bias_axes: 'd', dtype }, [[null, 5, 7]]).weights;
  expect(quantised('int8_from_float32')).toEqual(['bias 6', 'kernel 7x6', 'kernel_scale 1x1x6']);
  expect(quantised('int4/2_from_float32')).toEqual(['bias 6', 'kernel 7x3', 'kernel_scale 4x6', 'kernel_zero 4x6', 'g_idx 7']);
});
