// The text of `model.summary()` before Keras 3, line by line as its `print_fn` got it.
// Invariant: widths never depend on the terminal; nothing is marked where it is cut.

import { countText, evaluateOne, formulaOf, type Size } from '../formula/index.ts';
import { printedRows } from './keras-text.ts';
import { memoryText } from './memory-size.ts';
import type { SummaryConnection, SummaryData, SummaryRow, SummaryTotal } from './summary-data.ts';

/**
 * `ruled`: Keras 2.0 to 2.4 and tf.keras to 2.5, a rule between layers, what is too long is cut.
 * `spaced`: tf.keras 2.6 and later, a blank line between layers, what is too long goes on in the next line.
 */
export type Keras2Form = 'ruled' | 'spaced';

/** The arguments of `summary()` before Keras 3. The ruled form knows neither nested layers nor a trainable column. */
export interface Keras2TextOptions {
  readonly form?: Keras2Form;
  readonly lineLength?: number;
  /** Where each column ends: parts of the line when the last is at most 1, else characters. */
  readonly positions?: readonly number[];
  readonly expandNested?: boolean;
  readonly showTrainable?: boolean;
}

const LENGTH_OF_CHAIN = 65;
const LENGTH_WITH_CONNECTIONS = 98;
const LENGTH_OF_TRAINABLE = 11;

const POSITIONS: Readonly<Record<Keras2Form, { readonly chain: readonly number[]; readonly connected: readonly number[] }>> = {
  ruled: { chain: [0.45, 0.85, 1], connected: [0.33, 0.55, 0.67, 1] },
  spaced: { chain: [0.45, 0.85, 1], connected: [0.3, 0.6, 0.7, 1] },
};

interface Layout {
  readonly length: number;
  readonly positions: readonly number[];
}

function layoutOf(form: Keras2Form, connected: boolean, options: Keras2TextOptions): Layout {
  const length = options.lineLength || (connected ? LENGTH_WITH_CONNECTIONS : LENGTH_OF_CHAIN);
  const given = options.positions?.length ? options.positions : POSITIONS[form][connected ? 'connected' : 'chain'];
  const positions = (given.at(-1) ?? 0) <= 1 ? given.map((position) => Math.trunc(length * position)) : given;
  return { length, positions };
}

/** Keras 2 prints shapes as Python tuples, and an input's as a list. */
function shapeText({ outputShape, className }: SummaryRow): string {
  const tuples = outputShape.replace(/\(([^(),]+)\)/g, '($1,)');
  return className === 'InputLayer' && tuples.startsWith('(') ? `[${tuples}]` : tuples;
}

/** Rows hold plain integers; only the totals of the ruled form have separators. */
const plainCount = (count: Size): string => countText(count).replaceAll(',', '');

const paramsText = ({ params, built }: SummaryRow): string => (built ? plainCount(params) : '0 (unused)');

const connectionText = ({ layer, call, tensor }: SummaryConnection): string => `${layer}[${call}][${tensor}]`;

const cellsOf = (row: SummaryRow): string[] => [`${row.name} (${row.className})`, shapeText(row), paramsText(row)];

const heads = (connected: boolean): string[] => ['Layer (type)', 'Output Shape', 'Param #', ...(connected ? ['Connected to'] : [])];

/** One line: each field cut at its column, with a blank before the next even where that costs a character. */
function ruledLine(cells: readonly string[], positions: readonly number[]): string {
  let line = '';
  for (const [i, cell] of cells.entries()) {
    const end = positions[i] ?? 0;
    line = ((i > 0 ? `${line.slice(0, -1)} ` : '') + cell).slice(0, end).padEnd(end);
  }
  return line;
}

function ruledLines({ rows, connected }: SummaryData, { length, positions }: Layout): string[] {
  const tops = rows.filter(({ level }) => level === 0);
  const lines = ['_'.repeat(length), ruledLine(heads(connected), positions), '='.repeat(length)];
  for (const [i, row] of tops.entries()) {
    const [first = '', ...more] = row.connectedTo.map(connectionText);
    lines.push(ruledLine([...cellsOf(row), ...(connected ? [first] : [])], positions));
    if (connected) lines.push(...more.map((connection) => ruledLine(['', '', '', connection], positions)));
    lines.push((i === tops.length - 1 ? '=' : '_').repeat(length));
  }
  return lines;
}

