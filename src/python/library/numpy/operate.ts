// Arithmetic on arrays: shapes broadcast, dtypes promote, few known numbers are computed.

import { asNumber, NdArray, NOT_IMPLEMENTED, Unknown, type Facts, type NativeCall, type Value } from '../../values/index.ts';
import type { Run } from '../../run/run.ts';
import { MOST_NUMBERS, toArray, type Item } from './array.ts';
import { promote, promoteWeak } from './dtype.ts';
import { factsAfter } from './facts.ts';
import { broadcastSizes, shapeWords, sizeOf, type Sizes } from './shape.ts';

/** An operation on numbers. */
export type Apply = (a: number, b: number) => number | boolean;

const floorMod = (a: number, b: number): number => a - Math.floor(a / b) * b;

/** Operations by the middle of their method's name. */
export const arithmetic: Readonly<Record<string, Apply>> = {
  add: (a, b) => a + b, sub: (a, b) => a - b, mul: (a, b) => a * b, truediv: (a, b) => a / b, floordiv: (a, b) => Math.floor(a / b), mod: floorMod, pow: (a, b) => a ** b,
  and: (a, b) => a & b, or: (a, b) => a | b, xor: (a, b) => a ^ b,
};
/** Comparisons by the middle of their method's name. */
export const comparisons: Readonly<Record<string, Apply>> = { eq: (a, b) => a === b, ne: (a, b) => a !== b, lt: (a, b) => a < b, le: (a, b) => a <= b, gt: (a, b) => a > b, ge: (a, b) => a >= b };

/** `a op b` for arrays. */
export function elementwise(run: Run, a: Value, b: Value, name: string, apply: Apply): Value {
  const [x, y] = [toArray(run, a), toArray(run, b)];
  if (x instanceof Unknown) return x;
  if (y instanceof Unknown) return y;
  const shape = broadcastSizes(x.shape, y.shape);
  if (!shape) throw run.error('ValueError', `operands could not be broadcast together with shapes ${shapeWords(x.shape)} ${shapeWords(y.shape)} `);
  const weak = (value: Value): boolean => !(value instanceof NdArray) && asNumber(value) !== undefined;
  const plain = weak(b) ? promoteWeak(x.dtype, b) : weak(a) ? promoteWeak(y.dtype, a) : promote(x.dtype, y.dtype);
  const dtype = name in comparisons ? 'bool' : name === 'truediv' && !/float|complex/.test(plain) ? 'float64' : plain;
  return new NdArray(shape, dtype, computed(x, y, shape, dtype, apply), x.because ?? y.because, factsOfBoth(x, y, name, dtype, apply));
}

/** What is known of all numbers stays known where the same number is added to each, taken from it, or each is divided by it. */
function factsOfBoth(x: NdArray, y: NdArray, name: string, dtype: string, apply: Apply): Facts | undefined {
  const [one, other] = [x.facts ? x : y, x.facts ? y : x];
  const by = other.shape.length === 0 ? other.data?.[0] : undefined;
  if (!one.facts || by === undefined || (!LINEAR.has(name) && !(name === 'truediv' && one === x))) return undefined;
  return factsAfter(one.facts, (number) => Number(one === x ? apply(number, Number(by)) : apply(Number(by), number)), dtype);
}

const LINEAR = new Set(['add', 'sub', 'mul']);

/** The numbers of an operation, where they are few and known. */
export function computed(x: NdArray, y: NdArray, shape: Sizes, dtype: string, apply: Apply): readonly Item[] | undefined {
  const size = sizeOf(shape);
  if (!x.data || !y.data || size === null || size > MOST_NUMBERS || !/^(bool|u?int\d+|float64)$/.test(dtype)) return undefined;
  const places = (array: NdArray): readonly number[] => spread(array.shape, shape);
  const [p, q] = [places(x), places(y)];
  const out: Item[] = [];
  for (let i = 0; i < size; i++) {
    const made = apply(Number(x.data[p[i] ?? 0]), Number(y.data[q[i] ?? 0]));
    if (dtype.includes('int') && !fits(Number(made), dtype)) return undefined;
    out.push(dtype === 'bool' ? Boolean(made) : made);
  }
  return out;
}

