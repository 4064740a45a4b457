// NumPy's arrays as scripts see them: attributes and methods by shape and dtype.
// Invariant: numbers of an array are only known while they are few and were written in the script.

import { arrayClass, asIndex, Dict, Instance, List, Native, NdArray, Property, PyClass, PyFloat, Tuple, Unknown, type Call, type Value } from '../values/index.ts';
import { collect } from '../run/iterate.ts';
import type { Run } from '../run/run.ts';
import { axisAt, broadcastShapes, reducedShape, reshaped, sizeOf, type ArrayShape } from './array-shape.ts';

/** Arrays of up to this many numbers keep them. */
const NUMBERS_KEPT = 4096;

/** A dtype by any name that NumPy takes. */
export function dtypeOf(value: Value | undefined): string | undefined {
  const name = typeof value === 'string' ? value : value instanceof PyClass || value instanceof Native ? value.name : undefined;
  const plain = name?.slice(name.lastIndexOf('.') + 1);
  if (plain === undefined) return undefined;
  const known: Readonly<Record<string, string>> = { float: 'float64', int: 'int64', bool: 'bool', bool_: 'bool', double: 'float64', single: 'float32', half: 'float16', long: 'int64', str: 'object', object: 'object', float_: 'float64', int_: 'int64' };
  return known[plain] ?? (/^(float|int|uint|bfloat|complex)\d+$/.test(plain) ? plain : undefined);
}

/** A shape given as a number or a sequence of numbers. */
export function shapeFrom(run: Run, value: Value): ArrayShape | undefined {
  const one = asIndex(value);
  if (one !== undefined) return [one];
  if (value instanceof Unknown) return undefined;
  const items = collect(run, value);
  return items instanceof Unknown ? undefined : items.map((item) => asIndex(item) ?? null);
}

/** The array of a value: an array itself, a number, or nested sequences. */
export function arrayFrom(run: Run, value: Value, dtype?: string): NdArray | Unknown {
  if (value instanceof Unknown) return value;
  if (value instanceof NdArray) return dtype === undefined ? value : new NdArray(value.shape, dtype, value.data, value.because);
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return new NdArray([], dtype ?? (typeof value === 'boolean' ? 'bool' : 'int64'), [value]);
  if (value instanceof PyFloat) return new NdArray([], dtype ?? 'float64', [value.value]);
  if (typeof value === 'string' || value instanceof Dict || value instanceof Instance) return new NdArray([], 'object');
  const items = collect(run, value);
  if (items instanceof Unknown) return items;
  const parts = items.map((item) => arrayFrom(run, item, dtype));
  const [first] = parts;
  if (!first) return new NdArray([0], dtype ?? 'float64', []);
  const lost = parts.find((part) => part instanceof Unknown);
  if (first instanceof Unknown || lost instanceof Unknown) return lost instanceof Unknown ? lost : (first as Unknown);
  const arrays = parts as readonly NdArray[];
  const same = arrays.every((part) => part.shape.length === first.shape.length && part.shape.every((size, i) => size === first.shape[i]));
  if (!same) return new NdArray([arrays.length], 'object');
  const data = arrays.every((part) => part.data) ? arrays.flatMap((part) => [...(part.data ?? [])]) : undefined;
  const joined = dtype ?? arrays.reduce((all, part) => commonDtype(all, part.dtype), first.dtype);
  return new NdArray([arrays.length, ...first.shape], joined, data && data.length <= NUMBERS_KEPT ? data : undefined, arrays.find((part) => part.because)?.because);
}

const RANK = ['bool', 'uint8', 'int8', 'uint16', 'int16', 'uint32', 'int32', 'uint64', 'int64', 'float16', 'float32', 'float64', 'object'];

/** The dtype of an operation on two. */
export const commonDtype = (a: string, b: string): string => (RANK.indexOf(a) >= RANK.indexOf(b) ? a : b);

const unknownNumbers = (array: NdArray): Unknown => array.because ?? new Unknown('is a number of an array');

/** A number of an array as Python sees it. */
const entry = (array: NdArray, value: number | bigint | boolean): Value => (typeof value === 'number' && array.dtype.startsWith('float') ? new PyFloat(value) : value);

function selfOf(call: Call): NdArray | undefined {
  return call.args[0] instanceof NdArray ? call.args[0] : undefined;
}

const property = (name: string, give: (array: NdArray) => Value): [string, Value] => [name, new Property(new Native(name, (run, call) => (selfOf(call) ? give(selfOf(call) as NdArray) : run.unknown('is no array'))))];
const method = (name: string, does: (run: Run, array: NdArray, call: Call) => Value): [string, Value] => [name, new Native(name, (run, call) => (selfOf(call) ? does(run, selfOf(call) as NdArray, call.rest()) : run.unknown('is no array')))];

