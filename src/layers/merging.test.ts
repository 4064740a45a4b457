// Layers that merge: cases whose numbers come from the recording of Keras 3.15.1.

import { expect, test } from 'vitest';
import { built } from './built.fixture.ts';

test('number by number, sizes agree or are 1, and the known batch size wins', () => {
  expect(built('Add', {}, [[null, 2, 3, 4], [null, 3, 4], [null, 4]]).shapes).toEqual([[null, 2, 3, 4]]);
  expect(built('Average', {}, [[null, 5, 1], [null, 1, 7]]).shapes).toEqual([[null, 5, 7]]);
  expect(built('Maximum', {}, [[null, 4], [2, 4]]).shapes).toEqual([[2, 4]]);
  // None beside a number stays None; only the batch is known better.
  expect(built('Multiply', {}, [[null, null], [null, 4]]).shapes).toEqual([[null, null]]);
  expect(built('Add', {}, [[null, 3, 4], [null, 3]]).codes).toEqual(['shapes-disagree']);
  expect(built('Minimum', {}, [[2, 4], [3, 4]]).codes).toEqual(['shapes-disagree']);
  expect(built('Subtract', {}, [[null, 4], [null, 4], [null, 4]]).codes).toEqual(['input-count']);
});

test('end to end along one axis', () => {
  expect(built('Concatenate', { axis: -3 }, [[null, 8, 8, 3], [null, 2, 8, 3]]).shapes).toEqual([[null, 10, 8, 3]]);
  expect(built('Concatenate', { axis: 0 }, [[2, 4], [null, 4]]).shapes).toEqual([[null, 4]]);
  expect(built('Concatenate', { axis: 5 }, [[null, 3, 4], [null, 3, 4]]).codes).toEqual(['axis-out-of-range']);
  expect(built('Concatenate', {}, [[null, 3, 4], [null, 2, 5]]).codes).toEqual(['shapes-disagree']);
});

test('Dot sums over one axis of each input', () => {
  expect(built('Dot', { axes: [3, 3] }, [[null, 2, 3, 4], [null, 5, 6, 4]]).shapes).toEqual([[null, 2, 3, 5, 6]]);
  expect(built('Dot', { axes: -3 }, [[null, 4], [null, 4]]).shapes).toEqual([[null, 1]]);
  expect(built('Dot', { axes: 1 }, [[null, 4], [null, 5]]).codes).toEqual(['shapes-disagree']);
});
