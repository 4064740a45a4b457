// Layers that disturb their input while training and do nothing afterwards: dropout and noise. No parameters.
// Source of the rules: keras/src/layers/regularization, Keras 3.15.1.

import { formula } from '../formula/index.ts';
import { shape } from '../shape/index.ts';
import { byPosition } from './base-settings.ts';
import { asItIs } from './by-shape.ts';
import { dataFormat } from './convolution.ts';
import { defineLayer, type Declaration, type Settings, type Trouble } from './define.ts';
import { isInt, isKind, itemsOf, numberOf, type Raw } from './raw.ts';
import { anything, jsonOf, Refused, type Setting } from './setting.ts';

/** A number from 0 to 1; Python's `not 0 <= x <= 1` decides, so True is 1. */
const share = (about: string): Setting<number> => ({
  about,
  control: { kind: 'number', minimum: 0, maximum: 1 },
  read: (raw) => {
    if (isKind(raw, 'size')) return { value: raw.size, config: raw.size };
    const value = numberOf(raw);
    if (value === undefined) return new Refused('a number between 0 and 1 is expected', 'TypeError');
    return value >= 0 && value <= 1 ? { value, config: jsonOf(raw) } : new Refused('it must lie between 0 and 1');
  },
});

const rate = share('which part of the numbers is set to 0 in training');

/** Which axes share what is dropped: one size or None per axis. */
const noiseShape: Setting<readonly (number | null)[] | null> = {
  about: 'the shape of what is drawn: along an axis of size 1 all numbers share one fate',
  control: { kind: 'sizes' },
  fallback: null,
  read: (raw) => {
    const expected = 'a tuple of whole numbers of at least 1, or None, is expected';
    if (raw === null) return { value: null, config: null };
    const items = typeof raw === 'string' ? undefined : itemsOf(raw);
    if (!items) return new Refused(expected);
    const fine = items.every((one) => one === null || isKind(one, 'size') || (isInt(one) && Number(one) > 0));
    return fine ? { value: null, config: items.map(jsonOf) } : new Refused(expected);
  },
};

const seed: Setting = { ...anything('where the random numbers start', null), pythonInt: true };

/** A seed is only looked at when something is drawn at all. */
const seedCheck =
  (strength: string) =>
  (settings: Readonly<Record<string, unknown>>): Trouble | undefined => {
    const given = (settings['seed'] ?? null) as Raw;
    if (settings[strength] === 0 || given === null || (isInt(given) && typeof given !== 'boolean')) return undefined;
    return { trouble: 'setting-disagrees', setting: 'seed', data: { because: '`seed` must be a whole number', settings: `\`seed=${String(jsonOf(given))}\`` } };
  };

const disturbing = <const N extends string, const S extends Settings>(name: N, about: string, settings: S, more: Partial<Declaration> = {}) =>
  defineLayer({
    name,
    family: 'regularization',
    about,
    settings,
    call: ['training'],
    inputs: 'each',
    ready: true,
    reads: shape`*all`,
    terms: { all: 'all axes of the input' },
    gives: shape`*all`,
    masking: true,
    check: seedCheck('rate'),
    traps: [{ when: formula`rate == 1`, text: 'A rate of 1 sets every number to 0 while training: nothing is learned from it.' }],
    ...more,
  });

/** Sets random numbers to 0 in training. */
export const dropout = disturbing('Dropout', 'Sets a random part of its input to 0 while training, and does nothing afterwards.', { rate, noise_shape: noiseShape, seed });

/** Dropout for networks of SELU units: keeps the mean and the spread. */
export const alphaDropout = disturbing('AlphaDropout', 'Drops a random part of its input while training so that mean and spread stay as they are; made for SELU.', {
  rate,
  noise_shape: anything('the shape of what is drawn: along an axis of size 1 all numbers share one fate', null),
  seed,
});

/** Multiplies by random numbers around 1 in training. */
export const gaussianDropout = disturbing('GaussianDropout', 'Multiplies its input by random numbers around 1 while training.', { rate, seed }, { traps: [] });

/** Adds random numbers around 0 in training. */
export const gaussianNoise = disturbing(
  'GaussianNoise',
  'Adds random numbers around 0 to its input while training.',
  { stddev: share('how widely the added numbers spread'), seed },
  { check: seedCheck('stddev'), traps: [] },
);

/** The keywords that Keras's spatial dropout takes; `trainable` is not among them. */
const named: Settings = { name: byPosition('name'), dtype: byPosition('dtype') };

const spatial = <const N extends string>(rank: 1 | 2 | 3, name: N) =>
  disturbing(
    name,
    'Sets whole channels to 0 while training, so that neighbours cannot stand in for each other.',
    rank === 1 ? { rate, seed, ...named } : { rate, data_format: dataFormat, seed, ...named },
    { base: 'own', inputs: 'single', byShape: asItIs(rank + 2), reads: shape`batch, *n{${rank}}, channels`, gives: shape`batch, *n, channels`, terms: { n: 'size of the input', channels: 'channels of the input' } },
  );

/** Drops whole channels of sequences. */
export const spatialDropout1d = spatial(1, 'SpatialDropout1D');
/** Drops whole channels of pictures. */
export const spatialDropout2d = spatial(2, 'SpatialDropout2D');
/** Drops whole channels of volumes. */
export const spatialDropout3d = spatial(3, 'SpatialDropout3D');

/** Passes its input on and adds a penalty on large numbers to the loss. */
export const activityRegularization = disturbing(
  'ActivityRegularization',
  'Passes its input on unchanged and adds a penalty on large numbers to the loss.',
  { l1: penalty('how much the sum of the absolute numbers costs'), l2: penalty('how much the sum of the squares costs') },
  { call: [], check: () => undefined, traps: [], without: ['activity_regularizer'] },
);

/** A number of at least 0. Rule: `validate_float_arg` in keras/src/regularizers/regularizers.py. */
function penalty(about: string): Setting<number> {
  return {
    about,
    control: { kind: 'number', minimum: 0 },
    fallback: 0,
    read: (raw) => {
      const value = raw === null ? 0 : numberOf(raw);
      return value === undefined || !(value >= 0) || !Number.isFinite(value) ? new Refused('a number of at least 0 is expected') : { value, config: jsonOf(raw) };
    },
  };
}
