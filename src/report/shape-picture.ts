// A tensor as a body to draw: how wide, high and deep it is, from its sizes without the batch.
// Invariant: a larger size is never drawn smaller; sizes are drawn by their logarithm, so that 3 and 1024 fit one picture.

import type { ExplainedShape } from './explanation-data.ts';

/** A tensor to draw. */
export interface Body {
  /** A box for pictures, a sheet for sequences, a bar for features, a dot for a single number. */
  readonly kind: 'box' | 'sheet' | 'bar' | 'dot';
  /** Sizes to draw, from the last axes: rows, columns, depth. None counts as something in the middle. */
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  /** True where further axes stand before those that are drawn: several bodies, one behind the other. */
  readonly isMany: boolean;
  /** `28 × 28 × 16`. */
  readonly sizes: string;
  /** `height × width × channels`; empty where the axes have no names. */
  readonly axes: string;
}

/** A size that is open is drawn like this one. */
const OPEN = 20;

/** The body of a tensor, the batch left out. */
export function bodyOf({ sizes, axes }: ExplainedShape): Body {
  const all = (sizes ?? []).slice(1);
  const drawn = all.map((size) => (typeof size === 'number' ? size : OPEN));
  const [a = 1, b = 1, c = 1] = drawn.slice(-3);
  const kind = drawn.length >= 3 ? 'box' : drawn.length === 2 ? 'sheet' : drawn.length === 1 ? 'bar' : 'dot';
  const [rows, columns, depth] = kind === 'box' ? [a, b, c] : kind === 'sheet' ? [a, b, 1] : [a, 1, 1];
  return {
    kind, rows, columns, depth,
    isMany: drawn.length > 3,
    sizes: all.map((size) => size ?? 'None').join(' × ') || 'one number',
    axes: axes.some((word) => word.startsWith('axis')) ? '' : axes.slice(1).join(' × '),
  };
}

/** Grows by the same step whenever a size doubles. */
export const doublings = (size: number): number => Math.log2(1 + Math.max(size, 0));
