// Functions that compute number by number, along axes, or matrix by matrix.
// Source of the rules: tensorflow/python/ops/math_ops.py, linalg_ops.py and nn_ops.py, TensorFlow 2.21.

import { List, Tuple, type Value } from '../values/index.ts';
import { arithmetic, comparisons } from '../library/numpy/operate.ts';
import type { Arguments, Written } from './define.ts';
import { multiplyMatrices, operateTensors } from './operators.ts';
import { arrayIn, scriptSizes, type ScriptSize } from './tensor.ts';

/** One number for one number. */
const each = (parameter: string, dtype?: (of: string) => string): Written => [`${parameter} name`, (at) => {
  const tensor = at.tensor(parameter);
  return at.give(scriptSizes(tensor), dtype ? dtype(tensor.dtype) : tensor.dtype, parameter === 'x' && tensor.shape.length === 0 && at.path.endsWith('abs') ? tensor.data : undefined);
}];

/** Two numbers for one. */
const pairs = (name: string, parameters = 'x y'): Written => {
  const [a = '', b = ''] = parameters.split(' ');
  return [`${parameters} name`, (at) => operateTensors(at.run, at.get(a), at.get(b), name, arithmetic[name] ?? comparisons[name])];
};

/** Numbers along axes become one. */
const reduction = (dtype?: (of: string) => string): Written => ['input_tensor axis keepdims name keep_dims reduction_indices', (at) => reduced(at, 'input_tensor', at.flag('keepdims') || at.flag('keep_dims'), dtype)];

function reduced(at: Arguments, parameter: string, keep: boolean, dtype?: (of: string) => string): Value {
  const tensor = at.tensor(parameter);
  const sizes = scriptSizes(tensor);
  const axes = at.axes('axis', sizes.length);
  const total = axes.length === sizes.length && sizes.length === 1 && tensor.data && tensor.data.length <= 64 && /int/.test(tensor.dtype) && at.path.endsWith('prod') ? [tensor.data.reduce<number>((product, one) => product * Number(one), 1)] : undefined;
  return at.give(keep ? sizes.map((size, i) => (axes.includes(i) ? 1 : size)) : sizes.filter((_, i) => !axes.includes(i)), dtype ? dtype(tensor.dtype) : tensor.dtype, total);
}

/** The place of the largest number along an axis. */
const argument = (): Written => ['input axis output_type name', (at) => {
  const tensor = at.tensor('input');
  const axis = at.axis('axis', tensor.shape.length, 0);
  return at.give(scriptSizes(tensor).filter((_, i) => i !== axis), at.dtype('output_type') ?? 'int64');
}];

const cast: Written = ['x dtype name', (at) => {
  const tensor = at.tensor('x');
  const dtype = at.dtype() ?? at.lose('is cast to a dtype that is not known');
  return at.give(scriptSizes(tensor), dtype, tensor.data && (tensor.shape.length === 0 || tensor.data.length <= 64) ? tensor.data.map((one) => (/int/.test(dtype) ? Math.trunc(Number(one)) : Number(one))) : undefined);
}];

function topK(at: Arguments): Value {
  const tensor = at.tensor('input');
  const count = at.whole('k', 1);
  const size: ScriptSize = count ?? (at.world === 'traced' ? null : at.run.unknown('depends on `k`, which is not known'));
  const sizes = [...scriptSizes(tensor).slice(0, -1), size];
  return new Tuple([at.give(sizes, tensor.dtype), at.give(sizes, 'int32')], undefined, ['values', 'indices']);
}

/** `tensordot`: the axes that are summed over vanish. */
function contracted(at: Arguments): Value {
  const [a, b] = [at.tensor('a'), at.tensor('b')];
  const given = at.get('axes');
  const [left, right] = [scriptSizes(a), scriptSizes(b)];
  const whole = at.whole('axes');
  let [over, under]: readonly (readonly number[])[] = [[], []];
  if (whole !== undefined && !(given instanceof List) && !(given instanceof Tuple)) {
    over = Array.from({ length: whole }, (_, i) => left.length - whole + i);
    under = Array.from({ length: whole }, (_, i) => i);
  } else {
    const axesOf = (value: Value | undefined, rank: number): readonly number[] => {
      const items = value instanceof List || value instanceof Tuple ? value.items : [value ?? null];
      return items.map((item) => (typeof item === 'number' ? (item < 0 ? item + rank : item) : at.lose('depends on axes that are not known')));
    };
    const both = given instanceof List || given instanceof Tuple ? given.items : at.lose('depends on axes that are not known');
    over = axesOf(both[0], left.length);
    under = axesOf(both[1], right.length);
  }
  over.forEach((axis, i) => {
    const [x, y] = [left[axis], right[under[i] ?? 0]];
    if (typeof x === 'number' && typeof y === 'number' && x !== y) at.fail(`Dimensions must be equal, but are ${x} and ${y} for tensordot`);
  });
  return at.give([...left.filter((_, i) => !over.includes(i)), ...right.filter((_, i) => !under.includes(i))], a.dtype);
}

