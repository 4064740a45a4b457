// Lines of an explanation: wrapped paragraphs, two columns, equations that break before an equals sign.
// Invariant: no line is wider than asked for, unless a single word or one side of an equation is.

import { cellCount } from './cell-width.ts';
import type { ExplainedNumber } from './explanation-data.ts';

/** A paragraph in lines: `first` stands before its first line, `rest` before the others. */
export function hanging(text: string, width: number, first: string, rest: string): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && cellCount(line) + 1 + cellCount(word) > width) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** One entry of a list in two columns. */
export interface Pair {
  readonly left: string;
  readonly right: string;
  readonly isMuted: boolean;
}

/** The left column is as wide as its widest entry, within reason; a wider entry has its right side below. */
export function pairLines(pairs: readonly Pair[], width: number, indent: string, paint: (left: string, right: string, isMuted: boolean) => string): string[] {
  const widest = Math.floor(width * 0.4);
  const column = Math.max(0, ...pairs.map(({ left }) => cellCount(left)).filter((cells) => cells <= widest)) + 2;
  return pairs.flatMap(({ left, right, isMuted }) => {
    const lines = hanging(right, width - indent.length - column, '', '');
    const isWide = cellCount(left) + 2 > column;
    const blank = ' '.repeat(column);
    const head = isWide ? [paint(left, '', isMuted), paint('', blank + (lines[0] ?? ''), isMuted)] : [paint(left, ' '.repeat(column - cellCount(left)) + (lines[0] ?? ''), isMuted)];
    return [...head, ...lines.slice(1).map((line) => paint('', blank + line, isMuted))].map((line) => indent + line);
  });
}

/** Keeps an equals sign and its answer on one line while words are wrapped. */
const TIE = '\u00a0';

const withoutSeparators = (text: string): string => text.replaceAll(',', '');

/**
 * `formula = numbers = answer` in as few lines as fit; what says nothing new is left out.
 * `ending` follows the answer; only the answer is painted.
 */
export function equationLines(number: Pick<ExplainedNumber, 'formula' | 'numbers' | 'answer'>, width: number, paint: (answer: string) => string, ending = ''): string[] {
  const { formula, numbers, answer } = number;
  const isTold = numbers === formula || withoutSeparators(numbers) === withoutSeparators(answer);
  const tail = `${formula === answer ? '' : ` =${TIE}${answer}`}${ending}`;
  const whole = `${formula}${isTold ? '' : ` = ${numbers}`}${tail}`;
  const lines =
    isTold || cellCount(whole) <= width
      ? hanging(whole, width, '', '  ')
      : [...hanging(formula, width, '', '  '), ...hanging(`= ${numbers}${tail}`, width, '', '  ')];
  return lines.map((line) => {
    const at = line.indexOf(TIE);
    return at < 0 ? line : `${line.slice(0, at)} ${paint(answer)}${line.slice(at + 1 + answer.length)}`;
  });
}
