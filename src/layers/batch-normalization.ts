// BatchNormalization: every channel is brought to mean 0 and spread 1 over the batch, then scaled and shifted.
// Source of the rules: keras/src/layers/normalization/batch_normalization.py, Keras 3.15.1.

import { formula } from '../formula/index.ts';
import { patternOf, shape, shapeText, type Policy } from '../shape/index.ts';
import { axisAt } from './axes.ts';
import { defineLayer, either, type InputSpec, type Recipe, type Trouble } from './define.ts';
import { tensor } from './example.ts';
import { constraint, initializer, regularizer } from './objects.ts';
import { isKind, numberOf, type Raw } from './raw.ts';
import { anything, flag, integer, real, truthOf } from './setting.ts';

/** The axis that is kept, where it is not the last. */
function elsewhere(settings: Readonly<Record<string, unknown>>, _policy: Policy, [input]: readonly InputSpec[]): Partial<Recipe> | Trouble | undefined {
  const axis = settings['axis'];
  if (typeof axis !== 'number' || axis === -1) return undefined;
  if (input?.shape && axisAt(axis, input.shape.length) === undefined) return { trouble: 'axis-out-of-range', setting: 'axis', raises: 'IndexError', data: { setting: 'axis', axis, rank: input.shape.length, shape: shapeText(input.shape) } };
  const others = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `n${i + 1}`);
  const pattern = patternOf((axis < 0 ? ['*rest', 'channels', ...others(-axis - 1)] : [...others(axis), 'channels', '*rest']).join(', '));
  return { reads: pattern, gives: pattern };
}

const clippings = ['rmax', 'rmin', 'dmax'];

/** What Keras insists on about `renorm_clipping`; it only looks where `renorm` is set. */
function check(settings: Readonly<Record<string, unknown>>, { variable }: Policy): Trouble | undefined {
  const given = settings['renorm_clipping'] as Raw;
  const trouble = (because: string): Trouble => ({ trouble: 'setting-disagrees', setting: 'renorm_clipping', data: { because, settings: 'this `renorm_clipping`' } });
  if (settings['renorm'] === 1 && /int|bool|string/.test(variable)) return { trouble: 'start-impossible', setting: 'dtype', data: { weight: 'moving_stddev', way: 'the root of moving_variance_initializer', because: `a root cannot be stored as ${variable}` } };
  if (settings['renorm'] !== 1 || !truthOf(given)) return undefined;
  if (!isKind(given, 'dict')) return trouble('`renorm_clipping` has to be a dictionary');
  const unknown = Object.keys(given.entries).find((name) => !clippings.includes(name));
  if (unknown !== undefined) return trouble(`\`renorm_clipping\` knows ${clippings.join(', ')}, not ${unknown}`);
  const [rmax, rmin, dmax] = clippings.map((name) => numberOf(given.entries[name] ?? null));
  if (rmax !== undefined && rmin !== undefined && rmax < rmin) return trouble('`rmax` is less than `rmin`');
  return dmax !== undefined && dmax < 0 ? trouble('`dmax` is less than 0') : undefined;
}

const about = { gamma: 'what each channel is multiplied by', beta: 'what is added to each channel' };

/** Keeps channels comparable: `(batch, ..., channels)` in, the same out; half of its numbers are learned, half tracked. */
export const batchNormalization = defineLayer({
  name: 'BatchNormalization',
  family: 'normalization',
  about: 'Brings every channel to mean 0 and spread 1 over the batch, then scales and shifts it as learned.',
  example: { call: [tensor([null, 28, 28, 32])] },
  settings: {
    axis: integer('the axis that is kept: one mean and one spread for each of its places', -1, { coerce: true }),
    momentum: real('how slowly the tracked mean and spread follow', 0.99, { asFloat: true }),
    epsilon: real('a small number that keeps the division safe', 0.001, { asFloat: true }),
    center: flag('whether a learned number is added to each channel', true),
    scale: flag('whether each channel is multiplied by a learned number', true),
    beta_initializer: initializer('shift'),
    gamma_initializer: initializer('scale', 'ones'),
    moving_mean_initializer: initializer('tracked mean'),
    moving_variance_initializer: initializer('tracked variance', 'ones'),
    beta_regularizer: regularizer('shift'),
    gamma_regularizer: regularizer('scale'),
    beta_constraint: constraint('shift'),
    gamma_constraint: constraint('scale'),
    renorm: flag('whether training too leans on the tracked numbers', false),
    renorm_clipping: anything('within which limits they may correct the batch', null),
    renorm_momentum: anything('how slowly the numbers for this correction follow', 0.99),
    synchronized: anything('whether devices share their batches', false),
  },
  call: ['training', 'mask'],
  reads: shape`*rest, channels`,
  terms: { channels: 'size of the axis that is kept', rest: 'the other axes' },
  gives: shape`*rest, channels`,
  fixesRank: true,
  fixes: ['channels'],
  weights: {
    gamma: { shape: shape`channels`, about: about.gamma, when: 'scale', starts: 'gamma_initializer' },
    beta: { shape: shape`channels`, about: about.beta, when: 'center', starts: 'beta_initializer' },
    moving_mean: { shape: shape`channels`, about: 'the mean of each channel, tracked while training', trainable: false, starts: 'moving_mean_initializer' },
    moving_variance: { shape: shape`channels`, about: 'the variance of each channel, tracked while training', trainable: false, starts: 'moving_variance_initializer' },
    moving_stddev: { shape: shape`channels`, about: 'the spread of each channel, tracked while training', when: 'renorm', trainable: false, starts: 'moving_variance_initializer' },
    renorm_mean: { shape: shape`channels`, about: 'the mean that corrects the batch', when: 'renorm', trainable: false, starts: 'moving_mean_initializer' },
    renorm_stddev: { shape: shape`channels`, about: 'the spread that corrects the batch', when: 'renorm', trainable: false, starts: 'moving_variance_initializer' },
  },
  textbook: either(
    'renorm',
    either('scale', either('center', formula`7 * channels`, formula`6 * channels`), either('center', formula`6 * channels`, formula`5 * channels`)),
    either('scale', either('center', formula`4 * channels`, formula`3 * channels`), either('center', formula`3 * channels`, formula`2 * channels`)),
  ),
  masking: true,
  traps: [
    { when: formula`axis == 1 and rank >= 3 and channels_first == 0`, text: '`axis=1` keeps the second axis: right for channels_first, wrong for channels_last, where it is the height.' },
    { when: formula`axis == -1 and channels_first == 1`, text: 'Behind a layer with channels_first the channels are on axis 1, while `axis=-1` keeps the last axis, the width: `axis=1` is meant.' },
    { when: formula`trainable == 0`, text: 'A frozen BatchNormalization also uses its tracked mean and variance while training, and does not update them.' },
  ],
  check,
  // With `renorm`, no limits are written as an empty dictionary.
  written: ({ renorm, renorm_clipping: limits = null }) => (renorm === 1 && !truthOf(limits as Raw) ? { renorm_clipping: {} } : {}),
  special: elsewhere,
});
