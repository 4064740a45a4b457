import { expect, test } from 'vitest';
import { Sequential } from './sequential.ts';
import { Session } from './session.ts';

test('layers that share what was inferred do not share their weights', () => {
  const session = new Session();
  const norms = [0, 1, 2].map(() => session.layer('BatchNormalization'));
  const [first, second, third] = norms;
  const model = new Sequential(session, [session.input({ shape: [8] }), ...norms]);
  expect(first?.configured).toBe(second?.configured);
  if (second) second.trainable = false;
  expect(norms.map((layer) => layer.weights.map(({ trainable }) => trainable))).toEqual([[true, true, false, false], [false, false, false, false], [true, true, false, false]]);
  expect([model.params, model.trainableParams, model.nonTrainableParams]).toEqual([96, 32, 64]);
  if (second) second.trainable = true;
  expect(second?.weights.map(({ trainable }) => trainable)).toEqual(third?.weights.map(({ learned }) => learned));
  expect(first?.weights[0]).toBe(first?.weights[0]);
  expect(first?.weights[0]).not.toBe(third?.weights[0]);
});

test('a layer frozen before its first call makes frozen weights, whenever they are asked for', () => {
  const session = new Session();
  const dense = session.layer('Dense', { units: 2 });
  dense.trainable = false;
  const model = new Sequential(session, [session.input({ shape: [3] }), dense]);
  expect([model.params, model.trainableParams, dense.weights.map(({ trainable }) => trainable)]).toEqual([8, 0, [false, false]]);
  dense.trainable = true;
  expect(model.trainableParams).toBe(8);
});
