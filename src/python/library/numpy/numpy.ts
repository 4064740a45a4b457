// `numpy`, by shape and dtype.
// Invariant: a function that is not known gives something unknown; random numbers keep their shape only.

import { arrayClass, asIndex, List, Module, NdArray, PyClass, PyFloat, Tuple, types, Unknown, type Call, type NativeCall, type Value } from '../../values/index.ts';
import type { Run } from '../../run/run.ts';
import { moduleOf, type Functions } from '../table.ts';
import { filled, MOST_NUMBERS, shaped, toArray } from './array.ts';
import { dtypeClass, dtypeName, dtypeObject, promote, scalarClass } from './dtype.ts';
import { arraysIn, because, concatenated, expandDims, isWhole, listed, listOf, numberIn, onArray, sharedMethods } from './methods.ts';
import { elementwise, mapped, matmul, type Apply } from './operate.ts';
import { axisAt, broadcastSizes, shapeTuple, sizesOf, type Sizes } from './shape.ts';

/** A function that takes a shape. */
const fromShape = (make: (shape: Sizes, call: Call, run: Run) => Value, name: string): NativeCall => (run, call) => {
  const shape = sizesOf(call.arg(0, 'shape') ?? null);
  if (shape instanceof Unknown) return shape;
  return shape ? make(shape, call, run) : run.unknown(`comes from \`np.${name}\``);
};

const likeArray = (value: number | undefined): NativeCall => onArray((_run, array, call) => filled(array.shape, dtypeName(call.arg(1, 'dtype')) ?? array.dtype, value));

function arrayOf(run: Run, call: Call): Value {
  const made = toArray(run, call.args[0] ?? null);
  const dtype = dtypeName(call.arg(1, 'dtype'));
  if (made instanceof Unknown || dtype === undefined) return made;
  return new NdArray(made.shape, dtype, made.data, made.because);
}

function arange(run: Run, call: Call): Value {
  const [a, b, c] = [0, 1, 2].map((i) => numberIn(call.args[i]));
  if (call.args.some((arg) => arg instanceof Unknown) || a === undefined) return run.unknown('comes from `np.arange`');
  const [start, stop, step] = b === undefined ? [0, a, 1] : [a, b, c ?? 1];
  const length = Math.max(0, Math.ceil((stop - start) / step));
  const dtype = dtypeName(call.arg(3, 'dtype')) ?? (call.args.every(isWhole) ? 'int64' : 'float64');
  return length > MOST_NUMBERS ? shaped([length], dtype) : listed(Array.from({ length }, (_, i) => start + i * step), dtype);
}

function join(run: Run, call: Call, axis: number, least: number): Value {
  const arrays = arraysIn(run, call.args[0] ?? null);
  if (arrays instanceof Unknown) return arrays;
  const grown = arrays.map((one) => (one.shape.length >= least ? one : new NdArray(least === 1 ? [1] : axis === 0 ? [1, ...one.shape] : one.shape, one.dtype, one.data)));
  const at = grown[0] && grown[0].shape.length === 1 && axis === 1 ? 0 : axis;
  return shaped(concatenated(run, grown, at), grown.map((one) => one.dtype).reduce(promote, grown[0]?.dtype ?? 'float64'), grown.find((one) => one.because)?.because);
}

function stack(run: Run, call: Call): Value {
  const arrays = arraysIn(run, call.args[0] ?? null);
  if (arrays instanceof Unknown) return arrays;
  const [first] = arrays;
  if (!first) throw run.error('ValueError', 'need at least one array to stack');
  const axis = axisAt(asIndex(call.or(1, 'axis', 0)) ?? 0, first.shape.length + 1) ?? 0;
  if (arrays.some((one) => one.shape.length !== first.shape.length || one.shape.some((size, i) => size !== null && first.shape[i] !== null && size !== first.shape[i]))) throw run.error('ValueError', 'all input arrays must have the same shape');
  return shaped([...first.shape.slice(0, axis), arrays.length, ...first.shape.slice(axis)], arrays.map((one) => one.dtype).reduce(promote));
}

