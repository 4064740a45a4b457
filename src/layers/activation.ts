// Activations as layers: a function applied to every number on its own (or along one axis).
// Source of the rules: keras/src/layers/activations, Keras 3.15.1.

import { formula } from '../formula/index.ts';
import { patternOf, shape } from '../shape/index.ts';
import { placesOf } from './axes.ts';
import { defineLayer, type Choosing, type Declaration, type Recipe, type Settings, type Trouble } from './define.ts';
import { tensor } from './example.ts';
import { activation as activationSetting, constraint, initializer, regularizer } from './objects.ts';
import { isInt, type Raw } from './raw.ts';
import { anything, jsonOf, real, type Setting } from './setting.ts';

const elementwise = <const N extends string, const S extends Settings>(name: N, about: string, settings: S, more: Partial<Declaration> = {}) =>
  defineLayer({
    name,
    family: 'activation',
    about,
    settings,
    inputs: 'each',
    ready: true,
    reads: shape`*all`,
    terms: { all: 'all axes of the input' },
    gives: shape`*all`,
    masking: true,
    ...more,
  });

const { fallback: _, ...chosen } = activationSetting();

/** Any activation by name; there is none unless one is chosen. */
export const activation = elementwise('Activation', 'Applies one function to every number.', { activation: chosen }, { example: { settings: { activation: 'relu' } } });

/** max(0, x), with an optional ceiling, slope below and threshold. */
export const relu = elementwise('ReLU', 'Keeps positive numbers and sets negative ones to 0.', {
  max_value: real('the largest number that it gives', null, { minimum: 0, optional: true }),
  negative_slope: real('by how much numbers below the threshold are multiplied', 0, { minimum: 0 }),
  threshold: real('from which number on its input is kept', 0, { minimum: 0 }),
});

/** Negative numbers are shrunk, not cut off. */
export const leakyRelu = elementwise(
  'LeakyReLU',
  'Keeps positive numbers and shrinks negative ones.',
  { negative_slope: real('by how much negative numbers are multiplied', 0.3, { minimum: 0 }) },
  { renamed: { alpha: 'negative_slope' } },
);

/** Negative numbers bend towards -alpha. */
export const elu = elementwise('ELU', 'Keeps positive numbers and bends negative ones smoothly towards a limit.', {
  // Keras does not look at it.
  alpha: anything('the limit, with its sign turned, that negative numbers approach', 1),
}, { echoes: true });

/** Numbers along an axis become shares that sum to 1. */
export const softmax = elementwise(
  'Softmax',
  'Turns the numbers along an axis into shares that sum to 1.',
  { axis: anything('the axis along which the shares sum to 1', -1) },
  { call: ['mask', 'training'] },
);

/** `shared_axes`: an axis or several; looked at when the layer is built. */
const sharedAxes: Setting<number | readonly number[] | null> = {
  about: 'the axes along which all places share one slope',
  control: { kind: 'text' },
  fallback: null,
  read: (raw) => (raw === null ? { value: null, config: null } : { value: Array.isArray(raw) ? raw : [raw], config: (Array.isArray(raw) ? (raw as readonly Raw[]) : [raw]).map(jsonOf) }),
};

/** The slopes of PReLU: one for each place of an example, but along the axes that are shared. */
function slopes({ settings, shapes: [input = []] }: Choosing): Recipe | Trouble {
  const rank = input.length;
  const shared = (settings['shared_axes'] ?? null) as readonly Raw[] | null;
  const places = placesOf(rank);
  const sizes = [...places];
  for (const axis of shared ?? []) {
    if (!isInt(axis)) return { trouble: 'setting-invalid', setting: 'shared_axes', raises: 'TypeError', data: { setting: 'shared_axes', value: String(jsonOf(axis)), expected: 'a whole number is expected', about: sharedAxes.about } };
    // Keras counts back from the end for 0 and below: 0 is the last axis.
    const at = Number(axis) - 1 < 0 ? rank - 2 + Number(axis) : Number(axis) - 1;
    if (at < 0 || at >= sizes.length) return { trouble: 'axis-out-of-range', setting: 'shared_axes', raises: 'IndexError', data: { setting: 'shared_axes', axis: Number(axis), rank, shape: null } };
    sizes[at] = '1';
  }
  const whole = patternOf(['batch', ...places].join(', '));
  // Only with shared axes does Keras insist that the others stay as they are; it looks at positive numbers alone.
  const kept = shared && shared.length > 0 ? places.filter((_place, i) => !shared.some((axis) => Number(axis) === i + 1)) : [];
  return {
    ...(rank === 0 ? { gives: shape`` } : { reads: whole, gives: whole }),
    scope: { own: shared === null && rank > 2 ? 1 : 0 },
    weights: { alpha: { shape: patternOf(sizes.join(', ')), about: 'one slope for negative numbers at every place', starts: 'alpha_initializer' } },
    fixes: kept,
  };
}

/** ReLU whose slope below 0 is learned. */
export const prelu = defineLayer({
  name: 'PReLU',
  family: 'activation',
  about: 'Keeps positive numbers and multiplies negative ones by slopes that it learns.',
  example: { settings: { shared_axes: [1, 2] }, call: [tensor([null, 28, 28, 16])] },
  settings: {
    alpha_initializer: initializer('slopes'),
    alpha_regularizer: regularizer('slopes'),
    alpha_constraint: constraint('slopes'),
    shared_axes: sharedAxes,
  },
  terms: { height: 'height of the input', width: 'width of the input', depth: 'depth of the input', length: 'length of the input', features: 'features of the input', channels: 'channels of the input' },
  fixesRank: true,
  masking: true,
  traps: [{ when: formula`own == 1`, text: 'Every place has a slope of its own, not only every channel, unless `shared_axes` lists the axes along which all places share one: `shared_axes=[1, 2]` for pictures.' }],
  choose: slopes,
});
