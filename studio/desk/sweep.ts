// How a window goes over its input: which places each output reads, which padding it meets, which places nobody reads.
// Invariant: every number comes from the formulas of the layer's declaration; a layer that declares none has no sweep.

import { evaluate, type Scope, type Value } from '../../src/formula/index.ts';
import type { Layer } from '../../src/model/index.ts';

/** One axis of a sweep. */
export interface SweptAxis {
  /** How many places the input has. */
  readonly n: number;
  /** How many outputs there are. */
  readonly size: number;
  /** How many taps a window has, how far apart they are, and how far the window moves. */
  readonly window: number;
  readonly gap: number;
  readonly step: number;
  /** How far before the first place the first window begins: in padding, or in what is cut off. */
  readonly before: number;
  /** True where places of the input paint windows into the output, false where outputs read windows of the input. */
  readonly paints: boolean;
}

/** The axes that a layer's window goes over; undefined for a layer without one. */
export function sweepOf(layer: Layer): readonly SweptAxis[] | undefined {
  const inferred = layer.nodes.at(-1)?.inferred;
  const sweep = inferred?.recipe?.sweep;
  if (!sweep) return undefined;
  const scope: Scope = inferred?.scope ?? {};
  const names = [...new Set([sweep.window, sweep.gap, sweep.step, sweep.before, sweep.size].flatMap((formula) => [...formula.names]))];
  if (names.some((name) => scope[name] === undefined) || scope['n'] === undefined) return undefined;
  const parts = { n: scope['n'], size: evaluate(sweep.size, scope), window: evaluate(sweep.window, scope), gap: evaluate(sweep.gap, scope), step: evaluate(sweep.step, scope), before: evaluate(sweep.before, scope) };
  const count = Array.isArray(parts.n) ? parts.n.length : 1;
  const axes = Array.from({ length: count }, (_, axis) => Object.fromEntries([...Object.entries(parts).map(([name, value]) => [name, at(value, axis)]), ['paints', sweep.paints === true]]));
  return axes.every(isWhole) ? axes : undefined;
}

const at = (value: Value | undefined, axis: number): unknown => (Array.isArray(value) ? (value as readonly unknown[])[axis] : value);

const isWhole = (axis: Readonly<Record<string, unknown>>): axis is Readonly<Record<string, unknown>> & SweptAxis =>
  Object.entries(axis).every(([name, one]) => name === 'paints' || typeof one === 'number') && ['n', 'size', 'window', 'gap', 'step'].every((name) => Number(axis[name]) >= 1);

/** The places that the window of this number covers, counted from 0: of the input where it reads, of the output where it paints. Some lie outside. */
export function covered({ before, window, gap, step }: SweptAxis, number: number): readonly number[] {
  return Array.from({ length: window }, (_, tap) => number * step + tap * gap - before);
}

/** How many windows there are: one for each output, or for each place of the input that paints. */
export const windowsOf = ({ n, size, paints }: SweptAxis): number => (paints ? n : size);

/** How many places the windows cover: those of the input, or of the output that is painted. */
export const placesOf = ({ n, size, paints }: SweptAxis): number => (paints ? size : n);

/** How many places windows cover before the first and behind the last: padding, or what is cut off. */
export function outside(axis: SweptAxis): { readonly before: number; readonly after: number } {
  return { before: Math.max(0, axis.before), after: Math.max(0, (axis.gap * (axis.window - 1)) + (windowsOf(axis) - 1) * axis.step - axis.before - placesOf(axis) + 1) };
}

/** The places that no window covers: never read, or never painted. */
export function uncovered(axis: SweptAxis): ReadonlySet<number> {
  const left = new Set(Array.from({ length: placesOf(axis) }, (_, i) => i));
  for (let number = 0; number < windowsOf(axis); number++) for (const place of covered(axis, number)) left.delete(place);
  return left;
}

/** Places in words from 1: `rows 3 to 5`, `rows 1, 3 and 5`, `row 1 and 2 rows of padding`. */
export function placesCovered(axis: SweptAxis, number: number, word: string): string {
  const all = covered(axis, number);
  const real = all.filter((place) => place >= 0 && place < placesOf(axis)).map((place) => place + 1);
  const out = all.length - real.length;
  const [first] = real;
  const last = real.at(-1);
  const named = first === undefined ? '' : real.length === 1 ? `${word} ${first}` : axis.gap === 1 ? `${word}s ${first} to ${last}` : `${word}s ${real.slice(0, -1).join(', ')} and ${last}`;
  const beyond = out === 0 ? '' : `${out} ${word}${out === 1 ? '' : 's'} ${axis.paints ? 'that are cut off'.replace('are', out === 1 ? 'is' : 'are') : 'of padding'}`;
  return [named, beyond].filter(Boolean).join(' and ');
}
