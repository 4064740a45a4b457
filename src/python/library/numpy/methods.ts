// Methods and properties of arrays; most are functions of `np` too.

import { arrayClass, asIndex, asInt, asNumber, Iter, List, NdArray, PyFloat, roundHalfEven, Tuple, Unknown, type Call, type Value } from '../../values/index.ts';
import { collect } from '../../run/iterate.ts';
import type { Run } from '../../run/run.ts';
import { addMethods, addProperties, type Functions } from '../table.ts';
import { because, MOST_NUMBERS, onArray, shaped, toArray, toPython } from './array.ts';
import { bitsOf, dtypeName, dtypeObject } from './dtype.ts';
import { factsAfter, factsOf } from './facts.ts';
import { dot } from './numerics.ts';
import { operatorMethods } from './operate.ts';
import { getItem } from './pick.ts';
import { placesOfOrder } from './places.ts';
import { reductions } from './reduce.ts';
import { axesOf, axisAt, reshaped, shapeTuple, sizeOf, sizesOf, type Sizes } from './shape.ts';

function reshape(run: Run, array: NdArray, call: Call): Value {
  const given = call.args.length > 2 ? new Tuple(call.args.slice(1).filter((arg) => typeof arg !== 'string')) : (call.arg(1, 'shape') ?? call.kwargs.get('newshape') ?? null);
  const target = sizesOf(given);
  if (target instanceof Unknown) return target;
  if (!target) throw run.error('TypeError', "'NoneType' object cannot be interpreted as an integer");
  const made = reshaped(array.shape, target);
  if (typeof made === 'string') throw run.error('ValueError', made);
  return array.as(made);
}

/** The array with its axes in another order. */
export function reordered(array: NdArray, order: readonly number[]): NdArray {
  const { data } = array;
  const places = placesOfOrder(array, order);
  return array.with({ shape: order.map((axis) => array.shape[axis] ?? null), data: data && places?.map((place) => data[place] ?? 0), facts: array.facts, view: true });
}

/** The order of axes after `transpose`. */
function transposed(run: Run, array: NdArray, given: readonly Value[]): Value {
  const rank = array.shape.length;
  const list = given.length === 1 && !(asIndex(given[0]) !== undefined) ? (given[0] ?? null) : given.length === 0 ? null : new Tuple(given);
  const order = list === null ? Array.from({ length: rank }, (_, i) => rank - 1 - i) : axesOf(run, list, rank);
  if (order instanceof Unknown) return order;
  if (order.length !== rank) throw run.error('ValueError', "axes don't match array");
  return reordered(array, order);
}

/** Adds or takes away axes of size 1. */
export const expandDims = onArray((run, array, call) => {
  const axis = sizesOf(call.or(1, 'axis', 0));
  if (axis instanceof Unknown || !axis) return axis ?? run.unknown('depends on an axis that is not known');
  const rank = array.shape.length + axis.length;
  const places = axis.map((one) => axisAt(one ?? 0, rank));
  if (places.some((place) => place === undefined)) throw run.error('AxisError', `axis ${axis[0]} is out of bounds for array of dimension ${rank}`);
  const rest = [...array.shape];
  return array.as(Array.from({ length: rank }, (_, i) => (places.includes(i) ? 1 : (rest.shift() ?? null))));
});

const squeeze = onArray((run, array, call) => {
  const given = call.or(1, 'axis', null);
  const axes = given === null ? undefined : axesOf(run, given, array.shape.length);
  if (axes instanceof Unknown) return axes;
  if (axes?.some((axis) => array.shape[axis] !== 1 && array.shape[axis] !== null)) throw run.error('ValueError', 'cannot select an axis to squeeze out which has size not equal to one');
  return array.as(array.shape.filter((size, i) => (axes ? !axes.includes(i) : size !== 1)));
});

const flat = onArray((_run, array) => array.as([sizeOf(array.shape)]));

/** A copy: what is set in one is not set in the other. */
const copied = (array: NdArray, shape = array.shape): NdArray => array.with({ shape, data: array.data, facts: array.facts });

/** `repeat`: each number so many times, along an axis or flat. */
const repeat = onArray((run, array, call) => {
  const times = asIndex(call.arg(1, 'repeats'));
  const axis = call.or(2, 'axis', null);
  const each = times === undefined ? toArray(run, call.arg(1, 'repeats') ?? null) : undefined;
  if (each instanceof NdArray && each.data && !(axis instanceof Unknown)) {
    const size = each.data.reduce((sum: number, item) => sum + Number(item), 0);
    return shaped(axis === null ? [size] : array.shape.map((one, i) => (i === axisAt(asIndex(axis) ?? 0, array.shape.length) ? size : one)), array.dtype, array.because);
  }
  if (times === undefined || axis instanceof Unknown) return run.unknown('comes from `np.repeat`');
  if (axis === null) {
    const size = sizeOf(array.shape);
    return array.with({ shape: [size === null ? null : size * times], data: array.data && array.data.length * times <= MOST_NUMBERS ? array.data.flatMap((item) => Array.from({ length: times }, () => item)) : undefined, facts: times > 0 ? array.facts : undefined });
  }
  const at = axisAt(asIndex(axis) ?? 0, array.shape.length);
  return shaped(array.shape.map((size, i) => (i === at && size !== null ? size * times : size)), array.dtype, array.because);
});

