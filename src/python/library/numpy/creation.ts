// Functions of NumPy that make arrays: from values, of a shape, of a range.

import { asIndex, NdArray, PyFloat, Tuple, Unknown, type Call, type NativeCall, type Value } from '../../values/index.ts';
import type { Run } from '../../run/run.ts';
import type { Functions } from '../table.ts';
import { filled, MOST_NUMBERS, onArray, shaped, toArray, type Item } from './array.ts';
import { dtypeName } from './dtype.ts';
import { factsAfter } from './facts.ts';
import { isWhole, listed, listOf, numberIn } from './methods.ts';
import { sizesOf, type Sizes } from './shape.ts';

/** A function that takes a shape. */
const fromShape = (make: (shape: Sizes, call: Call, run: Run) => Value, name: string): NativeCall => (run, call) => {
  const shape = sizesOf(call.arg(0, 'shape') ?? null);
  if (shape instanceof Unknown) return shape;
  if (shape?.some((size) => size !== null && size < 0)) throw run.error('ValueError', 'negative dimensions are not allowed');
  return shape ? make(shape, call, run) : run.unknown(`comes from \`np.${name}\``);
};

/** The dtype that is asked for, or the standard one; undefined where it cannot be told. */
const dtypeOr = (call: Call, at: number, standard: string): string => {
  const given = call.arg(at, 'dtype') ?? null;
  return given === null ? standard : (dtypeName(given) ?? 'object');
};

const likeArray = (value: number | undefined): NativeCall => onArray((_run, array, call) => {
  const shape = sizesOf(call.kwargs.get('shape') ?? null);
  const given = value === undefined ? undefined : value;
  return filled(Array.isArray(shape) ? (shape as Sizes) : array.shape, dtypeOr(call, 1, array.dtype), given);
});

const fullLike = onArray((run, array, call) => {
  const value = toArray(run, call.arg(1, 'fill_value') ?? null);
  return filled(array.shape, dtypeOr(call, 2, array.dtype), value instanceof NdArray ? value.data?.[0] : undefined);
});

const arrayOf = (copies: boolean): NativeCall => (run, call) => {
  const given = call.args[0] ?? call.kwargs.get('object') ?? call.kwargs.get('a') ?? null;
  const made = toArray(run, given, call.arg(1, 'dtype') !== undefined && dtypeName(call.arg(1, 'dtype')) === 'object');
  const dtype = dtypeName(call.arg(1, 'dtype'));
  if (made instanceof Unknown) return made;
  if (dtype === undefined || dtype === made.dtype) return copies && made === given ? made.with({ data: made.data, facts: made.facts }) : made;
  return converted(made, dtype);
};

/** The same numbers as another dtype. */
export function converted(array: NdArray, dtype: string): NdArray {
  const whole = /^u?int/.test(dtype);
  const keep = dtype === 'bool' ? array.data?.map(Boolean) : whole || dtype === 'float64' ? array.data?.map((item) => (whole ? Math.trunc(Number(item)) : Number(item))) : dtype.includes('float') ? array.data?.map((item) => (dtype === 'float32' ? Math.fround(Number(item)) : Number(item))) : undefined;
  const fits = !whole || keep?.every((item) => Number(item) >= (dtype.startsWith('u') ? 0 : -(2 ** 31)) && Number(item) < 2 ** Number(/\d+/.exec(dtype)?.[0] ?? 64) / (dtype.startsWith('u') ? 1 : 2));
  return array.with({ dtype, data: fits ? keep : undefined, facts: factsAfter(array.facts, (x) => x, dtype) });
}

function arange(run: Run, call: Call): Value {
  const lost = call.args.find((arg) => arg instanceof Unknown);
  const given = [call.args[0] ?? call.kwargs.get('start'), call.args[1] ?? call.kwargs.get('stop'), call.args[2] ?? call.kwargs.get('step')];
  const [a, b, c] = given.map(numberIn);
  const whole = given.every((arg) => arg === undefined || isWhole(arg));
  const dtype = dtypeOr(call, 3, whole ? 'int64' : 'float64');
  if (lost instanceof Unknown) return shaped([null], dtype, lost);
  if (a === undefined && b === undefined) return shaped([null], dtype, run.unknown('comes from `np.arange`'));
  const [start, stop, step] = b === undefined ? [0, a ?? 0, c ?? 1] : [a ?? 0, b, c ?? 1];
  if (step === 0) throw run.error('ZeroDivisionError', 'division by zero');
  const length = Math.max(0, Math.ceil((stop - start) / step));
  if (length <= MOST_NUMBERS) return listed(Array.from({ length }, (_, i) => start + i * step), dtype);
  return new NdArray([length], dtype, undefined, run.unknown('comes from `np.arange`'), whole ? { least: Math.min(start, start + (length - 1) * step), most: Math.max(start, start + (length - 1) * step), rarest: Math.abs(step) === 1 ? 1 : undefined } : undefined);
}

