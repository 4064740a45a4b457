// The columns of the summary, the order that a person sorts its rows in, and where the most of something is.
// Invariant: sorting moves rows and changes none; what is not known comes last in either direction.

import type { CostRow, Costs } from './costs.ts';
import type { Table, TableRow } from './table.ts';

/** What a table can be sorted by. */
export type Column = 'name' | 'class' | 'params' | 'macs' | 'weights' | 'given';

/** A column, and whether the largest comes first. */
export interface Sorting {
  readonly column: Column;
  readonly isDown: boolean;
}

/** What can be measured of layers. */
export type Measure = 'params' | 'macs' | 'given';

/** The costs by the ids of the layers. */
export const costsById = ({ rows }: Costs): ReadonlyMap<string, CostRow> => new Map(rows.map((row) => [row.id, row]));

/** A number as it is written in a summary; null for one that is not known. */
export function numberIn(text: string): number | null {
  const plain = text.replaceAll(',', '');
  return /^\d+$/.test(plain) ? Number(plain) : null;
}

function valueOf(row: TableRow, column: Exclude<Column, 'name' | 'class'>, costs: ReadonlyMap<string, CostRow> | undefined): number | null {
  return column === 'params' ? numberIn(row.count) : (costs?.get(row.id)?.[column].value ?? null);
}

/** The rows in an order. A nested model stands for nothing of its own then: its layers do. */
export function sortedRows({ rows }: Table, { column, isDown }: Sorting, costs: ReadonlyMap<string, CostRow> | undefined): readonly TableRow[] {
  const leaves = rows.filter((row, i) => (rows[i + 1]?.level ?? 0) <= row.level);
  const sign = isDown ? -1 : 1;
  if (column === 'name' || column === 'class') return leaves.toSorted((a, b) => sign * a[column].localeCompare(b[column], 'en', { numeric: true }));
  return leaves.toSorted((a, b) => {
    const [x, y] = [valueOf(a, column, costs), valueOf(b, column, costs)];
    return x === null || y === null ? Number(x === null) - Number(y === null) : sign * (x - y);
  });
}

/** A layer's part of something. */
export interface Part {
  readonly id: string;
  /** For reading. */
  readonly text: string;
  /** 0 to 1. */
  readonly share: number;
}

/** Where the parameters, multiply-adds or bytes are: the layers that have some, the largest first. Of what is not known there is no part. */
export function partsOf({ rows }: Table, measure: Measure, costs: ReadonlyMap<string, CostRow> | undefined): readonly Part[] {
  const leaves = rows.filter((row, i) => (rows[i + 1]?.level ?? 0) <= row.level);
  const all = leaves.flatMap((row) => {
    const value = valueOf(row, measure, costs);
    return value === null || value === 0 ? [] : [{ id: row.id, value, text: measure === 'params' ? row.count : (costs?.get(row.id)?.[measure].text ?? '') }];
  });
  const total = all.reduce((sum, { value }) => sum + value, 0);
  return all.map(({ id, value, text }) => ({ id, text, share: value / total })).toSorted((a, b) => b.share - a.share);
}
