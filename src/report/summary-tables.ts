// A summary as a Markdown table and as CSV.

import { countText } from '../formula/index.ts';
import { csvText } from './csv.ts';
import { markdownTable } from './markdown.ts';
import { memoryText } from './memory-size.ts';
import type { SummaryConnection, SummaryData, SummaryRow, SummaryTotal } from './summary-data.ts';

const connectionText = ({ layer, call, tensor }: SummaryConnection): string => `${layer}[${call}][${tensor}]`;

const paramsText = ({ params, built }: SummaryRow): string => (built ? countText(params) : '0 (unbuilt)');

/** The summary as Markdown: a heading, a table, the totals. Nested layers stand indented behind their model. */
export function markdownSummary(data: SummaryData): string {
  const heads = ['Layer', 'Type', 'Output shape', 'Parameters', ...(data.connected ? ['Connected to'] : [])];
  const rows = data.rows.map((row) => [
    `${'&nbsp;&nbsp;'.repeat(row.level)}\`${row.name}\``,
    row.className,
    `\`${row.outputShape}\``,
    paramsText(row),
    ...(data.connected ? [row.connectedTo.map(connectionText).join(', ')] : []),
  ]);
  const total = (label: string, { count, bytes }: SummaryTotal): string => `- ${label}: **${countText(count)}**${bytes === null ? '' : ` (${memoryText(bytes)})`}`;
  const { totals } = data;
  return [
    `## ${data.name}`,
    '',
    ...markdownTable(heads, rows, [3]),
    '',
    total('Total parameters', totals.total),
    total('Trainable', totals.trainable),
    total('Non-trainable', totals.nonTrainable),
    ...(totals.optimizer ? [total('Optimizer', totals.optimizer)] : []),
    '',
  ].join('\n');
}

/** Counts without separators; empty when a count is not known. */
const csvCount = (row: SummaryRow): string => (row.built ? countText(row.params).replaceAll(',', '').replace(/^\?$/, '') : '0');

/** The head of the CSV. */
const CSV_COLUMNS = ['model', 'name', 'class', 'level', 'output_shape', 'params', 'trainable', 'connected_to'];

/** The summaries as one CSV (RFC 4180) with a line for each layer; the totals are left to the reader's sum. */
export function csvSummary(models: readonly SummaryData[]): string {
  const lines = models.flatMap((data) =>
    data.rows.map((row) => [data.name, row.name, row.className, String(row.level), row.outputShape, csvCount(row), String(row.trainable), row.connectedTo.map(connectionText).join(' ')]),
  );
  return csvText([CSV_COLUMNS, ...lines]);
}
