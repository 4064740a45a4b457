// Layers that bring numbers to mean 0 and spread 1, or to length 1, within every example.
// Source of the rules: keras/src/layers/normalization and keras/src/layers/preprocessing/normalization.py, Keras 3.15.1.

import { exact, formula, formulaOf, type Size } from '../formula/index.ts';
import { patternOf, shape, shapeText, type Shape } from '../shape/index.ts';
import { axisAt } from './axes.ts';
import { defineLayer, either, type Choosing, type InputSpec, type Recipe, type Trouble, type Weight } from './define.ts';
import { tensor } from './example.ts';
import { entryCount } from './inner.ts';
import { constraint, initializer, regularizer } from './objects.ts';
import { isInt, isKind, itemsOf, numberOf, type Raw } from './raw.ts';
import { anything, flag, jsonOf, Refused, pythonInt, truthOf, type Setting } from './setting.ts';

type Settings = Readonly<Record<string, unknown>>;

/** `axis`: one or several; where Keras looks at it late, nothing else is refused early. */
const axisSetting = (about: string, late = false): Setting<number | readonly number[]> => ({
  about,
  control: { kind: 'text' },
  fallback: -1,
  read: (raw) => {
    if (isInt(raw)) return { value: [raw], config: jsonOf(raw) };
    if (Array.isArray(raw) && (late || (raw as readonly Raw[]).every((one) => isInt(one)))) return { value: raw, config: jsonOf(raw) };
    return new Refused('a whole number or several are expected', 'TypeError');
  },
});

const outOfRange = (setting: string, axis: unknown, input: Shape): Trouble => ({ trouble: 'axis-out-of-range', setting, raises: 'IndexError', data: { setting, axis: String(axis), rank: input.length, shape: shapeText(input) } });

const sorted = (axes: readonly Raw[]): readonly Raw[] => axes.toSorted((a, b) => Number(a) - Number(b));

/** The sizes along some axes in their order from first to last, as Keras sorts them: negative numbers stand first. */
function sizesAlong(given: readonly Raw[], input: Shape): readonly Size[] | Trouble {
  const sizes: Size[] = [];
  for (const axis of sorted(given)) {
    const at = isInt(axis) ? axisAt(Number(axis), input.length) : undefined;
    if (at === undefined) return outOfRange('axis', jsonOf(axis), input);
    sizes.push(input[at] ?? null);
  }
  return sizes;
}

const isTrouble = (one: readonly Size[] | Trouble): one is Trouble => 'trouble' in one;

/** Once built, Keras writes the axes as a sorted list. */
const settledAxes = ({ axis }: Settings): { readonly axis: readonly unknown[] } => ({ axis: sorted(axis as readonly Raw[]).map(jsonOf) });

const layerWeights: Readonly<Record<string, Weight>> = {
  gamma: { shape: shape`channels`, about: 'what each channel is multiplied by', when: 'scale', starts: 'gamma_initializer' },
  beta: { shape: shape`channels`, about: 'what is added to each channel', when: 'center', starts: 'beta_initializer' },
};

/** Axes other than the last, or the old way of scaling. */
function layerSpecial(settings: Settings, _policy: unknown, [input]: readonly InputSpec[]): Partial<Recipe> | Trouble | undefined {
  const axis = settings['axis'] as readonly Raw[];
  const old = settings['rms_scaling'] === 1;
  if (!input?.shape || (axis.length === 1 && axis[0] === -1 && !old)) return undefined;
  const kept = sizesAlong(axis, input.shape);
  if (isTrouble(kept)) return kept;
  const { gamma, beta } = layerWeights;
  const count = old ? 1 : Number(settings['scale']) + Number(settings['center']);
  return {
    scope: { all: input.shape, kept },
    reads: shape`*all`,
    gives: shape`*all`,
    weights: {
      ...(gamma && (old || settings['scale'] === 1) ? { gamma: { shape: shape`*kept`, about: gamma.about, starts: 'gamma_initializer' } } : {}),
      ...(beta && !old && settings['center'] === 1 ? { beta: { shape: shape`*kept`, about: beta.about, starts: 'beta_initializer' } } : {}),
    },
    textbook: count === 0 ? formula`0` : count === 1 ? formula`product(kept)` : formula`2 * product(kept)`,
  };
}

