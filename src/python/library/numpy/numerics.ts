// Numerical functions of NumPy by shape: differences, quantiles, products of arrays, searches, `linalg` and `fft`.
// Source of the rules: numpy/lib, numpy/linalg and numpy/fft, NumPy 2.4.6.

import { asIndex, List, Module, NdArray, Tuple, Unknown, type Call, type NativeCall, type Value } from '../../values/index.ts';
import type { Run } from '../../run/run.ts';
import { moduleOf, type Functions } from '../table.ts';
import { onArray, shaped, toArray } from './array.ts';
import { dtypeName, promote } from './dtype.ts';
import { matmul } from './operate.ts';
import { axesOf, axisAt, broadcastSizes, sizeOf, sizesOf, type Sizes } from './shape.ts';
import { byPlace, fftSignatures, linalgSignatures } from './signatures.ts';

const floating = (dtype: string): string => (dtype.includes('float') || dtype.startsWith('complex') ? dtype : 'float64');
const complex = (dtype: string): string => (dtype === 'float32' || dtype === 'complex64' ? 'complex64' : 'complex128');

/** A function of two arrays; unknown where one of them is. */
const onTwo = (does: (run: Run, a: NdArray, b: NdArray, call: Call) => Value): NativeCall => (run, call) => {
  const [a, b] = [toArray(run, call.args[0] ?? null), toArray(run, call.args[1] ?? null)];
  if (a instanceof Unknown) return a;
  return b instanceof Unknown ? b : does(run, a, b, call);
};

/** A size changed along one axis; None stays. */
const along = (shape: Sizes, axis: number, change: (size: number) => number | null): Sizes => shape.map((size, i) => (i !== axis || size === null ? size : change(size)));

const axisOf = (call: Call, at: number, rank: number, fallback: number): number | undefined => axisAt(asIndex(call.or(at, 'axis', fallback)) ?? fallback, rank);

/** Quantiles: the axes of `q`, then those that are left. */
const quantiles: NativeCall = onTwo((run, one, q, call) => {
  const axes = axesOf(run, call.or(2, 'axis', null), one.shape.length);
  if (axes instanceof Unknown) return axes;
  const kept = call.kwargs.get('keepdims') === true;
  return shaped([...q.shape, ...(kept ? one.shape.map((size, i) => (axes.includes(i) ? 1 : size)) : one.shape.filter((_, i) => !axes.includes(i)))], q.shape.length > 0 ? 'float64' : floating(one.dtype), one.because);
});

/** `insert` and `delete` at places that are few and known. */
const changed = (by: 1 | -1): NativeCall => onArray((run, one, call) => {
  const places = toArray(run, call.arg(1, 'obj') ?? null);
  const axis = call.or(by === 1 ? 3 : 2, 'axis', null);
  const count = places instanceof NdArray && /int/.test(places.dtype) ? sizeOf(places.shape) : null;
  const flat = axis === null ? [sizeOf(one.shape)] : one.shape;
  const at = axis === null ? 0 : axisAt(asIndex(axis) ?? 0, one.shape.length);
  const distinct = places instanceof NdArray && (by === 1 || places.shape.length === 0 || (places.data !== undefined && new Set(places.data).size === places.data.length));
  const reason = run.unknown(by === 1 ? 'comes from `np.insert`' : 'comes from `np.delete`');
  return one.with({ shape: flat.map((size, i) => (i !== at ? size : size === null || count === null || !distinct ? null : size + by * count)), because: count === null || !distinct ? reason : one.because });
});

const tensordot = onTwo((run, a, b, call) => {
  const given = call.or(2, 'axes', 2);
  const count = asIndex(given);
  const pair = given instanceof Tuple || given instanceof List ? given.items.map((one) => sizesOf(one)) : [];
  const [left, right] = count === undefined ? pair : [Array.from({ length: count }, (_, i) => a.shape.length - count + i), Array.from({ length: count }, (_, i) => i)];
  if (!left || !right || left instanceof Unknown || right instanceof Unknown) return run.unknown('comes from `np.tensordot`');
  const without = (one: NdArray, axes: Sizes): Sizes => one.shape.filter((_, i) => !axes.some((axis) => axisAt(axis ?? 0, one.shape.length) === i));
  return shaped([...without(a, left), ...without(b, right)], promote(a.dtype, b.dtype), a.because ?? b.because);
});

