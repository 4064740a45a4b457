// Tensors of TensorFlow: made from what a script hands over, in the world that they live in.
// Invariant: a size that is not known and a size that is Python's None are never taken for each other.

import { sizeText, unknown, type Size } from '../../formula/index.ts';
import { Weight } from '../../model/index.ts';
import type { Run } from '../run/run.ts';
import { Dict, Instance, List, NdArray, PyFloat, Tuple, Unknown, type Value, type World } from '../values/index.ts';
import { toArray, type Item } from '../library/numpy/array.ts';
import { sizesOfShape } from './shape-class.ts';

/** A `tf.Variable` of the script's own; `array` changes when it is assigned to. */
export class Variable {
  array: NdArray;
  readonly name: string;
  readonly trainable: boolean;
  constructor(array: NdArray, name: string, trainable: boolean) {
    this.array = array;
    this.name = name;
    this.trainable = trainable;
  }
}

/** The array or tensor that a value is: an array, a variable, a weight of a layer; undefined for anything else. */
export function arrayIn(value: Value | undefined): NdArray | undefined {
  if (value instanceof NdArray) return value;
  if (!(value instanceof Instance)) return undefined;
  if (value.native instanceof Variable) return value.native.array;
  if (!(value.native instanceof Weight)) return undefined;
  const { shape, dtype } = value.native;
  const made = tensorOf(shape, dtype, 'eager', new Unknown('is a weight, whose numbers are not known'));
  return made instanceof NdArray ? made : undefined;
}

/** True for a tensor, and for a list of them, that is no NumPy array: what functions of TensorFlow and Keras give. */
export function holdsTensorIn(value: Value, world?: World): boolean {
  if (value instanceof List || value instanceof Tuple) return value.items.some((item) => holdsTensorIn(item, world));
  if (value instanceof Dict) return [...value.map.values()].some(([, one]) => holdsTensorIn(one, world));
  const array = arrayIn(value);
  return array !== undefined && (world === undefined || array.world === world);
}

/** The world of what is computed from some values: traced as soon as one of them is. */
export const worldOf = (values: Iterable<Value>): World => {
  for (const value of values) if (holdsTensorIn(value, 'traced')) return 'traced';
  return 'eager';
};

/** A size in a script's words: a number, None, or what is not known. */
export type ScriptSize = number | null | Unknown;

/** The sizes of a tensor as a script sees them. */
export const scriptSizes = (array: NdArray): readonly ScriptSize[] => array.shape.map((size) => (size === null && array.world !== 'traced' ? new Unknown((array.because ?? new Unknown('is a size that is not known')).reason) : size));

/**
 * The sizes that two shapes broadcast to, or undefined where they do not fit. What is not known of one side stays so beside 1 and None:
 * None beside a number is that number, for TensorFlow takes a program to be right.
 */
export function broadcastScript(a: readonly ScriptSize[], b: readonly ScriptSize[]): readonly ScriptSize[] | undefined {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  const out: ScriptSize[] = [...long];
  for (const [i, y] of short.entries()) {
    const at = long.length - short.length + i;
    const x = long[at] ?? null;
    const known = [x, y].filter((size) => typeof size === 'number' && size !== 1);
    if (known.length === 2 && known[0] !== known[1]) return undefined;
    out[at] = known[0] ?? [x, y].find((size) => size instanceof Unknown) ?? (x === null || y === null ? null : 1);
  }
  return out;
}

/** The sizes of a tensor as formulas take them. */
export const formulaSizes = (array: NdArray): Size[] => array.shape.map((size) => (size === null && array.world !== 'traced' ? unknown(array.because?.because ?? 'a size of an array is not known') : size));

/** A tensor of some sizes; unknown as a whole where a traced one would have a size that is not known. */
export function tensorOf(shape: readonly Size[] | undefined, dtype: string, world: World, because?: Unknown, data?: readonly Item[]): NdArray | Unknown {
  if (!shape) return because ?? new Unknown('is a tensor of which not even the number of axes is known');
  const open = shape.find((size) => size !== null && typeof size !== 'number');
  const reason = open === undefined || open === null || typeof open === 'number' ? because : new Unknown(open.kind === 'unknown' ? `has a size that is not known: ${open.because}` : `has the size ${sizeText(open)}`);
  if (reason !== because && world === 'traced' && reason) return reason;
  const because2 = reason ?? because;
  return NdArray.of(world, shape.map((size) => (typeof size === 'number' ? size : null)), dtype, data, because2);
}

/** A tensor of sizes as a script gave them. */
export function tensorOfSizes(shape: readonly ScriptSize[], dtype: string, world: World, because?: Unknown, data?: readonly Item[]): NdArray | Unknown {
  const open = shape.find((size) => size instanceof Unknown);
  if (open && world === 'traced') return open;
  return NdArray.of(world, shape.map((size) => (size instanceof Unknown ? null : size)), dtype, data, open ?? because);
}

