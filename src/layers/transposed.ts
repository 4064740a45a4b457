// Transposed convolution: every place of the input paints a window into a larger output.
// Source of the rules: keras/src/layers/convolutional/base_conv_transpose.py and compute_conv_transpose_output_shape
// in keras/src/backend/common/backend_utils.py, Keras 3.15.1.

import { formula } from '../formula/index.ts';
import { shape } from '../shape/index.ts';
import { dataFormat, padding } from './convolution.ts';
import { spreading } from './by-shape.ts';
import { defineLayer, either, when } from './define.ts';
import { activation, constraint, initializer, regularizer } from './objects.ts';
import { count, flag, perAxis } from './setting.ts';
import { paints } from './sweep.ts';
import { stridesByPosition } from './window-traps.ts';

const conv = <const N extends string>(rank: 1 | 2 | 3, name: N) => {
  const outputPadding = perAxis(rank, { about: 'how many places are added at the end of the output; Keras finds the number itself where none is given', fallback: null, minimum: 0, optional: true, floats: false });
  return defineLayer({
    name,
    aliases: [`Convolution${rank}DTranspose`],
    family: 'convolution',
    about: 'Lets every place of the input paint a learned window into a larger output; where windows overlap, they add up.',
    example: { settings: { filters: 32, kernel_size: 4, strides: 2, padding: 'same' } },
    settings: {
      filters: count('how many output channels there are'),
      kernel_size: perAxis(rank, { about: 'the size of the window', floats: false }),
      strides: perAxis(rank, { about: 'how far apart the windows are painted', fallback: 1, floats: false }),
      padding: padding(['valid', 'same']),
      // Keras takes these two in another order for volumes.
      ...(rank === 3 ? { data_format: dataFormat, output_padding: outputPadding } : { output_padding: outputPadding, data_format: dataFormat }),
      dilation_rate: perAxis(rank, { about: 'the distance between the taps of the window', fallback: 1, floats: false }),
      activation: activation(),
      use_bias: flag('whether each filter adds one learned number', true),
      kernel_initializer: initializer('kernel', 'glorot_uniform'),
      bias_initializer: initializer('bias'),
      kernel_regularizer: regularizer('kernel'),
      bias_regularizer: regularizer('bias'),
      activity_regularizer: regularizer('output'),
      kernel_constraint: constraint('kernel'),
      bias_constraint: constraint('bias'),
    },
    orderedBy: 'data_format',
    byShape: spreading(rank),
    reads: shape`batch, *n{${rank}}, channels`,
    terms: {
      n: 'size of the input',
      reach: 'what the window spans, gaps included',
      size: 'size of the output',
      channels: 'channels of the input',
    },
    names: {
      reach: formula`dilation_rate * (kernel_size - 1) + 1`,
      size: when('output_padding', {
        null: when('padding', { valid: formula`(n - 1) * strides + max(reach, strides)`, same: formula`n * strides` }),
        otherwise: when('padding', { valid: formula`(n - 1) * strides + reach + output_padding`, same: formula`(n - 1) * strides + reach % 2 + output_padding` }),
      }),
    },
    gives: shape`batch, *size, filters`,
    fixes: ['channels'],
    weights: {
      kernel: { shape: shape`*kernel_size, filters, channels`, about: 'one window of numbers for every pair of an output and an input channel', starts: 'kernel_initializer' },
      bias: { shape: shape`filters`, about: 'one number added to every output channel', starts: 'bias_initializer', when: 'use_bias' },
    },
    textbook: either('use_bias', formula`(product(kernel_size) * channels + 1) * filters`, formula`product(kernel_size) * channels * filters`),
    macs: formula`product(n) * product(kernel_size) * channels * filters`,
    sweep: when('padding', { valid: paints(), same: paints(formula`floor(max((n - 1) * strides + reach - size, 0) / 2)`) }),
    rules: [
      { holds: formula`output_padding < strides`, because: '`output_padding` has to be smaller than the step.', setting: 'output_padding' },
      { holds: formula`max(strides) == 1 or max(dilation_rate) == 1`, because: 'Keras cannot stride and dilate at once.', setting: 'dilation_rate' },
    ],
    traps: [
      ...(rank === 1 ? [] : [stridesByPosition]),
      { when: formula`max(strides - reach) >= 1`, text: 'Where the window is smaller than its step, there are places between the windows that no input reaches: there the output is the bias alone.' },
      { when: formula`max(strides) >= 2 and max(kernel_size % strides) >= 1`, text: 'Where the window is no multiple of its step, some places are painted more often than others: the checkerboard pattern. A multiple, such as `kernel_size=4` with `strides=2`, avoids it.' },
    ],
  });
};

/** Transposed convolution along one axis: `(batch, length, channels)` to `(batch, size, filters)`. */
export const conv1dTranspose = conv(1, 'Conv1DTranspose');
/** Transposed convolution over pictures. */
export const conv2dTranspose = conv(2, 'Conv2DTranspose');
/** Transposed convolution over volumes. */
export const conv3dTranspose = conv(3, 'Conv3DTranspose');
