// An issue as a person reads it in the terminal: where, what, why, and what would mend it.

import { describe, type Issue, type Range } from '../issues/index.ts';
import { cellCount } from '../report/cell-width.ts';

/** How the parts of an issue are painted. */
export interface IssuePaint {
  readonly code: (text: string) => string;
  readonly mark: (text: string) => string;
  readonly fix: (text: string) => string;
  readonly muted: (text: string) => string;
}

/** A quoted line is cut around its mark when it is longer. */
const WIDEST_QUOTE = 120;

/** The block of lines that tells an issue, with a newline at its end. */
export function issueText(issue: Issue, paint: IssuePaint): string {
  const { what, more, why, fix } = describe(issue);
  const { layer, file, range, text } = issue.where;
  const place = [layer, range === undefined ? file : `${file ?? 'line'}:${range.line}:${range.column}`].filter((part) => part !== undefined).join(', ');
  const kind = issue.severity === 'error' ? '' : ` (${issue.severity})`;
  return `${[
    `${paint.code(issue.code)}${kind}${place === '' ? '' : `   ${place}`}`,
    ...(range !== undefined && text !== undefined ? quote(text, range, paint) : []),
    what,
    ...more,
    ...(why === undefined ? [] : [why]),
    ...(fix === undefined ? [] : [paint.fix(`Fix: ${fix}`)]),
  ].join('\n')}\n`;
}

/** The line of the script, and a mark below what is meant. */
function quote(text: string, range: Range, paint: IssuePaint): readonly string[] {
  const [line = ''] = text.split('\n', 1);
  const end = range.endLine === range.line ? Math.max(range.endColumn - 1, range.column) : line.length;
  // A long line is cut on the left of the mark, then on the right.
  const start = Math.min(range.column - 1, line.length) > WIDEST_QUOTE - 40 ? range.column - 1 - 40 : 0;
  const cut = (from: number, to: number): string => line.slice(from, to).replaceAll('\t', '    ');
  const before = `${start > 0 ? '…' : ''}${cut(start, range.column - 1)}`;
  const marked = cut(range.column - 1, Math.min(end, start + WIDEST_QUOTE));
  const after = cut(end, start + WIDEST_QUOTE);
  const rest = line.length > start + WIDEST_QUOTE ? '…' : '';
  const number = `  ${range.line} | `;
  return [
    `${paint.muted(number)}${before}${marked}${after}${rest}`,
    `${' '.repeat(number.length + cellCount(before))}${paint.mark('^'.repeat(Math.max(cellCount(marked), 1)))}`,
  ];
}
