// Padding, cropping and upsampling: cases whose numbers come from the recording of Keras 3.15.1.

import { describe, expect, test } from 'vitest';
import { Session, type Layer } from '../model/index.ts';
import { Tuple, type Given, type Raw } from './raw.ts';

function applied(name: string, given: Given, ...sizes: readonly Raw[]): Layer {
  const session = new Session();
  const layer = session.layer(name, given);
  layer.call([session.input({ batch_shape: Tuple.from<Raw>(sizes) })]);
  return layer;
}

const shapeOf = (layer: Layer): unknown => layer.nodes[0]?.outputs[0]?.shape;

describe('ZeroPadding2D', () => {
  test.each<[Raw, readonly number[], unknown]>([
    [[1, 2], [10, 12], [[1, 1], [2, 2]]],
    [[[1, 2], [1, 2]], [11, 11], [[1, 2], [1, 2]]],
    [[1, [1, 0]], [10, 9], [[1, 1], [1, 0]]],
    [true, [10, 10], [[true, true], [true, true]]],
  ])('padding=%j', (padding, size, written) => {
    const layer = applied('ZeroPadding2D', { padding }, null, 8, 8, 4);
    expect(layer.issues).toEqual([]);
    expect(shapeOf(layer)).toEqual([null, ...size, 4]);
    expect(layer.config()['padding']).toEqual(written);
  });

  test('three ends of an axis are refused', () => {
    expect(applied('ZeroPadding2D', { padding: [[1, 2, 3], 1] }, null, 8, 8, 4).issues).toMatchObject([{ code: 'setting-invalid', raises: 'ValueError' }]);
  });
});

describe('Cropping', () => {
  test('cuts off both ends of every axis', () => {
    expect(shapeOf(applied('Cropping2D', { cropping: [[1, 2], [0, 1]] }, null, 8, 8, 4))).toEqual([null, 5, 7, 4]);
    expect(shapeOf(applied('Cropping2D', { cropping: 1 }, null, null, null, 6))).toEqual([null, null, null, 6]);
  });

  test('says by which numbers nothing is left', () => {
    const [issue] = applied('Cropping1D', { cropping: 5 }, null, 10, 4).issues;
    expect(issue).toMatchObject({ code: 'nothing-left', where: { setting: 'cropping' }, because: { numbers: '10 - 5 - 5', answer: '0' } });
  });
});

test('UpSampling repeats every place, channels first too', () => {
  expect(shapeOf(applied('UpSampling2D', { size: [2, 3], data_format: 'channels_first' }, null, 3, 7, 9))).toEqual([null, 3, 14, 27]);
  expect(applied('UpSampling1D', { size: true }, null, 10, 4).issues).toMatchObject([{ raises: 'TypeError' }]);
});

test('adaptive pooling gives the size it is told, whatever it reads', () => {
  expect(shapeOf(applied('AdaptiveAveragePooling2D', { output_size: [2, 3], data_format: 'channels_first' }, null, 3, 7, 9))).toEqual([null, 3, 2, 3]);
  const other = applied('AdaptiveMaxPooling1D', { output_size: 2 }, null, 6, 6, 4);
  expect(shapeOf(other)).toEqual([null, 2, 4]);
  expect(other.issues).toMatchObject([{ code: 'axes-not-looked-at', severity: 'warning' }]);
  expect(applied('AdaptiveMaxPooling1D', { output_size: -1 }, null, 10, 4).issues).toMatchObject([{ code: 'size-negative', severity: 'error' }]);
});
