// Flatten, Reshape, Permute, RepeatVector: cases whose numbers come from the recording of Keras 3.15.1.

import { expect, test } from 'vitest';
import { formula, sizeText } from '../formula/index.ts';
import { built } from './built.fixture.ts';
import { Float } from './raw.ts';

const H = { kind: 'size', size: formula`H`.expr } as const;

test('-1 stands for whatever is left', () => {
  expect(built('Reshape', { target_shape: [2, -1, 2] }, [[null, 12]]).shapes).toEqual([[null, 2, 3, 2]]);
  expect(built('Reshape', { target_shape: [-1] }, [[null]]).shapes).toEqual([[null, 1]]);
  expect(built('Reshape', { target_shape: [-1, 4] }, [[null, 0]]).shapes).toEqual([[null, 0, 4]]);
  expect(built('Reshape', { target_shape: [-1, 4] }, [[null, null, 4]]).shapes).toEqual([[null, null, 4]]);
  expect(built('Reshape', { target_shape: [-1, 3] }, [[null, H, 4, 3]]).shapes[0]?.map(sizeText)).toEqual(['None', '4 * H', '3']);
});

test('every value has to find a place', () => {
  expect(built('Reshape', { target_shape: [2, 6] }, [[null, 1]]).codes).toEqual(['reshape-size']);
  expect(built('Reshape', { target_shape: [-1, 2] }, [[5]]).codes).toEqual(['reshape-size']);
  expect(built('Reshape', { target_shape: [-1, -1] }, [[null, 12]]).codes).toEqual(['setting-invalid']);
  // What is no whole number counts as None, and then Keras does not look.
  expect(built('Reshape', { target_shape: [new Float(3), 5] }, [[null, 12]]).shapes).toEqual([[null, null, 5]]);
});

test('axes change places, and examples are repeated', () => {
  expect(built('Permute', { dims: [3, 1, 2] }, [[null, 3, 4, 5]], {}, 'int32').outputs).toMatchObject([{ shape: [null, 5, 3, 4], dtype: 'int32' }]);
  expect(built('Permute', { dims: [2, 3, 1] }, [[null, 3, 4]]).codes).toEqual(['input-rank']);
  expect(built('RepeatVector', { n: 3 }, [[2, 5]]).shapes).toEqual([[2, 3, 5]]);
});
