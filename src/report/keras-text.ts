// The text of Keras 3.15's `model.summary()`, byte for byte.
// Invariant: a pure function of the data and the options; what the terminal is like comes in as options.

import { countText } from '../formula/index.ts';
import type { Raw } from '../layers/index.ts';
import { fitsPlainly } from './cell-width.ts';
import { columnWidths } from './table-columns.ts';
import { KerasRefusal } from './keras-refusal.ts';
import { escapeMarkup, renderMarkup } from './keras-markup.ts';
import { asciiBox, heavyHeadBox, tableLines, type TableColumn } from './keras-table.ts';
import { layerRange } from './layer-range.ts';
import { memoryText } from './memory-size.ts';
import { paint, unstyled, type Palette, type StyledText } from './styled-text.ts';
import type { SummaryConnection, SummaryData, SummaryRow, SummaryTotal } from './summary-data.ts';
import { cropPieces, wrapLines, type Align } from './wrap.ts';

/** The encodings that Keras's table knows apart: anything that starts with "utf", and what has fewer characters. */
export type Charset = 'utf-8' | 'latin-1' | 'ascii';

/** Keras's arguments of `summary()`, and what the terminal is like. */
export interface KerasTextOptions {
  /** What Keras takes for the terminal's width: the table stays 4 cells narrower. 80 unless told. */
  readonly terminalWidth?: number;
  /** Where every line is cut. The terminal's width unless told. */
  readonly consoleWidth?: number;
  /** `line_length`: the table's width; 0 is the default. */
  readonly lineLength?: number;
  /** `positions`: where each column ends, as parts of the table's width. */
  readonly positions?: readonly number[];
  readonly expandNested?: boolean;
  readonly showTrainable?: boolean;
  /** `layer_range`: patterns for the first and the last layer; as a person gave it, so anything can be in it. */
  readonly layerRange?: readonly Raw[] | null;
  readonly charset?: Charset;
  readonly palette?: Palette;
}

/** The widths that Keras gives the table of a model, before the terminal narrows it. */
const WIDTH_OF_CHAIN = 88;
const WIDTH_WITH_CONNECTIONS = 108;
const WIDTH_OF_TRAINABLE = 12;

const NUMBER = 'color(34)';
const number = (text: string): string => `[${NUMBER}]${text}[/]`;

/** The dimensions of a shape in colour: numbers in one, `None` in another. */
const shapeMarkup = (text: string): string =>
  escapeMarkup(text).replace(/(?<=[( ])(?:\d+|None)(?=[,)])/g, (size) => (size === 'None' ? `[color(45)]${size}[/]` : number(size)));

const paramsMarkup = ({ params, built }: SummaryRow): string => (built ? number(countText(params)) : `${number('0')} (unbuilt)`);

const connectionMarkup = ({ layer, call, tensor }: SummaryConnection): string => `${layer}[${number(String(call))}][${number(String(tensor))}]`;

const trainableMarkup = ({ trainable, hasWeights }: SummaryRow): string =>
  !hasWeights ? '[bold]-[/]' : trainable ? `[bold][${NUMBER}]Y[/][/]` : '[bold][color(9)]N[/][/]';

/** The markup of a row's cells, in the order of the columns. */
function cellsMarkup(row: SummaryRow, connected: boolean, showTrainable: boolean): string[] {
  const prefix = row.level > 0 ? `${'   '.repeat(row.level)}└ ` : '';
  const cells = [`${escapeMarkup(prefix + row.name)} ([color(33)]${escapeMarkup(row.className)}[/])`, shapeMarkup(row.outputShape), paramsMarkup(row)];
  if (connected) cells.push(row.connectedTo.map(connectionMarkup).join(', ') || '-');
  if (showTrainable) cells.push(trainableMarkup(row));
  return cells;
}

/** The rows to print: those of `layer_range`, each with what is nested in it when asked for. */
export function printedRows(data: SummaryData, expandNested: boolean, range: readonly Raw[] | null | undefined): SummaryRow[] {
  const tops = data.rows.filter(({ level }) => level === 0);
  const [from, to] = layerRange(tops.map(({ name }) => name), range);
  const wanted = new Set(tops.slice(from, to));
  let isWanted = false;
  return data.rows.filter((row) => {
    if (row.level === 0) isWanted = wanted.has(row);
    return isWanted && (row.level === 0 || expandNested);
  });
}

