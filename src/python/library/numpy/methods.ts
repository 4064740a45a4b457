// Methods and properties of arrays; most are functions of `np` too.

import { arrayClass, asIndex, asInt, asNumber, Iter, List, NdArray, PyFloat, Tuple, Unknown, type Call, type NativeCall, type Value } from '../../values/index.ts';
import { collect } from '../../run/iterate.ts';
import { truth } from '../../run/operate.ts';
import type { Run } from '../../run/run.ts';
import { addMethods, addProperties, type Functions } from '../table.ts';
import { MOST_NUMBERS, shaped, toArray, toPython, type Item } from './array.ts';
import { bitsOf, dtypeName, dtypeObject } from './dtype.ts';
import { matmul, operatorMethods } from './operate.ts';
import { axisAt, indexed, reshaped, shapeTuple, sizeOf, sizesOf, type Sizes } from './shape.ts';

/** A function whose first argument is an array. */
export const onArray = (action: (run: Run, array: NdArray, call: Call) => Value): NativeCall => (run, call) => {
  const array = toArray(run, call.args[0] ?? call.kwargs.get('a') ?? null);
  return array instanceof Unknown ? array : action(run, array, call);
};

/** Why sizes or numbers of an array are not known. */
export const because = (run: Run, array: NdArray): Unknown => array.because ?? run.unknown('comes from the numbers of an array');

function reshape(run: Run, array: NdArray, call: Call): Value {
  const given = call.args.length > 2 ? new Tuple(call.args.slice(1).filter((arg) => typeof arg !== 'string')) : (call.arg(1, 'shape') ?? call.kwargs.get('newshape') ?? null);
  const target = sizesOf(given);
  if (target instanceof Unknown) return target;
  if (!target) throw run.error('TypeError', "'NoneType' object cannot be interpreted as an integer");
  const made = reshaped(array.shape, target);
  if (typeof made === 'string') throw run.error('ValueError', made);
  return new NdArray(made, array.dtype, array.data, array.because);
}

/** The axes that `axis=` names, all of them for None; unknown when it is. */
function axesOf(run: Run, value: Value, rank: number): readonly number[] | Unknown {
  if (value instanceof Unknown) return value;
  if (value === null) return Array.from({ length: rank }, (_, i) => i);
  const given = sizesOf(value);
  if (given instanceof Unknown || !given) return given ?? run.unknown('depends on an axis that is not known');
  return given.map((axis) => {
    const at = axisAt(axis ?? 0, rank);
    if (at === undefined) throw run.error('AxisError', `axis ${axis} is out of bounds for array of dimension ${rank}`);
    return at;
  });
}

type Fold = (items: readonly Item[]) => number | boolean | undefined;

/** A reduction: `sum`, `mean`, `max`, ... */
const reduction = (fold: Fold | undefined, dtype: (dtype: string) => string): NativeCall => onArray((run, array, call) => {
  const axes = axesOf(run, call.or(1, 'axis', null), array.shape.length);
  if (axes instanceof Unknown) return axes;
  const keep = truth(run, call.kwargs.get('keepdims') ?? false) === true;
  const shape = keep ? array.shape.map((size, i) => (axes.includes(i) ? 1 : size)) : array.shape.filter((_, i) => !axes.includes(i));
  const all = axes.length === array.shape.length;
  const made = all && fold && array.data ? fold(array.data) : undefined;
  return new NdArray(shape, dtypeName(call.kwargs.get('dtype')) ?? dtype(array.dtype), made === undefined ? undefined : [made], array.because);
});

const numbers = (items: readonly Item[]): number[] => items.map(Number);
const summed = (dtype: string): string => (dtype === 'bool' || /^int\d/.test(dtype) ? 'int64' : dtype.startsWith('uint') ? 'uint64' : dtype);
const averaged = (dtype: string): string => (dtype.includes('float') || dtype.startsWith('complex') ? dtype : 'float64');
const safe = (value: number): number | undefined => (Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : value);

