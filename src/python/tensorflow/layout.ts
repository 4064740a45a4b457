// Functions that move numbers about: reshape, transpose, concat, gather, pad, ...
// Source of the rules: tensorflow/core/ops/array_ops.cc and tensorflow/python/ops/array_ops.py, TensorFlow 2.21.

import { List, NdArray, Tuple, Unknown, type Value } from '../values/index.ts';
import { promote } from '../library/numpy/dtype.ts';
import { axisAt, sizeOf } from '../library/numpy/shape.ts';
import type { Arguments, Written } from './define.ts';
import { arrayIn, scriptSizes, type ScriptSize } from './tensor.ts';

const times = (a: ScriptSize, b: ScriptSize): ScriptSize => (a instanceof Unknown ? a : b instanceof Unknown ? b : a === null || b === null ? null : a * b);
const plus = (a: ScriptSize, b: ScriptSize): ScriptSize => (a instanceof Unknown ? a : b instanceof Unknown ? b : a === null || b === null ? null : a + b);

const minus = (a: ScriptSize): ScriptSize => (typeof a === 'number' ? -a : a);

/** `reshape`: a size of -1, and one that is open when it is traced, is worked out where all others are known. */
export function reshape(at: Arguments, tensor: NdArray, target: readonly ScriptSize[]): Value {
  const open = target.filter((size) => typeof size !== 'number' || size === -1).length;
  const total = sizeOf(tensor.shape);
  const rest = target.reduce<number>((product, size) => (typeof size === 'number' && size !== -1 ? product * size : product), 1);
  const words = (): string => `Cannot reshape a tensor with ${total ?? '?'} elements to shape [${target.map((size) => (size instanceof Unknown ? '?' : (size ?? '?'))).join(',')}]`;
  if (target.filter((size) => size === -1).length > 1) at.fail('Only one input size may be -1');
  if (total !== null && ((open === 0 && total !== rest) || (open === 1 && rest > 0 && total % rest !== 0))) at.fail(words());
  const worked = open === 1 && total !== null && rest > 0 ? total / rest : undefined;
  const lost = tensor.world === 'traced' ? null : (tensor.because ?? at.run.unknown('depends on a size that is not known'));
  const sizes = target.map((size): ScriptSize => (size === -1 ? (worked ?? lost) : typeof size === 'number' ? size : (worked ?? size)));
  return at.give(sizes, tensor.dtype, tensor.data);
}

const permuted = (at: Arguments, tensor: NdArray, order: readonly number[]): Value => {
  if (order.length !== tensor.shape.length) at.fail(`transpose expects a vector of size ${tensor.shape.length}. But input(1) is a vector of size ${order.length}`);
  const sizes = scriptSizes(tensor);
  return at.give(order.map((axis) => sizes[axis] ?? null), tensor.dtype);
};

const reversed = (rank: number): readonly number[] => Array.from({ length: rank }, (_, i) => rank - 1 - i);

/** Puts tensors one behind the other along an axis. */
function concatenated(at: Arguments, tensors: readonly NdArray[], given: number): Value {
  const [first] = tensors;
  if (!first) return at.fail('List argument to concat must have at least one element.');
  const rank = Math.max(...tensors.map(({ shape }) => shape.length));
  const axis = axisAt(given, rank) ?? at.fail(`concat expects an axis in range [-${rank}, ${rank}), but got ${given}`);
  const shape: ScriptSize[] = [...scriptSizes(first)];
  for (const tensor of tensors.slice(1)) {
    if (tensor.shape.length !== shape.length) at.fail(`Shape must be rank ${shape.length} but is rank ${tensor.shape.length} for concat`);
    scriptSizes(tensor).forEach((size, i) => {
      const before = shape[i] ?? null;
      if (i === axis) shape[i] = plus(before, size);
      else if (typeof before === 'number' && typeof size === 'number' && before !== size) at.fail(`Dimension ${i} in both shapes must be equal, but are ${before} and ${size}.`);
      else if (typeof before !== 'number') shape[i] = size;
    });
  }
  const vectors = tensors.every((tensor) => tensor.shape.length === 1 && tensor.data) ? tensors.flatMap((tensor) => [...(tensor.data ?? [])]) : undefined;
  return at.give(shape, tensors.map(({ dtype }) => dtype).reduce(promote), vectors);
}