/** `dot`: a matrix product for up to two axes on the right, each row with each column beyond. */
export const dot = onTwo((run, a, b) => {
  if (a.shape.length === 0 || b.shape.length === 0) return shaped(a.shape.length === 0 ? b.shape : a.shape, promote(a.dtype, b.dtype), a.because ?? b.because);
  return b.shape.length <= 2 ? matmul(run, a, b) : shaped([...a.shape.slice(0, -1), ...b.shape.slice(0, -2), b.shape.at(-1) ?? null], promote(a.dtype, b.dtype), a.because ?? b.because);
});

const flatPlaces = (run: Run): NdArray => shaped([null], 'int64', run.unknown('counts where something holds'));

/** Functions by name. */
export const numerics: Functions = {
  dot, tensordot,
  inner: onTwo((_run, a, b) => shaped(a.shape.length === 0 || b.shape.length === 0 ? [...a.shape, ...b.shape] : [...a.shape.slice(0, -1), ...b.shape.slice(0, -1)], promote(a.dtype, b.dtype), a.because ?? b.because)),
  outer: onTwo((_run, a, b) => shaped([sizeOf(a.shape), sizeOf(b.shape)], promote(a.dtype, b.dtype), a.because ?? b.because)),
  vdot: onTwo((_run, a, b) => shaped([], promote(a.dtype, b.dtype), a.because ?? b.because)),
  kron: onTwo((_run, a, b) => {
    const rank = Math.max(a.shape.length, b.shape.length);
    const grown = (shape: Sizes): Sizes => [...Array.from({ length: rank - shape.length }, () => 1), ...shape];
    const other = grown(b.shape);
    return shaped(grown(a.shape).map((size, i) => (size === null || (other[i] ?? null) === null ? null : size * (other[i] ?? 1))), promote(a.dtype, b.dtype), a.because ?? b.because);
  }),
  trace: onArray((_run, one) => shaped(one.shape.slice(2), one.dtype, one.because)),
  percentile: quantiles, quantile: quantiles, nanpercentile: quantiles, nanquantile: quantiles,
  diff: onArray((_run, one, call) => one.with({ shape: along(one.shape, axisOf(call, 2, one.shape.length, -1) ?? 0, (size) => (call.kwargs.has('prepend') || call.kwargs.has('append') ? null : Math.max(0, size - (asIndex(call.or(1, 'n', 1)) ?? 1)))) })),
  ediff1d: onArray((_run, one) => one.with({ shape: along([sizeOf(one.shape)], 0, (size) => Math.max(0, size - 1)) })),
  cumprod: onArray((_run, one, call) => (call.or(1, 'axis', null) === null ? one.as([sizeOf(one.shape)]) : one).with({ dtype: one.dtype === 'bool' ? 'int64' : one.dtype })),
  count_nonzero: onArray((run, one, call) => {
    const axes = axesOf(run, call.or(1, 'axis', null), one.shape.length);
    return axes instanceof Unknown ? axes : axes.length === one.shape.length && one.data ? new NdArray([], 'int64', [one.data.filter(Boolean).length]) : shaped(one.shape.filter((_, i) => !axes.includes(i)), 'int64', one.because);
  }),
  average: onArray((run, one, call) => {
    const axes = axesOf(run, call.or(1, 'axis', null), one.shape.length);
    return axes instanceof Unknown || call.kwargs.get('returned') === true ? run.unknown('comes from `np.average`') : shaped(one.shape.filter((_, i) => !axes.includes(i)), floating(one.dtype), one.because);
  }),
  cov: onArray((run, one, call) => (call.arg(1, 'y') !== undefined || call.or(2, 'rowvar', true) !== true ? run.unknown('comes from `np.cov`') : shaped(one.shape.length < 2 ? [] : [one.shape[0] ?? null, one.shape[0] ?? null], 'float64', one.because))),
  corrcoef: onArray((run, one, call) => (call.arg(1, 'y') !== undefined ? (one.shape.length === 1 ? shaped([2, 2], 'float64', one.because) : run.unknown('comes from `np.corrcoef`')) : shaped(one.shape.length < 2 ? [] : [one.shape[0] ?? null, one.shape[0] ?? null], 'float64', one.because))),
  interp: onArray((_run, one) => shaped(one.shape, 'float64', one.because)),
  resize: onArray((run, one, call) => {
    const shape = sizesOf(call.arg(1, 'new_shape') ?? null);
    return !shape || shape instanceof Unknown ? run.unknown('comes from `np.resize`') : shaped(shape, one.dtype, one.because);
  }),
  insert: changed(1), delete: changed(-1),
  diagflat: onArray((_run, one) => one.with({ shape: [sizeOf(one.shape), sizeOf(one.shape)] })),
  vander: onArray((_run, one, call) => shaped([one.shape[0] ?? null, call.arg(1, 'N') === undefined ? (one.shape[0] ?? null) : (asIndex(call.arg(1, 'N')) ?? null)], one.dtype, one.because)),
  atleast_3d: onArray((_run, one) => one.as(one.shape.length >= 3 ? one.shape : one.shape.length === 2 ? [...one.shape, 1] : [1, one.shape[0] ?? 1, 1])),
  take_along_axis: onTwo((_run, one, indices, call) => shaped(call.or(2, 'axis', -1) === null ? indices.shape : (broadcastSizes(one.shape.map((size, i) => (i === axisOf(call, 2, one.shape.length, -1) ? 1 : size)), indices.shape) ?? indices.shape), one.dtype, one.because)),
  searchsorted: onTwo((_run, one, values) => shaped(values.shape, 'int64', one.because ?? values.because)),
  digitize: onArray((_run, one) => shaped(one.shape, 'int64', one.because)),
  unravel_index: onArray((run, one, call) => {
    const shape = sizesOf(call.arg(1, 'shape') ?? null);
    return !shape || shape instanceof Unknown ? run.unknown('comes from `np.unravel_index`') : new Tuple(shape.map(() => shaped(one.shape, 'int64', one.because)));
  }),
  histogram: onArray((run, one, call) => {
    const bins = call.or(1, 'bins', 10);
    const count = asIndex(bins);
    const edges = count === undefined ? toArray(run, bins) : undefined;
    const size = count ?? (edges instanceof NdArray && edges.dtype !== 'str' ? (edges.shape[0] ?? 0) - 1 : undefined);
    return size === undefined ? run.unknown('comes from `np.histogram`') : new Tuple([shaped([size], call.or(3, 'density', false) === true ? 'float64' : 'int64', one.because), shaped([size + 1], floating(one.dtype), one.because)]);
  }),
  gradient: onArray((_run, one) => (one.shape.length === 1 ? shaped(one.shape, floating(one.dtype), one.because) : new Tuple(one.shape.map(() => shaped(one.shape, floating(one.dtype), one.because))))),
  convolve: onTwo((run, a, b, call) => slid(run, a, b, call.or(2, 'mode', 'full'))),
  correlate: onTwo((run, a, b, call) => slid(run, a, b, call.or(2, 'mode', 'valid'))),
  polyfit: onTwo((run, x, _y, call) => {
    const degree = asIndex(call.arg(2, 'deg'));
    return degree === undefined || call.kwargs.size > 3 ? run.unknown('comes from `np.polyfit`') : shaped([degree + 1], 'float64', x.because);
  }),
  polyval: onTwo((_run, p, x) => shaped(x.shape, promote(p.dtype, x.dtype), x.because ?? p.because)),
  argwhere: onArray((run, one) => shaped([null, one.shape.length], 'int64', run.unknown('counts where something holds'))),
  flatnonzero: onArray((run) => flatPlaces(run)),
  nonzero: onArray((run, one) => new Tuple(one.shape.map(() => flatPlaces(run)))),
  partition: onArray((_run, one) => shaped(one.shape, one.dtype, one.because)),
  argpartition: onArray((_run, one) => shaped(one.shape, 'int64', one.because)),
  angle: onArray((_run, one) => shaped(one.shape, 'float64', one.because)),
  select: (run, call) => {
    const list = call.arg(1, 'choicelist');
    const first = list instanceof List || list instanceof Tuple ? toArray(run, list.items[0] ?? null) : undefined;
    return first instanceof NdArray ? shaped(first.shape, first.dtype, first.because) : run.unknown('comes from `np.select`');
  },
  fromiter: (run, call) => {
    const items = toArray(run, call.arg(0, 'iter') ?? null);
    return items instanceof NdArray && items.shape.length === 1 ? items.with({ dtype: dtypeName(call.arg(1, 'dtype')) ?? items.dtype }) : run.unknown('comes from `np.fromiter`');
  },
};

