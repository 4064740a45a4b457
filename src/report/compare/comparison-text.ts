// A comparison for the terminal: what it comes to, then the layers in order, with what is the same told in a line.
// Invariant: the words come from the data; colour is added last.

import { group } from '../../formula/index.ts';
import { cellCount } from '../cell-width.ts';
import { hanging } from '../explain-layout.ts';
import { memoryText } from '../memory-size.ts';
import type { DocumentSize } from '../plain-size.ts';
import type { ComparedLayer, ComparedRow, Comparison, Pair } from './comparison-data.ts';

/** How the parts of a comparison are painted. */
export interface ComparisonPainter {
  readonly title: (text: string) => string;
  readonly added: (text: string) => string;
  readonly removed: (text: string) => string;
  readonly changed: (text: string) => string;
  readonly muted: (text: string) => string;
}

/** How a comparison is laid out. */
export interface ComparisonTextOptions {
  /** Cells of a line; 80 unless told. */
  readonly width?: number;
  readonly painter?: ComparisonPainter;
  /** Every layer, those that are the same too. */
  readonly all?: boolean;
  /** What the two are called in the heading, where that is more than the models' names. */
  readonly names?: readonly [string, string];
}

const plain = (text: string): string => text;
const plainPainter: ComparisonPainter = { title: plain, added: plain, removed: plain, changed: plain, muted: plain };

/** A number for reading. */
export const sizeText = (size: DocumentSize): string => (size === null ? '?' : typeof size === 'string' ? size : group(BigInt(size)));

/** A difference with its sign: `+1,290`. */
export function changeText(change: DocumentSize): string {
  if (change === null) return '?';
  if (typeof change === 'string') return change;
  const value = BigInt(change);
  return value < 0n ? `-${group(-value)}` : value > 0n ? `+${group(value)}` : '';
}

/** How much more the second is, in percent of the first. */
export function percentChange({ a, change }: Pair): string {
  if ((typeof a !== 'number' && typeof a !== 'bigint') || (typeof change !== 'number' && typeof change !== 'bigint') || Number(a) === 0 || Number(change) === 0) return '';
  const percent = (100 * Number(change)) / Number(a);
  if (Math.abs(percent) < 0.05) return '';
  return `${percent > 0 ? '+' : ''}${Math.abs(percent) >= 999.5 ? percent.toFixed(0) : percent.toFixed(1)}%`;
}

const bytesText = (size: DocumentSize): string => (typeof size === 'number' || typeof size === 'bigint' ? memoryText(Number(size)) : sizeText(size));

/** The lines of the totals: what it is, both numbers, the difference, the difference in percent. */
export function totalRows({ totals: { layers, params, trainable_params: trainable, non_trainable_params: fixed, macs, weight_bytes: weights, activation_bytes_inference: inference, activation_bytes_training: training } }: Comparison): readonly (readonly [string, string, string, string, string])[] {
  const row = (label: string, pair: Pair): readonly [string, string, string, string, string] => [label, sizeText(pair.a), sizeText(pair.b), changeText(pair.change), percentChange(pair)];
  const memory = (label: string, pair: Pair): readonly [string, string, string, string, string] => [label, bytesText(pair.a), bytesText(pair.b), typeof pair.change === 'number' && pair.change !== 0 ? `${pair.change < 0 ? '-' : '+'}${memoryText(Math.abs(pair.change))}` : pair.change === null ? '?' : '', percentChange(pair)];
  const halves = fixed.a === 0 && fixed.b === 0 ? [] : [row('  trained', trainable), row('  not trained', fixed)];
  return [row('Layers', layers), row('Parameters', params), ...halves, row('Multiply-adds', macs), memory('Memory of weights', weights), memory('Activations at once', inference), memory('Activations in all', training)];
}

