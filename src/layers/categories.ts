// Layers that turn numbers and texts into categories: CategoryEncoding, Discretization, Hashing, HashedCrossing.
// Source of the rules: keras/src/layers/preprocessing, Keras 3.15.1.

import { formula, type Size } from '../formula/index.ts';
import { patternOf, shapeText, type Shape } from '../shape/index.ts';
import { byPosition } from './base-settings.ts';
import { isNoSize, lastReplaced, limited, oneHot, optional, salt, sizeOf } from './category-parts.ts';
import { defineLayer, type CallPart, type Choosing, type InputSpec, type Recipe, type Trouble } from './define.ts';
import { tensor } from './example.ts';
import { isFloat, isKind, numberOf, pythonRepr, Tuple, type Raw } from './raw.ts';
import { anything, choice, flag, jsonOf, readSize, Refused, sizeConfig, truthOf, unsaved, type Read, type Setting } from './setting.ts';

const family = 'preprocessing';
type Settings = Readonly<Record<string, unknown>>;

const about = {
  output_mode: 'whether categories are numbers, or rows of zeros and ones',
  sparse: 'whether only the numbers that are not zero are kept',
  num_bins: 'how many categories there are',
};

const needsAxis = (shape: Shape): Trouble => ({ trouble: 'input-rank', raises: 'IndexError', data: { expected: '(batch, ...)', found: shape.length, shape: shapeText(shape), hint: null } });

const sparseTrouble = (settings: Settings): Trouble | undefined =>
  truthOf(settings['sparse'] as Raw) && settings['output_mode'] === 'int' ? { trouble: 'setting-disagrees', setting: 'sparse', data: { because: 'Numbers of categories are never sparse; only rows of zeros and ones are.', settings: '`sparse` with `output_mode="int"`' } } : undefined;

const sparse: Setting = { ...anything(about.sparse, false), control: { kind: 'flag' } };

const terms = { depth: 'kinds of categories', limits: 'limits between categories', last: 'last axis of the input', rest: 'axes before it', all: 'sizes of the input' };

/** `binary` is an older word for `multi_hot`. */
const encoding: Setting<string | null> = {
  ...choice('whether each entry becomes a row, or all entries share one, or are counted in one', ['one_hot', 'multi_hot', 'count', 'binary'], 'multi_hot'),
  read: (raw: Raw): Read | Refused => {
    const mode = raw === 'binary' ? 'multi_hot' : raw;
    return mode === 'one_hot' || mode === 'multi_hot' || mode === 'count' ? { value: mode, config: mode } : new Refused("one of 'one_hot', 'multi_hot', 'count' is expected", 'ValueError', ['one_hot', 'multi_hot', 'count']);
  },
};

/** Turns category numbers into rows of zeros and ones. */
export const categoryEncoding = defineLayer({
  name: 'CategoryEncoding',
  asIs: true,
  family,
  about: 'Turns category numbers into rows of zeros and ones.',
  example: { settings: { num_tokens: 10 }, call: [tensor([null, 5], 'int32')] },
  settings: {
    num_tokens: { ...limited('how many categories there are', (value) => value >= 1, 'a whole number of at least 1 is expected'), fallback: null },
    output_mode: encoding,
    sparse: unsaved(sparse),
  },
  call: ['count_weights'],
  byName: true,
  terms,
  check: (settings) => (settings['num_tokens'] === undefined ? { trouble: 'setting-missing', setting: 'num_tokens', data: { setting: 'num_tokens', about: 'It sets how many categories there are.' } } : undefined),
  sizes: ['num_tokens'],
  choose: ({ settings, shapes }: Choosing): Recipe | Trouble => {
    const [shape = []] = shapes;
    const depth = sizeOf(settings, 'num_tokens');
    if (isNoSize(depth)) return depth;
    return { scope: { depth }, ...(settings['output_mode'] === 'one_hot' && shape.length > 0 ? oneHot(shape) : lastReplaced(shape)) };
  },
});