/** Every example on its own: the numbers along the last axis are brought to mean 0 and spread 1. */
export const layerNormalization = defineLayer({
  name: 'LayerNormalization',
  asIs: true,
  family: 'normalization',
  about: 'Brings the numbers along an axis to mean 0 and spread 1 within every example, then scales and shifts them as learned.',
  example: { call: [tensor([null, 20, 64])] },
  settings: {
    axis: pythonInt(axisSetting('the axis along which the numbers are brought into line'), 'TypeError'),
    epsilon: anything('a small number that keeps the division safe', 0.001),
    center: flag('whether a learned number is added', true),
    scale: flag('whether each is multiplied by a learned number', true),
    beta_initializer: initializer('shift'),
    gamma_initializer: initializer('scale', 'ones'),
    beta_regularizer: regularizer('shift'),
    gamma_regularizer: regularizer('scale'),
    beta_constraint: constraint('shift'),
    gamma_constraint: constraint('scale'),
    rms_scaling: { ...flag('the old way of scaling by the spread alone', false), positional: false },
  },
  reads: shape`*rest, channels`,
  terms: { channels: 'size of the axis that is brought into line', rest: 'the other axes', kept: 'sizes of the axes that are brought into line' },
  gives: shape`*rest, channels`,
  weights: layerWeights,
  textbook: either('scale', either('center', formula`2 * channels`, formula`channels`), either('center', formula`channels`, formula`0`)),
  masking: true,
  // Keras does not look at a later input with other sizes.
  fixes: 'nothing',
  settles: settledAxes,
  special: layerSpecial,
});

/** `groups`: how many; -1 for one group per channel. */
const groups: Setting<number | string> = {
  about: 'into how many groups the channels are split; -1 gives every channel a group of its own',
  control: { kind: 'count', minimum: -1 },
  fallback: 32,
  read: (raw) => {
    if (isKind(raw, 'size')) return { value: raw.size, config: raw.size };
    return isInt(raw) && (Number(raw) > 0 || Number(raw) === -1) ? { value: Number(raw), config: jsonOf(raw) } : new Refused('a whole number of at least 1, or -1, is expected');
  },
};

/** The groups of one call. */
function grouped({ settings, shapes: [input = []] }: Choosing): Recipe | Trouble {
  const { axis } = settings;
  if (!isInt(axis as Raw)) return { trouble: 'setting-invalid', setting: 'axis', raises: 'TypeError', data: { setting: 'axis', value: String(jsonOf(axis as Raw)), expected: 'a whole number is expected', about: 'the axis of the channels' } };
  const at = axisAt(Number(axis), input.length);
  if (at === undefined) return outOfRange('axis', axis, input);
  const channels = input[at] ?? null;
  const alone = settings['groups'] === -1;
  const known = exact(channels);
  return {
    scope: { all: input, channels, ...(alone ? { groups: channels } : {}) },
    gives: shape`*all`,
    weights: layerWeights,
    needs: [{ name: 'channels', code: 'size-not-known' }],
    rules: [
      { holds: formula`groups <= channels`, because: 'There cannot be more groups than channels.', setting: 'groups' },
      { holds: formula`channels % groups == 0`, code: 'channels-not-divisible', setting: 'groups' },
    ],
    textbook: formulaOf(['0', 'channels', '2 * channels'][Number(settings['scale']) + Number(settings['center'])] ?? '0'),
    fixes: ['channels'],
    ...(alone && known !== undefined ? { settles: { groups: Number(known) } } : {}),
  };
}

