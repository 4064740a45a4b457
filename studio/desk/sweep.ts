// How a window goes over its input: which places each output reads, which padding it meets, which places nobody reads.
// Invariant: every number is taken from what was inferred of the call; a layer without such formulas has no sweep.

import { evaluate, type Scope, type Value } from '../../src/formula/index.ts';
import { allSettings } from '../../src/layers/index.ts';
import type { Layer } from '../../src/model/index.ts';

/** One axis of a sweep. */
export interface SweptAxis {
  /** How many places the input has. */
  readonly n: number;
  readonly before: number;
  readonly after: number;
  /** How many places a window reads, how far apart they are, and how far the window moves. */
  readonly window: number;
  readonly gap: number;
  readonly step: number;
  /** How many outputs there are. */
  readonly size: number;
}

/** Settings that say how a window moves, not how large it is. */
const MOVES = new Set(['strides', 'dilation_rate']);

/** The axes that a layer's window goes over; undefined for a layer without one, or with more than a picture can show. */
export function sweepOf(layer: Layer): readonly SweptAxis[] | undefined {
  const inferred = layer.nodes.at(-1)?.inferred;
  const { border, names } = inferred?.recipe ?? {};
  const scope: Scope = inferred?.scope ?? {};
  if (!names?.['size'] || !names['padded']) return undefined;
  const large = Object.entries(allSettings(layer.definition)).find(([name, { control }]) => control.kind === 'counts' && !MOVES.has(name))?.[0];
  const parts = { n: scope['n'], before: border ? evaluate(border.before, scope) : 0, after: border ? evaluate(border.after, scope) : 0, window: scope[large ?? ''], gap: scope['dilation_rate'] ?? 1, step: scope['strides'], size: scope['size'] };
  const count = Array.isArray(parts.n) ? parts.n.length : 1;
  const axes = Array.from({ length: count }, (_, axis) => Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, at(value, axis)])));
  return count <= 2 && axes.every(isWhole) ? axes : undefined;
}

const at = (value: Value | undefined, axis: number): unknown => (Array.isArray(value) ? (value as readonly unknown[])[axis] : value);

const isWhole = (axis: Readonly<Record<string, unknown>>): axis is Readonly<Record<string, unknown>> & SweptAxis => Object.values(axis).every((one) => typeof one === 'number') && Number(axis['size']) >= 1 && Number(axis['step']) >= 1;

/** The places of the input that one output reads, counted from 0; those below 0 and from n on are padding. */
export function readBy({ before, window, gap, step }: SweptAxis, output: number): readonly number[] {
  return Array.from({ length: window }, (_, i) => output * step + i * gap - before);
}

/** The places of the input that no output reads. */
export function unread(axis: SweptAxis): ReadonlySet<number> {
  const left = new Set(Array.from({ length: axis.n }, (_, i) => i));
  for (let output = 0; output < axis.size; output++) for (const place of readBy(axis, output)) left.delete(place);
  return left;
}

/** The places that an output reads, in words from 1: `rows 3 to 5`, `rows 1, 3 and 5`, `2 rows of padding`. */
export function placesRead(axis: SweptAxis, output: number, word: string): string {
  const all = readBy(axis, output);
  const real = all.filter((place) => place >= 0 && place < axis.n).map((place) => place + 1);
  const padding = all.length - real.length;
  const [first] = real;
  const last = real.at(-1);
  const named = first === undefined ? '' : real.length === 1 ? `${word} ${first}` : axis.gap === 1 ? `${word}s ${first} to ${last}` : `${word}s ${real.slice(0, -1).join(', ')} and ${last}`;
  const filled = padding === 0 ? '' : `${padding} ${word}${padding === 1 ? '' : 's'} of padding`;
  return [named, filled].filter(Boolean).join(' and ');
}