/** How many limits there are between categories; what has no length fails only where it is asked for it. */
function boundaryCount(raw: Raw): number | undefined {
  if (typeof raw === 'string' || Array.isArray(raw)) return raw.length;
  return isKind(raw, 'dict') ? Object.keys(raw.entries).length : undefined;
}

const boundaries: Setting<readonly number[] | null> = {
  about: 'the numbers at which one category ends and the next begins',
  control: { kind: 'text' },
  fallback: null,
  read: (raw: Raw): Read | Refused => {
    if (isKind(raw, 'array') && raw.shape.some((size) => size !== 1)) return new Refused('a list of numbers is expected');
    return { value: raw === null ? null : { count: boundaryCount(raw), shown: pythonRepr(raw) }, config: jsonOf(raw) };
  },
};

/** Keras keeps the dtype of these layers as the name of what they store. */
const dtypeName = { dtype: byPosition('dtype'), name: byPosition('name') };

/** Sorts numbers into ranges. */
export const discretization = defineLayer({
  name: 'Discretization',
  asIs: true,
  family,
  about: 'Sorts numbers into ranges, and gives the number of the range or a row of zeros and ones.',
  example: { settings: { bin_boundaries: [0, 18, 65] }, call: [tensor([null, 1])] },
  base: 'own',
  settings: {
    bin_boundaries: boundaries,
    num_bins: optional(limited('how many ranges are learned from data', (value) => value >= 0, 'a whole number of at least 0 is expected')),
    epsilon: anything('how exactly ranges are learned; smaller is more exact', 0.01),
    output_mode: choice(about.output_mode, ['int', 'one_hot', 'multi_hot', 'count'], 'int'),
    sparse,
    ...dtypeName,
  },
  terms: { ...terms, second: 'second axis of the input: the entries that share a row' },
  check: (settings) => {
    const [limits, bins] = [settings['bin_boundaries'], settings['num_bins']];
    if (limits !== null && bins !== null) return { trouble: 'setting-disagrees', setting: 'num_bins', data: { because: 'Ranges are given, or learned from data.', settings: '`bin_boundaries` and `num_bins` at once' } };
    if (limits === null && bins === null) return { trouble: 'setting-missing', setting: 'bin_boundaries', data: { setting: 'bin_boundaries', about: 'It sets the numbers at which one category ends and the next begins; `num_bins` lets them be learned.' } };
    return sparseTrouble(settings);
  },
  choose: ({ settings, shapes, policy }: Choosing): Recipe | Trouble => {
    const [shape = []] = shapes;
    if (settings['output_mode'] === 'int') return { reads: patternOf('*all'), gives: patternOf('*all'), dtype: 'int32' };
    const limits = settings['bin_boundaries'] as { readonly count: number | undefined; readonly shown: string } | null;
    if (limits && limits.count === undefined) return { trouble: 'setting-invalid', setting: 'bin_boundaries', raises: 'TypeError', data: { setting: 'bin_boundaries', value: limits.shown, expected: 'a list of numbers is expected', about: 'the numbers at which one category ends and the next begins', suggestion: null } };
    const bins = limits ? 0 : sizeOf(settings, 'num_bins');
    if (isNoSize(bins)) return bins;
    const names = { depth: limits ? formula`limits + 1` : formula`num_bins` };
    const scope = { limits: limits?.count ?? 0, num_bins: bins };
    const many = settings['output_mode'] !== 'one_hot';
    const form = !many ? oneHot(shape) : shape.length < 2 ? { reads: patternOf('*all'), gives: patternOf('depth') } : { reads: patternOf('batch, second, *rest'), gives: patternOf('batch, *rest, depth') };
    return { scope, names, ...form, dtype: policy.compute };
  },
});