const BREAK_AFTER = ['),', '},', '],', "',"];

/** As much of a cell as its column holds, ended early after the first closed part. */
function piece(cell: string, room: number): string {
  const fits = cell.slice(0, Math.max(room, 1));
  const ends = BREAK_AFTER.map((mark) => fits.indexOf(mark) + mark.length).filter((end, i) => end > (BREAK_AFTER[i]?.length ?? 0) - 1);
  return ends.length > 0 ? fits.slice(0, Math.min(...ends)) : fits;
}

/** The lines of one row; a nested row stands between as many bars as it is deep. */
function spacedLines(cells: readonly string[], positions: readonly number[], level: number): string[] {
  const left = [...cells];
  const lines: string[] = [];
  const last = positions.length - 1;
  while (left.some((cell) => cell !== '')) {
    let line = '';
    for (const [i, cell] of left.entries()) {
      const end = positions[i] ?? 0;
      const room = end - (i > 0 ? (positions[i - 1] ?? 0) : 0) - (i === last ? 0 : 3) - (i === 0 ? level : 0);
      const part = piece(cell, room);
      if (i === 0) line += `${'|'.repeat(level)} `;
      line = (line + part + (i === last ? '' : '  ')).padEnd(end - (i === last ? level : 0));
      left[i] = cell.slice(part.length);
    }
    lines.push(line + '|'.repeat(level));
  }
  return lines;
}

function spacedTable(data: SummaryData, layout: Layout, { expandNested = false, showTrainable = false }: Keras2TextOptions): string[] {
  const length = layout.length + (showTrainable ? LENGTH_OF_TRAINABLE : 0);
  const positions = showTrainable ? [...layout.positions, length] : layout.positions;
  const rows = printedRows(data, expandNested, null);
  const lines = ['_'.repeat(length), ...spacedLines([...heads(data.connected), ...(showTrainable ? ['Trainable'] : [])], positions, 0), '='.repeat(length)];
  const bars = (level: number, filling: string): string => '|'.repeat(level) + filling.repeat(length - 2 * level) + '|'.repeat(level);
  for (const [i, row] of rows.entries()) {
    const { level } = row;
    const next = rows[i + 1]?.level ?? 0;
    const connections = `[${row.connectedTo.map((connection) => `'${connectionText(connection)}'`).join(', ')}]`;
    lines.push(...spacedLines([...cellsOf(row), ...(data.connected ? [connections] : []), ...(showTrainable ? [row.trainable ? 'Y' : 'N'] : [])], positions, level));
    if (next > level) lines.push(bars(level + 1, '¯'));
    else if (next === level) lines.push(bars(level, ' '));
    // A nested model ends with a line of its own, and no blank one; the lines of several close innermost first.
    else for (let closed = level - 1; closed >= next; closed -= 1) lines.push(bars(closed, '¯'));
  }
  return [...lines, '='.repeat(length)];
}

function totalLine(form: Keras2Form, label: string, { count, bytes }: SummaryTotal): string {
  if (form === 'ruled') return `${label}: ${countText(count)}`;
  return `${label}: ${plainCount(count)}${bytes === null ? '' : ` (${memoryText(bytes, 'Byte')})`}`;
}

const bytesOf = ({ bytes: a }: SummaryTotal, { bytes: b }: SummaryTotal): number | null => (a === null || b === null ? null : a + b);

/** The summary as Keras 2 prints it, with the newline at its end. */
export function keras2Text(data: SummaryData, options: Keras2TextOptions = {}): string {
  const { form = 'ruled' } = options;
  const layout = layoutOf(form, data.connected, options);
  const table = form === 'ruled' ? ruledLines(data, layout) : spacedTable(data, layout, options);
  const { trainable, nonTrainable } = data.totals;
  // Keras 2 leaves the optimizer's variables out of the total.
  const count = evaluateOne(formulaOf('trainable + rest'), { trainable: trainable.count, rest: nonTrainable.count });
  const lines = [
    `Model: "${data.name}"`,
    ...table,
    totalLine(form, 'Total params', { count, bytes: bytesOf(trainable, nonTrainable) }),
    totalLine(form, 'Trainable params', trainable),
    totalLine(form, 'Non-trainable params', nonTrainable),
    '_'.repeat(table[0]?.length ?? layout.length),
  ];
  return `${lines.join('\n')}\n`;
}