function columnsOf(connected: boolean, options: KerasTextOptions): TableColumn[] {
  const { terminalWidth = 80, showTrainable = false, positions: given = [] } = options;
  const heads: [string, Align][] = [['Layer (type)', 'left'], ['Output Shape', 'left'], ['Param #', 'right']];
  if (connected) heads.push(['Connected to', 'left']);
  let positions = given.length > 0 ? given : connected ? [0.3, 0.56, 0.74, 1] : [0.45, 0.8, 1];
  let length = connected ? WIDTH_WITH_CONNECTIONS : WIDTH_OF_CHAIN;
  if (showTrainable) {
    length += WIDTH_OF_TRAINABLE;
    positions = [...positions.map((position) => position * 0.9), 1];
    heads.push(['Trainable', 'center']);
  }
  const widths = columnWidths(options.lineLength || Math.min(length, terminalWidth - 4), positions, heads.length);
  return heads.map(([head, align], i) => ({ head, align, width: widths[i] ?? 0 }));
}

const totalMarkup = (label: string, { count, bytes }: SummaryTotal): string =>
  `[bold] ${label}: [/]${number(countText(count))}${bytes === null ? '' : ` (${memoryText(bytes)})`}`;

/** The summary as Keras prints it, with the newline at its end. Throws a KerasRefusal where Keras raises. */
export function kerasText(data: SummaryData, options: KerasTextOptions = {}): string {
  const { terminalWidth = 80, consoleWidth = terminalWidth, expandNested = false, showTrainable = false, charset = 'utf-8', palette = 'none' } = options;
  const columns = columnsOf(data.connected, options);
  // rich has nothing to print into a console without cells (COLUMNS=0).
  if (consoleWidth < 1) return '';
  // What is painted with nothing needs no styles.
  const rendered = new Map<string, StyledText>();
  // Shapes and counts come again and again.
  const render = (cell: string): StyledText => {
    const before = rendered.get(cell);
    if (before) return before;
    const made = palette === 'none' ? unstyled(renderMarkup(cell).text) : renderMarkup(cell);
    rendered.set(cell, made);
    return made;
  };
  const rows = printedRows(data, expandNested, options.layerRange).map((row) => cellsMarkup(row, data.connected, showTrainable).map(render));
  const write = (lines: readonly (readonly StyledText[])[]): string => lines.map((line) => `${lineText(line, consoleWidth, palette)}\n`).join('');
  const running = (markup: string): string => write(wrapLines(renderMarkup(markup), consoleWidth).map((line) => [line]));
  const { total, trainable, nonTrainable, optimizer } = data.totals;
  const parts = [
    running(`[bold]Model: "${escapeMarkup(data.name)}"[/]`),
    write(tableLines(columns, rows, charset === 'utf-8' ? heavyHeadBox : asciiBox)),
    running(totalMarkup('Total params', total)),
    running(totalMarkup('Trainable params', trainable)),
    running(totalMarkup('Non-trainable params', nonTrainable)),
    ...(optimizer ? [running(totalMarkup('Optimizer params', optimizer))] : []),
  ];
  if (charset !== 'utf-8') refuseWhatCannotBeEncoded(parts, charset);
  return parts.join('');
}

/** A line as the console shows it: cut where that ends. */
function lineText(line: readonly StyledText[], width: number, palette: Palette): string {
  const whole = palette === 'none' ? line.map(({ text }) => text).join('') : undefined;
  return whole !== undefined && fitsPlainly(whole, width) ? whole : cropPieces(line, width).map((piece) => paint(piece, palette)).join('');
}

/** Python stops at the first part with a character that the encoding lacks; the parts before it are out already. */
function refuseWhatCannotBeEncoded(parts: readonly string[], charset: 'latin-1' | 'ascii'): void {
  const limit = charset === 'ascii' ? 128 : 256;
  for (const [i, part] of parts.entries()) {
    const codes = Array.from(part, (character) => character.codePointAt(0) ?? 0);
    const start = codes.findIndex((code) => code >= limit);
    if (start < 0) continue;
    const length = codes.slice(start).findIndex((code) => code < limit);
    const first = codes[start] ?? 0;
    const escape = first < 0x100 ? `\\x${first.toString(16)}` : first < 0x10000 ? `\\u${first.toString(16).padStart(4, '0')}` : `\\U${first.toString(16).padStart(8, '0')}`;
    const what = length === 1 ? `character '${escape}' in position ${start}` : `characters in position ${start}-${start + length - 1}`;
    const message = `'${charset}' codec can't encode ${what}: ordinal not in range(${limit})\n*** You may need to add PYTHONIOENCODING=utf-8 to your environment ***`;
    throw new KerasRefusal('UnicodeEncodeError', message, parts.slice(0, i).join(''));
  }
}
