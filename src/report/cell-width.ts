// How many cells of a terminal a text takes, and cutting it by cells, as rich 15 does for Keras's tables.
// Invariant: a mark, joiner or selector stays with the character it belongs to; the tables are read on first need.

import { TWO_CELLS, WIDENED_BY_SELECTOR, ZERO_CELLS } from './cell-width-table.ts';

const JOINER = 0x200d;
const EMOJI_SELECTOR = 0xfe0f;

/** Text in which every character takes one cell: printable ASCII, most Latin, Greek and Cyrillic, box drawing. */
const plain = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2500-\u25fc\u2800-\u28ff]*$/;

/** Starts and ends, ascending: an even position opens a range, an odd one closes it. */
type Ranges = readonly number[];

function unpack(packed: string): Ranges {
  const ends: number[] = [];
  let next = 0;
  for (const range of packed.split(' ')) {
    const [gap = '0', more = '0'] = range.split('-');
    const start = next + Number.parseInt(gap, 36);
    next = start + Number.parseInt(more, 36) + 1;
    ends.push(start, next - 1);
  }
  return ends;
}

function contains(ranges: Ranges, code: number): boolean {
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (code < (ranges[middle * 2] ?? 0)) high = middle - 1;
    else if (code > (ranges[middle * 2 + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}

let tables: { readonly zero: Ranges; readonly two: Ranges; readonly widened: Ranges } | undefined;

const table = () => (tables ??= { zero: unpack(ZERO_CELLS), two: unpack(TWO_CELLS), widened: unpack(WIDENED_BY_SELECTOR) });

function codeCells(code: number): number {
  if (code < 32 || (code >= 0x7f && code < 0xa0) || contains(table().zero, code)) return 0;
  return contains(table().two, code) ? 2 : 1;
}

/** The UTF-16 units of the character that begins there. */
const lengthAt = (text: string, at: number): number => (at >= text.length ? 0 : (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** What stays together on screen: a character with its marks. `end` counts UTF-16 units. */
interface Cluster {
  end: number;
  cells: number;
}

function clusters(text: string): Cluster[] {
  const found: Cluster[] = [];
  let widenable: number | undefined;
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    at += lengthAt(text, at);
    const last = found.at(-1);
    if (last && code === JOINER) {
      at += lengthAt(text, at);
      last.end = at;
    } else if (last && code === EMOJI_SELECTOR) {
      if (widenable !== undefined && contains(table().widened, widenable)) {
        last.cells += 1;
        widenable = undefined;
      }
      last.end = at;
    } else {
      const cells = code === JOINER || code === EMOJI_SELECTOR ? 0 : codeCells(code);
      if (cells > 0) widenable = code;
      if (cells === 0 && last) last.end = at;
      else found.push({ end: at, cells });
    }
  }
  return found;
}

/** True for text of characters of one cell each, without a break, that is no wider than so many cells. */
export const fitsPlainly = (text: string, width: number): boolean => text.length <= width && plain.test(text);

/** The cells that a text takes. A joiner hides what follows it, even where nothing stands before it. */
export function cellCount(text: string): number {
  if (plain.test(text)) return text.length;
  let start = 0;
  while (text.charCodeAt(start) === JOINER) start += 1 + lengthAt(text, start + 1);
  return clusters(text.slice(start)).reduce((sum, { cells }) => sum + cells, 0);
}

/** The text cut to at most `width` cells; cutting through a wide character leaves a blank. */
export function cutToCells(text: string, width: number): string {
  if (width <= 0) return '';
  if (plain.test(text)) return text.slice(0, width);
  let used = 0;
  let end = 0;
  for (const cluster of clusters(text)) {
    if (used === width) break;
    if (used + cluster.cells > width) return `${text.slice(0, end)} `;
    used += cluster.cells;
    end = cluster.end;
  }
  return text.slice(0, end);
}

/** The text in pieces of at most `width` cells each. */
export function foldByCells(text: string, width: number): string[] {
  const pieces: string[] = [];
  let start = 0;
  let end = 0;
  let used = 0;
  for (const cluster of clusters(text)) {
    if (used + cluster.cells > width) {
      pieces.push(text.slice(start, end));
      start = end;
      used = 0;
    }
    used += cluster.cells;
    end = cluster.end;
  }
  if (used > 0) pieces.push(text.slice(start));
  return pieces;
}
