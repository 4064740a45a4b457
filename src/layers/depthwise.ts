// Depthwise and separable convolution: every channel is convolved apart; the separable one then mixes the channels.
// Source of the rules: keras/src/layers/convolutional/base_depthwise_conv.py, base_separable_conv.py and
// compute_conv_output_shape in keras/src/ops/operation_utils.py, Keras 3.15.1. Keras lets them stride and dilate at once.

import { formula } from '../formula/index.ts';
import { shape } from '../shape/index.ts';
import { dataFormat, padding } from './convolution.ts';
import { defineLayer, either, when, type Need } from './define.ts';
import { activation, constraint, initializer, regularizer } from './objects.ts';
import { count, flag, perAxis } from './setting.ts';
import { slides } from './sweep.ts';
import { stridesByPosition, unevenPadding } from './window-traps.ts';

const terms = {
  n: 'size of the input',
  reach: 'what the window spans, gaps included',
  size: 'size of the output',
  padded: 'what is added to the input, both sides together',
  channels: 'channels of the input',
  apart: 'channels after each was convolved apart',
};

const names = {
  reach: formula`dilation_rate * (kernel_size - 1) + 1`,
  size: when('padding', { valid: formula`floor((n - reach) / strides) + 1`, same: formula`ceil(n / strides)` }),
  padded: when('padding', { valid: formula`0`, same: formula`max((size - 1) * strides + reach - n, 0)` }),
  apart: formula`channels * depth_multiplier`,
};

const border = when('padding', {
  valid: undefined,
  same: {
    before: formula`floor(padded / 2)`,
    after: formula`padded - floor(padded / 2)`,
  },
});

const sweep = when('padding', { valid: slides(), same: slides(formula`floor(padded / 2)`) });

/** Keras multiplies by the channels at every call. */
const needs: readonly Need[] = [{ name: 'channels', code: 'size-not-known', always: true }];

const rules = [{ holds: formula`size >= 1`, code: 'window-too-large', setting: 'kernel_size', shows: 'size', only: { on: 'padding', is: 'valid' } }];

const window = (rank: number) => ({
  kernel_size: perAxis(rank, { about: 'the size of the window', floats: false }),
  strides: perAxis(rank, { about: 'how far the window moves at each step', fallback: 1 }),
  padding: padding(['valid', 'same']),
});
const dilationRate = (rank: number) => perAxis(rank, { about: 'the distance between the taps of the window', fallback: 1 });
const depthMultiplier = count('how many windows look at each input channel', 1);

const depthwise = <const N extends string>(rank: 1 | 2, name: N) =>
  defineLayer({
    name,
    family: 'convolution',
    about: 'Slides small learned windows over every channel apart; channels are not mixed.',
    settings: {
      ...window(rank),
      depth_multiplier: depthMultiplier,
      data_format: dataFormat,
      dilation_rate: dilationRate(rank),
      activation: activation(),
      use_bias: flag('whether each output channel adds one learned number', true),
      depthwise_initializer: initializer('kernel', 'glorot_uniform'),
      bias_initializer: initializer('bias'),
      depthwise_regularizer: regularizer('kernel'),
      bias_regularizer: regularizer('bias'),
      activity_regularizer: regularizer('output'),
      depthwise_constraint: constraint('kernel'),
      bias_constraint: constraint('bias'),
    },
    orderedBy: 'data_format',
    reads: shape`batch, *n{${rank}}, channels`,
    terms,
    names,
    gives: shape`batch, *size, apart`,
    fixes: ['channels'],
    weights: {
      kernel: { shape: shape`*kernel_size, channels, depth_multiplier`, about: 'the windows of every input channel', starts: 'depthwise_initializer' },
      bias: { shape: shape`apart`, about: 'one number added to every output channel', starts: 'bias_initializer', when: 'use_bias' },
    },
    textbook: either('use_bias', formula`(product(kernel_size) + 1) * channels * depth_multiplier`, formula`product(kernel_size) * channels * depth_multiplier`),
    macs: formula`product(size) * product(kernel_size) * channels * depth_multiplier`,
    border,
    sweep,
    needs,
    rules,
    traps: [unevenPadding],
  });

const separable = <const N extends string>(rank: 1 | 2, name: N) =>
  defineLayer({
    name,
    aliases: [`SeparableConvolution${rank}D`],
    family: 'convolution',
    about: 'A convolution in two cheap steps: windows over every channel apart, then a mix of the channels at every place.',
    settings: {
      filters: count('how many output channels there are, each a mix of all channels before'),
      ...window(rank),
      data_format: dataFormat,
      dilation_rate: dilationRate(rank),
      depth_multiplier: depthMultiplier,
      activation: activation(),
      use_bias: flag('whether each filter adds one learned number', true),
      depthwise_initializer: initializer('windows', 'glorot_uniform'),
      pointwise_initializer: initializer('mix', 'glorot_uniform'),
      bias_initializer: initializer('bias'),
      depthwise_regularizer: regularizer('windows'),
      pointwise_regularizer: regularizer('mix'),
      bias_regularizer: regularizer('bias'),
      activity_regularizer: regularizer('output'),
      depthwise_constraint: constraint('windows'),
      pointwise_constraint: constraint('mix'),
      bias_constraint: constraint('bias'),
    },
    orderedBy: 'data_format',
    reads: shape`batch, *n{${rank}}, channels`,
    terms,
    names,
    gives: shape`batch, *size, filters`,
    fixes: ['channels'],
    weights: {
      depthwise_kernel: { shape: shape`*kernel_size, channels, depth_multiplier`, about: 'the windows of every input channel', starts: 'depthwise_initializer' },
      pointwise_kernel: { shape: shape`${Array.from({ length: rank }, () => 1).join(', ')}, apart, filters`, about: 'how much of every channel goes into every filter', starts: 'pointwise_initializer' },
      bias: { shape: shape`filters`, about: 'one number added by every filter', starts: 'bias_initializer', when: 'use_bias' },
    },
    textbook: either('use_bias', formula`product(kernel_size) * channels * depth_multiplier + (apart + 1) * filters`, formula`product(kernel_size) * channels * depth_multiplier + apart * filters`),
    macs: formula`product(size) * (product(kernel_size) * apart + apart * filters)`,
    border,
    sweep,
    rules,
    traps: [...(rank === 1 ? [] : [stridesByPosition]), unevenPadding],
  });

/** Depthwise convolution along one axis: `(batch, length, channels)` to `(batch, size, channels * depth_multiplier)`. */
export const depthwiseConv1d = depthwise(1, 'DepthwiseConv1D');
/** Depthwise convolution over pictures. */
export const depthwiseConv2d = depthwise(2, 'DepthwiseConv2D');
/** Separable convolution along one axis: `(batch, length, channels)` to `(batch, size, filters)`. */
export const separableConv1d = separable(1, 'SeparableConv1D');
/** Separable convolution over pictures. */
export const separableConv2d = separable(2, 'SeparableConv2D');
