// MultiHeadAttention and GroupQueryAttention: several attentions side by side, each on its own projection of the input.
// Source of the rules: keras/src/layers/attention/multi_head_attention.py and grouped_query_attention.py, Keras 3.15.1.

import { formula, formulaOf, type Size } from '../formula/index.ts';
import { patternOf, shapeText, type Pattern, type Shape } from '../shape/index.ts';
import { seedWithDropout } from './attention.ts';
import { defineLayer, type CallPart, type Choosing, type InputSpec, type Recipe, type Trouble } from './define.ts';
import { tensor } from './example.ts';
import { constraint, initializer, regularizer } from './objects.ts';
import { projections, type Projection } from './projection.ts';
import { kernelOrder } from './quantized.ts';
import { isFloat, isInt, isKind, itemsOf, numberOf, type Raw } from './raw.ts';
import { anything, count, flag, jsonOf, pythonInt, readSize, Refused, sameAs, sizeConfig, truthOf, unsaved, type Read, type Setting } from './setting.ts';

/** `dropout`, which Keras hands to a Dropout layer inside. */
const dropout: Setting<number> = {
  about: 'which part of the attention is set to 0 while training',
  control: { kind: 'number', minimum: 0, maximum: 1 },
  fallback: 0,
  read: (raw: Raw): Read | Refused => {
    const value = numberOf(raw);
    if (value === undefined) return new Refused('a number between 0 and 1 is expected', 'TypeError');
    return value >= 0 && value <= 1 ? { value, config: jsonOf(raw) } : new Refused('it must lie between 0 and 1');
  },
};

/** An initializer that every projection takes a copy of: Keras cannot do without one, nor copy a function. */
const copied = (of: string, fallback: string): Setting<string | null> => {
  const setting = initializer(of, fallback);
  return { ...setting, read: (raw: Raw): Read | Refused => (raw === null ? new Refused('an initializer is expected', 'AttributeError') : isKind(raw, 'function') && typeof unread(setting.read(raw)) !== 'string' ? new Refused('an initializer that can be copied is expected', 'AttributeError') : setting.read(raw)) };
};
const unread = (read: Read | Refused): unknown => (read instanceof Refused ? undefined : read.value);

const window: Setting<number | null> = {
  about: 'how far a query may look to either side; everywhere where nothing is given',
  control: { kind: 'count', minimum: 1 },
  fallback: null,
  read: (raw: Raw): Read | Refused => {
    if (raw === null) return { value: null, config: null };
    const size = readSize(raw);
    return size === undefined || (typeof size === 'number' && size <= 0) ? new Refused('a whole number of at least 1 is expected') : { value: size, config: sizeConfig(raw) };
  },
};

/** The settings behind the sizes, in Keras's order. */
const shared = {
  flash_attention: unsaved(anything('whether a faster way of computing is used', null)),
  kernel_initializer: copied('kernel of every projection', 'glorot_uniform'),
  bias_initializer: copied('bias of every projection', 'zeros'),
  kernel_regularizer: regularizer('kernel of every projection'),
  bias_regularizer: regularizer('bias of every projection'),
  activity_regularizer: regularizer('output of every projection'),
  kernel_constraint: constraint('kernel of every projection'),
  bias_constraint: constraint('bias of every projection'),
  use_gate: flag('whether a learned gate scales what every head gives', false),
  seed: anything('where the random numbers of the dropout start', null),
};

/** What Keras insists on beyond each setting. */
const check = (settings: Readonly<Record<string, unknown>>): Trouble | undefined =>
  Number(settings['dropout']) > 0 && truthOf(settings['flash_attention'] as Raw)
    ? { trouble: 'setting-disagrees', setting: 'dropout', data: { because: 'Flash attention drops nothing: `dropout` must be 0.', settings: 'both at once' } }
    : seedWithDropout(settings);

const isSpec = (part: CallPart | undefined): part is InputSpec => typeof part === 'object' && part !== null && 'dtype' in part && !('kind' in part);

