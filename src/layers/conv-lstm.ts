// ConvLSTM1D, ConvLSTM2D and ConvLSTM3D: LSTM over a sequence of pictures, with convolutions in place of sums.
// Source of the rules: keras/src/layers/rnn/conv_lstm.py and compute_conv_output_shape in
// keras/src/ops/operation_utils.py, Keras 3.15.1.

import { formula } from '../formula/index.ts';
import { shape, type Pattern } from '../shape/index.ts';
import { forgetting, limits, losses, masked, openForget, penalties, returns, starts } from './cell-parts.ts';
import { dataFormat, padding } from './convolution.ts';
import { defineLayer, either, when, type Declared } from './define.ts';
import { activation, regularizer } from './objects.ts';
import { seed } from './seed.ts';
import { count, perAxis } from './setting.ts';

const { unroll, ...given } = returns;

/** What comes out, in one order of the axes: the last step or all of them, then both states where they are asked for. */
const gives = (every: Pattern, last: Pattern): Declared<Pattern | readonly Pattern[]> =>
  when<Pattern | readonly Pattern[]>('return_state', { 0: either<Pattern | readonly Pattern[]>('return_sequences', every, last), 1: either<Pattern | readonly Pattern[]>('return_sequences', [every, last, last], [last, last, last]) });

const convLstm = <const N extends string>(rank: 1 | 2 | 3, name: N) =>
  defineLayer({
    name,
    family: 'recurrent',
    about: 'Reads a sequence of pictures step by step; gates made by convolutions decide what is forgotten, kept and given.',
    settings: {
      filters: count('how many channels the state has', undefined, 0),
      kernel_size: perAxis(rank, { about: 'the size of the window', floats: false }),
      strides: perAxis(rank, { about: 'how far the window moves over the input at each step', fallback: 1 }),
      padding: padding(['valid', 'same']),
      data_format: dataFormat,
      dilation_rate: perAxis(rank, { about: 'the distance between the taps of the window over the input', fallback: 1 }),
      activation: { ...activation('tanh'), about: 'the function applied to the new state' },
      recurrent_activation: { ...activation('sigmoid'), about: 'the function that opens and closes the gates' },
      ...starts,
      ...forgetting,
      ...penalties,
      activity_regularizer: regularizer('output'),
      ...limits,
      ...losses,
      seed,
      ...given,
      unroll: { ...unroll, positional: false as const },
      ...masked,
    },
    first: 'sequences',
    call: ['initial_state', 'mask', 'training'],
    builds: ['sequences_shape', 'initial_state_shape'],
    reads: when('data_format', { channels_last: shape`batch, steps, *n{${rank}}, channels`, channels_first: shape`batch, steps, channels, *n{${rank}}` }),
    terms: {
      n: 'size of the picture', steps: 'steps of the sequence', channels: 'channels of the input',
      reach: 'what the window spans, gaps included', size: 'size of the output',
    },
    names: {
      reach: formula`dilation_rate * (kernel_size - 1) + 1`,
      size: when('padding', { valid: formula`floor((n - reach) / strides) + 1`, same: formula`ceil(n / strides)` }),
    },
    gives: when('data_format', {
      channels_last: gives(shape`batch, steps, *size, filters`, shape`batch, *size, filters`),
      channels_first: gives(shape`batch, steps, filters, *size`, shape`batch, filters, *size`),
    }),
    fixes: 'nothing',
    stores: { inside: { conv_lstm_cell: 'cell' } },
    check: openForget,
    // Keras does not tell the cell inside that it is frozen.
    weights: {
      'conv_lstm_cell/kernel': { shape: shape`*kernel_size, channels, 4 * filters`, about: 'for each of the 4 gates one window over the input for every filter', starts: 'kernel_initializer', inner: true },
      'conv_lstm_cell/recurrent_kernel': { shape: shape`*kernel_size, filters, 4 * filters`, about: 'for each of the 4 gates one window over the state for every filter', starts: 'recurrent_initializer', inner: true },
      'conv_lstm_cell/bias': { shape: shape`4 * filters`, about: 'one number added to every filter of every gate', when: 'use_bias', starts: 'bias_initializer', remembers: 'unit_forget_bias', inner: true },
    },
    needs: [
      { name: 'n', code: 'size-not-known' },
      { name: 'batch', code: 'stateful-batch', only: { on: 'stateful', is: 1 } },
      { name: 'steps', code: 'unroll-steps', only: { on: 'unroll', is: 1 }, warns: true },
    ],
    textbook: either('use_bias', formula`4 * (product(kernel_size) * (channels + filters) + 1) * filters`, formula`4 * product(kernel_size) * (channels + filters) * filters`),
    macs: formula`steps * 4 * product(size) * product(kernel_size) * (channels + filters) * filters`,
    masking: true,
    masks: either('return_sequences', 'passed', 'none'),
    rules: [
      { holds: formula`max(strides) == 1 or max(dilation_rate) == 1`, because: 'Keras cannot stride and dilate at once.', setting: 'dilation_rate' },
      { holds: formula`size >= 1`, code: 'window-too-large', setting: 'kernel_size', shows: 'size', only: { on: 'padding', is: 'valid' } },
    ],
  });

/** LSTM over sequences of sequences: `(batch, steps, length, channels)` to `(batch, size, filters)`. */
export const convLstm1d = convLstm(1, 'ConvLSTM1D');
/** LSTM over sequences of pictures. */
export const convLstm2d = convLstm(2, 'ConvLSTM2D');
/** LSTM over sequences of volumes. */
export const convLstm3d = convLstm(3, 'ConvLSTM3D');