/** Reductions by name. */
export const reductions: Functions = {
  sum: reduction((items) => safe(numbers(items).reduce((a, b) => a + b, 0)), summed),
  prod: reduction((items) => safe(numbers(items).reduce((a, b) => a * b, 1)), summed),
  mean: reduction((items) => (items.length === 0 ? Number.NaN : numbers(items).reduce((a, b) => a + b, 0) / items.length), averaged),
  std: reduction(undefined, averaged),
  var: reduction(undefined, averaged),
  median: reduction(undefined, averaged),
  max: reduction((items) => (items.length === 0 ? undefined : Math.max(...numbers(items))), (dtype) => dtype),
  min: reduction((items) => (items.length === 0 ? undefined : Math.min(...numbers(items))), (dtype) => dtype),
  amax: reduction((items) => Math.max(...numbers(items)), (dtype) => dtype),
  amin: reduction((items) => Math.min(...numbers(items)), (dtype) => dtype),
  argmax: reduction((items) => numbers(items).indexOf(Math.max(...numbers(items))), () => 'int64'),
  argmin: reduction((items) => numbers(items).indexOf(Math.min(...numbers(items))), () => 'int64'),
  any: reduction((items) => items.some(Boolean), () => 'bool'),
  all: reduction((items) => items.every(Boolean), () => 'bool'),
  ptp: reduction(undefined, (dtype) => dtype),
};

/** The order of axes after `transpose`. */
function transposed(run: Run, array: NdArray, given: readonly Value[]): Value {
  const rank = array.shape.length;
  const list = given.length === 1 && !(asIndex(given[0]) !== undefined) ? (given[0] ?? null) : given.length === 0 ? null : new Tuple(given);
  const order = list === null ? Array.from({ length: rank }, (_, i) => rank - 1 - i) : axesOf(run, list, rank);
  if (order instanceof Unknown) return order;
  if (order.length !== rank) throw run.error('ValueError', "axes don't match array");
  return shaped(order.map((axis) => array.shape[axis] ?? null), array.dtype, array.because);
}

/** `array[index]`. */
function getItem(run: Run, array: NdArray, index: Value): Value {
  const shape = indexed(run, array.shape, index);
  if (shape instanceof Unknown) return shape;
  return new NdArray(shape, array.dtype, picked(array, index, shape), array.because);
}

/** The numbers that an index takes, where that is simple: one number, or a part of the first axis. */
function picked(array: NdArray, index: Value, shape: Sizes): readonly Item[] | undefined {
  const { data } = array;
  const [length] = array.shape;
  if (!data || length === null || length === undefined) return undefined;
  const step = length === 0 ? 0 : data.length / length;
  const at = asIndex(index);
  if (at !== undefined) return data.slice((at < 0 ? at + length : at) * step, (at < 0 ? at + length : at) * step + step);
  if (typeof index === 'object' && index?.kind === 'slice' && (index.step === null || index.step === 1)) {
    const start = asIndex(index.start) ?? 0;
    const from = start < 0 ? Math.max(0, start + length) : start;
    return data.slice(from * step, (from + (shape[0] ?? 0)) * step);
  }
  if (index instanceof Tuple && index.items.length === array.shape.length) {
    let place = 0;
    let stride = data.length;
    for (const [axis, part] of index.items.entries()) {
      const size = array.shape[axis] ?? 0;
      const one = asIndex(part);
      if (one === undefined || size === 0) return undefined;
      stride /= size;
      place += (one < 0 ? one + size : one) * stride;
    }
    return data.slice(place, place + 1);
  }
  return undefined;
}

