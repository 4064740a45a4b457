import { expect, test } from 'vitest';
import { findLayer } from './catalogue.ts';
import { configure } from './configure.ts';
import { Float, Tuple, type Given } from './raw.ts';

const conv = findLayer('Conv2D');
const read = (given: Given) => {
  if (!conv) throw new Error('Conv2D is a layer');
  return configure(conv, given);
};

test('settings of the same literal values are read once', () => {
  expect(read({ filters: 8, kernel_size: Tuple.from([3, 3]) })).toBe(read({ filters: 8, kernel_size: Tuple.from([3, 3]) }));
});

test('what differs in value, kind, order or name is read for itself', () => {
  const all: readonly Given[] = [{ filters: 8, kernel_size: 3 }, { filters: 9, kernel_size: 3 }, { kernel_size: 3, filters: 8 }, { filters: 8, kernel_size: [3, 3] }, { filters: 8, kernel_size: Tuple.from([3, 3]) }, { filters: 8, kernel_size: new Float(3) }, { filters: true, kernel_size: 3 }, { filters: 8, kernel_size: 3, strides: 1 }];
  expect(new Set(all.map(read)).size).toBe(all.length);
  const named = { filters: 8, kernel_size: 3, name: 'a' };
  expect(read(named)).not.toBe(read(named));
});

test('what a person changes afterwards reaches no other layer', () => {
  const window = [3, 3];
  const given = { filters: 8, kernel_size: window };
  const before = read(given);
  window[0] = 5;
  given.filters = 16;
  expect(read(given).settings).toMatchObject({ filters: 16, kernel_size: [5, 3] });
  expect(before.settings).toMatchObject({ filters: 8, kernel_size: [3, 3] });
  expect(read({ filters: 8, kernel_size: [3, 3] })).toBe(before);
});

test('another dtype policy of the session is read anew', () => {
  if (!conv) throw new Error('Conv2D is a layer');
  const half = configure(conv, { filters: 8, kernel_size: 3 }, { policy: { name: 'mixed_float16', compute: 'float16', variable: 'float32' } });
  expect([half.policy.compute, read({ filters: 8, kernel_size: 3 }).policy.compute]).toEqual(['float16', 'float32']);
});