/** Methods that are functions of `np` as well, with the array as the first argument. */
export const sharedMethods: Functions = {
  ...reductions,
  reshape: onArray(reshape),
  transpose: onArray((run, array, call) => transposed(run, array, call.kwargs.has('axes') ? [call.kwargs.get('axes') ?? null] : call.args.slice(1))),
  squeeze,
  ravel: flat,
  repeat,
  copy: onArray((_run, array) => copied(array)),
  swapaxes: onArray((run, array, call) => {
    const axes = axesOf(run, new Tuple(call.args.slice(1, 3)), array.shape.length);
    if (axes instanceof Unknown) return axes;
    const [a = 0, b = 0] = axes;
    return reordered(array, array.shape.map((_, i) => (i === a ? b : i === b ? a : i)));
  }),
  clip: onArray(clip),
  round: onArray((_run, array, call) => array.with({ data: asIndex(call.or(1, 'decimals', 0)) === 0 ? array.data?.map((item) => roundHalfEven(Number(item))) : undefined })),
  cumsum: onArray((_run, array, call) => {
    let sum = 0;
    return call.or(1, 'axis', null) === null || array.shape.length === 1 ? array.with({ shape: [sizeOf(array.shape)], data: array.data?.map((item) => (sum += Number(item))) }) : array.with({});
  }),
  sort: onArray((_run, array) => array.with({ data: array.shape.length === 1 ? array.data?.toSorted((a, b) => Number(a) - Number(b)) : undefined, facts: array.facts })),
  argsort: onArray((_run, array) => array.with({ dtype: 'int64' })),
};

const own: Functions = {
  ...sharedMethods,
  dot,
  sort: (run, call) => written(run, call),
  flatten: onArray((_run, array) => copied(array, [sizeOf(array.shape)])),
  astype: onArray((run, array, call) => {
    const dtype = dtypeName(call.arg(1, 'dtype'));
    if (dtype === undefined) return call.args[1] instanceof Unknown ? shaped(array.shape, array.dtype, array.because) : run.unknown('comes from `astype`');
    const keep = array.data && (dtype.includes('float') || dtype.startsWith('int')) ? array.data.map((item) => (dtype.includes('float') ? Number(item) : Math.trunc(Number(item)))) : undefined;
    return array.with({ dtype, data: keep, facts: factsAfter(factsOf(array), (x) => x, dtype) });
  }),
  tolist: onArray((run, array) => toPython(run, array)),
  item: onArray((run, array, call) => (call.args.length > 1 ? because(run, array) : toPython(run, new NdArray([], array.dtype, array.data, array.because)))),
  numpy: onArray((_run, array) => array),
  fill: (run, call) => written(run, call),
  resize: (run, call) => written(run, call),
  view: onArray((_run, array) => array),
  // Sparse matrices are kept as arrays.
  toarray: onArray((_run, array) => array),
  todense: onArray((_run, array) => array),
  tobytes: (run) => run.unknown('comes from `tobytes`'),
  nonzero: onArray((_run, array) => new Tuple(array.shape.map(() => shaped([null], 'int64')))),
  __len__: onArray((run, array) => {
    const [first] = array.shape;
    if (first === undefined) throw run.error('TypeError', 'len() of unsized object');
    return first ?? because(run, array);
  }),
  __iter__: onArray((run, array) => {
    const [first] = array.shape;
    if (first === undefined) throw run.error('TypeError', 'iteration over a 0-d array');
    if (first === null) return because(run, array);
    let at = 0;
    return new Iter('iterator', () => (at < first ? getItem(run, array, at++) : undefined));
  }),
  __getitem__: onArray((run, array, call) => getItem(run, array, call.args[1] ?? null)),
  __setitem__: (run, call) => written(run, call),
  __contains__: onArray((run, array) => because(run, array)),
  __bool__: onArray((run, array) => {
    if (array.data?.length === 1) return Boolean(array.data[0]);
    if (sizeOf(array.shape) !== null && sizeOf(array.shape) !== 1) throw run.error('ValueError', 'The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()');
    return because(run, array);
  }),
  __int__: onArray((run, array) => (array.data?.length === 1 ? Math.trunc(Number(array.data[0])) : because(run, array))),
  __index__: onArray((run, array) => (array.data?.length === 1 && Number.isInteger(array.data[0]) ? Number(array.data[0]) : because(run, array))),
  __float__: onArray((run, array) => (array.data?.length === 1 ? new PyFloat(Number(array.data[0])) : because(run, array))),
};