/** Adds or takes away axes of size 1. */
export const expandDims = onArray((run, array, call) => {
  const axis = sizesOf(call.or(1, 'axis', 0));
  if (axis instanceof Unknown || !axis) return axis ?? run.unknown('depends on an axis that is not known');
  const rank = array.shape.length + axis.length;
  const places = axis.map((one) => axisAt(one ?? 0, rank));
  if (places.some((place) => place === undefined)) throw run.error('AxisError', `axis ${axis[0]} is out of bounds for array of dimension ${rank}`);
  const rest = [...array.shape];
  return new NdArray(Array.from({ length: rank }, (_, i) => (places.includes(i) ? 1 : (rest.shift() ?? null))), array.dtype, array.data, array.because);
});

const squeeze = onArray((run, array, call) => {
  const given = call.or(1, 'axis', null);
  const axes = given === null ? undefined : axesOf(run, given, array.shape.length);
  if (axes instanceof Unknown) return axes;
  if (axes?.some((axis) => array.shape[axis] !== 1 && array.shape[axis] !== null)) throw run.error('ValueError', 'cannot select an axis to squeeze out which has size not equal to one');
  return new NdArray(array.shape.filter((size, i) => (axes ? !axes.includes(i) : size !== 1)), array.dtype, array.data, array.because);
});

const flat = onArray((_run, array) => new NdArray([sizeOf(array.shape)], array.dtype, array.data, array.because));

/** `repeat`: each number so many times, along an axis or flat. */
const repeat = onArray((run, array, call) => {
  const times = asIndex(call.arg(1, 'repeats'));
  const axis = call.or(2, 'axis', null);
  if (times === undefined || axis instanceof Unknown) return run.unknown('comes from `np.repeat`');
  if (axis === null) return shaped([sizeOf(array.shape) === null ? null : (sizeOf(array.shape) ?? 0) * times], array.dtype, array.because);
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
  copy: onArray((_run, array) => array),
  swapaxes: onArray((_run, array, call) => {
    const [a, b] = [1, 2].map((i) => axisAt(asIndex(call.args[i]) ?? 0, array.shape.length) ?? 0);
    return shaped(array.shape.map((size, i) => (i === a ? (array.shape[b ?? 0] ?? null) : i === b ? (array.shape[a ?? 0] ?? null) : size)), array.dtype, array.because);
  }),
  clip: onArray((_run, array) => shaped(array.shape, array.dtype, array.because)),
  round: onArray((_run, array) => shaped(array.shape, array.dtype, array.because)),
  cumsum: onArray((_run, array) => shaped(array.shape, array.dtype, array.because)),
  sort: onArray((_run, array) => shaped(array.shape, array.dtype, array.because)),
  argsort: onArray((_run, array) => shaped(array.shape, 'int64', array.because)),
  dot: (run, call) => {
    const [a, b] = [toArray(run, call.args[0] ?? null), toArray(run, call.args[1] ?? null)];
    return a instanceof NdArray && b instanceof NdArray && a.shape.length > 0 && b.shape.length > 0 ? matmul(run, a, b) : run.unknown('comes from `np.dot`');
  },
};

const own: Functions = {
  ...sharedMethods,
  sort: () => null,
  flatten: flat,
  astype: onArray((run, array, call) => {
    const dtype = dtypeName(call.arg(1, 'dtype'));
    if (dtype === undefined) return call.args[1] instanceof Unknown ? shaped(array.shape, array.dtype, array.because) : run.unknown('comes from `astype`');
    const keep = array.data && (dtype.includes('float') || dtype.startsWith('int')) ? array.data.map((item) => (dtype.includes('float') ? Number(item) : Math.trunc(Number(item)))) : undefined;
    return new NdArray(array.shape, dtype, keep, array.because);
  }),
  tolist: onArray((run, array) => toPython(run, array)),
  item: onArray((run, array, call) => (call.args.length > 1 ? because(run, array) : toPython(run, new NdArray([], array.dtype, array.data, array.because)))),
  numpy: onArray((_run, array) => array),
  fill: () => null,
  resize: () => null,
  view: onArray((_run, array) => array),
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
  __setitem__: () => null,
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

/** Gives arrays their methods; numbers that are set later are forgotten where the array is shared, so they are never kept. */
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
