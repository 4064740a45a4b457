// Shapes of arrays: how they are written in Python, broadcast, reshaped, indexed.
// Invariant: `null` is a size that is not known; nothing is invented in its place.

import { asIndex, List, NdArray, Tuple, Unknown, type Value } from '../../values/index.ts';
import type { Run } from '../../run/run.ts';

/** Sizes of an array. */
export type Sizes = readonly (number | null)[];

/** How many numbers a shape holds; null when that is not known. */
export const sizeOf = (shape: Sizes): number | null => shape.reduce((total: number | null, size) => (total === null || size === null ? null : total * size), 1);

/** The sizes that a script writes: a number, a list or tuple. An unknown size becomes null; an unknown shape stays unknown. */
export function sizesOf(value: Value): Sizes | Unknown | undefined {
  if (value instanceof Unknown) return value;
  const one = asIndex(value);
  if (one !== undefined) return [one];
  const items = value instanceof List ? (value.lost ?? value.items) : value instanceof Tuple ? value.items : value instanceof NdArray ? value.data?.map((item) => Number(item)) : undefined;
  if (items === undefined || items instanceof Unknown) return items;
  const sizes = items.map((item) => (item instanceof Unknown ? null : asIndex(item)));
  return sizes.some((size) => size === undefined) ? undefined : sizes.map((size) => size ?? null);
}

/** A shape as a tuple of a script. */
export const shapeTuple = (shape: Sizes, because: Unknown): Tuple => new Tuple(shape.map((size) => size ?? new Unknown(because.reason)));

/** A shape in an error's words. */
export const shapeWords = (shape: Sizes): string => `(${shape.map((size) => size ?? '?').join(',')}${shape.length === 1 ? ',' : ''})`;

/** The shape that two shapes broadcast to, or undefined. */
export function broadcastSizes(a: Sizes, b: Sizes): Sizes | undefined {
  const length = Math.max(a.length, b.length);
  const out: (number | null)[] = [];
  for (let i = 0; i < length; i++) {
    const x = i < length - a.length ? 1 : (a[i - length + a.length] ?? null);
    const y = i < length - b.length ? 1 : (b[i - length + b.length] ?? null);
    if (x === 1 || x === y) out.push(y);
    else if (y === 1) out.push(x);
    else if (x === null || y === null) out.push(x ?? y);
    else return undefined;
  }
  return out;
}

/** The shape after `reshape`, with -1 worked out; a text says what is wrong. */
export function reshaped(shape: Sizes, target: Sizes): Sizes | string {
  const total = sizeOf(shape);
  const open = target.filter((size) => size === -1).length;
  if (open > 1) return 'can only specify one unknown dimension';
  const rest = sizeOf(target.filter((size) => size !== -1));
  const words = `cannot reshape array of size ${total ?? '?'} into shape ${targetWords(target)}`;
  if (open === 0) return total !== null && rest !== null && total !== rest ? words : target;
  if (total === null || rest === null) return target.map((size) => (size === -1 ? openSize(shape, target) : size));
  return rest === 0 || total % rest !== 0 ? words : target.map((size) => (size === -1 ? total / rest : size));
}

/** A wanted shape as NumPy words it: an open size in front is left out. */
function targetWords(target: Sizes): string {
  const from = target.findIndex((size) => size !== -1);
  const parts = target.slice(Math.max(0, from)).map((size) => (size === -1 ? 'newaxis' : (size ?? '?')));
  return `(${parts.join(',')}${target.length === 1 ? ',' : ''})`;
}

/** The open size when one size of the array is not known: the rest may still fit exactly. */
function openSize(shape: Sizes, target: Sizes): number | null {
  const known = sizeOf(shape.filter((size) => size !== null));
  const wanted = sizeOf(target.filter((size) => size !== -1 && size !== null));
  const unknowns = shape.filter((size) => size === null).length;
  return unknowns === target.filter((size) => size === null).length && known !== null && wanted !== null && wanted > 0 && known % wanted === 0 && unknowns > 0 ? known / wanted : null;
}

/** An axis counted from the front, or undefined when there is none such. */
export const axisAt = (axis: number, rank: number): number | undefined => (axis >= -rank && axis < rank ? (axis < 0 ? axis + rank : axis) : undefined);

/** The axes that `axis=` names, all of them for None; unknown when it is. */
export function axesOf(run: Run, value: Value, rank: number): readonly number[] | Unknown {
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
