// Normalising layers: cases whose numbers come from the recording of Keras 3.15.1.

import { expect, test } from 'vitest';
import { built, tensor } from './built.fixture.ts';
import { Float } from './raw.ts';

test('BatchNormalization learns half of its numbers and tracks the other half', () => {
  const { layer, weights } = built('BatchNormalization', { axis: 1 }, [[null, 2, 3, 4, 8]]);
  expect(weights).toEqual(['gamma 2', 'beta 2', 'moving_mean 2', 'moving_variance 2']);
  expect(layer.weights.map((weight) => weight.trainable)).toEqual([true, true, false, false]);
  layer.trainable = false;
  expect(layer.trainableWeights()).toEqual([]);
  expect(built('BatchNormalization', { renorm: true, center: false }, [[null, 5, 6]]).weights).toHaveLength(6);
});

test('the first call of BatchNormalization fixes the channels and the number of axes', () => {
  const { layer } = built('BatchNormalization', {}, [[null, 5, 6]]);
  const codes = (sizes: readonly (number | null)[]): readonly string[] => layer.call([tensor(layer.session, sizes)]).issues.map(({ code }) => code);
  expect(codes([null, 9, 6])).toEqual([]);
  expect(codes([null, 5, 7])).toEqual(['input-changed']);
  expect(codes([null, 6])).toContain('input-changed');
});

test('LayerNormalization has a weight over all its axes, sorted as Keras sorts them', () => {
  const { layer, weights } = built('LayerNormalization', { axis: [1, -1] }, [[null, 4, 4, 8]]);
  expect(weights).toEqual(['gamma 8x4', 'beta 8x4']);
  expect(layer.config()).toMatchObject({ axis: [-1, 1] });
  expect(built('LayerNormalization', { rms_scaling: true, scale: false }, [[null, 5, 6]]).weights).toEqual(['gamma 6']);
  expect(built('LayerNormalization', {}, [[null, null]]).codes).toContain('weight-size-unknown');
});

test('GroupNormalization: -1 gives every channel a group of its own', () => {
  expect(built('GroupNormalization', { groups: -1 }, [[null, 4, 4, 8]]).layer.config()).toMatchObject({ groups: 8 });
  expect(built('GroupNormalization', { groups: 4, axis: 1 }, [[null, 5, 6]]).codes).toEqual(['channels-not-divisible']);
});

test('Normalization keeps a mean and a variance, unless they are given', () => {
  expect(built('Normalization', {}, [[null, 8, 8, 3]]).weights).toEqual(['mean 3', 'variance 3', 'count ']);
  expect(built('Normalization', { axis: null, mean: new Float(0), variance: new Float(1) }, [[null, 4, 3]]).weights).toEqual([]);
  expect(built('Normalization', { mean: [1, 2, 3] }, [[null, 4, 3]]).codes).toEqual(['setting-disagrees']);
});

test('SpectralNormalization lists the kernel that it keeps in check before its own vector', () => {
  const dense = { kind: 'object', path: 'Dense', args: { units: 4 } } as const;
  const { layer, weights, shapes } = built('SpectralNormalization', { layer: dense }, [[null, 6]]);
  expect(weights).toEqual(['dense/kernel 6x4', 'vector_u 1x4', 'dense/bias 4']);
  expect([shapes, layer.params]).toEqual([[[null, 4]], 32]);
  expect(built('SpectralNormalization', { layer: { kind: 'object', path: 'BatchNormalization', args: {} } }, [[null, 4]]).codes).toEqual(['inner-kernel']);
});