/** Groups of channels are brought to mean 0 and spread 1 within every example. */
export const groupNormalization = defineLayer({
  name: 'GroupNormalization',
  asIs: true,
  family: 'normalization',
  about: 'Brings groups of channels to mean 0 and spread 1 within every example, then scales and shifts each channel as learned.',
  example: { settings: { groups: 8 }, call: [tensor([null, 28, 28, 32])] },
  settings: {
    groups: pythonInt(groups),
    axis: anything('the axis of the channels', -1),
    epsilon: anything('a small number that keeps the division safe', 0.001),
    center: flag('whether a learned number is added to each channel', true),
    scale: flag('whether each channel is multiplied by a learned number', true),
    beta_initializer: initializer('shift'),
    gamma_initializer: initializer('scale', 'ones'),
    beta_regularizer: regularizer('shift'),
    gamma_regularizer: regularizer('scale'),
    beta_constraint: constraint('shift'),
    gamma_constraint: constraint('scale'),
  },
  terms: { channels: 'size of the axis of the channels', all: 'all axes of the input' },
  masking: true,
  fixesRank: true,
  choose: grouped,
});

/** Scaling by the root of the mean square along some axes. */
function scaled({ settings, shapes: [input = []] }: Choosing): Recipe | Trouble {
  const kept = sizesAlong(settings['axis'] as readonly Raw[], input);
  if (isTrouble(kept)) return kept;
  return {
    scope: { all: input, kept },
    gives: shape`*all`,
    weights: { scale: { shape: shape`*kept`, about: 'what each number is multiplied by', starts: 'Ones' } },
    textbook: formula`product(kept)`,
    fixes: [],
  };
}

/** Numbers divided by the root of their mean square. */
export const rmsNormalization = defineLayer({
  name: 'RMSNormalization',
  family: 'normalization',
  about: 'Divides the numbers along an axis by the root of their mean square within every example, then scales them as learned.',
  example: { call: [tensor([null, 20, 64])] },
  settings: { axis: axisSetting('the axis along which the numbers are brought into line', true), epsilon: anything('a small number that keeps the division safe', 1e-6) },
  terms: { kept: 'sizes of the axes that are brought into line', all: 'all axes of the input' },
  settles: settledAxes,
  choose: scaled,
});

/** Vectors of length 1. */
export const unitNormalization = defineLayer({
  name: 'UnitNormalization',
  family: 'normalization',
  about: 'Scales the numbers along an axis so that the sum of their squares is 1.',
  settings: { axis: pythonInt(axisSetting('the axis along which the squares sum to 1', true), 'TypeError') },
  inputs: 'each',
  ready: true,
  terms: { all: 'all axes of the input' },
  masking: true,
  choose: ({ settings, shapes, call }) => {
    const [input = []] = shapes;
    // Keras compares the axis with how many entries a list or dict has.
    const rank = entryCount(call['inputs']) ?? input.length;
    const wrong = (settings['axis'] as readonly Raw[]).find((axis) => !((numberOf(axis) ?? rank) < rank && (numberOf(axis) ?? rank) >= -rank));
    if (wrong !== undefined) return outOfRange('axis', jsonOf(wrong), input);
    const names = shapes.map((_, i) => (i === 0 ? 'all' : `all_${i + 1}`));
    return { scope: Object.fromEntries(names.map((name, i) => [name, shapes[i] ?? []])), gives: names.map((name) => patternOf(`*${name}`)), nesting: 'as the input' };
  },
});

/** The shape of a number, of nested lists or of an array; undefined for what is none of them. */
function shapeOf(raw: Raw): readonly (number | null)[] | undefined {
  if (numberOf(raw) !== undefined) return [];
  if (isKind(raw, 'array')) return raw.shape;
  if (!Array.isArray(raw)) return undefined;
  const [first = 0, ...others] = (raw as readonly Raw[]).map(shapeOf);
  if (first === undefined || others.some((one) => String(one) !== String(first))) return undefined;
  return [raw.length, ...(first === 0 ? [] : first)];
}

