// Which numbers of an array an index, an order of axes or a reduction takes.
// Invariant: places count row by row; an array too large to follow has none.

import { asIndex, EllipsisValue, List, NdArray, Slice, Tuple, Unknown, type Value } from '../../values/index.ts';
import type { Run } from '../../run/run.ts';
import { sliceBounds, sliceLength } from '../../run/subscript.ts';

/** Where each number of an axis lies, counted from its beginning: one after the other. */
const stridesOf = (shape: readonly number[]): readonly number[] => shape.map((_, i) => shape.slice(i + 1).reduce((a, b) => a * b, 1));

const allKnown = (shape: readonly (number | null)[]): shape is readonly number[] => shape.every((size) => size !== null);

/** All places that positions on each axis make together. */
function product(shape: readonly number[], positions: readonly (readonly number[])[]): readonly number[] {
  const strides = stridesOf(shape);
  return positions.reduce((places: readonly number[], own, axis) => places.flatMap((place) => own.map((at) => place + at * (strides[axis] ?? 1))), [0]);
}

const upTo = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);

/** The places that `array[index]` takes; undefined where that is not followed. */
export function placesOfIndex(run: Run, array: NdArray, index: Value): readonly number[] | undefined {
  const { data, shape } = array;
  if (!data || !allKnown(shape)) return undefined;
  const parts = (index instanceof Tuple ? index.items : [index]).filter((part) => part !== null);
  if (parts.length === 1 && index instanceof NdArray && index.dtype === 'bool') return index.data && index.data.length === data.length ? index.data.flatMap((one, i) => (one === true ? [i] : [])) : undefined;
  const dots = parts.findIndex((part) => part instanceof EllipsisValue);
  const missing = shape.length - (parts.length - (dots < 0 ? 0 : 1));
  const full = Array.from({ length: missing }, () => new Slice(null, null, null));
  const whole: readonly Value[] = dots < 0 ? [...parts, ...full] : [...parts.slice(0, dots), ...full, ...parts.slice(dots + 1)];
  let lists = 0;
  const positions: (readonly number[])[] = [];
  for (const [axis, part] of whole.entries()) {
    const size = shape[axis] ?? 0;
    if (!(asIndex(part) !== undefined || part instanceof Slice)) lists++;
    const own = positionsOf(run, part, size);
    if (!own || lists > 1) return undefined;
    positions.push(own);
  }
  return product(shape, positions);
}

function positionsOf(run: Run, part: Value, size: number): readonly number[] | undefined {
  const at = asIndex(part);
  if (at !== undefined) return [at < 0 ? at + size : at];
  if (part instanceof Slice) {
    const bounds = sliceBounds(run, part, size);
    return bounds instanceof Unknown ? undefined : upTo(sliceLength(bounds)).map((i) => bounds.start + i * bounds.step);
  }
  const items = part instanceof List && !part.lost ? part.items.map(asIndex) : part instanceof NdArray && part.shape.length === 1 && /int/.test(part.dtype) ? part.data?.map(Number) : undefined;
  if (!items || items.some((one) => one === undefined || one >= size || one < -size)) return undefined;
  return items.map((one) => ((one ?? 0) < 0 ? (one ?? 0) + size : (one ?? 0)));
}

/** The places in the order of other axes. */
export function placesOfOrder(array: NdArray, order: readonly number[]): readonly number[] | undefined {
  const { data, shape } = array;
  if (!data || !allKnown(shape)) return undefined;
  const strides = stridesOf(shape);
  return order.reduce((places: readonly number[], axis) => places.flatMap((place) => upTo(shape[axis] ?? 0).map((at) => place + at * (strides[axis] ?? 1))), [0]);
}

/** For each number that a reduction gives, the places that it comes from. */
export function placesOfReduction(array: NdArray, axes: readonly number[]): readonly (readonly number[])[] | undefined {
  const { data, shape } = array;
  if (!data || !allKnown(shape)) return undefined;
  const whole = shape.map(upTo);
  const from = product(shape, whole.map((own, axis) => (axes.includes(axis) ? [0] : own)));
  const within = product(shape, whole.map((own, axis) => (axes.includes(axis) ? own : [0])));
  return from.map((start) => within.map((place) => start + place));
}