/** Numbers that are set are not followed: from then on none of the array is known. */
function written(run: Run, call: Call): Value {
  const [array] = call.args;
  if (array instanceof NdArray) {
    run.touch(array.memory);
    array.memory.written = true;
  }
  return null;
}

/** `clip`: between two bounds. */
function clip(_run: Run, array: NdArray, call: Call): Value {
  const bound = (at: number, name: string, names: string): number | undefined => asNumber(call.or(at, name, call.kwargs.get(names) ?? null));
  const [low, high] = [bound(1, 'min', 'a_min') ?? -Infinity, bound(2, 'max', 'a_max') ?? Infinity];
  const dtype = array.dtype;
  return array.with({ data: array.data && !/uint/.test(dtype) ? array.data.map((item) => Math.min(Math.max(Number(item), low), high)) : undefined });
}

/** Gives arrays their methods. */
export function addArrayMethods(): void {
  addMethods(arrayClass, { ...own, ...operatorMethods() });
  addProperties(arrayClass, {
    shape: (run, self) => (self instanceof NdArray ? shapeTuple(self.shape, because(run, self)) : self),
    ndim: (_run, self) => (self instanceof NdArray ? self.shape.length : self),
    size: (run, self) => (self instanceof NdArray ? (sizeOf(self.shape) ?? because(run, self)) : self),
    dtype: (_run, self) => (self instanceof NdArray ? dtypeObject(self.dtype) : self),
    T: (run, self) => (self instanceof NdArray ? transposed(run, self, []) : self),
    itemsize: (_run, self) => (self instanceof NdArray ? bitsOf(self.dtype) / 8 : self),
    nbytes: (run, self) => (self instanceof NdArray ? (sizeOf(self.shape) === null ? because(run, self) : ((sizeOf(self.shape) ?? 0) * bitsOf(self.dtype)) / 8) : self),
    flat: (_run, self) => self,
    real: (_run, self) => self,
  });
}

/** Sizes along one axis added up, for what is put together. */
export function concatenated(run: Run, arrays: readonly NdArray[], axis: number): Sizes {
  const [first] = arrays;
  if (!first) throw run.error('ValueError', 'need at least one array to concatenate');
  const at = axisAt(axis, first.shape.length);
  if (at === undefined) throw run.error('AxisError', `axis ${axis} is out of bounds for array of dimension ${first.shape.length}`);
  for (const [i, one] of arrays.entries()) {
    if (one.shape.length !== first.shape.length) throw run.error('ValueError', `all the input array dimensions except for the concatenation axis must match exactly, but along dimension 0, the array at index 0 has ${first.shape.length} dimension(s) and the array at index ${i} has ${one.shape.length} dimension(s)`);
    const odd = one.shape.findIndex((size, k) => k !== at && size !== null && first.shape[k] !== null && size !== first.shape[k]);
    if (odd >= 0) throw run.error('ValueError', `all the input array dimensions except for the concatenation axis must match exactly, but along dimension ${odd}, the array at index 0 has size ${first.shape[odd]} and the array at index ${i} has size ${one.shape[odd]}`);
  }
  const total = arrays.reduce((sum: number | null, one) => (sum === null || (one.shape[at] ?? null) === null ? null : sum + (one.shape[at] ?? 0)), 0);
  return first.shape.map((size, i) => (i === at ? total : size));
}

/** The arrays of a list. */
export function arraysIn(run: Run, value: Value): readonly NdArray[] | Unknown {
  const items = collect(run, value);
  if (items instanceof Unknown) return items;
  const out: NdArray[] = [];
  for (const item of items) {
    const array = toArray(run, item);
    if (array instanceof Unknown) return array;
    out.push(array);
  }
  return out;
}

/** Numbers that a function makes one after the other. */
export const listed = (items: readonly number[], dtype: string): NdArray => new NdArray([items.length], dtype, items.length <= MOST_NUMBERS ? items : undefined);

/** A number of a script, for `arange` and the like. */
export const numberIn = (value: Value | undefined): number | undefined => (value instanceof NdArray ? (value.data?.length === 1 ? Number(value.data[0]) : undefined) : asNumber(value));

/** True for an int of a script. */
export const isWhole = (value: Value | undefined): boolean => asInt(value) !== undefined || (value instanceof NdArray && /int/.test(value.dtype));

/** A list of arrays as a script sees it. */
export const listOf = (arrays: readonly NdArray[]): List => new List([...arrays]);