/** Puts tensors of one shape side by side along a new axis. */
function stacked(at: Arguments, tensors: readonly NdArray[], given: number): Value {
  const [first] = tensors;
  if (!first) return at.fail('stack expects at least one tensor');
  const axis = axisAt(given, first.shape.length + 1) ?? at.fail(`Argument \`axis\` = ${given} not in range`);
  const shape: ScriptSize[] = [...scriptSizes(first)];
  for (const tensor of tensors.slice(1)) {
    if (tensor.shape.length !== shape.length) at.fail('Shapes of all inputs must match');
    scriptSizes(tensor).forEach((size, i) => {
      const before = shape[i] ?? null;
      if (typeof before === 'number' && typeof size === 'number' && before !== size) at.fail('Shapes of all inputs must match');
      if (typeof before !== 'number') shape[i] = size;
    });
  }
  const scalars = shape.length === 0 && tensors.some(({ data }) => data) ? tensors.map(({ data }) => data?.[0] ?? Number.NaN) : undefined;
  return at.give([...shape.slice(0, axis), tensors.length, ...shape.slice(axis)], first.dtype, scalars);
}

/** The parts of a split. */
function parts(at: Arguments): Value {
  const tensor = at.tensor('value');
  const axis = at.axis('axis', tensor.shape.length, 0);
  const given = at.get('num_or_size_splits');
  const sizes = scriptSizes(tensor);
  const size = sizes[axis] ?? null;
  const part = (length: ScriptSize): Value => at.give(sizes.map((old, i) => (i === axis ? length : old)), tensor.dtype);
  const array = arrayIn(given);
  if ((array && array.shape.length === 0) || typeof given === 'number') {
    const count = at.needed('num_or_size_splits');
    if (typeof size === 'number' && size % count !== 0) at.fail(`Dimension size, ${size}, must be evenly divisible by ${count}`);
    return new List(Array.from({ length: count }, () => part(typeof size === 'number' ? size / count : size)));
  }
  const lengths = at.sizes('num_or_size_splits');
  const known = lengths.reduce<number>((sum, length) => (typeof length === 'number' && length >= 0 ? sum + length : sum), 0);
  return new List(lengths.map((length) => part(length === -1 ? (typeof size === 'number' ? size - known : size) : length)));
}

/** What `gather` gives: the sizes of the indices in place of those of the axis. */
function gathered(at: Arguments): Value {
  const [tensor, indices] = [at.tensor('params'), at.tensor('indices')];
  const batch = at.needed('batch_dims', 0);
  const lead = batch < 0 ? batch + indices.shape.length : batch;
  const axis = at.axis('axis', tensor.shape.length, lead);
  const [sizes, taken] = [scriptSizes(tensor), scriptSizes(indices)];
  return at.give([...sizes.slice(0, axis), ...taken.slice(lead), ...sizes.slice(axis + 1)], tensor.dtype);
}

function gatheredNd(at: Arguments): Value {
  const [tensor, indices] = [at.tensor('params'), at.tensor('indices')];
  const batch = at.needed('batch_dims', 0);
  const depth = indices.shape.at(-1);
  if (typeof depth !== 'number') return at.lose('depends on how many indices there are');
  return at.give([...scriptSizes(indices).slice(0, -1), ...scriptSizes(tensor).slice(batch + depth)], tensor.dtype);
}

function padded(at: Arguments): Value {
  const tensor = at.tensor('tensor');
  const widths = at.tensor('paddings');
  if (widths.shape.length !== 2 || widths.shape[0] !== tensor.shape.length) at.fail(`The first dimension of paddings must be the rank of inputs [${widths.shape.join(',')}]`);
  const extra = (i: number): ScriptSize => {
    const [before, after] = [widths.data?.[2 * i], widths.data?.[2 * i + 1]].map(Number);
    return widths.data && !Number.isNaN(before) && !Number.isNaN(after) ? (before ?? 0) + (after ?? 0) : tensor.world === 'traced' || widths.world === 'traced' ? null : at.run.unknown('depends on numbers that are not known');
  };
  return at.give(scriptSizes(tensor).map((size, i) => plus(size, extra(i))), tensor.dtype);
}