/** A size in `.shape`: an int, or unknown for the reason that the array keeps. */
const sizeValue = (array: NdArray, size: number | null): Value => size ?? new Unknown(unknownNumbers(array).reason, unknownNumbers(array).name);

/** `x.reshape(-1, 28, 28, 1)` and `np.reshape(x, (-1, 28, 28, 1))`. */
export function reshapeArray(run: Run, array: NdArray, target: ArrayShape | undefined): Value {
  if (!target) return run.unknown('is reshaped to a shape that is not known');
  const shape = reshaped(array.shape, target);
  if (!shape) throw run.error('ValueError', `cannot reshape array of size ${sizeOf(array.shape) ?? '?'} into shape (${target.join(',')}${target.length === 1 ? ',' : ''})`);
  return new NdArray(shape, array.dtype, array.data, array.because);
}

/** Axes given as None, a number or a tuple. */
export function axesFrom(run: Run, value: Value | undefined): readonly number[] | undefined {
  if (value === undefined || value === null) return undefined;
  return shapeFrom(run, value)?.flatMap((axis) => (axis === null ? [] : [axis]));
}

/** A reduction: `x.mean(axis=1)`. */
export function reduceArray(run: Run, array: NdArray, call: Call, dtype: (given: string) => string): Value {
  const axes = axesFrom(run, call.or(0, 'axis', null));
  const shape = reducedShape(array.shape, axes, call.or(9, 'keepdims', false) === true);
  return shape.length === 0 ? new Unknown(unknownNumbers(array).reason, unknownNumbers(array).name) : new NdArray(shape, dtype(array.dtype), undefined, array.because);
}

const same = (dtype: string): string => dtype;
const mean = (dtype: string): string => (dtype.startsWith('float') ? dtype : 'float64');
const total = (dtype: string): string => (dtype.startsWith('float') ? dtype : dtype.startsWith('u') ? 'uint64' : 'int64');

/** Reductions by name, with the dtype of their answer. */
export const reductions: Readonly<Record<string, (dtype: string) => string>> = { mean, std: mean, var: mean, sum: total, prod: total, max: same, min: same, amax: same, amin: same, median: mean, argmax: () => 'int64', argmin: () => 'int64', any: () => 'bool', all: () => 'bool' };

/** Turns the axes: all around, or as told. */
export function transposed(array: NdArray, axes: readonly number[] | undefined): NdArray {
  const order = axes ?? array.shape.map((_, i) => array.shape.length - 1 - i);
  return new NdArray(order.map((axis) => array.shape[axisAt(axis, array.shape.length) ?? 0] ?? null), array.dtype, undefined, array.because);
}

function arithmetic(run: Run, array: NdArray, other: Value, divides: boolean, comparison: boolean): Value {
  const right = arrayFrom(run, other);
  if (right instanceof Unknown) return new NdArray(array.shape, array.dtype, undefined, right);
  const shape = broadcastShapes(array.shape, right.shape);
  if (!shape) throw run.error('ValueError', `operands could not be broadcast together with shapes (${array.shape.join(',')}) (${right.shape.join(',')}) `);
  const scalar = right.shape.length === 0;
  // A Python number takes the array's dtype, except that a float makes floats of ints.
  const joined = scalar && !(other instanceof NdArray) ? (right.dtype.startsWith('float') && !array.dtype.startsWith('float') ? 'float64' : array.dtype) : commonDtype(array.dtype, right.dtype);
  return new NdArray(shape, comparison ? 'bool' : divides && !joined.startsWith('float') ? 'float64' : joined, undefined, array.because ?? right.because);
}

function item(run: Run, array: NdArray, index: Value): Value {
  const parts: readonly Value[] = index instanceof Tuple ? index.items : [index];
  const shape: (number | null)[] = [];
  let at = 0;
  const taken = parts.filter((part) => part !== null && !(typeof part === 'object' && part.kind === 'ellipsis')).length;
  for (const part of parts) {
    if (part === null) shape.push(1);
    else if (typeof part === 'object' && part.kind === 'ellipsis') while (at < array.shape.length - (taken - usedAfter(parts, part))) shape.push(array.shape[at++] ?? null);
    else if (typeof part === 'object' && part.kind === 'slice') shape.push(sliced(array.shape[at++] ?? null, part));
    else if (part instanceof NdArray) {
      shape.push(...(part.dtype === 'bool' ? [null] : part.shape));
      at += part.dtype === 'bool' ? part.shape.length : 1;
    } else if (part instanceof List) {
      shape.push(part.lost ? null : part.items.length);
      at++;
    } else if (asIndex(part) !== undefined) {
      const size = array.shape[at++] ?? null;
      if (size !== null && axisAt(asIndex(part) ?? 0, size) === undefined) throw run.error('IndexError', `index ${String(part)} is out of bounds for axis ${at - 1} with size ${size}`);
    } else return new Unknown(unknownNumbers(array).reason);
  }
  if (at > array.shape.length) throw run.error('IndexError', `too many indices for array: array is ${array.shape.length}-dimensional, but ${at} were indexed`);
  shape.push(...array.shape.slice(at));
  const [only] = parts;
  const position = asIndex(only);
  if (shape.length === 0 && array.data && array.shape.length === 1 && position !== undefined) {
    const value = array.data.at(position);
    if (value !== undefined) return entry(array, value);
  }
  return shape.length === 0 ? new Unknown(unknownNumbers(array).reason, unknownNumbers(array).name) : new NdArray(shape, array.dtype, undefined, array.because);
}

