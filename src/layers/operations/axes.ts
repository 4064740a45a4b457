// Choosing among the sizes of operands: broadcasting, reducing, comparing.
// Source of the rules: keras/src/ops/operation_utils.py and keras/src/backend/common/backend_utils.py, Keras 3.15.1.

import { sameSize, type Size } from '../../formula/index.ts';
import type { At } from './operation.ts';
import type { Operand } from './operand.ts';
import { disagree, refuse } from './refusal.ts';

/** Sizes and the names that formulas know them by. */
export interface Sized {
  readonly shape: readonly Size[];
  readonly axes: readonly string[];
}

/** True for two sizes that are certainly not the same number; None and what is not known may be anything. */
export const clash = (a: Size, b: Size): boolean => typeof a === 'number' && typeof b === 'number' && a !== b;

/** True for sizes that Python's `!=` finds different: None is only like None. */
export const unequal = (a: Size, b: Size): boolean => clash(a, b) || ((a === null) !== (b === null) && [a, b].every((size) => size === null || typeof size === 'number'));

/** True for shapes that Python's `!=` finds different. */
export const unequalShapes = (a: readonly Size[], b: readonly Size[]): boolean => a.length !== b.length || a.some((size, i) => unequal(size, b[i] ?? null));

/** True for shapes that agree but for the axes in `except`; None agrees with everything. Rule: `shape_equal`. */
export const alike = (a: readonly Size[], b: readonly Size[], except: readonly number[] = []): boolean =>
  a.length === b.length && a.every((size, i) => except.includes(i) || !clash(size, b[i] ?? null));

/** One axis of two that are broadcast together: which of them gives the size; undefined where they do not fit. */
function meet(a: Size, b: Size): 0 | 1 | undefined {
  if (a === 1) return 1;
  if (a === null) return b === 1 ? 0 : 1;
  if (b === 1 || b === null || sameSize(a, b)) return 0;
  if (clash(a, b)) return undefined;
  return typeof a === 'number' ? 0 : 1;
}

/** What two shapes are together, or undefined. Rule: `broadcast_shapes`. */
export function meetAll(a: Sized, b: Sized): Sized | undefined {
  const rank = Math.max(a.shape.length, b.shape.length);
  const shape: Size[] = [];
  const axes: string[] = [];
  for (let i = 0; i < rank; i++) {
    const x = i - rank + a.shape.length;
    const y = i - rank + b.shape.length;
    const which = meet(x < 0 ? 1 : (a.shape[x] ?? null), y < 0 ? 1 : (b.shape[y] ?? null));
    if (which === undefined) return undefined;
    const [one, at] = which === 0 ? [a, x] : [b, y];
    // Both are 1 where the one that gives the size has no such axis.
    shape.push(at < 0 ? 1 : (one.shape[at] ?? null));
    axes.push(at < 0 ? '1' : (one.axes[at] ?? '1'));
  }
  return { shape, axes };
}

/** What shapes are together; refused where they do not fit. */
export function broadcast(...all: readonly Sized[]): Sized {
  let together: Sized = { shape: [], axes: [] };
  for (const one of all) {
    const next = meetAll(together, one);
    if (!next) return disagree(all.map(({ shape }) => shape), 'Counted from the last, their axes have to agree, or be 1.');
    together = next;
  }
  return together;
}

/** An `axis` setting: one, several, or None for all. */
export type Axes = number | readonly number[] | null;

/** The axes that are left when some are reduced away, or kept as 1. Rule: `reduce_shape`. */
export function reduced(at: At, { shape, axes }: Sized, axis: Axes, keepdims: unknown): readonly string[] {
  if (axis === null) return keepdims === 1 ? axes.map(() => '1') : [];
  const gone = (typeof axis === 'number' ? [axis] : axis).map((one) => at.axis('axis', one, { shape }));
  if (keepdims === 1) return axes.map((name, i) => (gone.includes(i) ? '1' : name));
  return without(axes, gone);
}

/** The axes without some; Keras deletes one after the other, from the last on, so that naming one twice takes more. */
export function without(axes: readonly string[], gone: readonly number[]): readonly string[] {
  const left = [...axes];
  for (const one of gone.toSorted((a, b) => b - a)) {
    if (one >= left.length) return refuse('an axis is named twice', 'IndexError');
    left.splice(one, 1);
  }
  return left;
}

/** The axes with one replaced. */
export const replaced = (axes: readonly string[], at: number, by: string): readonly string[] => axes.map((axis, i) => (i === at ? by : axis));

/** The axes with one put in before a place. */
export const inserted = (axes: readonly string[], at: number, one: string): readonly string[] => [...axes.slice(0, at), one, ...axes.slice(at)];

/** How many numbers there are in all. */
export const total = ({ axes }: Pick<Operand, 'axes'>): string => (axes.length === 0 ? '1' : axes.join(' * '));

/** Python's subscript of a shape: negative from the end; refused outside. */
export function subscript(index: number, { shape }: Sized): number {
  const found = index < 0 ? index + shape.length : index;
  return found >= 0 && found < shape.length ? found : refuse('it has no such axis', 'IndexError');
}
