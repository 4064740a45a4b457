// A table with a head and ruled rows in box drawing characters, as rich 15 draws it for Keras 3.
// Invariant: every line is as wide as the columns and their borders.

import { allStyled, padded, unstyled, type StyledText } from './styled-text.ts';
import { wrapCell, type Align } from './wrap.ts';

/** A column: its head, how its cells stand, and its width with one blank on each side. */
export interface TableColumn {
  readonly head: string;
  readonly align: Align;
  readonly width: number;
}

/** Left border, line, crossing, right border. */
type Rule = readonly [left: string, line: string, cross: string, right: string];

/** The characters a table is drawn with. */
export interface TableBox {
  readonly top: Rule;
  readonly headBar: string;
  readonly underHead: Rule;
  readonly bar: string;
  readonly between: Rule;
  readonly bottom: Rule;
}

/** Heavy lines around the head. */
export const heavyHeadBox: TableBox = {
  top: ['┏', '━', '┳', '┓'],
  headBar: '┃',
  underHead: ['┡', '━', '╇', '┩'],
  bar: '│',
  between: ['├', '─', '┼', '┤'],
  bottom: ['└', '─', '┴', '┘'],
};

/** For output that is not in a Unicode encoding. */
export const asciiBox: TableBox = {
  top: ['+', '-', '-', '+'],
  headBar: '|',
  underHead: ['|', '-', '+', '|'],
  bar: '|',
  between: ['|', '-', '+', '|'],
  bottom: ['+', '-', '-', '+'],
};

/** A line of a table: pieces that stand beside each other, each painted on its own. */
export type TableLine = readonly StyledText[];

function ruleLine([left, line, cross, right]: Rule, columns: readonly TableColumn[]): TableLine {
  return [unstyled(left + columns.map(({ width }) => line.repeat(Math.max(width, 0))).join(cross) + right)];
}

/** The lines of one cell with its blanks; a column without room shows nothing. */
function cellLines(cell: StyledText, { width, align }: TableColumn, isHead: boolean): TableLine[] {
  if (width <= 2) return [];
  return wrapCell(cell, width - 2, align).map((line) => (isHead ? [allStyled(' ', 'bold'), allStyled(line.text, 'bold'), allStyled(' ', 'bold')] : [padded(line, ' ', ' ')]));
}

function rowLines(cells: readonly StyledText[], columns: readonly TableColumn[], bar: string, isHead: boolean): TableLine[] {
  const blocks = columns.map((column, i) => cellLines(cells[i] ?? unstyled(''), column, isHead));
  const height = Math.max(1, ...blocks.map((block) => block.length));
  const border = unstyled(bar);
  return Array.from({ length: height }, (_, i) => {
    const line: StyledText[] = [border];
    for (const [at, block] of blocks.entries()) {
      // Cells of the head stand at the bottom, all others at the top.
      const inside = block[isHead ? i - (height - block.length) : i];
      const blank = ' '.repeat(Math.max(columns[at]?.width ?? 0, 0));
      line.push(...(inside ?? [isHead ? allStyled(blank, 'bold') : unstyled(blank)]), border);
    }
    return line;
  });
}

/** The lines of the whole table. */
export function tableLines(columns: readonly TableColumn[], rows: readonly (readonly StyledText[])[], box: TableBox): TableLine[] {
  const heads = columns.map(({ head }) => unstyled(head));
  const lines = [ruleLine(box.top, columns), ...rowLines(heads, columns, box.headBar, true), ruleLine(box.underHead, columns)];
  const between = ruleLine(box.between, columns);
  for (const [i, row] of rows.entries()) {
    if (i > 0) lines.push(between);
    lines.push(...rowLines(row, columns, box.bar, false));
  }
  lines.push(ruleLine(box.bottom, columns));
  return lines;
}
