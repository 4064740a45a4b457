// Functions that make tensors: zeros, ranges, random numbers, one-hot rows.
// Source of the rules: tensorflow/python/ops/array_ops.py, random_ops.py and math_ops.py, TensorFlow 2.21.

import { asNumber, PyFloat, Unknown, type Value } from '../values/index.ts';
import type { Arguments, Written } from './define.ts';
import { arrayIn, scriptSizes, toTensor, type ScriptSize } from './tensor.ts';

const filled = (fallback: string): Written => ['shape dtype name layout', (at) => at.give(at.sizes('shape'), at.dtype() ?? fallback)];

const like: Written = ['input dtype name layout', (at) => {
  const tensor = at.tensor('input');
  return at.give(scriptSizes(tensor), at.dtype() ?? tensor.dtype);
}];

/** Random numbers: what is drawn for each parameter has the sizes that the parameters add to the shape. */
const drawn = (parameters: string, dtype = 'float32'): Written => [parameters, (at) => at.give(at.sizes('shape'), at.dtype() ?? dtype)];

/** Numbers drawn for each number of their parameters: as many as `shape` says, for each of those. */
const drawnFor = (parameters: string, ...of: readonly string[]): Written => [parameters, (at) => {
  const each = at.broadcast(...of.filter((name, i) => i === 0 || at.get(name) !== null).map((name) => at.tensor(name)));
  return at.give([...at.sizes('shape'), ...each], at.dtype() ?? 'float32');
}];

/** A number of a script, or of a tensor that holds one. */
function numberIn(at: Arguments, name: string): number | undefined {
  const value = at.get(name);
  if (value === null) return undefined;
  const plain = asNumber(value);
  if (plain !== undefined) return plain;
  const [only] = arrayIn(value)?.data ?? [];
  return only === undefined || Number.isNaN(Number(only)) ? undefined : Number(only);
}

/** `range`: how many numbers there are is known where its ends are. */
function ranged(at: Arguments): Value {
  const { args } = at.call;
  const single = at.get('limit') === null;
  const [from, to, by] = single ? [0, numberIn(at, 'start'), 1] : [numberIn(at, 'start'), numberIn(at, 'limit'), at.get('delta') === null ? 1 : numberIn(at, 'delta')];
  const floats = [...args, ...at.call.kwargs.values()].some((value) => value instanceof PyFloat || arrayIn(value)?.dtype.includes('float'));
  const typed = args.map((value) => arrayIn(value)?.dtype).find((dtype) => dtype !== undefined);
  const length: ScriptSize = from === undefined || to === undefined || by === undefined || by === 0 ? (at.world === 'traced' ? null : at.run.unknown('is a range whose ends are not known')) : Math.max(0, Math.ceil((to - from) / by));
  const numbers = typeof length === 'number' && length <= 64 && !floats ? Array.from({ length }, (_, i) => (from ?? 0) + i * (by ?? 1)) : undefined;
  return at.give([length], at.dtype() ?? typed ?? (floats ? 'float32' : 'int32'), numbers);
}

function oneHot(at: Arguments): Value {
  const indices = at.tensor('indices');
  const depth = at.whole('depth');
  const axis = at.axis('axis', indices.shape.length + 1, -1);
  const size: ScriptSize = depth ?? (at.world === 'traced' ? null : at.run.unknown('depends on a depth that is not known'));
  const sizes = scriptSizes(indices);
  return at.give([...sizes.slice(0, axis), size, ...sizes.slice(axis)], at.dtype() ?? 'float32');
}

const convert = (parameters: string): Written => [parameters, (at) => {
  const value = at.get('value');
  const made = toTensor(at.run, value, at.dtype());
  if (made instanceof Unknown) return made;
  const shape = at.get('shape');
  if (shape === null) return made;
  return at.give(at.sizes('shape'), made.dtype);
}];

/** A size that an argument gives; None where a traced tensor leaves it open. */
export const fromSize = (at: Arguments, name: string): ScriptSize => {
  const given = at.whole(name);
  return given ?? (at.world === 'traced' ? null : at.run.unknown(`depends on \`${name}\`, which is not known`));
};

/** Functions by the name behind `tf.`. */
export const creationFunctions = (): Readonly<Record<string, Written>> => ({
  zeros: filled('float32'), ones: filled('float32'), zeros_like: like, ones_like: like,
  fill: ['dims value name layout', (at) => at.give(at.sizes('dims'), arrayIn(at.get('value'))?.dtype ?? at.tensor('value').dtype)],
  eye: ['num_rows num_columns batch_shape dtype name', (at) => at.give([...(at.get('batch_shape') === null ? [] : at.sizes('batch_shape')), fromSize(at, 'num_rows'), fromSize(at, at.get('num_columns') === null ? 'num_rows' : 'num_columns')], at.dtype() ?? 'float32')],
  range: ['start limit delta dtype name', ranged],
  linspace: ['start stop num name axis', (at) => at.give([fromSize(at, 'num')], 'float32')],
  constant: convert('value dtype shape name'), convert_to_tensor: convert('value dtype dtype_hint name'),
  one_hot: ['indices depth on_value off_value axis dtype name', oneHot],
  sequence_mask: ['lengths maxlen dtype name', (at) => at.give([...scriptSizes(at.tensor('lengths')), fromSize(at, 'maxlen')], at.dtype() ?? 'bool')],
  'random.normal': drawn('shape mean stddev dtype seed name'), 'random.truncated_normal': drawn('shape mean stddev dtype seed name'),
  'random.uniform': ['shape minval maxval dtype seed name', (at) => at.give(at.sizes('shape'), at.dtype() ?? 'float32')],
  'random.gamma': drawnFor('shape alpha beta dtype seed name', 'alpha', 'beta'), 'random.poisson': drawnFor('shape lam dtype seed name', 'lam'),
  'random.stateless_gamma': drawn('shape seed alpha beta dtype name'), 'random.stateless_poisson': drawn('shape seed lam dtype name', 'int32'),
  'random.stateless_binomial': drawn('shape seed counts probs output_dtype name', 'int32'), 'random.stateless_truncated_normal': drawn('shape seed mean stddev dtype name'),
  'random.stateless_normal': drawn('shape seed mean stddev dtype name'), 'random.stateless_uniform': drawn('shape seed minval maxval dtype name'),
  'random.categorical': ['logits num_samples dtype seed name', (at) => at.give([scriptSizes(at.tensor('logits'))[0] ?? null, fromSize(at, 'num_samples')], at.dtype() ?? 'int64')],
  'random.set_seed': ['seed', () => null],
  'signal.hann_window': ['window_length periodic dtype name', (at) => at.give([fromSize(at, 'window_length')], at.dtype() ?? 'float32')],
  'linalg.diag': ['diagonal name', (at) => {
    const sizes = scriptSizes(at.tensor('diagonal'));
    return at.give([...sizes, sizes.at(-1) ?? null], at.tensor('diagonal').dtype);
  }],
  'linalg.band_part': ['input num_lower num_upper name', (at) => {
    const tensor = at.tensor('input');
    return at.give(scriptSizes(tensor), tensor.dtype);
  }],
});