/** True for a whole number that a dtype holds; any other wraps round. */
function fits(value: number, dtype: string): boolean {
  const half = 2 ** (Number(dtype.replace(/\D/g, '')) - 1);
  return Number.isSafeInteger(value) && (dtype.startsWith('u') ? value >= 0 && value < 2 * half : value >= -half && value < half);
}

/** For each number of a broadcast array, where it comes from. */
function spread(from: Sizes, to: Sizes): readonly number[] {
  let places = [0];
  let stride = sizeOf(from) ?? 0;
  for (const [i, size] of to.entries()) {
    const axis = i - to.length + from.length;
    const own = axis < 0 ? 1 : (from[axis] ?? 1);
    if (axis >= 0) stride /= own === 0 ? 1 : own;
    places = places.flatMap((place) => Array.from({ length: size ?? 0 }, (_, k) => place + (own === 1 ? 0 : k * stride)));
  }
  return places;
}

/** The operator methods of arrays. */
export function operatorMethods(): Record<string, NativeCall> {
  const methods: Record<string, NativeCall> = {};
  const takes = (value: Value | undefined): boolean => (value instanceof NdArray && value.world === 'numpy') || value instanceof Unknown || asNumber(value) !== undefined || (typeof value === 'object' && value !== null && (value.kind === 'list' || value.kind === 'tuple'));
  for (const [name, apply] of Object.entries({ ...arithmetic, ...comparisons })) {
    methods[`__${name}__`] = (run, { args: [a = null, b = null] }) => (takes(b) ? elementwise(run, a, b, name, apply) : NOT_IMPLEMENTED);
    if (name in arithmetic) methods[`__r${name}__`] = (run, { args: [a = null, b = null] }) => (takes(b) ? elementwise(run, b, a, name, apply) : NOT_IMPLEMENTED);
  }
  methods['__neg__'] = (run, { args: [a = null] }) => elementwise(run, 0, a, 'sub', (x, y) => x - y);
  methods['__pos__'] = (_run, { args: [a = null] }) => a;
  methods['__abs__'] = (_run, { args: [a = null] }) => (a instanceof NdArray ? new NdArray(a.shape, a.dtype, a.data?.map((item) => Math.abs(Number(item))), a.because) : a);
  methods['__invert__'] = methods['__abs__'];
  methods['__matmul__'] = (run, { args: [a = null, b = null] }) => matmul(run, a, b);
  methods['__rmatmul__'] = (run, { args: [a = null, b = null] }) => matmul(run, b, a);
  return methods;
}

/** `a @ b`. */
export function matmul(run: Run, a: Value, b: Value): Value {
  const [x, y] = [toArray(run, a), toArray(run, b)];
  if (x instanceof Unknown) return x;
  if (y instanceof Unknown) return y;
  if (x.shape.length === 0 || y.shape.length === 0) throw run.error('ValueError', 'matmul: Input operand does not have enough dimensions');
  const dtype = promote(x.dtype, y.dtype);
  const [left, right] = [x.shape.length === 1 ? [1, ...x.shape] : x.shape, y.shape.length === 1 ? [...y.shape, 1] : y.shape];
  const [inner, outer] = [left.at(-1) ?? null, right.at(-2) ?? null];
  const batch = broadcastSizes(left.slice(0, -2), right.slice(0, -2));
  if (!batch || (inner !== null && outer !== null && inner !== outer)) throw run.error('ValueError', `matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size ${outer} is different from ${inner})`);
  return new NdArray([...batch, ...(x.shape.length === 1 ? [] : [left.at(-2) ?? null]), ...(y.shape.length === 1 ? [] : [right.at(-1) ?? null])], dtype, undefined, x.because ?? y.because);
}

/** A function of each number. */
export function mapped(run: Run, value: Value, apply: ((x: number) => number) | undefined, dtype?: (dtype: string) => string): Value {
  const array = toArray(run, value);
  if (array instanceof Unknown) return array;
  const out = dtype ? dtype(array.dtype) : array.dtype;
  return new NdArray(array.shape, out, apply && array.data ? array.data.map((item) => apply(Number(item))) : undefined, array.because);
}