function split(run: Run, call: Call): Value {
  const one = toArray(run, call.args[0] ?? null);
  if (one instanceof Unknown) return one;
  const axis = axisAt(asIndex(call.or(2, 'axis', 0)) ?? 0, one.shape.length) ?? 0;
  const count = asIndex(call.args[1]);
  const size = one.shape[axis] ?? null;
  const part = (length: number | null): NdArray => shaped(one.shape.map((old, i) => (i === axis ? length : old)), one.dtype, one.because);
  if (count !== undefined) return listOf(Array.from({ length: Math.min(count, MOST_NUMBERS) }, () => part(size === null ? null : size / count)));
  const cuts = sizesOf(call.args[1] ?? null);
  if (cuts instanceof Unknown || !cuts) return run.unknown('comes from `np.split`');
  const ends = [0, ...cuts.map((cut) => (cut === null || size === null ? null : Math.min(cut, size))), size];
  return listOf(ends.slice(1).map((end, i) => part(end === null || (ends[i] ?? null) === null ? null : end - (ends[i] ?? 0))));
}

const float = (dtype: string): string => (dtype.includes('float') || dtype.startsWith('complex') ? dtype : 'float64');
const each = (apply: ((x: number) => number) | undefined, dtype: (dtype: string) => string = float): NativeCall => (run, call) => mapped(run, call.args[0] ?? null, apply, dtype);
const both = (name: string, apply: Apply): NativeCall => (run, call) => elementwise(run, call.args[0] ?? null, call.args[1] ?? null, name, apply);
const same = (dtype: string): string => dtype;

const creation: Functions = {
  array: arrayOf, asarray: arrayOf, ascontiguousarray: arrayOf, asfarray: arrayOf,
  zeros: fromShape((shape, call) => filled(shape, dtypeName(call.arg(1, 'dtype')) ?? 'float64', 0), 'zeros'),
  ones: fromShape((shape, call) => filled(shape, dtypeName(call.arg(1, 'dtype')) ?? 'float64', 1), 'ones'),
  empty: fromShape((shape, call) => filled(shape, dtypeName(call.arg(1, 'dtype')) ?? 'float64', undefined), 'empty'),
  full: fromShape((shape, call, run) => {
    const value = toArray(run, call.args[1] ?? null);
    return filled(shape, dtypeName(call.arg(2, 'dtype')) ?? (value instanceof NdArray ? value.dtype : 'float64'), value instanceof NdArray ? Number(value.data?.[0]) : undefined);
  }, 'full'),
  zeros_like: likeArray(0), ones_like: likeArray(1), empty_like: likeArray(undefined), full_like: likeArray(undefined),
  eye: (_run, call) => shaped([asIndex(call.args[0]) ?? null, asIndex(call.arg(1, 'M')) ?? asIndex(call.args[0]) ?? null], dtypeName(call.kwargs.get('dtype')) ?? 'float64'),
  identity: (_run, call) => shaped([asIndex(call.args[0]) ?? null, asIndex(call.args[0]) ?? null], 'float64'),
  arange,
  linspace: (_run, call) => {
    const [a, b] = [numberIn(call.args[0]), numberIn(call.args[1])];
    const n = asIndex(call.or(2, 'num', 50));
    if (n === undefined || a === undefined || b === undefined || n > MOST_NUMBERS) return shaped([n ?? null], 'float64');
    return listed(Array.from({ length: n }, (_, i) => (n === 1 ? a : a + (i * (b - a)) / (n - 1))), 'float64');
  },
  meshgrid: (run, call) => {
    const arrays = call.args.map((arg) => toArray(run, arg));
    const sizes = arrays.map((one) => (one instanceof NdArray ? (one.shape[0] ?? null) : null));
    const [x = null, y = null, ...rest] = sizes;
    return listOf(arrays.map((one) => shaped([y, x, ...rest].slice(0, sizes.length), one instanceof NdArray ? one.dtype : 'float64')));
  },
};

