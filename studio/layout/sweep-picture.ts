// The picture of a window on its way: the grid of the input with its padding, the grid of the output, and what belongs together.

import { covered, outside, placesOf, uncovered, windowsOf, type SweptAxis } from '../desk/sweep.ts';
import type { Mark, Picture } from './picture.ts';

/** Named limit: of a larger input its upper left corner is shown. */
const CELLS = 34;
const WIDTH = 372;
const HEIGHT = 220;
const LARGEST = 16;
const GAP = 28;

/** A sequence is a picture of one row. */
const ROW: SweptAxis = { n: 1, before: 0, window: 1, gap: 1, step: 1, size: 1, paints: false };

/** As much of a sweep as a picture shows. */
export interface Shown {
  readonly rows: SweptAxis;
  readonly columns: SweptAxis;
  /** How many windows are shown along each axis. */
  readonly down: number;
  readonly across: number;
  readonly isAll: boolean;
}

/** What is shown of a sweep over one axis, two, or the last two of three. */
export function shownOf(axes: readonly SweptAxis[]): Shown {
  const [last = ROW, before] = axes.toReversed();
  const [rows, columns] = [cut(before ?? { ...ROW, paints: last.paints }), cut(last)];
  return { rows: rows.axis, columns: columns.axis, down: rows.windows, across: columns.windows, isAll: rows.isAll && columns.isAll };
}

function cut(axis: SweptAxis): { readonly axis: SweptAxis; readonly windows: number; readonly isAll: boolean } {
  const { before, after } = outside(axis);
  if (before + placesOf(axis) + after <= CELLS) return { axis, windows: windowsOf(axis), isAll: true };
  const places = Math.min(placesOf(axis), CELLS - before);
  const fits = Math.floor((CELLS - (axis.window - 1) * axis.gap - 1) / axis.step) + 1;
  const windows = Math.max(1, Math.min(windowsOf(axis), fits));
  return { axis: axis.paints ? { ...axis, n: windows, size: places } : { ...axis, n: places, size: windows }, windows, isAll: false };
}

/** The picture with the window of one row and column on it. */
export function sweepPicture({ rows, columns, isAll }: Shown, row: number, column: number): Picture {
  const [edge, side] = [isAll ? outside(rows) : { before: outside(rows).before, after: 0 }, isAll ? outside(columns) : { before: outside(columns).before, after: 0 }];
  const [down, across] = [edge.before + placesOf(rows) + edge.after, side.before + placesOf(columns) + side.after];
  const [high, wide] = [windowsOf(rows), windowsOf(columns)];
  const cell = Math.min(LARGEST, (WIDTH - GAP) / (across + wide), HEIGHT / Math.max(down, high));
  const lost = isAll ? { rows: uncovered(rows), columns: uncovered(columns) } : { rows: new Set<number>(), columns: new Set<number>() };
  const { paints } = columns;
  // What the windows lie on stands left where it is read, right where it is painted.
  const [left, right] = paints ? [wide * cell + GAP, 0] : [0, across * cell + GAP];
  const tall = Math.max(down, high) * cell;
  const [top, start] = [(tall - down * cell) / 2, (tall - high * cell) / 2];
  const on = { rows: new Set(covered(rows, row)), columns: new Set(covered(columns, column)) };
  const kindOf = (y: number, x: number): string => {
    const isOut = y < 0 || x < 0 || y >= placesOf(rows) || x >= placesOf(columns);
    const isOn = on.rows.has(y) && on.columns.has(x);
    if (isOut) return isOn ? (paints ? 'cut-on' : 'padding-on') : paints ? 'cut' : 'padding';
    return isOn ? (paints ? 'painted' : 'read') : lost.rows.has(y) || lost.columns.has(x) ? (paints ? 'bare' : 'unread') : paints ? 'place' : 'input';
  };
  const box = (kind: string, x: number, y: number): Mark => ({ shape: 'box', kind, x: x + 0.5, y: y + 0.5, width: cell - 1, height: cell - 1 });
  const ground = Array.from({ length: down * across }, (_, i) => ({ y: Math.floor(i / across), x: i % across })).map(({ y, x }) => box(kindOf(y - edge.before, x - side.before), left + x * cell, top + y * cell));
  const at = row * wide + column;
  const windows = Array.from({ length: high * wide }, (_, i) => box(i === at ? (paints ? 'source' : 'made') : paints ? 'input' : i < at ? 'output' : 'later', right + (i % wide) * cell, start + Math.floor(i / wide) * cell));
  return { width: (across + wide) * cell + GAP, height: tall, words: paints ? 'The input on the left, the output that it paints on the right' : 'The input on the left with the window on it, the output on the right', marks: [...ground, ...windows] };
}
