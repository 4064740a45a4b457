// Functions of NumPy that put arrays together, take them apart and rearrange them.

import { asIndex, asNumber, List, NdArray, Slice, Tuple, Unknown, type Call, type NativeCall, type Value } from '../../values/index.ts';
import type { Run } from '../../run/run.ts';
import type { Functions } from '../table.ts';
import { because, MOST_NUMBERS, onArray, shaped, toArray } from './array.ts';
import { promote, promoteWeak } from './dtype.ts';
import { differentIn, factsOf, factsOfAll } from './facts.ts';
import { arraysIn, concatenated, expandDims, reordered } from './methods.ts';
import { getItem } from './pick.ts';
import { axesOf, axisAt, broadcastSizes, shapeTuple, sizeOf, sizesOf, type Sizes } from './shape.ts';

const promoted = (arrays: readonly NdArray[]): string => arrays.map((one) => one.dtype).reduce(promote, arrays[0]?.dtype ?? 'float64');

function joined(run: Run, arrays: readonly NdArray[], axis: number): NdArray {
  const shape = concatenated(run, arrays, axis);
  const rows = axis === 0 || shape.length === 1;
  const data = rows && arrays.every((one) => one.data) && arrays.reduce((sum, one) => sum + (one.data?.length ?? 0), 0) <= MOST_NUMBERS ? arrays.flatMap((one) => one.data ?? []) : undefined;
  return new NdArray(shape, promoted(arrays), data, arrays.find((one) => one.because)?.because, factsOfAll(arrays));
}

/** `concatenate` and its kin: `least` is the number of axes that each is given at the least. */
function join(run: Run, call: Call, axis: number, least: number): Value {
  const arrays = arraysIn(run, call.args[0] ?? null);
  if (arrays instanceof Unknown) return arrays;
  const flat = least === 0 && call.kwargs.get('axis') === null;
  const grown = arrays.map((one) => (flat ? one.as([sizeOf(one.shape)]) : one.shape.length >= least ? one : one.as(grownTo(one.shape, least))));
  if (least === 0 && grown.some((one) => one.shape.length === 0)) throw run.error('ValueError', 'zero-dimensional arrays cannot be concatenated');
  return joined(run, grown, grown[0]?.shape.length === 1 && axis === 1 && least === 1 ? 0 : axis);
}

const grownTo = (shape: Sizes, least: number): Sizes => (least === 3 ? (shape.length === 2 ? [...shape, 1] : [1, shape[0] ?? 1, 1]) : [...Array.from({ length: least - shape.length }, () => 1), ...shape]);

function stack(run: Run, call: Call): Value {
  const arrays = arraysIn(run, call.args[0] ?? null);
  if (arrays instanceof Unknown) return arrays;
  const [first] = arrays;
  if (!first) throw run.error('ValueError', 'need at least one array to stack');
  const given = call.or(1, 'axis', 0);
  const axis = axisAt(asIndex(given) ?? 0, first.shape.length + 1);
  if (axis === undefined) throw run.error('AxisError', `axis ${String(asIndex(given))} is out of bounds for array of dimension ${first.shape.length + 1}`);
  if (arrays.some((one) => one.shape.length !== first.shape.length || one.shape.some((size, i) => size !== null && first.shape[i] !== null && size !== first.shape[i]))) throw run.error('ValueError', 'all input arrays must have the same shape');
  const data = axis === 0 && arrays.every((one) => one.data) && arrays.length * (first.data?.length ?? 0) <= MOST_NUMBERS ? arrays.flatMap((one) => one.data ?? []) : undefined;
  return new NdArray([...first.shape.slice(0, axis), arrays.length, ...first.shape.slice(axis)], promoted(arrays), data, arrays.find((one) => one.because)?.because, factsOfAll(arrays));
}

/** `column_stack`: rows of numbers become columns. */
function columnStack(run: Run, call: Call): Value {
  const arrays = arraysIn(run, call.args[0] ?? null);
  return arrays instanceof Unknown ? arrays : joined(run, arrays.map((one) => (one.shape.length === 1 ? one.as([one.shape[0] ?? null, 1]) : one)), 1);
}

