// Breaking text into lines of a given number of cells, by the rules of rich 15.
// Invariant: lines put together again are the text, apart from blanks that stood beyond the width.

import { cellCount, cutToCells, fitsPlainly, foldByCells } from './cell-width.ts';
import { padded, slice, withText, type StyledText } from './styled-text.ts';

/** How text stands in its cell. */
export type Align = 'left' | 'right' | 'center';

/** Where the lines of a text begin, after the first. A word longer than the line is cut into pieces only when `fold`. */
function breaks(text: string, width: number, fold: boolean): number[] {
  const starts: number[] = [];
  let used = 0;
  for (const match of text.matchAll(/\s*\S+\s*/g)) {
    const word = match[0];
    const cells = cellCount(word.trimEnd());
    if (width - used >= cells) {
      used += cellCount(word);
    } else if (cells > width && fold) {
      let start = match.index;
      for (const piece of foldByCells(word, width)) {
        if (start > 0) starts.push(start);
        start += piece.length;
        used = cellCount(piece);
      }
    } else if (cells > width || used > 0) {
      if (match.index > 0) starts.push(match.index);
      used = cellCount(word);
    }
  }
  return starts;
}

/** Blanks in place of tabs, as far as the next column that a multiple of 8 begins. */
function withoutTabs(line: StyledText): StyledText {
  if (!line.text.includes('\t')) return line;
  let text = '';
  for (const part of line.text.split(/(?<=\t)/)) text += part.endsWith('\t') ? part.slice(0, -1) + ' '.repeat(8 - (cellCount(text + part.slice(0, -1)) % 8)) : part;
  return withText(line, text);
}

/** The lines of a text that has breaks of its own. */
function ownLines(styled: StyledText): readonly StyledText[] {
  if (!styled.text.includes('\n')) return [withoutTabs(styled)];
  let at = 0;
  return styled.text.split('\n').map((part) => {
    const line = slice(styled, at, at + part.length);
    at += part.length + 1;
    return withoutTabs(line);
  });
}

/** Almost every cell fits into a line as it is. */
const lines = (styled: StyledText, width: number, fold: boolean): readonly StyledText[] => (fitsPlainly(styled.text, width) ? [styled] : ownLines(styled).flatMap((line) => wrapped(line, width, fold)));

function wrapped(styled: StyledText, width: number, fold: boolean): StyledText[] {
  const starts = [0, ...breaks(styled.text, width, fold)];
  return starts.map((start, i) => withoutBlanksBeyond(slice(styled, start, starts[i + 1]), width));
}

/** rich counts characters here, not cells: a blank after wide characters stays, and the line then ends in `…`. */
function withoutBlanksBeyond(line: StyledText, width: number): StyledText {
  const excess = [...line.text].length - width;
  if (excess <= 0) return line;
  const blanks = line.text.length - line.text.trimEnd().length;
  return slice(line, 0, line.text.length - Math.min(blanks, excess));
}

const shortened = (line: StyledText, width: number): StyledText =>
  cellCount(line.text) > width ? withText(line, `${cutToCells(line.text, width - 1)}…`) : line;

/** The lines of a table's cell, each exactly `width` cells wide; what does not fit ends in `…`. */
export function wrapCell(styled: StyledText, width: number, align: Align): StyledText[] {
  return lines(styled, width, false).map((line) => {
    if (align === 'left' && fitsPlainly(line.text, width)) return padded(line, '', ' '.repeat(width - line.text.length));
    const trimmed = align === 'left' ? line : slice(line, 0, line.text.trimEnd().length);
    const short = shortened(trimmed, width);
    const free = Math.max(width - cellCount(short.text), 0);
    const before = align === 'left' ? 0 : align === 'right' ? free : free >> 1;
    const whole = padded(short, ' '.repeat(before), ' '.repeat(free - before));
    // A joiner at the end hides the blank after it, so one more is needed.
    return padded(whole, '', ' '.repeat(Math.max(width - cellCount(whole.text), 0)));
  });
}

/** A running text in lines of at most `width` cells; a word longer than that is cut into pieces. */
export const wrapLines = (styled: StyledText, width: number): readonly StyledText[] => lines(styled, width, true);

/** The pieces of a line, cut where the line reaches `width` cells. */
export function cropPieces(pieces: readonly StyledText[], width: number): StyledText[] {
  const kept: StyledText[] = [];
  let free = width;
  for (const piece of pieces) {
    const cells = cellCount(piece.text);
    if (cells >= free) {
      kept.push(cells === free ? piece : withText(piece, cutToCells(piece.text, free)));
      break;
    }
    kept.push(piece);
    free -= cells;
  }
  return kept;
}