/** `axis` of Normalization: None for none. */
const keptAxes: Setting<number | readonly number[] | null> = {
  about: 'the axes that keep a mean and a variance for each of their places; None for one of each in all',
  control: { kind: 'text' },
  fallback: -1,
  read: (raw) => {
    const items = raw === null ? [] : isInt(raw) ? [raw] : itemsOf(raw);
    return items ? { value: items.map((one) => (isInt(one) ? Number(one) : one)), config: items.map(jsonOf) } : new Refused('a whole number, several, or None are expected', 'TypeError');
  },
};

function checkMoments({ mean = null, variance = null, axis }: Settings): Trouble | undefined {
  const disagree = (because: string): Trouble => ({ trouble: 'setting-disagrees', setting: 'mean', data: { because, settings: 'these `mean` and `variance`' } });
  if ((mean === null) !== (variance === null)) return disagree('`mean` and `variance` are given together or not at all');
  if (mean === null) return undefined;
  const [a, b] = [shapeOf(mean as Raw), shapeOf(variance as Raw)];
  if (!a || !b || String(a) !== String(b)) return disagree('`mean` and `variance` have to have the same shape');
  return a.length > (axis as readonly unknown[]).length ? disagree('`mean` has more axes than are kept') : undefined;
}

/** What is kept of an input, and whether the given numbers fit it. */
function standardized({ settings, shapes: [input = []] }: Choosing): Recipe | Trouble {
  const given = settings['axis'] as readonly (number | Raw)[];
  const at = given.map((axis) => (typeof axis === 'number' ? axisAt(axis, input.length) : undefined));
  const wrong = at.indexOf(undefined);
  if (wrong >= 0) return outOfRange('axis', given[wrong], input);
  const places = at.flatMap((axis) => axis ?? []).toSorted((a, b) => a - b);
  const kept = places.map((place) => input[place] ?? null);
  const twice = places.some((place, i) => places[i + 1] === place && input[place] !== 1);
  if (twice) return { trouble: 'setting-disagrees', setting: 'axis', data: { because: 'an axis is named twice', settings: `\`axis=${shapeText(places)}\`` } };
  const common = { scope: { all: input, kept }, gives: shape`*all`, needs: [{ name: 'kept', code: 'size-not-known' }], fixes: [] } as const;
  const mean = (settings['mean'] ?? null) as Raw;
  if (mean === null)
    return {
      ...common,
      weights: {
        mean: { shape: shape`*kept`, about: 'the mean, learned from data by `adapt`', trainable: false, starts: 'Zeros' },
        variance: { shape: shape`*kept`, about: 'the variance, learned from data by `adapt`', trainable: false, starts: 'Ones' },
        count: { shape: patternOf(''), about: 'how many examples it has seen', trainable: false, dtype: 'int64', starts: 'Zeros' },
      },
      textbook: formula`2 * product(kept) + 1`,
    };
  const sizes = shapeOf(mean) ?? [];
  const fits = sizes.every((size, i) => size === 1 || size === kept[kept.length - sizes.length + i]);
  return fits ? common : { trouble: 'shapes-disagree', data: { shapes: `${shapeText(sizes)}, ${shapeText(kept)}`, hint: '`mean` has to fit the axes that are kept.' } };
}

/** Numbers shifted and scaled by a mean and a variance that are given, or learned from data beforehand. */
export const normalization = defineLayer({
  name: 'Normalization',
  family: 'preprocessing',
  about: 'Shifts and scales its input by a mean and a variance that are given, or taken from data beforehand.',
  example: { call: [tensor([null, 8])] },
  settings: {
    axis: pythonInt(keptAxes, 'TypeError'),
    mean: anything('the mean to subtract', null),
    variance: anything('the variance to divide by', null),
    invert: { ...flag('whether the way is taken back, from scaled numbers to the original ones', false), read: (raw) => ({ value: truthOf(raw) ? 1 : 0, config: jsonOf(raw) }) },
  },
  terms: { kept: 'sizes of the axes that are kept', all: 'all axes of the input' },
  masking: true,
  forgets: 'an empty shape',
  check: checkMoments,
  choose: standardized,
});
