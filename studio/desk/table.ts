// The summary as rows that know which layer of the canvas they stand for.

import { countText, isUnknown, type Size } from '../../src/formula/index.ts';
import type { Model } from '../../src/model/index.ts';
import { summaryOf, type SummaryConnection } from '../../src/report/index.ts';

/** One row of the summary: Keras's columns. */
export interface TableRow {
  readonly id: string;
  readonly name: string;
  readonly class: string;
  readonly level: number;
  readonly shape: string;
  /** How many parameters, for reading; `?` where that cannot be told. */
  readonly count: string;
  /** The count as Keras's column has it: `0 (unbuilt)`. */
  readonly params: string;
  readonly connectedTo: string;
}

/** The summary of a model. */
export interface Table {
  readonly rows: readonly TableRow[];
  /** True when the column "Connected to" is worth showing. */
  readonly isConnected: boolean;
  readonly total: string;
  readonly trainable: string;
  readonly nonTrainable: string;
}

const count = (size: Size): string => (isUnknown(size) ? '?' : countText(size));

/** The rows and totals of a model's summary. */
export function tableOf(model: Model): Table {
  const data = summaryOf(model);
  const path: string[] = [];
  const rows = data.rows.map((row) => {
    path.length = row.level;
    path[row.level] = row.name;
    return {
      id: path.join('/'),
      name: row.name,
      class: row.className,
      level: row.level,
      shape: row.outputShape,
      count: count(row.params),
      params: row.built ? count(row.params) : `${count(row.params)} (unbuilt)`,
      connectedTo: row.connectedTo.map(connectionText).join(', '),
    };
  });
  const { total, trainable, nonTrainable } = data.totals;
  return { rows, isConnected: data.connected, total: count(total.count), trainable: count(trainable.count), nonTrainable: count(nonTrainable.count) };
}

const connectionText = ({ layer, call, tensor }: SummaryConnection): string => `${layer}[${call}][${tensor}]`;
