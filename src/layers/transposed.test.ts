// Transposed, depthwise and separable convolution: cases whose numbers come from the recording of Keras 3.15.1.

import { describe, expect, test } from 'vitest';
import { evaluateOne } from '../formula/index.ts';
import { Session, type Layer } from '../model/index.ts';
import { Tuple, type Given, type Raw } from './raw.ts';

function applied(name: string, given: Given, ...sizes: readonly Raw[]): Layer {
  const session = new Session();
  const layer = session.layer(name, given);
  layer.call([session.input({ batch_shape: Tuple.from<Raw>(sizes) })]);
  return layer;
}

const shapeOf = (layer: Layer): unknown => layer.nodes[0]?.outputs[0]?.shape;
const weights = (layer: Layer): readonly string[] => layer.weights.map((weight) => `${weight.name} ${weight.shape.join('x')}`);

/** The parameters, and what the textbook's formula makes of them. */
function counted(layer: Layer): readonly unknown[] {
  const inferred = layer.nodes[0]?.inferred;
  return [layer.params, inferred?.recipe?.textbook && evaluateOne(inferred.recipe.textbook, inferred.scope)];
}

describe('transposed convolution', () => {
  test.each<[string, Given, readonly (number | null)[], readonly (number | null)[]]>([
    ['same: as often as it steps', { filters: 5, kernel_size: 2, strides: 3, padding: 'same', use_bias: false }, [null, 7, 9, 3], [null, 21, 27, 5]],
    ['valid: the last window sticks out', { filters: 2, kernel_size: 3, strides: 3 }, [null, 5, 5, 3], [null, 15, 15, 2]],
    ['valid with output_padding', { filters: 4, kernel_size: 3, strides: [2, 3], output_padding: [1, 2] }, [null, 8, 8, 4], [null, 18, 26, 4]],
    ['same with output_padding', { filters: 5, kernel_size: 2, strides: 2, padding: 'same', output_padding: [0, 1] }, [null, 7, 9, 3], [null, 12, 17, 5]],
    ['an unknown height', { filters: 5, kernel_size: [3, 2], strides: 2, padding: 'same', output_padding: 1 }, [null, null, 12, 4], [null, null, 23, 5]],
  ])('%s', (_, given, input, output) => {
    const layer = applied('Conv2DTranspose', given, ...input);
    expect(layer.issues).toEqual([]);
    expect(shapeOf(layer)).toEqual(output);
    const [params, textbook] = counted(layer);
    expect(params).toBe(textbook);
  });

  test('a window smaller than its step still gives a place for every step', () => {
    expect(shapeOf(applied('Conv1DTranspose', { filters: 1, kernel_size: 1, strides: 2 }, null, 5, 1))).toEqual([null, 10, 1]);
  });

  test('the kernel holds the output channels first', () => {
    expect(weights(applied('Conv3DTranspose', { filters: 2, kernel_size: 3, strides: 2, output_padding: 1, data_format: 'channels_first' }, 2, 4, 4, 9, 5))).toEqual(['kernel 3x3x3x2x4', 'bias 2']);
  });

  test('output_padding has to be smaller than the step', () => {
    expect(applied('Conv2DTranspose', { filters: 8, kernel_size: 4, output_padding: 2 }, null, 5, 1, 4).issues).toMatchObject([{ code: 'setting-disagrees', where: { setting: 'output_padding' } }]);
  });
});

test('depthwise convolution gives depth_multiplier channels for each', () => {
  const layer = applied('DepthwiseConv2D', { kernel_size: 1, strides: [3, 3], padding: 'same', depth_multiplier: 2, data_format: 'channels_first' }, 2, 8, 11, 6);
  expect(shapeOf(layer)).toEqual([2, 16, 4, 2]);
  expect(weights(layer)).toEqual(['kernel 1x1x8x2', 'bias 16']);
  expect(counted(layer)).toEqual([32, 32]);
});

test('separable convolution counts its two steps', () => {
  const layer = applied('SeparableConv2D', { filters: 8, kernel_size: 5, strides: [2, 1], padding: 'same', depth_multiplier: 2, dilation_rate: 2 }, null, null, null, 6);
  expect(shapeOf(layer)).toEqual([null, null, null, 8]);
  expect(weights(layer)).toEqual(['depthwise_kernel 5x5x6x2', 'pointwise_kernel 1x1x12x8', 'bias 8']);
  expect(counted(layer)).toEqual([404, 404]);
});
