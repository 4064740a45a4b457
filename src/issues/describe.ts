// From an issue's code and data to words. Invariant: the words come from messages.md alone.

import type { Issue } from './issue.ts';
import { messages } from './messages.generated.ts';

/** An issue in words: what happened, why, and what would mend it. */
export interface Description {
  readonly what: string;
  /** Further lines; a line whose data is missing is left out. */
  readonly more: readonly string[];
  /** The formula with the numbers in and its answer: `floor((4 - 5) / 1) + 1 = 0`. */
  readonly why: string | undefined;
  readonly fix: string | undefined;
}

/** The words of an issue, in Markdown. */
export function describe(issue: Issue): Description {
  const lines = (messages[issue.code] ?? issue.code).split('\n').flatMap((line) => {
    const filled = fill(line, { ...issue.data, layer: issue.where.layer ?? null, setting: issue.where.setting ?? null, ...issue.data });
    return filled === undefined ? [] : [filled];
  });
  const { because } = issue;
  const tried = (issue.fixes ?? []).filter((fix) => fix.tried);
  return {
    what: lines[0] ?? issue.code,
    more: lines.slice(1),
    why: because && (because.numbers === because.answer ? `${because.formula} = ${because.answer}` : `${because.formula} = ${because.numbers} = ${because.answer}`),
    fix: tried.length > 0 ? `${tried.map((fix) => fix.text).join(', or ')}.` : undefined,
  };
}

/** Puts data into a line; undefined when something that the line speaks of is missing. */
export function fill(line: string, data: Readonly<Record<string, unknown>>): string | undefined {
  let complete = true;
  const text = line.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = data[name];
    if (value === undefined || value === null) complete = false;
    return Array.isArray(value) ? value.join(', ') : String(value);
  });
  return complete ? text : undefined;
}