const moments: Written = ['x axes shift keepdims name', (at) => {
  const tensor = at.tensor('x');
  const sizes = scriptSizes(tensor);
  const axes = at.axes('axes', sizes.length);
  const kept = at.flag('keepdims') ? sizes.map((size, i) => (axes.includes(i) ? 1 : size)) : sizes.filter((_, i) => !axes.includes(i));
  return new Tuple([at.give(kept, tensor.dtype), at.give(kept, tensor.dtype)]);
}];

const bool = (): string => 'bool';
const real = (dtype: string): string => (dtype === 'complex64' ? 'float32' : dtype === 'complex128' ? 'float64' : dtype);

const EACH = 'exp expm1 log log1p sqrt rsqrt square sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh ceil floor round sign erf erfc lgamma digamma reciprocal negative abs sigmoid log_sigmoid bessel_i0 cumsum cumprod invert_permutation conj rint exponential';

/** A cosine, hinge, ... of two tensors: one number for each row. */
const lossOf = (parameters: string): Written => [parameters, (at) => {
  const [name = ''] = parameters.split(' ');
  const tensor = at.tensor(at.get(name) === null ? (parameters.split(' ')[1] ?? '') : name);
  return at.give(scriptSizes(tensor).slice(0, -1), tensor.dtype.includes('int') ? 'float32' : tensor.dtype);
}];

/** Functions by the name behind `tf.`, `tf.math.` and `tf.nn.`. */
export const mathFunctions = (): Readonly<Record<string, Written>> => ({
  ...Object.fromEntries(EACH.split(' ').map((name) => [name, each('x', name === 'abs' ? real : undefined)])),
  ...Object.fromEntries('relu relu6 elu selu leaky_relu gelu crelu silu swish'.split(' ').map((name) => [`nn.${name}`, ['features alpha name', each('features')[1]] as Written])),
  ...Object.fromEntries('softplus softsign'.split(' ').map((name) => [name, each('features')])),
  ...Object.fromEntries('softmax log_softmax'.split(' ').map((name) => [name, ['logits axis name', each('logits')[1]] as Written])),
  ...Object.fromEntries('is_nan is_inf is_finite'.split(' ').map((name) => [name, each('x', bool)])),
  logical_not: each('x', bool), real: each('input', real), imag: each('input', real), angle: each('input', real),
  'nn.l2_normalize': ['x axis epsilon name dim', each('x')[1]], 'linalg.l2_normalize': ['x axis epsilon name', each('x')[1]],
  'nn.dropout': ['x rate noise_shape seed name', each('x')[1]], 'nn.bias_add': ['value bias data_format name', each('value')[1]],
  'nn.batch_normalization': ['x mean variance offset scale variance_epsilon name', each('x')[1]], 'nn.local_response_normalization': ['input depth_radius bias alpha beta name', each('input')[1]], 'nn.lrn': ['input depth_radius bias alpha beta name', each('input')[1]],
  clip_by_value: ['t clip_value_min clip_value_max name', each('t')[1]], clip_by_norm: ['t clip_norm axes name', each('t')[1]],
  divide_no_nan: pairs('truediv'), multiply_no_nan: pairs('mul'),
  add: pairs('add'), subtract: pairs('sub'), multiply: pairs('mul'), divide: pairs('truediv'), truediv: pairs('truediv'), floordiv: pairs('floordiv'), floormod: pairs('mod'), mod: pairs('mod'), pow: pairs('pow'), squared_difference: pairs('sub'), atan2: pairs('sub', 'y x'), maximum: pairs('max'), minimum: pairs('min'), xlogy: pairs('mul'), xdivy: pairs('mul'),
  equal: pairs('eq'), not_equal: pairs('ne'), less: pairs('lt'), less_equal: pairs('le'), greater: pairs('gt'), greater_equal: pairs('ge'), logical_and: pairs('and'), logical_or: pairs('or'), logical_xor: pairs('xor'),
  ...Object.fromEntries('sum mean max min prod std variance logsumexp euclidean_norm'.split(' ').map((name) => [`reduce_${name}`, reduction()])),
  reduce_any: reduction(bool), reduce_all: reduction(bool), count_nonzero: ['input axis keepdims dtype name', (at) => reduced(at, 'input', at.flag('keepdims'), () => at.dtype() ?? 'int64')],
  argmax: argument(), argmin: argument(), cast,
  argsort: ['values axis direction stable name', (at) => at.give(scriptSizes(at.tensor('values')), 'int32')], sort: ['values axis direction name', each('values')[1]],
  top_k: ['input k sorted name', topK],
  matmul: ['a b transpose_a transpose_b adjoint_a adjoint_b a_is_sparse b_is_sparse output_type name', (at) => multiplyMatrices(at.run, at.get('a'), at.get('b'), { a: at.flag('transpose_a') || at.flag('adjoint_a'), b: at.flag('transpose_b') || at.flag('adjoint_b') })],
  'linalg.matvec': ['a b name', (at) => at.give(scriptSizes(at.tensor('a')).slice(0, -1), at.tensor('a').dtype)],
  tensordot: ['a b axes name', contracted],
  norm: ['tensor ord axis keepdims name', (at) => reduced(at, 'tensor', at.flag('keepdims'))],
  add_n: ['inputs name', (at) => {
    const tensors = at.tensors('inputs');
    return at.give(at.broadcast(...tensors), tensors[0]?.dtype ?? 'float32');
  }],
  'nn.moments': moments,
  ...Object.fromEntries('det slogdet'.split(' ').map((name) => [`linalg.${name}`, ['input name', (at: Arguments) => at.give(scriptSizes(at.tensor('input')).slice(0, -2), at.tensor('input').dtype)] as Written])),
  'linalg.trace': ['x name', (at) => at.give(scriptSizes(at.tensor('x')).slice(0, -2), at.tensor('x').dtype)],
  ...Object.fromEntries('inv cholesky expm'.split(' ').map((name) => [`linalg.${name}`, each('input')])),
  'linalg.diag_part': ['input name', (at) => at.give(scriptSizes(at.tensor('input')).slice(0, -1), at.tensor('input').dtype)],
  'nn.softmax_cross_entropy_with_logits': lossOf('labels logits axis name'),
  'nn.sparse_softmax_cross_entropy_with_logits': ['labels logits name', (at) => at.give(scriptSizes(at.tensor('labels')), at.tensor('logits').dtype)],
  'nn.sigmoid_cross_entropy_with_logits': ['labels logits name', (at) => at.give(scriptSizes(at.tensor('logits')), at.tensor('logits').dtype)],
  'nn.l2_loss': ['t name', (at) => at.give([], at.tensor('t').dtype)],
  'nn.in_top_k': ['targets predictions k name', (at) => at.give(scriptSizes(at.tensor('targets')), 'bool')],
  global_norm: ['t_list name', (at) => at.give([], 'float32')],
  'nn.embedding_lookup': ['params ids max_norm name', (at) => at.give([...scriptSizes(at.tensor('ids')), ...scriptSizes(at.tensor('params')).slice(1)], at.tensor('params').dtype)],
  clip_by_global_norm: ['t_list clip_norm use_norm name', (at) => new Tuple([at.get('t_list'), at.give([], 'float32')])],
  einsum: ['equation', (at) => einsum(at)],
  'math.confusion_matrix': ['labels predictions num_classes weights dtype name', (at) => {
    const size = at.whole('num_classes') ?? at.run.unknown('counts the classes that occur');
    return at.give([size, size], at.dtype() ?? 'int32');
  }],
});

