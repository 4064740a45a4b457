// A shape as text: names to read from an input, formulas to give as an output.
// `*rest` stands for any number of axes, `*n{2}` for exactly two.

import { evaluate, formulaOf, type Formula, type Scope, type Size, type Value } from '../formula/index.ts';

/** A shape: one size per axis, the batch first. */
export type Shape = readonly Size[];

/** One entry of a pattern. */
export interface PatternAxis {
  readonly spread: boolean;
  /** How many axes `*n{2}` stands for; undefined for any number. */
  readonly count: number | undefined;
  readonly size: Formula;
}

/** A shape written as text. */
export interface Pattern {
  readonly text: string;
  readonly axes: readonly PatternAxis[];
}

/** A pattern that is read when it is first needed. */
class WrittenPattern implements Pattern {
  readonly text: string;
  #axes: readonly PatternAxis[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get axes(): readonly PatternAxis[] {
    return (this.#axes ??= splitAxes(this.text).map(toAxis));
  }
}

const known = new Map<string, Pattern>();

/** The pattern of a text such as `batch, *n{2}, channels`; equal texts share one pattern. */
export function patternOf(text: string): Pattern {
  const before = known.get(text);
  if (before) return before;
  const made = new WrittenPattern(text);
  known.set(text, made);
  return made;
}

/** A shape written as text: shape`batch, *n, channels`. Numbers and texts may be interpolated. */
export const shape = (strings: TemplateStringsArray, ...inserted: readonly (string | number)[]): Pattern =>
  patternOf(strings.reduce((all, part, i) => `${all}${inserted[i - 1]}${part}`));

function toAxis(part: string): PatternAxis {
  const spread = part.startsWith('*');
  const counted = /^\*(\w+)\{(\d+)\}$/.exec(part);
  return { spread, count: counted ? Number(counted[2]) : undefined, size: formulaOf(counted?.[1] ?? (spread ? part.slice(1) : part)) };
}

/** Splits at the commas that stand outside parentheses. */
function splitAxes(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const letter of text) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (letter === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += letter;
  }
  if (part.trim() !== '') parts.push(part.trim());
  return parts;
}

/** The names that a pattern binds when it is read. */
export const namesOf = (pattern: Pattern): readonly string[] => pattern.axes.flatMap((axis) => (axis.size.alias === undefined ? [] : [axis.size.alias]));

/** Puts the sizes of a shape under the names of a pattern; false when the number of axes does not fit. */
export function bind(pattern: Pattern, sizes: Shape, into: Record<string, Value>): boolean {
  const { axes } = pattern;
  let extra = sizes.length - axes.length;
  let hasSpread = false;
  for (const axis of axes) {
    if (!axis.spread) continue;
    hasSpread = true;
    if (axis.count !== undefined && axis.count !== extra + 1) return false;
  }
  if (hasSpread ? extra < -1 : extra !== 0) return false;
  let at = 0;
  for (const axis of axes) {
    const name = axis.size.alias ?? axis.size.text;
    if (axis.spread) {
      into[name] = sizes.slice(at, at + extra + 1);
      at += extra + 1;
      extra = -1;
    } else into[name] = sizes[at++] ?? null;
  }
  return true;
}

/** The sizes that a pattern stands for, once its names are known. */
export function fill(pattern: Pattern, scope: Scope): Size[] {
  const sizes: Size[] = [];
  for (const axis of pattern.axes) {
    const value = evaluate(axis.size, scope);
    if (Array.isArray(value)) for (const size of value as readonly Size[]) sizes.push(size);
    else sizes.push(value as Size);
  }
  return sizes;
}

/** The same pattern with its last axis moved behind the batch: how `channels_first` orders axes. */
export function channelsFirst(pattern: Pattern): Pattern {
  const parts = splitAxes(pattern.text);
  return parts.length < 3 ? pattern : patternOf([parts[0], parts.at(-1), ...parts.slice(1, -1)].join(', '));
}