const split = (even: boolean, along?: number): NativeCall => (run, call) => {
  const one = toArray(run, call.args[0] ?? null);
  if (one instanceof Unknown) return one;
  const axis = axisAt(along === undefined ? (asIndex(call.or(2, 'axis', 0)) ?? 0) : Math.min(along, one.shape.length - 1), one.shape.length) ?? 0;
  const given = call.arg(1, 'indices_or_sections') ?? null;
  const count = asIndex(given);
  const size = one.shape[axis] ?? null;
  const part = (from: number | null, to: number | null): Value => getItem(run, one, new Tuple([...Array.from({ length: axis }, () => new Slice(null, null, null)), from === null || to === null ? new Slice(run.unknown('is a place that is not known'), null, null) : new Slice(from, to, null)]));
  if (count !== undefined) {
    if (count <= 0 || count > MOST_NUMBERS) return run.unknown('comes from `np.split`');
    if (even && size !== null && size % count !== 0) throw run.error('ValueError', 'array split does not result in an equal division');
    let at = 0;
    return new List(Array.from({ length: count }, (_, i) => (size === null ? part(null, null) : part(at, (at += Math.floor(size / count) + Number(i < size % count))))));
  }
  const cuts = sizesOf(given);
  if (cuts instanceof Unknown || !cuts) return run.unknown('comes from `np.split`');
  const ends = [0, ...cuts.map((cut) => (cut === null || size === null ? null : Math.min(cut < 0 ? Math.max(0, cut + size) : cut, size))), size];
  return new List(ends.slice(1).map((end, i) => part(ends[i] ?? null, end === null ? null : Math.max(ends[i] ?? 0, end))));
};

/** The order of axes when some move to other places. */
function moveaxis(run: Run, one: NdArray, call: Call): Value {
  const rank = one.shape.length;
  const [from, to] = [axesOf(run, call.arg(1, 'source') ?? null, rank), axesOf(run, call.arg(2, 'destination') ?? null, rank)];
  if (from instanceof Unknown || to instanceof Unknown) return run.unknown('comes from `np.moveaxis`');
  const rest = Array.from({ length: rank }, (_, i) => i).filter((axis) => !from.includes(axis));
  return reordered(one, Array.from({ length: rank }, (_, i) => (to.includes(i) ? (from[to.indexOf(i)] ?? 0) : (rest.shift() ?? 0))));
}

function rollaxis(run: Run, one: NdArray, call: Call): Value {
  const rank = one.shape.length;
  const axis = axisAt(asIndex(call.arg(1, 'axis')) ?? 0, rank);
  const before = asIndex(call.or(2, 'start', 0));
  if (axis === undefined || before === undefined) return run.unknown('comes from `np.rollaxis`');
  const start = before < 0 ? before + rank : before;
  const rest = Array.from({ length: rank }, (_, i) => i).filter((other) => other !== axis);
  const at = axis < start ? start - 1 : start;
  return reordered(one, [...rest.slice(0, at), axis, ...rest.slice(at)]);
}

function tile(run: Run, one: NdArray, call: Call): Value {
  const times = sizesOf(call.arg(1, 'reps') ?? null);
  if (times instanceof Unknown || !times) return run.unknown('comes from `np.tile`');
  const rank = Math.max(times.length, one.shape.length);
  const padTo = (list: Sizes): Sizes => [...Array.from({ length: rank - list.length }, () => 1), ...list];
  const reps = padTo(times);
  return one.with({ shape: padTo(one.shape).map((size, i) => (size === null || (reps[i] ?? null) === null ? null : size * (reps[i] ?? 1))) });
}

function pad(run: Run, one: NdArray, call: Call): Value {
  const widths = toArray(run, call.arg(1, 'pad_width') ?? null);
  if (!(widths instanceof NdArray) || !widths.data) return one.with({ shape: one.shape.map(() => null), because: run.unknown('comes from `np.pad`') });
  const all = widths.data.map(Number);
  const extra = (i: number): number => (all.length === 1 ? 2 * (all[0] ?? 0) : all.length === 2 ? (all[0] ?? 0) + (all[1] ?? 0) : (all[2 * i] ?? 0) + (all[2 * i + 1] ?? 0));
  return one.with({ shape: one.shape.map((size, i) => (size === null ? null : size + extra(i))) });
}

function where(run: Run, call: Call): Value {
  const arrays = call.args.map((arg) => toArray(run, arg));
  const lost = arrays.find((one) => one instanceof Unknown);
  const [test, a, b] = arrays;
  if (lost instanceof Unknown || !(test instanceof NdArray)) return lost ?? run.unknown('comes from `np.where`');
  if (!(a instanceof NdArray) || !(b instanceof NdArray)) return new Tuple(test.shape.map(() => shaped([null], 'int64', run.unknown('counts where something holds'))));
  const [, x, y] = call.args;
  const weak = (value: Value | undefined): value is Value => value !== undefined && !(value instanceof NdArray) && asNumber(value) !== undefined;
  const dtype = weak(y) && !weak(x) ? promoteWeak(a.dtype, y) : weak(x) && !weak(y) ? promoteWeak(b.dtype, x) : promote(a.dtype, b.dtype);
  return shaped(broadcastSizes(broadcastSizes(test.shape, a.shape) ?? [], b.shape) ?? [], dtype, a.because ?? b.because);
}