/** What sliding one row of numbers over another gives. */
function slid(run: Run, a: NdArray, b: NdArray, mode: Value): Value {
  const [n, m] = [a.shape[0] ?? null, b.shape[0] ?? null];
  const size = n === null || m === null ? null : mode === 'same' ? Math.max(n, m) : mode === 'valid' ? Math.max(n, m) - Math.min(n, m) + 1 : n + m - 1;
  return mode instanceof Unknown ? run.unknown('depends on a mode that is not known') : shaped([size], promote(a.dtype, b.dtype), a.because ?? b.because);
}

const square = (make: (shape: Sizes) => Sizes): NativeCall => onArray((_run, one) => shaped(make(one.shape), floating(one.dtype), one.because));
const least = (shape: Sizes): number | null => ((shape.at(-1) ?? null) === null || (shape.at(-2) ?? null) === null ? null : Math.min(shape.at(-1) ?? 0, shape.at(-2) ?? 0));

const linalg: Functions = {
  norm: onArray((run, one, call) => {
    const axes = axesOf(run, call.or(2, 'axis', null), one.shape.length);
    if (axes instanceof Unknown) return axes;
    return shaped(call.or(3, 'keepdims', false) === true ? one.shape.map((size, i) => (axes.includes(i) ? 1 : size)) : one.shape.filter((_, i) => !axes.includes(i)), floating(one.dtype), one.because);
  }),
  inv: square((shape) => shape), pinv: square((shape) => [...shape.slice(0, -2), shape.at(-1) ?? null, shape.at(-2) ?? null]), cholesky: square((shape) => shape), matrix_power: square((shape) => shape),
  det: square((shape) => shape.slice(0, -2)),
  svd: onArray((_run, one, call) => {
    const k = least(one.shape);
    const full = call.or(1, 'full_matrices', true) === true;
    const [m, n] = [one.shape.at(-2) ?? null, one.shape.at(-1) ?? null];
    const batch = one.shape.slice(0, -2);
    const made = (shape: Sizes): NdArray => shaped([...batch, ...shape], floating(one.dtype), one.because);
    return call.or(2, 'compute_uv', true) === true ? new Tuple([made([m, full ? m : k]), made([k]), made([full ? n : k, n])]) : made([k]);
  }),
  eigh: onArray((_run, one) => new Tuple([shaped(one.shape.slice(0, -1), floating(one.dtype), one.because), shaped(one.shape, floating(one.dtype), one.because)])),
  eigvalsh: square((shape) => shape.slice(0, -1)),
  solve: onTwo((_run, a, b) => shaped(b.shape, floating(promote(a.dtype, b.dtype)), a.because ?? b.because)),
  qr: onArray((run, one, call) => {
    const k = least(one.shape);
    const batch = one.shape.slice(0, -2);
    const made = (shape: Sizes): NdArray => shaped([...batch, ...shape], floating(one.dtype), one.because);
    return call.or(1, 'mode', 'reduced') === 'reduced' ? new Tuple([made([one.shape.at(-2) ?? null, k]), made([k, one.shape.at(-1) ?? null])]) : run.unknown('comes from `np.linalg.qr`');
  }),
};