/** `einsum`: the letters of the output take the sizes that they have in the inputs. */
function einsum(at: Arguments): Value {
  const equation = at.get('equation');
  if (typeof equation !== 'string') return at.lose('has an equation that is not known');
  const [inputs = '', output] = equation.replaceAll(' ', '').split('->');
  const names = inputs.split(',');
  const tensors = at.call.args.slice(1).map((value) => arrayIn(value) ?? at.lose('is a sum over something that is not known'));
  if (names.length !== tensors.length) return at.fail(`Got ${tensors.length} arguments for equation "${equation}", expecting ${names.length}`);
  const sizes = new Map<string, ScriptSize>();
  let rest: readonly ScriptSize[] = [];
  for (const [i, letters] of names.entries()) {
    const tensor = tensors[i];
    if (!tensor) continue;
    const shape = scriptSizes(tensor);
    const [front = '', back = ''] = letters.split('...');
    const spread = letters.includes('...');
    if (spread ? front.length + back.length > shape.length : letters.length !== shape.length) return at.fail(`Expected input ${i} to have rank ${letters.length} but got: ${shape.length}`);
    const middle = shape.slice(front.length, shape.length - back.length);
    if (spread && middle.length > rest.length) rest = middle;
    const bind = (letter: string, size: ScriptSize | undefined): void => {
      const before = sizes.get(letter);
      if (typeof before === 'number' && typeof size === 'number' && before !== size) at.fail(`Expected dimension ${before} at axis of the input but got dimension ${size}`);
      if (typeof before !== 'number') sizes.set(letter, size ?? null);
    };
    [...front].forEach((letter, k) => bind(letter, shape[k]));
    if (spread) [...back].forEach((letter, k) => bind(letter, shape[shape.length - back.length + k]));
  }
  const all = inputs.replaceAll(/[,.]/g, '');
  const target = output ?? `${inputs.includes('...') ? '...' : ''}${[...new Set(all)].filter((letter) => [...all].filter((one) => one === letter).length === 1).toSorted().join('')}`;
  const [front = '', back = ''] = target.split('...');
  const take = (letters: string): readonly ScriptSize[] => [...letters].map((letter) => sizes.get(letter) ?? null);
  return at.give([...take(front), ...(target.includes('...') ? rest : []), ...take(back)], tensors[0]?.dtype ?? 'float32');
}
