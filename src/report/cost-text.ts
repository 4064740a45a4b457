// The cost of a model as a table for the terminal, as Markdown and as JSON.

import { countText, isUnknown, type Size } from '../formula/index.ts';
import { cellCount } from './cell-width.ts';
import { plainBytes, type CostData } from './cost.ts';
import { markdownTable } from './markdown.ts';
import { memoryText } from './memory-size.ts';
import { documentSize } from './plain-size.ts';

const HEADS = ['Layer', 'MACs', 'Weights', 'Activations'];

const NOT_KNOWN = 'not known';

const numberText = (size: Size): string => (size === null || isUnknown(size) ? NOT_KNOWN : countText(size));

const bytesText = (size: Size): string => {
  const bytes = plainBytes(size);
  if (bytes !== null) return memoryText(bytes);
  const text = numberText(size);
  return text === NOT_KNOWN ? text : / [+-] /.test(text) ? `(${text}) B` : `${text} B`;
};

const cells = (data: CostData, indent: string): readonly (readonly string[])[] => data.rows.map((row) => [`${indent.repeat(row.level)}${row.name} (${row.className})`, numberText(row.macs), bytesText(row.weightBytes), bytesText(row.activationBytes)]);

const totals = ({ totals: all }: CostData): readonly (readonly [string, string])[] => [
  ['Multiply-adds for one example', numberText(all.macs)],
  ['Memory of the weights', bytesText(all.weightBytes)],
  ['Activations of one example, at most at once (inference)', bytesText(all.inferenceBytes)],
  ['Activations of one example, all together (training)', bytesText(all.trainingBytes)],
];

const CONVENTION = [
  'One multiply-add is one MAC (two FLOPs). Convolutions, dense layers, matrix products,',
  'attention and recurrent cells count; biases, activations, pooling, normalization and',
  'moving data count nothing.',
];

/** The cost as a table, with a newline at its end. */
export function costText(data: CostData): string {
  const rows = [HEADS, ...cells(data, '  ')];
  const widths = HEADS.map((_, i) => rows.reduce((most, row) => Math.max(most, cellCount(row[i] ?? '')), 0));
  const line = (row: readonly string[]): string => row.map((cell, i) => (i === 0 ? cell + ' '.repeat((widths[i] ?? 0) - cellCount(cell)) : ' '.repeat((widths[i] ?? 0) - cellCount(cell)) + cell)).join('  ').trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const most = Math.max(...totals(data).map(([label]) => label.length));
  return [`Cost of "${data.name}"`, line(HEADS), rule, ...rows.slice(1).map(line), rule, ...totals(data).map(([label, value]) => ` ${label.padEnd(most)}  ${value}`), '', ...CONVENTION, ''].join('\n');
}

/** The cost as Markdown. */
export const costMarkdown = (data: CostData): string =>
  [`## Cost of ${data.name}`, '', ...markdownTable(HEADS, cells(data, '&nbsp;&nbsp;'), [1, 2, 3]), '', ...totals(data).map(([label, value]) => `- ${label}: **${value}**`), '', ...CONVENTION, ''].join('\n');

/** The cost as plain JSON: null for what is not known, a text for what depends on a named size. */
export function costJson(data: CostData): Readonly<Record<string, unknown>> {
  return {
    layers: data.rows.map((row) => ({ name: row.name, macs: documentSize(row.macs), weight_bytes: documentSize(row.weightBytes), activation_bytes: documentSize(row.activationBytes) })),
    macs: documentSize(data.totals.macs), weight_bytes: documentSize(data.totals.weightBytes), activation_bytes_inference: documentSize(data.totals.inferenceBytes), activation_bytes_training: documentSize(data.totals.trainingBytes),
  };
}
