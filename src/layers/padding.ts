// Zero padding and cropping: places added at the ends of every axis, or cut off there. No parameters.
// Source of the rules: keras/src/layers/reshaping/zero_padding1d.py, zero_padding2d.py, zero_padding3d.py,
// cropping1d.py, cropping2d.py, cropping3d.py, Keras 3.15.1.

import { formula } from '../formula/index.ts';
import { shape } from '../shape/index.ts';
import { cutTo, leavingOthers } from './by-shape.ts';
import { dataFormat } from './convolution.ts';
import { defineLayer, type Settings } from './define.ts';
import { ends } from './ends.ts';
import { Tuple } from './raw.ts';
import { shifts } from './sweep.ts';

const pairs = (rank: number, size: number): Tuple<Tuple<number>> => Tuple.from(Array.from({ length: rank }, () => Tuple.from([size, size])));

const terms = {
  n: 'size of the input', size: 'size of the output', channels: 'channels of the input',
  before: 'how many at the beginning of the axis', after: 'how many at its end',
};

const zeroPadding = <const N extends string>(rank: 1 | 2 | 3, name: N) =>
  defineLayer({
    name,
    family: 'reshaping',
    about: 'Puts zeros around its input, so that it grows.',
    settings: {
      padding: ends(rank, { about: 'how many zeros are put at the beginning and at the end of every axis', fallback: rank === 1 ? 1 : pairs(rank, 1), strict: rank === 1 }),
      data_format: dataFormat,
    },
    orderedBy: 'data_format',
    byShape: leavingOthers(rank),
    reads: shape`batch, *n{${rank}}, channels`,
    terms,
    names: { size: formula`before + n + after` },
    gives: shape`batch, *size, channels`,
    border: { before: formula`before`, after: formula`after` },
    sweep: shifts(formula`before`),
  });

const cropping = <const N extends string, const S extends Settings>(rank: 1 | 2 | 3, name: N, more: S, ordered: { readonly orderedBy?: string }) =>
  defineLayer({
    name,
    family: 'reshaping',
    about: 'Cuts places off the ends of every axis, so that its input shrinks.',
    settings: {
      cropping: ends(rank, { about: 'how many places are cut off at the beginning and at the end of every axis', fallback: rank === 1 ? Tuple.from([1, 1]) : pairs(rank, rank === 2 ? 0 : 1), strict: true }),
      ...more,
    },
    example: { settings: { cropping: 2 } },
    ...ordered,
    byShape: cutTo(rank + 2),
    reads: shape`batch, *n{${rank}}, channels`,
    terms,
    names: { size: formula`n - before - after` },
    gives: shape`batch, *size, channels`,
    sweep: shifts(formula`0 - before`),
    rules: [{ holds: formula`size >= 1`, code: 'nothing-left', setting: 'cropping', shows: 'size' }],
  });

/** Zeros at both ends of a sequence: `(batch, length, channels)` to `(batch, before + length + after, channels)`. */
export const zeroPadding1d = zeroPadding(1, 'ZeroPadding1D');
/** Zeros around a picture. */
export const zeroPadding2d = zeroPadding(2, 'ZeroPadding2D');
/** Zeros around a volume. */
export const zeroPadding3d = zeroPadding(3, 'ZeroPadding3D');
/** Both ends of a sequence, channels last, cut off: `(batch, length, channels)` to `(batch, length - before - after, channels)`. */
export const cropping1d = cropping(1, 'Cropping1D', {}, {});
/** The border of a picture cut off. */
export const cropping2d = cropping(2, 'Cropping2D', { data_format: dataFormat }, { orderedBy: 'data_format' });
/** The border of a volume cut off. */
export const cropping3d = cropping(3, 'Cropping3D', { data_format: dataFormat }, { orderedBy: 'data_format' });