/** `unique`: the labels of a known data set are known. */
function unique(run: Run, one: NdArray, call: Call): Value {
  const facts = factsOf(one);
  const count = one.data ? new Set(one.data).size : differentIn(facts);
  const reason = one.because ?? run.unknown('counts the different numbers of an array');
  const items = one.data ? [...new Set(one.data)].toSorted((a, b) => Number(a) - Number(b)) : facts && count !== undefined && count <= MOST_NUMBERS ? Array.from({ length: count }, (_, i) => facts.least + i) : undefined;
  const values = new NdArray([count ?? null], one.dtype, items, reason, facts && { ...facts, rarest: facts.rarest === undefined ? undefined : 1 });
  const asked = ['return_index', 'return_inverse', 'return_counts'].filter((name, i) => call.or(i + 1, name, false) === true);
  if (asked.length === 0) return values;
  return new Tuple([values, ...asked.map((name) => shaped([name === 'return_inverse' ? sizeOf(one.shape) : (count ?? null)], 'int64', reason))]);
}

const orNone = (axes: readonly number[] | Unknown): readonly number[] => (axes instanceof Unknown ? [] : axes);

/** Functions by name. */
export const combination: Functions = {
  concatenate: (run, call) => join(run, call, asIndex(call.or(1, 'axis', 0)) ?? 0, 0),
  append: (run, call) => {
    const [a, b] = [toArray(run, call.args[0] ?? null), toArray(run, call.arg(1, 'values') ?? null)];
    if (a instanceof Unknown || b instanceof Unknown) return a instanceof Unknown ? a : b;
    const axis = call.or(2, 'axis', null);
    return axis === null ? joined(run, [a.as([sizeOf(a.shape)]), b.as([sizeOf(b.shape)])], 0) : joined(run, [a, b], asIndex(axis) ?? 0);
  },
  stack, column_stack: columnStack,
  vstack: (run, call) => join(run, call, 0, 2),
  row_stack: (run, call) => join(run, call, 0, 2),
  hstack: (run, call) => join(run, call, 1, 1),
  dstack: (run, call) => join(run, call, 2, 3),
  split: split(true), array_split: split(false), vsplit: split(true, 0), hsplit: split(true, 1), dsplit: split(true, 2),
  expand_dims: expandDims,
  moveaxis: onArray(moveaxis), rollaxis: onArray(rollaxis), tile: onArray(tile), pad: onArray(pad),
  flip: onArray((_run, one) => one.with({ facts: one.facts })), fliplr: onArray((_run, one) => one.with({ facts: one.facts })), flipud: onArray((_run, one) => one.with({ facts: one.facts })), roll: onArray((_run, one) => one.with({ facts: one.facts })),
  rot90: onArray((run, one, call) => {
    const [a = 0, b = 1] = orNone(axesOf(run, call.or(2, 'axes', new Tuple([0, 1])), one.shape.length));
    const turned = (asIndex(call.or(1, 'k', 1)) ?? 1) % 2 !== 0;
    return one.with({ shape: turned ? one.shape.map((size, i) => (i === a ? (one.shape[b] ?? null) : i === b ? (one.shape[a] ?? null) : size)) : one.shape, facts: one.facts });
  }),
  broadcast_to: onArray((run, one, call) => {
    const shape = sizesOf(call.arg(1, 'shape') ?? null);
    return shape instanceof Unknown || !shape ? run.unknown('comes from `np.broadcast_to`') : one.with({ shape: broadcastSizes(one.shape, shape) ?? shape });
  }),
  where, unique: onArray(unique),
  take: onArray((run, one, call) => {
    const [indices, axis] = [toArray(run, call.arg(1, 'indices') ?? null), call.or(2, 'axis', null)];
    if (indices instanceof Unknown) return indices;
    const at = axis === null ? undefined : axisAt(asIndex(axis) ?? 0, one.shape.length);
    return one.with({ shape: at === undefined ? indices.shape : [...one.shape.slice(0, at), ...indices.shape, ...one.shape.slice(at + 1)] });
  }),
  isin: onArray((_run, one) => shaped(one.shape, 'bool', one.because)),
  bincount: onArray((run, one, call) => shaped([factsOf(one) && call.arg(2, 'minlength') === undefined ? (factsOf(one)?.most ?? 0) + 1 : null], 'int64', run.unknown('comes from `np.bincount`'))),
  shape: onArray((run, one) => shapeTuple(one.shape, because(run, one))),
  ndim: onArray((_run, one) => one.shape.length),
  size: onArray((run, one, call) => (call.args.length > 1 ? (one.shape[axisAt(asIndex(call.args[1]) ?? 0, one.shape.length) ?? 0] ?? because(run, one)) : (sizeOf(one.shape) ?? because(run, one)))),
  broadcast_arrays: (run, call) => {
    const arrays = arraysIn(run, new List([...call.args]));
    if (arrays instanceof Unknown) return arrays;
    const shape = arrays.map((one) => one.shape).reduce((a, b) => broadcastSizes(a, b) ?? b, []);
    return new Tuple(arrays.map((one) => one.with({ shape })));
  },
};
