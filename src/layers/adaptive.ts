// Adaptive pooling: the output's size is given, and the windows follow from it. No parameters.
// Source of the rules: keras/src/layers/pooling/base_adaptive_pooling.py, adaptive_average_pooling1d.py to
// adaptive_max_pooling3d.py, Keras 3.15.1. Keras does not look at the number of axes of the input.

import { formula, type Size } from '../formula/index.ts';
import { channelsFirst, shape } from '../shape/index.ts';
import { defineLayer, type Choosing, type Recipe, type Trouble } from './define.ts';
import { tensor } from './example.ts';
import type { Raw } from './raw.ts';
import { choice, pythonInt, readSize, Refused, sizeConfig, truthOf, type Read, type Setting } from './setting.ts';

/** Sizes of the output; one may be None. A negative one is only refused when the layer is called. */
const outputSize = (rank: number): Setting<number | readonly (number | null)[]> => ({
  about: 'the size of the output along each axis',
  control: { kind: 'counts', axes: rank, minimum: 0 },
  read: (raw: Raw): Read | Refused => {
    const items = readSize(raw) === undefined ? (Array.isArray(raw) ? (raw as readonly Raw[]) : []) : Array.from({ length: rank }, () => raw);
    const expected = rank === 1 ? 'a whole number is expected' : `a whole number or ${rank} whole numbers are expected, one per axis`;
    if (items.length !== rank) return new Refused(expected, rank === 1 && Array.isArray(raw) ? 'ValueError' : 'TypeError');
    const sizes: Size[] = [];
    for (const item of items) {
      const size = item === null ? null : readSize(item);
      if (size === undefined) return new Refused(expected);
      sizes.push(size);
    }
    return { value: sizes, config: items.map(sizeConfig) };
  },
});

const orders = choice('the order of the axes of the input', ['channels_last', 'channels_first'], null, { standard: 'channels_last' });

/** Unlike elsewhere, case matters, and anything that Python takes for false stands for the default. */
const dataFormat: typeof orders = { ...orders, read: (raw) => orders.read(truthOf(raw) ? raw : null) };

const adaptive = <const N extends string>(kind: 'Max' | 'Average', rank: 1 | 2 | 3, name: N) =>
  defineLayer({
    name,
    family: 'pooling',
    about: kind === 'Max' ? 'Splits its input into as many windows as the output has places, and keeps the largest number of each.' : 'Splits its input into as many windows as the output has places, and replaces each by its mean.',
    settings: { output_size: pythonInt(outputSize(rank), 'TypeError'), data_format: dataFormat },
    example: { call: [tensor([null, ...Array.from({ length: rank }, () => 28), 16])] },
    terms: { rest: 'sizes of the input', channels: 'channels of the input' },
    cautions: [{ when: formula`rank != ${rank + 2}`, code: 'axes-not-looked-at' }],
    choose: ({ settings, shapes: [input] }: Choosing): Recipe | Trouble => {
      const first = settings['data_format'] === 'channels_first';
      // Where there is nothing but the batch, Keras takes its last axis, the batch, for the channels.
      if (input?.length === 1 && !first) return { reads: shape`batch`, gives: shape`batch, *output_size, batch` };
      const reads = shape`batch, *rest, channels`;
      const gives = shape`batch, *output_size, channels`;
      return { reads: first ? channelsFirst(reads) : reads, gives: first ? channelsFirst(gives) : gives };
    },
  });

/** Means of a given number of windows of a sequence. */
export const adaptiveAveragePooling1d = adaptive('Average', 1, 'AdaptiveAveragePooling1D');
/** Means of a given number of windows of a picture. */
export const adaptiveAveragePooling2d = adaptive('Average', 2, 'AdaptiveAveragePooling2D');
/** Means of a given number of windows of a volume. */
export const adaptiveAveragePooling3d = adaptive('Average', 3, 'AdaptiveAveragePooling3D');
/** Largest of each of a given number of windows of a sequence. */
export const adaptiveMaxPooling1d = adaptive('Max', 1, 'AdaptiveMaxPooling1D');
/** Largest of each of a given number of windows of a picture. */
export const adaptiveMaxPooling2d = adaptive('Max', 2, 'AdaptiveMaxPooling2D');
/** Largest of each of a given number of windows of a volume. */
export const adaptiveMaxPooling3d = adaptive('Max', 3, 'AdaptiveMaxPooling3D');