const repeated = (at: Arguments): Value => {
  const tensor = at.tensor('input');
  const count = at.whole('repeats');
  const axis = at.get('axis') === null ? undefined : at.axis('axis', tensor.shape.length, 0);
  const by: ScriptSize = count ?? (at.world === 'traced' ? null : at.run.unknown('depends on numbers that are not known'));
  if (axis === undefined) return at.give([scriptSizes(tensor).reduce(times, by)], tensor.dtype);
  return at.give(scriptSizes(tensor).map((size, i) => (i === axis ? times(size, by) : size)), tensor.dtype);
};

const same = (parameters: string): Written => [parameters, (at) => {
  const tensor = at.tensor(parameters.split(' ')[0] ?? '');
  return at.give(scriptSizes(tensor), tensor.dtype);
}];

/** The sizes of a tensor as a tensor: each known one is a number. */
export function shapeTensor(at: Arguments, tensor: NdArray, dtype: string): Value {
  return at.give([tensor.shape.length], dtype, tensor.shape.map((size) => size ?? Number.NaN));
}

const squeezed = (at: Arguments): Value => {
  const tensor = at.tensor('input');
  const sizes = scriptSizes(tensor);
  const axes = at.any('axis', 'squeeze_dims') === null ? undefined : at.axes(at.get('axis') === null ? 'squeeze_dims' : 'axis', sizes.length);
  if (!axes && sizes.some((size) => typeof size !== 'number')) return at.lose('drops axes of size 1, of which not all are known');
  for (const axis of axes ?? []) if (typeof sizes[axis] === 'number' && sizes[axis] !== 1) at.fail(`Can not squeeze dim[${axis}], expected a dimension of 1, got ${String(sizes[axis])}`);
  return at.give(sizes.filter((size, i) => (axes ? !axes.includes(i) : size !== 1)), tensor.dtype, tensor.data);
};

const where = (at: Arguments): Value => {
  const test = at.tensor('condition');
  if (at.get('x') === null) return at.give([at.world === 'traced' ? null : at.run.unknown('counts the numbers that are true'), test.shape.length], 'int64');
  const [x, y] = [at.tensor('x', arrayIn(at.get('x')) ? undefined : arrayIn(at.get('y'))?.dtype), at.tensor('y', arrayIn(at.get('y')) ? undefined : arrayIn(at.get('x'))?.dtype)];
  return at.give(at.broadcast(test, x, y), x.dtype);
};

const sizesAfterSlice = (at: Arguments): Value => {
  const tensor = at.tensor('input_');
  const [begin, size] = [at.sizes('begin'), at.sizes('size')];
  const sizes = scriptSizes(tensor);
  return at.give(size.map((length, i) => (length !== -1 ? length : plus(sizes[i] ?? null, minus(begin[i] ?? null)))), tensor.dtype);
};

/** Moves blocks between the batch or channels and space; rows and columns grow or shrink by a block. */
const blocks = (grow: boolean): Written => ['input block_size data_format name', (at) => {
  const tensor = at.tensor('input');
  const block = at.needed('block_size');
  const [batch = null, height = null, width = null, depth = null] = scriptSizes(tensor);
  const scaled = (size: ScriptSize, by: number): ScriptSize => (typeof size === 'number' ? size * by : size);
  const divided = (size: ScriptSize, by: number): ScriptSize => (typeof size === 'number' ? Math.floor(size / by) : size);
  return grow ? at.give([batch, scaled(height, block), scaled(width, block), divided(depth, block * block)], tensor.dtype) : at.give([batch, divided(height, block), divided(width, block), scaled(depth, block * block)], tensor.dtype);
}];