/** The tensors of the call: query, value and, where it is given, key; with the patterns' places among all tensors. */
interface Roles {
  readonly query: Shape;
  readonly value: Shape;
  readonly key: Shape;
  readonly hasKey: boolean;
  /** The parameter that every tensor of the call belongs to, in their order. */
  readonly order: readonly string[];
}

function rolesOf({ call }: Choosing): Roles | Trouble {
  const { inputs: query, value, key = null } = call;
  if (!isSpec(query) || !isSpec(value) || (key !== null && !isSpec(key))) return { trouble: 'input-count', raises: 'TypeError', data: { expected: 'a query, a value and perhaps a key, one tensor each, as', found: Object.values(call).filter(isSpec).length } };
  const order = Object.entries(call).flatMap(([name, part]) => (isSpec(part) ? [name] : Array.isArray(part) ? part.filter(isSpec).map(() => name) : []));
  return { query: query.shape ?? [], value: value.shape ?? [], key: (key ?? value).shape ?? [], hasKey: key !== null, order };
}

/** None and a number differ for Keras; a named size may turn out to be anything. */
const differ = (a: Size, b: Size): boolean => (a === null || typeof a === 'number') && (b === null || typeof b === 'number') && a !== b;

const disagree = (shapes: readonly Shape[], hint: string): Trouble => ({ trouble: 'shapes-disagree', data: { shapes: shapes.map((one) => shapeText(one)).join(' and '), hint } });

/** Value and key have to have the same steps. */
function stepsDisagree({ value, key }: Roles): Trouble | undefined {
  const [a, b] = [value.slice(1, -1), key.slice(1, -1)];
  return a.length !== b.length || a.some((size, i) => differ(size, b[i] ?? null)) ? disagree([value, key], 'Value and key must have the same steps: every key stands for one value.') : undefined;
}

const tooFlat = (shape: Shape): Trouble => ({ trouble: 'input-rank', raises: 'IndexError', data: { expected: '(batch, steps, features)', found: shape.length, shape: shapeText(shape), hint: null } });

/** A pattern for every tensor of the call. */
const readings = (roles: Roles, of: Readonly<Record<string, string>>): readonly Pattern[] => roles.order.map((name, i) => patternOf(of[name] ?? `*other${i}`));

const scoresAsked = ({ call }: Choosing): boolean => truthOf((call['return_attention_scores'] ?? false) as Raw);

const common = {
  family: 'attention',
  inputs: 'any',
  first: 'query',
  call: ['value', 'key', 'query_mask', 'value_mask', 'key_mask', 'attention_mask', 'return_attention_scores', 'training', 'use_causal_mask'],
  builds: ['query_shape', 'value_shape', 'key_shape'],
  masking: true,
  fixes: 'nothing',
  check,
} as const;

/** The sizes of the output behind the steps; Python's false stands for the features of the query. */
const outputShape: Setting<number | readonly number[] | null> = {
  about: 'how many features the output has; as many as the query where nothing is given',
  control: { kind: 'sizes' },
  fallback: null,
  read: (raw: Raw): Read | Refused => {
    const expected = 'a whole number or a tuple of whole numbers is expected';
    if (!truthOf(raw) && !isFloat(raw)) return { value: null, config: jsonOf(raw) };
    const items = Array.isArray(raw) ? (raw as readonly Raw[]) : [raw];
    const sizes = items.map((item) => (isFloat(item) ? undefined : readSize(item)));
    return sizes.some((size) => size === undefined || (typeof size === 'number' && size < 0)) ? new Refused(expected) : { value: sizes, config: items.map(sizeConfig) };
  },
};

/** The axes that are looked along; settled when the number of axes is known. */
const attentionAxes: Setting<number | readonly number[] | null> = {
  about: 'along which axes is looked; along all but batch and features where nothing is given',
  control: { kind: 'sizes' },
  fallback: null,
  read: (raw: Raw): Read | Refused => {
    if (raw === null) return { value: null, config: null };
    // An empty text or dict is as good as an empty tuple to Python.
    if (!truthOf(raw) && !isInt(raw) && itemsOf(raw)) return { value: { axes: [] }, config: jsonOf(raw) };
    const items = isInt(raw) ? [raw] : Array.isArray(raw) ? (raw as readonly Raw[]) : [];
    const axes = items.flatMap((item) => (isInt(item) ? [Number(item)] : []));
    return (isInt(raw) || Array.isArray(raw)) && axes.length === items.length ? { value: { axes }, config: axes } : new Refused('a whole number or a tuple of whole numbers is expected');
  },
};

