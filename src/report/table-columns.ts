// The widths of a summary table's columns, from Keras's positions to the cells that rich gives each column.
// Invariant: the columns and their borders together take exactly the line's length.

import { KerasRefusal } from './keras-refusal.ts';

/** Python's round: halves go to the even neighbour. */
function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}

/** What is left after taking `excess` away from the columns as evenly as possible, left to right. */
function reduced(widths: readonly number[], excess: number): number[] {
  let left = excess;
  return widths.map((width, i) => {
    const taken = Math.min(width, roundHalfEven(left / (widths.length - i)));
    left -= taken;
    return width - taken;
  });
}

/** What the columns are after handing out `rest` in proportion to their widths, left to right. */
function grown(widths: readonly number[], rest: number): number[] {
  let left = rest;
  let sum = widths.reduce((all, width) => all + width, 0);
  return widths.map((width) => {
    const given = sum > 0 ? Math.ceil((width * left) / sum) : left;
    sum -= width;
    left -= given;
    return width + given;
  });
}

/**
 * The width of each of `count` columns between its borders, one blank on each side included.
 * Throws Keras's refusal when a column is too narrow, or when a position is missing.
 */
export function columnWidths(lineLength: number, positions: readonly number[], count: number): number[] {
  const wanted: number[] = [];
  let used = 0;
  for (const position of positions) {
    const width = Math.trunc(position * lineLength) - used;
    if (width < 4) throw new KerasRefusal('ValueError', 'Insufficient console width to print summary.');
    wanted.push(width);
    used += width;
  }
  if (wanted.length < count) throw new KerasRefusal('IndexError', 'list index out of range');
  const available = lineLength - count - 1;
  const widths = wanted.slice(0, count).map((width) => Math.min(width + 2, available));
  const sum = widths.reduce((all, width) => all + width, 0);
  if (sum > available) return reduced(widths, sum - available);
  return sum < available ? grown(widths, available - sum) : widths;
}