/** Functions by the name behind `tf.`; most have the same name in `keras.ops` and NumPy. */
export const layoutFunctions = (): Readonly<Record<string, Written>> => ({
  reshape: ['tensor shape name', (at) => reshape(at, at.tensor('tensor'), at.sizes('shape'))],
  transpose: ['a perm conjugate name', (at) => {
    const tensor = at.tensor('a');
    return permuted(at, tensor, at.get('perm') === null ? reversed(tensor.shape.length) : at.axes('perm', tensor.shape.length));
  }],
  'linalg.matrix_transpose': ['a name', (at) => {
    const tensor = at.tensor('a');
    const rank = tensor.shape.length;
    return permuted(at, tensor, Array.from({ length: rank }, (_, i) => (i === rank - 1 ? rank - 2 : i === rank - 2 ? rank - 1 : i)));
  }],
  concat: ['values axis name', (at) => concatenated(at, at.tensors('values'), at.needed('axis'))],
  stack: ['values axis name', (at) => stacked(at, at.tensors('values'), at.needed('axis', 0))],
  parallel_stack: ['values name', (at) => stacked(at, at.tensors('values'), 0)],
  unstack: ['value num axis name', (at) => {
    const tensor = at.tensor('value');
    const axis = at.axis('axis', tensor.shape.length, 0);
    const count = at.whole('num') ?? tensor.shape[axis];
    if (typeof count !== 'number') return at.world === 'traced' ? at.fail('Cannot infer argument `num` from shape') : at.lose('depends on a size that is not known');
    return new List(Array.from({ length: count }, () => at.give(scriptSizes(tensor).filter((_, i) => i !== axis), tensor.dtype)));
  }],
  split: ['value num_or_size_splits axis num name', parts],
  expand_dims: ['input axis name', (at) => {
    const tensor = at.tensor('input');
    const axis = at.axis('axis', tensor.shape.length + 1, 0);
    const sizes = scriptSizes(tensor);
    return at.give([...sizes.slice(0, axis), 1, ...sizes.slice(axis)], tensor.dtype, tensor.data);
  }],
  squeeze: ['input axis name squeeze_dims', squeezed],
  tile: ['input multiples name', (at) => {
    const tensor = at.tensor('input');
    const by = at.sizes('multiples');
    if (by.length !== tensor.shape.length) at.fail(`Expected multiples argument to be a vector of length ${tensor.shape.length} but got length ${by.length}`);
    return at.give(scriptSizes(tensor).map((size, i) => (by[i] === 1 ? size : times(size, by[i] ?? 1))), tensor.dtype);
  }],
  repeat: ['input repeats axis name', repeated],
  pad: ['tensor paddings mode constant_values name', padded],
  broadcast_to: ['input shape name', (at) => {
    const tensor = at.tensor('input');
    const target = at.sizes('shape');
    at.broadcastSizes(scriptSizes(tensor), target);
    return at.give(target, tensor.dtype);
  }],
  gather: ['params indices validate_indices axis batch_dims name', gathered],
  gather_nd: ['params indices batch_dims name', gatheredNd],
  slice: ['input_ begin size name', sizesAfterSlice],
  where: ['condition x y name', where],
  reverse: same('tensor axis name'), roll: same('input shift axis name'), identity: same('input name'), stop_gradient: same('input name'), ensure_shape: same('x shape name'),
  'tensor_scatter_nd_update': same('tensor indices updates name'), 'tensor_scatter_nd_add': same('tensor indices updates name'), 'random.shuffle': same('value seed name'),
  shape: ['input out_type name', (at) => shapeTensor(at, at.tensor('input'), at.dtype('out_type') ?? 'int32')],
  size: ['input out_type name', (at) => {
    const total = sizeOf(at.tensor('input').shape);
    return at.give([], at.dtype('out_type') ?? 'int32', [total ?? Number.NaN]);
  }],
  rank: ['input name', (at) => at.give([], 'int32', [at.tensor('input').shape.length])],
  'nn.depth_to_space': blocks(true), 'nn.space_to_depth': blocks(false),
  meshgrid: ['', (at) => {
    const tensors = at.call.args.flatMap((value) => (value instanceof List || value instanceof Tuple ? value.items : [value])).map((value) => arrayIn(value) ?? at.lose('makes a grid of something that is not known'));
    const lengths = tensors.map((tensor): ScriptSize => scriptSizes(tensor)[0] ?? 1);
    const [x = null, y = null, ...rest] = lengths;
    const order: readonly ScriptSize[] = at.get('indexing') === 'ij' || lengths.length < 2 ? lengths : [y, x, ...rest];
    return new List(tensors.map(({ dtype }) => at.give(order, dtype)));
  }],
});