/** What the comparison comes to, in a sentence. */
export function verdictText({ equal, unknown, rows, a, b }: Comparison): string {
  if (equal) return 'The networks are the same, layer by layer.';
  const counts = new Map<string, number>();
  const count = (list: readonly ComparedRow[]): void => {
    for (const { kind, inside } of list) {
      if (inside.length > 0) count(inside);
      else counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  };
  count(rows);
  const told = (['added', 'removed', 'changed', 'replaced', 'moved', 'follows', 'same'] as const).flatMap((kind) => {
    const n = counts.get(kind) ?? 0;
    return n === 0 ? [] : [`${group(BigInt(n))} ${kind === 'follows' ? (n === 1 ? 'follows from it' : 'follow from it') : kind === 'same' ? 'the same' : kind}`];
  });
  const ends = a.inputs.join() !== b.inputs.join() ? [`The input is ${b.inputs.join(', ')} in place of ${a.inputs.join(', ')}.`] : [];
  const doubt = unknown.length === 0 ? [] : [`Not known, so that nothing can be said for certain: ${unknown.slice(0, 5).join(', ')}${unknown.length > 5 ? ', ...' : ''}.`];
  return [`Layers: ${told.join(', ')}.`, ...ends, ...doubt].join(' ');
}

/** The comparison in lines. */
export function comparisonText(comparison: Comparison, options: ComparisonTextOptions = {}): string {
  const { width = 80, painter: paint = plainPainter, all = false, names } = options;
  const { a, b } = comparison;
  const heading = names ? names.join(' → ') : `${a.name} (${a.class}) → ${b.name} (${b.class})`;
  const lines = [
    ...hanging(heading, width, '', '  ').map(paint.title),
    ...hanging(verdictText(comparison), width, '', ''),
    '',
    ...totalLines(comparison, paint),
  ];
  if (!comparison.equal || all) lines.push('', ...rowLines(comparison.rows, { width, paint, all }, ''));
  return `${lines.join('\n')}\n`;
}

function totalLines(comparison: Comparison, paint: ComparisonPainter): string[] {
  const { a, b } = comparison;
  const short = (name: string): string => (cellCount(name) > 20 ? `${name.slice(0, 19)}…` : name);
  const names = a.name === b.name ? ['first', 'second'] : [short(a.name), short(b.name)];
  const rows = [['', ...names, 'change', ''], ...totalRows(comparison)];
  const widths = [0, 1, 2, 3, 4].map((i) => Math.max(...rows.map((row) => cellCount(row[i] ?? ''))));
  return rows.map((row, n) => {
    const line = row.map((cell, i) => (i === 0 ? cell + ' '.repeat((widths[0] ?? 0) - cellCount(cell)) : ' '.repeat((widths[i] ?? 0) - cellCount(cell)) + cell)).join('  ').trimEnd();
    return n === 0 ? paint.muted(line) : line;
  });
}

interface Page {
  readonly width: number;
  readonly paint: ComparisonPainter;
  readonly all: boolean;
}

/** A run of added or removed layers that is longer is told by its ends. */
const MOST = 12;

function rowLines(rows: readonly ComparedRow[], page: Page, indent: string): string[] {
  const lines: string[] = [];
  for (let i = 0; i < rows.length; ) {
    const kind = rows[i]?.kind;
    let end = i;
    while (end < rows.length && rows[end]?.kind === kind) end++;
    const run = rows.slice(i, end);
    const told = page.all || kind === undefined ? run.flatMap((row) => oneLines(row, page, indent)) : kind === 'same' ? sameLines(run, page, indent) : (kind === 'added' || kind === 'removed') && run.length > MOST ? longRun(run, page, indent) : run.flatMap((row) => oneLines(row, page, indent));
    lines.push(...told);
    i = end;
  }
  return lines;
}

/** Layers that are the same, in a line. */
function sameLines(rows: readonly ComparedRow[], { width, paint }: Page, indent: string): string[] {
  const [first, last] = [rows[0]?.b?.name ?? '', rows.at(-1)?.b?.name ?? ''];
  const text = rows.length === 1 ? `${first} is the same` : `${group(BigInt(rows.length))} layers are the same, ${first} to ${last}`;
  return hanging(text, width, `${indent}  `, `${indent}    `).map(paint.muted);
}

/** Many layers that were put in or taken out: the first, the last, and what they have in all. */
function longRun(rows: readonly ComparedRow[], page: Page, indent: string): string[] {
  const shown = rows.flatMap(({ a, b }) => b ?? a ?? []);
  const sum = (of: 'params' | 'macs'): DocumentSize => shown.reduce<DocumentSize>((all, one) => (typeof all === 'number' && typeof one[of] === 'number' ? all + one[of] : null), 0);
  const [first, last] = [rows[0], rows.at(-1)];
  const between = `... ${group(BigInt(rows.length - 2))} layers between; all ${group(BigInt(rows.length))} have ${costText({ params: sum('params'), macs: sum('macs') })}`;
  return [...(first ? oneLines(first, page, indent) : []), ...hanging(between, page.width, `${indent}  `, `${indent}    `).map(page.paint.muted), ...(last ? oneLines(last, page, indent) : [])];
}

const costText = ({ params, macs }: Pick<ComparedLayer, 'params' | 'macs'>): string => {
  const parts = [...(params === 0 ? [] : [`${sizeText(params)} parameters`]), ...(macs === 0 ? [] : [`${sizeText(macs)} multiply-adds`])];
  return parts.length === 0 ? 'no parameters' : parts.join(', ');
};

const SIGN = { same: ' ', changed: '~', replaced: '~', moved: '~', follows: ' ', added: '+', removed: '-' } as const;

function oneLines(row: ComparedRow, page: Page, indent: string): string[] {
  const { width, paint } = page;
  const { kind, a, b, inside } = row;
  const layer = b ?? a;
  if (!layer) return [];
  const way = kind === 'added' ? paint.added : kind === 'removed' ? paint.removed : kind === 'same' || kind === 'follows' ? plain : paint.changed;
  const head = headText(row, layer);
  const lines = hanging(head, width, `${indent}${SIGN[kind]} `, `${indent}    `).map(kind === 'same' ? paint.muted : way);
  const details = kind === 'added' || kind === 'removed' || kind === 'same' ? [] : detailTexts(row).flatMap((text) => hanging(text, width, `${indent}    `, `${indent}      `));
  return [...lines, ...details, ...(inside.length > 0 && kind !== 'same' ? rowLines(inside, page, `${indent}    `) : [])];
}

function headText({ kind, a, b }: ComparedRow, layer: ComparedLayer): string {
  const name = `${layer.name} (${layer.class})`;
  if (kind === 'added' || kind === 'removed') return `${name}  ${layer.gives}, ${costText(layer)}`;
  const was = kind === 'replaced' && a ? `${a.name} (${a.class}) → ${name}` : a && b && a.name !== b.name ? `${a.name} → ${name}` : name;
  return kind === 'moved' ? `${was} stands elsewhere` : was;
}

/** What differs, a line each. */
export function detailTexts({ a, b, settings, gives, rewired }: ComparedRow): readonly string[] {
  if (!a || !b) return [];
  const number = (label: string, from: DocumentSize, to: DocumentSize): readonly string[] => {
    if (from === to) return [];
    const change = typeof from === 'number' && typeof to === 'number' ? changeText(to - from) : '';
    return [`${label}: ${sizeText(from)} → ${sizeText(to)}${change === '' ? '' : ` (${change})`}`];
  };
  return [
    ...settings.map(({ name, a: from, b: to }) => `${name}: ${from ?? 'not there'} → ${to ?? 'not there'}`),
    ...(rewired ? [rewired.a.join() === rewired.b.join() ? `reads: what is now called ${rewired.b.join(', ')}` : `reads: ${rewired.a.join(', ') || 'nothing'} → ${rewired.b.join(', ') || 'nothing'}`] : []),
    ...(gives ? [`gives: ${gives.a} → ${gives.b}`] : []),
    ...number('parameters', a.params, b.params),
    ...number('multiply-adds', a.macs, b.macs),
  ];
}
