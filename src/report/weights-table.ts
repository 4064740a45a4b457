// The weights that a file holds: their names, shapes and counts, as text, Markdown, CSV and data.

import { csvText } from './csv.ts';
import { markdownTable } from './markdown.ts';
import { documentCount } from './plain-size.ts';

/** A weight as its file holds it. */
export interface ListedWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
}

/** The same as data. */
export interface ListedWeightDocument extends ListedWeight {
  readonly count: number | bigint;
}

const countOf = ({ shape }: ListedWeight): bigint => shape.reduce((all, size) => all * BigInt(size), 1n);

const shapeOf = ({ shape }: ListedWeight): string => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;

const grouped = (count: bigint): string => count.toLocaleString('en-US');

const HEADS = ['Weight', 'Shape', 'Type', 'Numbers'];

const cellsOf = (weight: ListedWeight): readonly string[] => [weight.name, shapeOf(weight), weight.dtype, grouped(countOf(weight))];

const totalOf = (weights: readonly ListedWeight[]): string => `${grouped(weights.reduce((all, weight) => all + countOf(weight), 0n))} numbers in ${weights.length} weights`;

/** Every weight in a line of its own, and how many numbers they hold together. */
export function weightsText(weights: readonly ListedWeight[]): string {
  const rows = [HEADS, ...weights.map(cellsOf)];
  const widths = [0, 1, 2, 3].map((column) => rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0));
  const line = (row: readonly string[]): string => row.map((cell, i) => (i === 3 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join('  ').trimEnd();
  const [head = [], ...body] = rows;
  return `${[line(head), '-'.repeat(widths.reduce((all, width) => all + width, 6)), ...body.map(line)].join('\n')}\nTotal: ${totalOf(weights)}\n`;
}

/** The same as a table of Markdown. */
export const weightsMarkdown = (weights: readonly ListedWeight[]): string =>
  `${[...markdownTable(HEADS, weights.map((weight) => { const [name = '', shape = '', ...more] = cellsOf(weight); return [`\`${name}\``, `\`${shape}\``, ...more]; }), [3]), '', `Total: **${totalOf(weights)}**`].join('\n')}\n`;

/** The weights of several files as one CSV (RFC 4180) with a line for each; sizes stand with `x` between them. */
export const weightsCsv = (files: readonly (readonly [source: string, weights: readonly ListedWeight[]])[]): string =>
  csvText([['source', 'weight', 'shape', 'dtype', 'count'], ...files.flatMap(([source, weights]) => weights.map((weight) => [source, weight.name, weight.shape.join('x'), weight.dtype, String(countOf(weight))]))]);

/** The weights as data. */
export const weightsJson = (weights: readonly ListedWeight[]): readonly ListedWeightDocument[] => weights.map((weight) => ({ name: weight.name, shape: weight.shape, dtype: weight.dtype, count: documentCount(countOf(weight)) }));