/** `linspace`, with the step too where that is asked for. */
function linspace(run: Run, call: Call): Value {
  const [a, b] = [toArray(run, call.arg(0, 'start') ?? null), toArray(run, call.arg(1, 'stop') ?? null)];
  const n = asIndex(call.or(2, 'num', 50));
  const end = call.or(3, 'endpoint', true) !== false;
  const dtype = dtypeOr(call, 5, 'float64');
  const inner = a instanceof NdArray && b instanceof NdArray && a.shape.length + b.shape.length > 0 ? (a.shape.length > 0 ? a.shape : b.shape) : [];
  const [from, to] = [a instanceof NdArray ? numberIn(a) : undefined, b instanceof NdArray ? numberIn(b) : undefined];
  const gaps = n === undefined ? 0 : end ? n - 1 : n;
  const step = from === undefined || to === undefined ? undefined : (to - from) / gaps;
  const known = n !== undefined && step !== undefined && from !== undefined && to !== undefined && n <= MOST_NUMBERS && inner.length === 0 && dtype === 'float64';
  const made = known ? listed(Array.from({ length: n }, (_, i) => (n === 1 ? from : end && i === n - 1 ? to : i * step + from)), 'float64') : shaped([n ?? null, ...inner], dtype);
  return call.or(4, 'retstep', false) === true ? new Tuple([made, step === undefined ? run.unknown('comes from `np.linspace`') : new NdArray([], 'float64', [step])]) : made;
}

function eye(_run: Run, call: Call): Value {
  const rows = asIndex(call.arg(0, 'N'));
  const columns = asIndex(call.arg(1, 'M')) ?? rows;
  const shift = asIndex(call.or(2, 'k', 0)) ?? 0;
  const dtype = dtypeOr(call, 3, 'float64');
  const known = rows !== undefined && columns !== undefined && rows * columns <= MOST_NUMBERS;
  return new NdArray([rows ?? null, columns ?? null], dtype, known ? Array.from({ length: rows * columns }, (_, i): Item => Number((i % columns) - Math.floor(i / columns) === shift)) : undefined);
}

function meshgrid(run: Run, call: Call): Value {
  const arrays = call.args.map((arg) => toArray(run, arg));
  const sizes = arrays.map((one) => (one instanceof NdArray ? (one.shape.length === 0 ? 1 : (one.shape[0] ?? null)) : null));
  const [x = null, y = null, ...rest] = sizes;
  const shape = sizes.length < 2 || call.kwargs.get('indexing') === 'ij' ? sizes : [y, x, ...rest];
  return listOf(arrays.map((one) => shaped(shape, one instanceof NdArray ? one.dtype : 'float64')));
}

/** `np.fromfunction`, `np.load` and the like are not known; these are. */
export const creation: Functions = {
  array: arrayOf(true), asarray: arrayOf(false), ascontiguousarray: arrayOf(false), asfarray: arrayOf(false), asanyarray: arrayOf(false), copy: arrayOf(true),
  zeros: fromShape((shape, call) => filled(shape, dtypeOr(call, 1, 'float64'), 0), 'zeros'),
  ones: fromShape((shape, call) => filled(shape, dtypeOr(call, 1, 'float64'), 1), 'ones'),
  empty: fromShape((shape, call) => filled(shape, dtypeOr(call, 1, 'float64'), undefined), 'empty'),
  full: fromShape((shape, call, run) => {
    const value = toArray(run, call.arg(1, 'fill_value') ?? null);
    return filled(shape, dtypeOr(call, 2, value instanceof NdArray ? value.dtype : 'float64'), value instanceof NdArray ? value.data?.[0] : undefined);
  }, 'full'),
  zeros_like: likeArray(0), ones_like: likeArray(1), empty_like: likeArray(undefined), full_like: fullLike,
  eye, identity: (_run, call) => shaped([asIndex(call.args[0]) ?? null, asIndex(call.args[0]) ?? null], dtypeOr(call, 1, 'float64')), arange, linspace, meshgrid,
  logspace: (run, call) => {
    const made = linspace(run, call);
    return made instanceof NdArray ? made.with({}) : made;
  },
  diag: onArray((_run, array) => (array.shape.length === 1 ? array.with({ shape: [array.shape[0] ?? null, array.shape[0] ?? null] }) : array.with({ shape: [array.shape.some((size) => size === null) ? null : Math.min(...array.shape.map((size) => size ?? 0))] }))),
  tri: (_run, call) => shaped([asIndex(call.args[0]) ?? null, asIndex(call.arg(1, 'M')) ?? asIndex(call.args[0]) ?? null], dtypeOr(call, 3, 'float64')),
  tril: onArray((_run, array) => array.with({})), triu: onArray((_run, array) => array.with({})),
  iscomplexobj: onArray((_run, array) => array.dtype.startsWith('complex')),
  isscalar: (_run, call) => typeof call.args[0] === 'number' || typeof call.args[0] === 'bigint' || typeof call.args[0] === 'string' || call.args[0] instanceof PyFloat || (call.args[0] instanceof NdArray && call.args[0].shape.length === 0),
  indices: fromShape((shape) => shaped([shape.length, ...shape], 'int64'), 'indices'),
  atleast_1d: onArray((_run, array) => (array.shape.length > 0 ? array : array.as([1]))),
  atleast_2d: onArray((_run, array) => (array.shape.length > 1 ? array : array.as([1, ...(array.shape.length === 0 ? [1] : array.shape)]))),
};
