// The course of a line through its points, and where its text stands.

import type { Point } from './flow.ts';

/** A smooth line from above to below through some points: every piece leaves and arrives upright. */
export function pathThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${first.x},${first.y}`;
  let from = first;
  for (const to of rest) {
    const middle = (from.y + to.y) / 2;
    path += from.x === to.x ? `L${to.x},${to.y}` : `C${from.x},${middle} ${to.x},${middle} ${to.x},${to.y}`;
    from = to;
  }
  return path;
}

/** Where a line's text stands beside it and crosses no part of it. */
export function textPlace(start: Point, end: Point, through: readonly Point[], textAt: number | undefined): Point & { readonly isLeft: boolean } {
  const [first] = through;
  if (first) {
    const next = through[1] ?? end;
    return { x: first.x, y: (first.y + next.y) / 2, isLeft: first.x < start.x - 20 };
  }
  if (textAt !== undefined) return { x: start.x, y: start.y + textAt, isLeft: false };
  if (Math.abs(end.x - start.x) < 20) return { x: start.x, y: (start.y + end.y) / 2, isLeft: false };
  return end.x > start.x ? { x: end.x, y: end.y - 14, isLeft: false } : { x: start.x, y: start.y + 14, isLeft: false };
}