const combination: Functions = {
  concatenate: (run, call) => join(run, call, asIndex(call.or(1, 'axis', 0)) ?? 0, 0),
  append: (run, call) => {
    const [a, b] = [toArray(run, call.args[0] ?? null), toArray(run, call.args[1] ?? null)];
    if (a instanceof Unknown || b instanceof Unknown) return a instanceof Unknown ? a : b;
    const axis = call.or(2, 'axis', null);
    if (axis !== null) return shaped(concatenated(run, [a, b], asIndex(axis) ?? 0), promote(a.dtype, b.dtype));
    const count = (one: NdArray): number | null => one.shape.reduce((n: number | null, size) => (n === null || size === null ? null : n * size), 1);
    return shaped([count(a) === null || count(b) === null ? null : (count(a) ?? 0) + (count(b) ?? 0)], promote(a.dtype, b.dtype));
  },
  stack,
  vstack: (run, call) => join(run, call, 0, 2),
  hstack: (run, call) => join(run, call, 1, 1),
  dstack: (run, call) => join(run, call, 2, 3),
  split, array_split: split,
  expand_dims: expandDims,
  moveaxis: onArray((run, one, call) => {
    const [from, to] = [axisAt(asIndex(call.args[1]) ?? 0, one.shape.length), axisAt(asIndex(call.args[2]) ?? 0, one.shape.length)];
    if (from === undefined || to === undefined) return run.unknown('comes from `np.moveaxis`');
    const rest = one.shape.filter((_, i) => i !== from);
    return shaped([...rest.slice(0, to), one.shape[from] ?? null, ...rest.slice(to)], one.dtype, one.because);
  }),
  broadcast_to: onArray((run, one, call) => {
    const shape = sizesOf(call.args[1] ?? null);
    return shape instanceof Unknown || !shape ? run.unknown('comes from `np.broadcast_to`') : shaped(broadcastSizes(one.shape, shape) ?? shape, one.dtype);
  }),
  tile: onArray((run, one, call) => {
    const times = sizesOf(call.args[1] ?? null);
    if (times instanceof Unknown || !times) return run.unknown('comes from `np.tile`');
    const rank = Math.max(times.length, one.shape.length);
    const padTo = (list: Sizes): Sizes => [...Array.from({ length: rank - list.length }, () => 1), ...list];
    const reps = padTo(times);
    return shaped(padTo(one.shape).map((size, i) => (size === null || (reps[i] ?? null) === null ? null : size * (reps[i] ?? 1))), one.dtype, one.because);
  }),
  pad: onArray((run, one, call) => {
    const widths = toArray(run, call.args[1] ?? null);
    if (!(widths instanceof NdArray) || !widths.data) return run.unknown('comes from `np.pad`');
    const all = widths.data.map(Number);
    const extra = (i: number): number => (all.length === 1 ? 2 * (all[0] ?? 0) : all.length === 2 ? (all[0] ?? 0) + (all[1] ?? 0) : (all[2 * i] ?? 0) + (all[2 * i + 1] ?? 0));
    return shaped(one.shape.map((size, i) => (size === null ? null : size + extra(i))), one.dtype, one.because);
  }),
  where: (run, call) => {
    const [test, a, b] = call.args.map((arg) => toArray(run, arg));
    if (!(test instanceof NdArray) || call.args.length < 3) return test instanceof NdArray ? new Tuple(test.shape.map(() => shaped([null], 'int64'))) : run.unknown('comes from `np.where`');
    if (!(a instanceof NdArray) || !(b instanceof NdArray)) return run.unknown('comes from `np.where`');
    return shaped(broadcastSizes(broadcastSizes(test.shape, a.shape) ?? [], b.shape) ?? [], promote(a.dtype, b.dtype));
  },
  unique: onArray((run, one) => new NdArray([one.data ? new Set(one.data).size : null], one.dtype, undefined, run.unknown('counts the different numbers of an array'))),
  isnan: each(undefined, () => 'bool'), isinf: each(undefined, () => 'bool'), isfinite: each(undefined, () => 'bool'), logical_not: each(undefined, () => 'bool'),
  logical_and: both('eq', (a, b) => Boolean(a) && Boolean(b)), logical_or: both('eq', (a, b) => Boolean(a) || Boolean(b)),
  shape: onArray((run, one) => shapeTuple(one.shape, because(run, one))),
  ndim: onArray((_run, one) => one.shape.length),
  matmul: (run, call) => matmul(run, call.args[0] ?? null, call.args[1] ?? null),
};

