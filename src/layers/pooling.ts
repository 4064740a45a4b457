// Pooling: windows and whole axes reduced to one number. No parameters.
// Source of the rules: keras/src/layers/pooling/base_pooling.py, base_global_pooling.py and compute_pooling_output_shape
// in keras/src/ops/operation_utils.py, Keras 3.15.1.

import { formula } from '../formula/index.ts';
import { shape } from '../shape/index.ts';
import { byPosition } from './base-settings.ts';
import { reducing, sliding } from './by-shape.ts';
import { dataFormat } from './convolution.ts';
import { defineLayer, either, when } from './define.ts';
import { flag, perAxis, Refused, sameAs, type Read, type Setting } from './setting.ts';
import { pools } from './sweep.ts';
import { unevenPadding } from './window-traps.ts';

type Reduction = 'Max' | 'Average';

/** `padding` of pooling layers is only looked at when the layer is called, and is not lowered. */
const padding: Setting<string> = {
  about: 'what happens at the border',
  control: { kind: 'choice', options: ['valid', 'same'] },
  fallback: 'valid',
  read: (raw): Read | Refused => (raw === 'valid' || raw === 'same' ? { value: raw, config: raw } : new Refused("one of 'valid', 'same' is expected", 'ValueError', ['valid', 'same'])),
};

const pooling = <const N extends string>(kind: Reduction, rank: 1 | 2 | 3, name: N) => {
  return defineLayer({
    name,
    aliases: [`${kind === 'Max' ? 'MaxPool' : 'AvgPool'}${rank}D`],
    family: 'pooling',
    about: kind === 'Max' ? 'Keeps the largest number of every window, and so shrinks its input.' : 'Replaces every window by its mean, and so shrinks its input.',
    example: { settings: { pool_size: 2 } },
    settings: {
      pool_size: perAxis(rank, { about: 'the size of the window', ...(kind === 'Average' ? {} : { fallback: 2 }) }),
      strides: sameAs('pool_size', perAxis(rank, { about: 'how far the window moves at each step; as far as the window is large where nothing is given', fallback: null, minimum: 0, optional: true })),
      padding,
      data_format: dataFormat,
      name: byPosition('name'),
    },
    ready: true,
    orderedBy: 'data_format',
    byShape: sliding(rank),
    ...(rank === 1 ? { twice: 'channels_last' } : {}),
    reads: shape`batch, *n{${rank}}, channels`,
    terms: { n: 'size of the input', size: 'size of the output', padded: 'what is added to the input, both sides together', channels: 'channels of the input' },
    names: {
      size: when('padding', { valid: formula`floor((n - pool_size) / strides) + 1`, same: formula`ceil(n / strides)` }),
      padded: when('padding', { valid: formula`0`, same: formula`max((size - 1) * strides + pool_size - n, 0)` }),
    },
    gives: shape`batch, *size, channels`,
    border: when('padding', {
      valid: undefined,
      same: { before: formula`floor(padded / 2)`, after: formula`padded - floor(padded / 2)` },
    }),
    sweep: when('padding', { valid: pools(), same: pools(formula`floor(padded / 2)`) }),
    rules: [
      { holds: formula`min(strides) >= 1`, because: 'The window has to move.', setting: 'strides' },
      { holds: formula`size >= 1`, code: 'window-too-large', setting: 'pool_size', shows: 'size', only: { on: 'padding', is: 'valid' } },
    ],
    traps: [unevenPadding],
  });
};

const global = <const N extends string>(kind: Reduction, rank: 1 | 2 | 3, name: N) =>
  defineLayer({
    name,
    aliases: [`Global${kind === 'Max' ? 'MaxPool' : 'AvgPool'}${rank}D`],
    family: 'pooling',
    about: kind === 'Max' ? 'Keeps the largest number of every channel, wherever it is.' : 'Averages every channel over all its places.',
    settings: {
      data_format: dataFormat,
      keepdims: flag('whether the reduced axes stay, with size 1', false),
    },
    ready: true,
    orderedBy: 'data_format',
    byShape: reducing(rank),
    twice: 'channels_last',
    reads: shape`batch, *n{${rank}}, channels`,
    // Keras leaves masked steps out of the mean of a sequence; there is no mask behind it.
    ...(kind === 'Average' && rank === 1 ? { masking: true, masks: 'none', call: ['mask'] } : {}),
    terms: { n: 'size of the input', channels: 'channels of the input' },
    gives: either('keepdims', shape`batch, ${Array.from({ length: rank }, () => 1).join(', ')}, channels`, shape`batch, channels`),
  });

/** Largest of each window of a sequence. */
export const maxPooling1d = pooling('Max', 1, 'MaxPooling1D');
/** Largest of each window of a picture. */
export const maxPooling2d = pooling('Max', 2, 'MaxPooling2D');
/** Largest of each window of a volume. */
export const maxPooling3d = pooling('Max', 3, 'MaxPooling3D');
/** Mean of each window of a sequence. */
export const averagePooling1d = pooling('Average', 1, 'AveragePooling1D');
/** Mean of each window of a picture. */
export const averagePooling2d = pooling('Average', 2, 'AveragePooling2D');
/** Mean of each window of a volume. */
export const averagePooling3d = pooling('Average', 3, 'AveragePooling3D');
/** Largest number of each channel of a sequence. */
export const globalMaxPooling1d = global('Max', 1, 'GlobalMaxPooling1D');
/** Largest number of each channel of a picture. */
export const globalMaxPooling2d = global('Max', 2, 'GlobalMaxPooling2D');
/** Largest number of each channel of a volume. */
export const globalMaxPooling3d = global('Max', 3, 'GlobalMaxPooling3D');
/** Mean of each channel of a sequence. */
export const globalAveragePooling1d = global('Average', 1, 'GlobalAveragePooling1D');
/** Mean of each channel of a picture. */
export const globalAveragePooling2d = global('Average', 2, 'GlobalAveragePooling2D');
/** Mean of each channel of a volume. */
export const globalAveragePooling3d = global('Average', 3, 'GlobalAveragePooling3D');
