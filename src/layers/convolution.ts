// Conv1D, Conv2D and Conv3D: one declaration, three ranks.
// Source of the rules: keras/src/layers/convolutional/base_conv.py and compute_conv_output_shape in
// keras/src/ops/operation_utils.py, Keras 3.15.1.

import { formula } from '../formula/index.ts';
import { shape } from '../shape/index.ts';
import { defineLayer, either, when } from './define.ts';
import { lowRankCheck, lowRankSettings, lowRankWeights } from './low-rank.ts';
import { activation, constraint, initializer, regularizer } from './objects.ts';
import { kernelOrder } from './quantized.ts';
import { byKeyword, choice, count, flag, perAxis } from './setting.ts';
import { slides } from './sweep.ts';
import { stridesByPosition, unevenPadding } from './window-traps.ts';

/** `data_format`: None stands for the session's own, which is channels_last unless changed. */
export const dataFormat = choice('the order of the axes of the input', ['channels_last', 'channels_first'], null, { standard: 'channels_last', anyCase: true });

/** `padding` of convolutions. */
export const padding = <const O extends string>(options: readonly O[]) => choice('what happens at the border', options, 'valid' as O, { anyCase: true });

const conv = <const N extends string>(rank: 1 | 2 | 3, name: N) =>
  defineLayer({
    name,
    aliases: [`Convolution${rank}D`],
    family: 'convolution',
    about: 'Slides small learned windows over the input; each filter reports where its pattern occurs.',
    stores: kernelOrder,
    settings: {
      filters: count('how many filters look at the input; each gives one output channel'),
      kernel_size: perAxis(rank, { about: 'the size of the window', floats: false }),
      strides: perAxis(rank, { about: 'how far the window moves at each step', fallback: 1 }),
      padding: padding(rank === 1 ? ['valid', 'same', 'causal'] : ['valid', 'same']),
      data_format: dataFormat,
      dilation_rate: perAxis(rank, { about: 'the distance between the taps of the window', fallback: 1 }),
      groups: count('into how many groups the channels are split, each convolved apart', 1),
      activation: activation(),
      use_bias: flag('whether each filter adds one learned number', true),
      kernel_initializer: initializer('kernel', 'glorot_uniform'),
      bias_initializer: initializer('bias'),
      kernel_regularizer: regularizer('kernel'),
      bias_regularizer: regularizer('bias'),
      activity_regularizer: regularizer('output'),
      kernel_constraint: constraint('kernel'),
      bias_constraint: constraint('bias'),
      ...byKeyword(lowRankSettings('kernel')),
    },
    orderedBy: 'data_format',
    reads: shape`batch, *n{${rank}}, channels`,
    terms: {
      n: 'size of the input',
      reach: 'span of the window, gaps included',
      size: 'size of the output',
      padded: 'what is added to the input, both sides together',
      channels: 'channels of the input',
      depth: 'channels that one filter reads',
    },
    names: {
      reach: formula`dilation_rate * (kernel_size - 1) + 1`,
      size: when('padding', {
        valid: formula`floor((n - reach) / strides) + 1`,
        same: formula`ceil(n / strides)`,
        causal: formula`ceil(n / strides)`,
      }),
      padded: when('padding', { valid: formula`0`, same: formula`max((size - 1) * strides + reach - n, 0)`, causal: formula`reach - 1` }),
      depth: formula`channels / groups`,
    },
    gives: shape`batch, *size, filters`,
    fixes: ['channels'],
    weights: {
      kernel: { shape: shape`*kernel_size, depth, filters`, about: 'one window of numbers for every filter', starts: 'kernel_initializer', frozen: 'lora_rank' },
      bias: { shape: shape`filters`, about: 'one number added by every filter', when: 'use_bias', starts: 'bias_initializer' },
      ...lowRankWeights('kernel', shape`*kernel_size, depth, lora_rank`, shape`lora_rank, filters`),
    },
    textbook: when('lora_rank', {
      null: either('use_bias', formula`(product(kernel_size) * depth + 1) * filters`, formula`product(kernel_size) * depth * filters`),
    }),
    check: lowRankCheck('kernel_constraint'),
    macs: formula`product(size) * product(kernel_size) * depth * filters`,
    border: when('padding', {
      valid: undefined,
      same: { before: formula`floor(padded / 2)`, after: formula`padded - floor(padded / 2)` },
      causal: { before: formula`padded`, after: formula`0` },
    }),
    sweep: when('padding', { valid: slides(), same: slides(formula`floor(padded / 2)`), causal: slides(formula`padded`) }),
    rules: [
      { holds: formula`filters % groups == 0`, because: 'Every group makes the same number of filters.', setting: 'groups' },
      { holds: formula`max(strides) == 1 or max(dilation_rate) == 1`, because: 'Keras cannot stride and dilate at once.', setting: 'dilation_rate' },
      { holds: formula`channels % groups == 0`, code: 'channels-not-divisible', setting: 'groups' },
      { holds: formula`size >= 1`, code: 'window-too-large', setting: 'kernel_size', shows: 'size', only: { on: 'padding', is: 'valid' } },
    ],
    traps: [...(rank === 1 ? [] : [stridesByPosition]), unevenPadding],
  });

/** Convolution along one axis: `(batch, length, channels)` to `(batch, size, filters)`. */
export const conv1d = conv(1, 'Conv1D');
/** Convolution over pictures: `(batch, height, width, channels)` to `(batch, *size, filters)`. */
export const conv2d = conv(2, 'Conv2D');
/** Convolution over volumes: `(batch, depth, height, width, channels)` to `(batch, *size, filters)`. */
export const conv3d = conv(3, 'Conv3D');