/** Spreads any values over a fixed number of categories. */
export const hashing = defineLayer({
  name: 'Hashing',
  asIs: true,
  family,
  about: 'Spreads any values over a fixed number of categories; equal values always share one.',
  example: { settings: { num_bins: 100 }, call: [tensor([null, 1], 'string')] },
  settings: {
    num_bins: limited(about.num_bins, (value) => value > 0, 'a whole number of at least 1 is expected'),
    mask_value: anything('the value that gets category 0 to itself', null),
    salt: salt('a number or two that make the spreading unpredictable'),
    output_mode: choice(about.output_mode, ['int', 'one_hot', 'multi_hot', 'count'], 'int'),
    sparse,
  },
  standardDType: (settings) => (settings['output_mode'] === 'int' ? 'int64' : 'float32'),
  terms,
  check: (settings, policy) =>
    settings['output_mode'] === 'int' && policy.name !== 'int32' && policy.name !== 'int64'
      ? { trouble: 'setting-disagrees', setting: 'dtype', data: { because: 'Category numbers are whole numbers: `dtype` must be int32 or int64.', settings: `dtype=${policy.name}` } }
      : sparseTrouble(settings),
  sizes: ['num_bins'],
  choose: ({ settings, shapes, policy }: Choosing): Recipe | Trouble => {
    const dtype = policy.variable;
    if (settings['output_mode'] === 'int') return { reads: patternOf('*all'), gives: patternOf('*all'), dtype };
    const depth = sizeOf(settings, 'num_bins');
    return isNoSize(depth) ? depth : { scope: { depth }, ...lastReplaced(shapes[0] ?? []), dtype };
  },
});

const isSpec = (part: CallPart): part is InputSpec => typeof part === 'object' && part !== null && 'dtype' in part && !('kind' in part);
const differ = (a: Size, b: Size): boolean => (a === null || typeof a === 'number') && (b === null || typeof b === 'number') && a !== b;

/** Keras never looks at it where categories are numbers. */
const unlimited: Setting<number | string> = {
  about: about.num_bins,
  control: { kind: 'count', minimum: 1 },
  read: (raw: Raw): Read => ({ value: isFloat(raw) ? { float: numberOf(raw) } : (readSize(raw) ?? raw), config: sizeConfig(raw) }),
};

/** Makes one category of two values. */
export const hashedCrossing = defineLayer({
  name: 'HashedCrossing',
  asIs: true,
  family,
  about: 'Makes one category of every pair of two values, spread over a fixed number of categories.',
  example: { settings: { num_bins: 1000 }, call: [Tuple.from([tensor([null, 1], 'string'), tensor([null, 1], 'string')])] },
  base: 'own',
  // Keras takes further keywords and forgets them.
  open: true,
  inputs: 'any',
  settings: {
    num_bins: unlimited,
    output_mode: choice(about.output_mode, ['int', 'one_hot'], 'int'),
    sparse: flag(about.sparse, false),
    name: dtypeName.name,
    dtype: dtypeName.dtype,
  },
  standardDType: (settings) => (settings['output_mode'] === 'int' ? 'int64' : undefined),
  terms: { ...terms, second: 'sizes of the second tensor' },
  choose: ({ settings, shapes, call }: Choosing): Recipe | Trouble => {
    const given = call['inputs'] ?? null;
    const [first = [], second = []] = shapes;
    if (!Array.isArray(given) || given.length !== 2 || !given.every(isSpec)) return { trouble: 'input-count', data: { expected: 'a list of two', found: shapes.length } };
    if (first.length === 0 || second.length === 0) return needsAxis(first);
    if (differ(first.at(-1) ?? null, second.at(-1) ?? null)) return { trouble: 'shapes-disagree', data: { shapes: `${shapeText(first)} and ${shapeText(second)}`, hint: 'Every value of the first is paired with one of the second.' } };
    if (settings['output_mode'] === 'int') return { reads: [patternOf('*all'), patternOf('*second')], gives: patternOf('*all') };
    const depth = sizeOf(settings, 'num_bins');
    if (isNoSize(depth)) return depth;
    const { reads, gives } = first.at(-1) === 1 ? lastReplaced(first) : { reads: patternOf('*all'), gives: patternOf('*all, depth') };
    return { scope: { depth }, reads: [reads, patternOf('*second')], gives };
  },
});
