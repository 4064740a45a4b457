// Making arrays: from Python's lists, from numbers, with the numbers kept where they are few.

import { asNumber, Bytes, Instance, List, NdArray, PyFloat, Range, Tuple, Unknown, type Call, type NativeCall, type Value } from '../../values/index.ts';
import { specialMethod } from '../../run/attribute.ts';
import { collect } from '../../run/iterate.ts';
import type { Run } from '../../run/run.ts';
import { promote } from './dtype.ts';
import { sizeOf, type Sizes } from './shape.ts';

/** Arrays with more numbers than this keep only their shape. */
export const MOST_NUMBERS = 1000;

/** One number of an array. */
export type Item = number | bigint | boolean;

/** An array whose numbers are not followed. */
export const shaped = (shape: Sizes, dtype: string, because?: Unknown): NdArray => new NdArray(shape, dtype, undefined, because);

/** An array filled with one number, which is kept where the array is small. */
export function filled(shape: Sizes, dtype: string, value: Item | undefined): NdArray {
  const size = sizeOf(shape);
  return new NdArray(shape, dtype, value !== undefined && size !== null && size <= MOST_NUMBERS ? () => Array.from({ length: size }, () => value) : undefined);
}

/** A Python value as an array: nested lists, numbers, arrays; `loose` lets rows differ in length. */
export function toArray(run: Run, value: Value, loose = false): NdArray | Unknown {
  if (value instanceof Unknown) return value;
  if (value instanceof NdArray) {
    if (value.world === 'traced' && !value.data) throw run.error('NotImplementedError', 'Cannot convert a symbolic tf.Tensor to a numpy array. This error may indicate that you\'re trying to pass a Tensor to a NumPy call, which is not supported.');
    return value.in('numpy');
  }
  if (typeof value === 'boolean') return new NdArray([], 'bool', [value]);
  if (value instanceof PyFloat) return new NdArray([], 'float64', [value.value]);
  const number = asNumber(value);
  if (number !== undefined) return new NdArray([], 'int64', [number]);
  if (typeof value === 'string' || value instanceof Bytes) return new NdArray([], 'str');
  if (value instanceof Instance) return ofInstance(run, value);
  if (!(value instanceof List || value instanceof Tuple || value instanceof Range)) return new NdArray([], 'object');
  const items = collect(run, value);
  if (items instanceof Unknown) return items;
  return stacked(run, items, loose);
}

/** An object says itself what it is as an array, or is one item of any kind. */
function ofInstance(run: Run, value: Instance): NdArray | Unknown {
  const own = specialMethod(value, '__array__');
  const made = own === undefined ? undefined : run.call(own);
  if (made instanceof NdArray || made instanceof Unknown) return made;
  return value.cls.unknownBase ?? (value.cls.find('__len__') === undefined ? new NdArray([], 'object') : run.unknown(`comes from a \`${value.cls.name}\``));
}

function stacked(run: Run, items: readonly Value[], loose: boolean): NdArray | Unknown {
  if (items.length === 0) return new NdArray([0], 'float64', []);
  const all = items.map((item) => toArray(run, item, loose));
  const parts = all.filter((part) => part instanceof NdArray);
  const [first] = parts;
  const lost = all.find((part) => part instanceof Unknown);
  // One item that is known tells the shape of all: NumPy refuses others.
  if (!first) return lost instanceof Unknown ? lost : new NdArray([0], 'float64', []);
  const rank = parts.every((part) => part.shape.length === first.shape.length);
  if (!rank || parts.some((part) => part.shape.some((size, i) => size !== null && first.shape[i] !== null && size !== first.shape[i]))) {
    if (loose) return new NdArray([items.length], 'object');
    throw run.error('ValueError', `setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (${items.length},) + inhomogeneous part.`);
  }
  const dtype = parts.map((part) => part.dtype).reduce(promote);
  const known = !lost && parts.every((part) => part.data) && parts.length * (first.data?.length ?? 0) <= MOST_NUMBERS;
  return new NdArray([items.length, ...first.shape.map((size, i) => (parts.every((part) => part.shape[i] === size) ? size : null))], dtype, known ? parts.flatMap((part) => part.data ?? []) : undefined, parts.find((part) => part.because)?.because ?? lost);
}

/** An array as Python's numbers and nested lists. */
export function toPython(run: Run, array: NdArray): Value {
  const { data, shape, dtype } = array;
  if (!data) return array.because ?? run.unknown('comes from the numbers of an array');
  const plain = (item: Item): Value => (typeof item === 'number' && dtype.includes('float') ? new PyFloat(item) : item);
  const build = (axis: number, from: number, size: number): Value => {
    const length = shape[axis];
    if (axis === shape.length || length === undefined || length === null) return plain(data[from] ?? 0);
    const step = length === 0 ? 0 : size / length;
    return new List(Array.from({ length }, (_, i) => build(axis + 1, from + i * step, step)));
  };
  return build(0, 0, data.length);
}

/** A function whose first argument is an array. */
export const onArray = (action: (run: Run, array: NdArray, call: Call) => Value): NativeCall => (run, call) => {
  const array = toArray(run, call.args[0] ?? call.kwargs.get('a') ?? null);
  return array instanceof Unknown ? array : action(run, array, call);
};

/** Why sizes or numbers of an array are not known. */
export const because = (run: Run, array: NdArray): Unknown => array.because ?? run.unknown('comes from the numbers of an array');