/** A transform along one axis, of `n` places where that is given. */
const transform = (dtype: (dtype: string) => string, size: (n: number) => number): NativeCall => onArray((_run, one, call) => {
  const n = call.or(1, 'n', null);
  const axis = axisOf(call, 2, one.shape.length, -1) ?? 0;
  return shaped(one.shape.map((before, i) => {
    const from = i === axis && n !== null ? (asIndex(n) ?? null) : before;
    return i === axis && from !== null ? size(from) : from;
  }), dtype(one.dtype), one.because);
});

const fft: Functions = {
  fft: transform(complex, (n) => n), ifft: transform(complex, (n) => n), rfft: transform(complex, (n) => Math.floor(n / 2) + 1),
  fft2: onArray((_run, one) => shaped(one.shape, complex(one.dtype), one.because)), ifft2: onArray((_run, one) => shaped(one.shape, complex(one.dtype), one.because)), fftn: onArray((_run, one) => shaped(one.shape, complex(one.dtype), one.because)),
  fftshift: onArray((_run, one) => shaped(one.shape, one.dtype, one.because)), ifftshift: onArray((_run, one) => shaped(one.shape, one.dtype, one.because)),
  fftfreq: (_run, call) => shaped([asIndex(call.args[0]) ?? null], 'float64'),
  rfftfreq: (_run, call) => shaped([asIndex(call.args[0]) === undefined ? null : Math.floor((asIndex(call.args[0]) ?? 0) / 2) + 1], 'float64'),
};

/** `numpy.linalg` and `numpy.fft`. */
export function numericModule(name: string): Module | undefined {
  if (name === 'numpy.linalg') return moduleOf(name, byPlace(linalg, linalgSignatures()));
  return name === 'numpy.fft' ? moduleOf(name, byPlace(fft, fftSignatures())) : undefined;
}