/** The axes as they are counted from the front, or why there is no such axis. `rank` counts the axes of the value. */
function axesOf(setting: unknown, value: Shape): readonly number[] | Trouble {
  const rank = value.length;
  const given = (setting as { readonly axes: readonly number[] } | null)?.axes;
  if (!given) return Array.from({ length: Math.max(rank - 2, 0) }, (_, i) => i + 1);
  const axes = given.map((axis) => (axis >= 0 ? axis : rank + axis));
  const lost = axes.findIndex((axis) => axis > rank || axis < -rank - 1);
  return lost < 0 ? axes : { trouble: 'axis-out-of-range', setting: 'attention_axes', raises: 'IndexError', data: { setting: 'attention_axes', axis: given[lost] ?? 0, rank, shape: shapeText(value) } };
}

const paired = (rank: number, names: readonly [string, string, string, string]): string => (rank < 2 ? names[3] : rank === 2 ? `${names[0]}, ${names[3]}` : `${names[0]}, ${names[1]}, *${names[2]}, ${names[3]}`);

function multiHead(at: Choosing): Recipe | Trouble {
  const roles = rolesOf(at);
  if ('trouble' in roles) return roles;
  const bad = stepsDisagree(roles);
  if (bad) return bad;
  const axes = axesOf(at.settings['attention_axes'], roles.value);
  if ('trouble' in axes) return axes;
  const { query, value, key, hasKey } = roles;
  const steps = query.length > 2;
  const output = at.settings['output_shape'] === null ? 'features' : '*output_shape';
  const gives = patternOf(steps ? `batch, length, *more, ${output}` : query.length === 2 ? `batch, ${output}` : output);
  if (scoresAsked(at) && query.length < 2) return tooFlat(query);
  const length = steps ? 'length' : 'features';
  const keyFeatures = hasKey ? 'key_features' : 'value_features';
  const projected: readonly Projection[] = [
    { layer: 'query', from: ['features'], to: ['num_heads', 'key_dim'], free: query.length - 1, sizes: [query.at(-1) ?? null, at.settings['num_heads'] as Size, at.settings['key_dim'] as Size], about: 'what a query asks for, in every head' },
    { layer: 'key', from: [keyFeatures], to: ['num_heads', 'key_dim'], free: key.length - 1, sizes: [key.at(-1) ?? null, at.settings['num_heads'] as Size, at.settings['key_dim'] as Size], about: 'what a place offers to be found by, in every head' },
    ...(at.settings['use_gate'] ? [{ layer: 'gate', from: ['features'], to: ['num_heads', 'value_dim'], free: query.length - 1, sizes: [query.at(-1) ?? null, at.settings['num_heads'] as Size, at.settings['value_dim'] as Size], about: 'how much of every head passes the gate' }] : []),
    { layer: 'value', from: ['value_features'], to: ['num_heads', 'value_dim'], free: value.length - 1, sizes: [value.at(-1) ?? null, at.settings['num_heads'] as Size, at.settings['value_dim'] as Size], about: 'what a place hands over, in every head' },
    { layer: 'attention_output', from: ['num_heads', 'value_dim'], to: [output], free: query.length - 1, sizes: [at.settings['num_heads'] as Size, at.settings['value_dim'] as Size, ...((at.settings['output_shape'] as readonly Size[] | null) ?? [query.at(-1) ?? null])], about: 'how the heads are put together again' },
  ];
  const made = projections(projected, at);
  if ('trouble' in made) return made;
  // A file has the axes written out that a layer has settled by itself.
  const everywhere = query.length === 3 && value.length === 3 && axes.length === 1 && axes[0] === 1;
  return {
    reads: readings(roles, {
      inputs: paired(query.length, ['batch', 'length', 'more', 'features']),
      value: paired(value.length, ['value_batch', 'source', 'value_more', 'value_features']),
      key: paired(key.length, ['key_batch', 'key_source', 'key_more', 'key_features']),
    }),
    ...made,
    gives: scoresAsked(at) ? [gives, patternOf(`batch, num_heads, ${length}, ${length}`)] : gives,
    ...(scoresAsked(at) ? { nesting: { tuple: [0, 1] } } : {}),
    makes: ['Softmax', 'Dropout'],
    settles: { attention_axes: axes },
    ...(everywhere
      ? { macs: formulaOf(`num_heads * (length * features * key_dim + source * ${keyFeatures} * key_dim + source * value_features * value_dim + length * source * (key_dim + value_dim) + length * value_dim * ${output === 'features' ? 'features' : 'product(output_shape)'})`) }
      : {}),
  };
}