const elementFunctions: Functions = {
  sqrt: each(Math.sqrt), exp: each(Math.exp), log: each(Math.log), log2: each(Math.log2), log10: each(Math.log10), log1p: each(Math.log1p), sin: each(Math.sin), cos: each(Math.cos), tan: each(Math.tan), tanh: each(Math.tanh), arctan: each(Math.atan),
  floor: each(Math.floor), ceil: each(Math.ceil), rint: each(undefined), abs: each(Math.abs, same), absolute: each(Math.abs, same), square: each((x) => x * x, same), sign: each(Math.sign, same), negative: each((x) => -x, same), nan_to_num: each(undefined, same), sigmoid: each(undefined),
  add: both('add', (a, b) => a + b), subtract: both('sub', (a, b) => a - b), multiply: both('mul', (a, b) => a * b), divide: both('truediv', (a, b) => a / b), power: both('pow', (a, b) => a ** b), maximum: both('add', Math.max), minimum: both('add', Math.min), mod: both('mod', (a, b) => a - Math.floor(a / b) * b), equal: both('eq', (a, b) => a === b), greater: both('gt', (a, b) => a > b), less: both('lt', (a, b) => a < b),
};

/** Random arrays: shapes without numbers. */
function random(): Module {
  const sized = (at: number, dtype: string): NativeCall => (run, call) => {
    const given = call.arg(at, 'size') ?? null;
    if (given === null) return new NdArray([], dtype, undefined, run.unknown('is drawn by chance'));
    const shape = sizesOf(given);
    return shape instanceof Unknown || !shape ? run.unknown('is drawn by chance') : shaped(shape, dtype, run.unknown('is drawn by chance'));
  };
  const axes = (dtype: string): NativeCall => (run, call) => shaped(call.args.map((arg) => asIndex(arg) ?? null), dtype, run.unknown('is drawn by chance'));
  const functions: Functions = {
    seed: () => null, rand: axes('float64'), randn: axes('float64'), random: sized(0, 'float64'), random_sample: sized(0, 'float64'), standard_normal: sized(0, 'float64'), normal: sized(2, 'float64'), uniform: sized(2, 'float64'), randint: sized(2, 'int64'), integers: sized(2, 'int64'), binomial: sized(2, 'int64'), poisson: sized(1, 'int64'), exponential: sized(1, 'float64'), choice: sized(1, 'int64'),
    permutation: (run, call) => {
      const count = asIndex(call.args[0]);
      return count === undefined ? (call.args[0] instanceof NdArray ? shaped(call.args[0].shape, call.args[0].dtype, run.unknown('is drawn by chance')) : run.unknown('is drawn by chance')) : shaped([count], 'int64', run.unknown('is drawn by chance'));
    },
    shuffle: (run, call) => {
      const [list] = call.args;
      if (list instanceof List) {
        run.touch(list);
        list.lost = run.unknown('was shuffled by chance');
      }
      return null;
    },
  };
  const made = moduleOf('numpy.random', functions);
  for (const name of ['default_rng', 'RandomState', 'Generator']) made.attrs.set(name, new PyClass(name, { module: 'numpy.random', bases: [types.object], make: () => made }));
  return made;
}

/** `numpy`. */
export function numpyModule(run: Run, name: string): Module | undefined {
  if (name === 'numpy.random') return random();
  if (name !== 'numpy') return undefined;
  const made = moduleOf('numpy', { ...sharedMethods, ...creation, ...elementFunctions, ...combination }, { pi: new PyFloat(Math.PI), e: new PyFloat(Math.E), inf: new PyFloat(Infinity), nan: new PyFloat(Number.NaN), newaxis: null, ndarray: arrayClass, random: run.library.module(run, 'numpy.random') ?? null });
  made.attrs.set('dtype', new PyClass('dtype', { module: 'numpy', bases: [dtypeClass], make: (state, _cls, call) => (dtypeName(call.args[0]) === undefined ? state.unknown('comes from `np.dtype`') : dtypeObject(dtypeName(call.args[0]) ?? '')) }));
  for (const scalar of ['bool', 'bool_', 'int8', 'int16', 'int32', 'int64', 'int_', 'intp', 'uint8', 'uint16', 'uint32', 'uint64', 'float16', 'float32', 'float64', 'float_', 'double', 'single', 'complex64', 'complex128']) made.attrs.set(scalar, scalarClass(scalar) ?? null);
  for (const kind of ['generic', 'number', 'integer', 'floating']) made.attrs.set(kind, new PyClass(kind, { module: 'numpy', bases: [types.object] }));
  return made;
}
