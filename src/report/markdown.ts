// Pieces of Markdown. Invariant: a name can neither end a table cell nor start markup.

import { cellCount } from './cell-width.ts';

/** Text with everything that Markdown would read as markup escaped. */
export const markdownText = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');

/** A sentence of ours for Markdown: what stands in backticks stays code. */
export const markdownSentence = (text: string): string => text.split(/(`[^`]*`)/).map((part, i) => (i % 2 === 1 ? part : markdownText(part))).join('');

/** Text as code. */
export const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Cells that are longer make no column wider: a single one would make every line as long. */
const WIDEST = 200;

/** A table's lines, padded so that it can be read as it is; `right` are the columns aligned to the right. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const table = [heads, ...rows].map((row) => row.map(cell));
  const widths = heads.map((_, i) => table.reduce((most, row) => Math.max(most, Math.min(cellCount(row[i] ?? ''), WIDEST)), 3));
  const isRight = (i: number): boolean => right.includes(i);
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, i) => { const blanks = ' '.repeat(Math.max((widths[i] ?? 0) - cellCount(text), 0)); return isRight(i) ? blanks + text : text + blanks; }).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (isRight(i) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  const [head = [], ...body] = table;
  return [line(head), rule, ...body.map(line)];
}