/** Several attentions side by side: the transformer's. */
export const multiHeadAttention = defineLayer({
  ...common,
  name: 'MultiHeadAttention',
  about: 'Several attentions side by side: every head projects query, key and value its own way, looks, and all answers are put together.',
  example: { settings: { num_heads: 8, key_dim: 64 }, call: [tensor([null, 20, 512]), tensor([null, 20, 512])] },
  stores: { ...kernelOrder, inside: { query: 'query_dense', key: 'key_dense', value: 'value_dense', gate: '_gate_dense', attention_output: 'output_dense' } },
  settings: {
    num_heads: pythonInt(count('how many heads look at once')),
    key_dim: pythonInt(count('how many features a query and a key have in each head')),
    value_dim: sameAs('key_dim', pythonInt({ ...count('how many features a value has in each head; as many as a key where nothing is given', null), read: (raw: Raw): Read | Refused => (raw === null ? { value: null, config: null } : count('').read(raw)) })),
    dropout,
    use_bias: flag('whether every projection adds learned numbers', true),
    output_shape: pythonInt(outputShape),
    attention_axes: pythonInt(attentionAxes),
    sliding_window: window,
    ...shared,
  },
  terms: {
    length: 'steps of the query',
    source: 'steps of the value',
    more: 'further axes between steps and features',
    value_more: 'further axes of the value',
    features: 'features of the query',
    value_features: 'features of the value',
    key_source: 'steps of the key',
    key_more: 'further axes of the key',
    key_features: 'features of the key',
  },
  traps: [{ when: formula`num_heads * key_dim != features`, text: '`key_dim` counts for each head: together the heads compute with num_heads * key_dim features. Often key_dim = features / num_heads is meant.' }],
  sizes: ['num_heads', 'key_dim', 'value_dim'],
  choose: multiHead,
});

const ranked = (rank: number, names: readonly [string, string, string, string, string]): string => {
  const [batch, steps, read, more, last] = names;
  return rank === 3 ? `${batch}, ${steps}, ${last}` : `${batch}, ${steps}, ${read}, *${more}, ${last}`;
};