/** One size that a script hands over: a number, None, a scalar tensor. A traced scalar that is not folded is None. */
export function sizeIn(value: Value): ScriptSize | undefined {
  if (value === null || value instanceof Unknown) return value;
  if (typeof value === 'number') return value;
  if (value instanceof PyFloat && Number.isInteger(value.value)) return value.value;
  const array = arrayIn(value);
  if (!array) return undefined;
  const [only] = array.data ?? [];
  if (array.data?.length === 1 && only !== undefined && !Number.isNaN(Number(only))) return Number(only);
  return array.world === 'traced' ? null : (array.because ?? new Unknown('is a number of a tensor'));
}

/** The sizes that a script hands over: a list or tuple, a TensorShape, a tensor of sizes, one number; undefined for anything else. */
export function sizesIn(value: Value): readonly ScriptSize[] | Unknown | undefined {
  if (value instanceof Unknown) return value;
  if (value instanceof List && value.lost) return value.lost;
  const listed = sizesOfShape(value);
  if (listed) {
    const sizes = listed.items.map(sizeIn);
    return sizes.some((size) => size === undefined) ? undefined : sizes.map((size) => size ?? null);
  }
  const array = arrayIn(value);
  if (array && array.shape.length === 1) return fromVector(array);
  const one = value === null ? undefined : sizeIn(value);
  return one === undefined ? undefined : [one];
}

/** A tensor that holds sizes, as `tf.shape` gives it: each known one is a number, the others are NaN in its numbers. */
function fromVector({ shape, data, world, because }: NdArray): readonly ScriptSize[] | Unknown {
  const [length] = shape;
  if (typeof length !== 'number') return because ?? new Unknown('is a shape that is not known');
  const open: ScriptSize = world === 'traced' ? null : (because ?? new Unknown('is a number of a tensor'));
  return Array.from({ length }, (_, i): ScriptSize => {
    const one = data?.[i];
    return one === undefined || Number.isNaN(Number(one)) ? open : Number(one);
  });
}

/** The dtype that TensorFlow gives numbers of Python. */
const PYTHON_DTYPES: Readonly<Record<string, string>> = { int64: 'int32', float64: 'float32', str: 'string' };

/** A value as a tensor; numbers and lists of Python become tensors of TensorFlow's standard dtypes. */
export function toTensor(run: Run, value: Value, dtype?: string): NdArray | Unknown {
  if (value instanceof Unknown) return value;
  const array = arrayIn(value);
  if (array) return array.world === 'numpy' ? NdArray.of('eager', array.shape, dtype ?? array.dtype, array.data, array.because) : dtype === undefined || dtype === array.dtype ? array : NdArray.of(array.world, array.shape, dtype, array.data, array.because);
  const sizes = sizesOfShape(value);
  if (sizes && sizes.items.some(holdsArray)) return packed(run, sizes.items, dtype);
  const plain = toArray(run, sizes && value instanceof Instance ? sizes : value);
  if (plain instanceof Unknown) return plain;
  return NdArray.of('eager', plain.shape, dtype ?? PYTHON_DTYPES[plain.dtype] ?? plain.dtype, plain.data, plain.because);
}

/** True for a tensor, and for lists that hold one. */
const holdsArray = (value: Value): boolean => arrayIn(value) !== undefined || ((value instanceof List || value instanceof Tuple) && value.items.some(holdsArray));

/** A list of tensors as one tensor, as `tf.convert_to_tensor` packs it. */
function packed(run: Run, items: readonly Value[], dtype: string | undefined): NdArray | Unknown {
  const parts: NdArray[] = [];
  for (const item of items) {
    const part = toTensor(run, item, dtype);
    if (part instanceof Unknown) return part;
    parts.push(part);
  }
  const [first] = parts;
  if (!first) return run.unknown('is a list of nothing');
  const shape: (number | null)[] = [...first.shape];
  for (const part of parts) {
    if (part.shape.length !== shape.length) throw run.error('ValueError', 'Shapes of the tensors in a list have to be the same to make one tensor of them.');
    part.shape.forEach((size, i) => (shape[i] ??= size));
  }
  const typed = parts.find((_, i) => arrayIn(items[i]) !== undefined) ?? first;
  const scalars = first.shape.length === 0 ? parts.map((part) => part.data?.[0] ?? Number.NaN) : undefined;
  return NdArray.of(worldOf(parts), [parts.length, ...shape], dtype ?? typed.dtype, scalars, parts.find((part) => part.because)?.because);
}
