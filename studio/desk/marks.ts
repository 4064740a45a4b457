// Which layers something is wrong with, and the words for it.

import { describe, type Fix, type Issue } from '../../src/issues/index.ts';

/** How bad the worst issue of a layer is; notes mark nothing. */
export type Marked = 'error' | 'warning';

/** The worst issue of each layer, by the layer's name. */
export function severities(issues: readonly Issue[]): ReadonlyMap<string, Marked> {
  const marks = new Map<string, Marked>();
  for (const { severity, where } of issues) {
    if (where.layer === undefined || severity === 'note') continue;
    if (severity === 'error' || !marks.has(where.layer)) marks.set(where.layer, severity);
  }
  return marks;
}

/** An issue in the words that the page shows. */
export interface Remark {
  readonly severity: Issue['severity'];
  readonly layer: string | null;
  readonly setting: string | null;
  /** Where it is written: `train.py:18`. */
  readonly place: string | null;
  /** The same as lines and columns from 1. */
  readonly span: NonNullable<Issue['where']['range']> | null;
  readonly what: string;
  readonly more: readonly string[];
  /** The formula with the numbers in: `floor((4 - 5) / 1) + 1 = 0`. */
  readonly why: string | null;
  readonly fixes: readonly Fix[];
}

const placeOf = ({ where: { file, range } }: Issue): string | null => (range === undefined ? null : `${file === undefined ? 'line ' : `${file}:`}${range.line}`);

/** An issue as a remark. */
export function remarkOf(issue: Issue): Remark {
  const { what, more, why } = describe(issue);
  return { severity: issue.severity, layer: issue.where.layer ?? null, setting: issue.where.setting ?? null, place: placeOf(issue), span: issue.where.range ?? null, what, more, why: why ?? null, fixes: (issue.fixes ?? []).filter((fix) => fix.tried && fix.edit) };
}