/** How many axes stand before an ellipsis among the parts. */
const usedAfter = (parts: readonly Value[], ellipsis: Value): number => parts.slice(0, parts.indexOf(ellipsis)).filter((part) => part !== null).length;

function sliced(size: number | null, slice: { readonly start: Value; readonly stop: Value; readonly step: Value }): number | null {
  const [start, stop, step] = [slice.start, slice.stop, slice.step].map((part) => (part === null ? undefined : asIndex(part)));
  if ((slice.start !== null && start === undefined) || (slice.stop !== null && stop === undefined) || (slice.step !== null && step === undefined)) return null;
  if (start === undefined && stop === undefined && (step === undefined || step === -1)) return size;
  if (size === null) return null;
  const by = step ?? 1;
  const clamp = (value: number): number => Math.min(Math.max(value < 0 ? value + size : value, by < 0 ? -1 : 0), by < 0 ? size - 1 : size);
  const from = start === undefined ? (by < 0 ? size - 1 : 0) : clamp(start);
  const to = stop === undefined ? (by < 0 ? -1 : size) : clamp(stop);
  return Math.max(0, Math.ceil((to - from) / by));
}

const OPERATORS = 'add radd sub rsub mul rmul floordiv rfloordiv mod rmod pow rpow and or xor'.split(' ');
const COMPARISONS = 'lt le gt ge eq ne'.split(' ');

for (const [name, value] of [
  property('shape', (array) => new Tuple(array.shape.map((size) => sizeValue(array, size)))),
  property('ndim', (array) => array.shape.length),
  property('size', (array) => sizeOf(array.shape) ?? unknownNumbers(array)),
  property('dtype', (array) => array.dtype),
  property('T', (array) => transposed(array, undefined)),
  method('reshape', (run, array, call) => reshapeArray(run, array, call.args.length > 1 ? call.args.map((size) => asIndex(size) ?? null) : shapeFrom(run, call.or(0, 'shape', call.kwargs.get('newshape') ?? null)))),
  method('astype', (_run, array, call) => new NdArray(array.shape, dtypeOf(call.arg(0, 'dtype')) ?? array.dtype, array.data, array.because)),
  method('flatten', (run, array) => reshapeArray(run, array, [-1])),
  method('ravel', (run, array) => reshapeArray(run, array, [-1])),
  method('copy', (_run, array) => array),
  method('squeeze', (_run, array) => new NdArray(array.shape.filter((size) => size !== 1), array.dtype, array.data, array.because)),
  method('transpose', (run, array, call) => transposed(array, call.args.length > 1 ? call.args.map((axis) => asIndex(axis) ?? 0) : axesFrom(run, call.args[0]))),
  method('tolist', (run, array) => (array.data && array.shape.length === 1 ? new List(array.data.map((value) => entry(array, value))) : run.unknown('is the list of an array'))),
  method('item', (run, array) => (array.data?.length === 1 && array.data[0] !== undefined ? entry(array, array.data[0]) : run.unknown('is a number of an array'))),
  ...Object.entries(reductions).map(([name, dtype]) => method(name, (run, array, call) => reduceArray(run, array, call, dtype))),
  ...OPERATORS.map((name) => method(`__${name}__`, (run, array, call) => arithmetic(run, array, call.args[0] ?? null, false, false))),
  ...COMPARISONS.map((name) => method(`__${name}__`, (run, array, call) => arithmetic(run, array, call.args[0] ?? null, false, true))),
  ...['truediv', 'rtruediv'].map((name) => method(`__${name}__`, (run, array, call) => arithmetic(run, array, call.args[0] ?? null, true, false))),
  ...['neg', 'pos', 'abs', 'invert'].map((name) => method(`__${name}__`, (_run, array) => new NdArray(array.shape, array.dtype, undefined, array.because))),
  method('__getitem__', (run, array, call) => item(run, array, call.args[0] ?? null)),
  method('__setitem__', () => null),
  method('__len__', (run, array) => {
    if (array.shape.length === 0) throw run.error('TypeError', 'len() of unsized object');
    return sizeValue(array, array.shape[0] ?? null);
  }),
])
  arrayClass.attrs.set(name, value);