function grouped(at: Choosing): Recipe | Trouble {
  const roles = rolesOf(at);
  if ('trouble' in roles) return roles;
  const { query, value, key, hasKey } = roles;
  const flat = [query, value, key].find((one) => one.length < 3);
  if (flat) return tooFlat(flat);
  if (differ(query.at(-1) ?? null, value.at(-1) ?? null)) return disagree([query, value], 'Query and value must have the same number of features.');
  const bad = stepsDisagree(roles);
  if (bad) return bad;
  // Keras reads the third axis, whatever comes behind it.
  const third = (rank: number, read: string, last: string): string => (rank === 3 ? last : read);
  const from = { query: third(query.length, 'read', 'features'), value: third(value.length, 'value_read', 'value_features'), key: hasKey ? third(key.length, 'key_read', 'key_features') : third(value.length, 'value_read', 'value_features') };
  const heads = ['num_query_heads', 'head_dim'];
  const pairs = ['num_key_value_heads', 'head_dim'];
  const sizesOf = (first: Size, names: readonly string[]): readonly Size[] => [first, ...names.map((name) => at.settings[name] as Size)];
  const projected: readonly Projection[] = [
    { layer: 'query', from: [from.query], to: heads, free: 2, behind: query.length - 3, sizes: sizesOf(query[2] ?? null, heads), about: 'what a query asks for, in every head' },
    { layer: 'key', from: [from.key], to: pairs, free: 2, behind: key.length - 3, sizes: sizesOf(key[2] ?? null, pairs), about: 'what a place offers to be found by, in every group of heads' },
    ...(at.settings['use_gate'] ? [{ layer: 'gate', from: [from.query], to: heads, free: 2, behind: query.length - 3, sizes: sizesOf(query[2] ?? null, heads), about: 'how much of every head passes the gate' }] : []),
    { layer: 'value', from: [from.value], to: pairs, free: 2, behind: value.length - 3, sizes: sizesOf(value[2] ?? null, pairs), about: 'what a place hands over, in every group of heads' },
    { layer: 'attention_output', from: heads, to: ['features'], free: 2, sizes: [...sizesOf(null, heads).slice(1), query.at(-1) ?? null], about: 'how the heads are put together again' },
  ];
  const made = projections(projected, at);
  if ('trouble' in made) return made;
  const simple = query.length === 3 && value.length === 3;
  const output = patternOf(simple ? 'batch, length, features' : ranked(query.length, ['batch', 'length', 'read', 'more', 'features']));
  const source = hasKey ? 'key_source' : 'source';
  return {
    reads: readings(roles, {
      inputs: ranked(query.length, ['batch', 'length', 'read', 'more', 'features']),
      value: ranked(value.length, ['value_batch', 'source', 'value_read', 'value_more', 'value_features']),
      key: ranked(key.length, ['key_batch', 'key_source', 'key_read', 'key_more', 'key_features']),
    }),
    ...made,
    gives: scoresAsked(at) ? [output, patternOf(`batch, num_query_heads, length, ${source}`)] : output,
    ...(scoresAsked(at) ? { nesting: { tuple: [0, 1] } } : {}),
    makes: ['Softmax', 'Dropout'],
    ...(simple ? { macs: formulaOf(`head_dim * (2 * num_query_heads * length * features + num_key_value_heads * source * (${from.key} + value_features) + 2 * num_query_heads * length * source)`) } : {}),
  };
}

/** Keras hands it to `float()` and takes the root of it. */
const headDim: Setting<number | string> = {
  ...count('how many features every head has'),
  read: (raw: Raw): Read | Refused => {
    const size = isFloat(raw) ? undefined : readSize(raw);
    return size === undefined || (typeof size === 'number' && size < 1) ? new Refused('a whole number of at least 1 is expected') : { value: size, config: sizeConfig(raw) };
  },
};

/** Attention whose query heads share keys and values in groups. */
export const groupQueryAttention = defineLayer({
  ...common,
  name: 'GroupQueryAttention',
  inside: 'GroupedQueryAttention',
  about: 'Several attentions side by side in which groups of heads share their keys and values: fewer weights than MultiHeadAttention.',
  example: { settings: { head_dim: 64, num_query_heads: 8, num_key_value_heads: 2 }, call: [tensor([null, 20, 512]), tensor([null, 20, 512])], onlyForm: true },
  stores: { ...kernelOrder, inside: { query: '_query_dense', key: '_key_dense', value: '_value_dense', gate: '_gate_dense', attention_output: '_output_dense' } },
  settings: {
    head_dim: headDim,
    num_query_heads: count('how many heads ask', undefined, 0),
    num_key_value_heads: count('how many keys and values the heads share; as many as heads makes it MultiHeadAttention'),
    dropout,
    use_bias: flag('whether every projection adds learned numbers', true),
    sliding_window: window,
    ...shared,
  },
  terms: {
    length: 'steps of the query',
    source: 'steps of the value',
    features: 'features of the query, its last axis',
    value_features: 'features of the value',
    key_features: 'features of the key',
    read: 'third axis of the query, which is all that Keras projects',
  },
  rules: [{ holds: formula`num_query_heads % num_key_value_heads == 0`, because: 'Every group has the same number of heads.', setting: 'num_key_value_heads' }],
  sizes: ['head_dim', 'num_query_heads', 'num_key_value_heads'],
  choose: grouped,
});
