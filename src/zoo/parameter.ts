// What a design takes besides Keras's own applications: parameters with defaults, read once for all designs.
// Invariant: a value that is not of its kind, or beyond what a network of that kind can have, is refused and never guessed.

import { isInt, isKind, numberOf, pythonRepr, Tuple, type Raw } from '../layers/index.ts';
import { refuse } from './refusal.ts';

/** One parameter of a design. */
export interface Parameter<T> {
  readonly fallback: T;
  /** What is right, in words that follow "expected". */
  readonly expected: string;
  /** The value, or undefined where it is of another kind. */
  readonly read: (raw: Raw) => T | undefined;
}

/** The parameters of a design by name. */
export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** What was read. */
export type ValuesOf<P extends Parameters> = { readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };

/** More layers, heads or units than this is a slip of the keyboard. */
const MOST = 1_000_000;

/** A whole number of at least one. */
export const whole = (fallback: number, most = MOST): Parameter<number> => ({
  fallback,
  expected: `a whole number from 1 to ${most}`,
  read: (raw) => (isInt(raw) && typeof raw !== 'boolean' && Number(raw) >= 1 && Number(raw) <= most ? Number(raw) : undefined),
});

/** The sizes of one example; None leaves one open. */
export const sizes = (...fallback: readonly (number | null)[]): Parameter<readonly (number | null)[]> => ({
  fallback,
  expected: `${fallback.length} whole ${fallback.length === 1 ? 'number' : 'numbers'}, as in ${fallback.map((size) => size ?? 'none').join(',')}`,
  read: (raw) => {
    const found = Array.isArray(raw) ? (raw as readonly Raw[]) : [raw];
    const isSizes = found.length === fallback.length && found.every((size): size is number | null => size === null || (typeof size === 'number' && Number.isInteger(size) && size >= 1 && size <= MOST));
    return isSizes ? [...found] as readonly (number | null)[] : undefined;
  },
});

/** True or false. */
export const yes = (fallback: boolean): Parameter<boolean> => ({ fallback, expected: 'true or false', read: (raw) => (typeof raw === 'boolean' ? raw : undefined) });

/** The part that is switched off while training. */
export const rate = (fallback: number): Parameter<number> => ({
  fallback,
  expected: 'a number from 0 to less than 1',
  read: (raw) => {
    const value = typeof raw === 'boolean' ? undefined : numberOf(raw);
    return value !== undefined && value >= 0 && value < 1 ? value : undefined;
  },
});

/** One of some words. */
export const word = <const W extends string>(...words: readonly [W, ...W[]]): Parameter<W> => ({
  fallback: words[0],
  expected: `one of ${words.join(', ')}`,
  read: (raw) => words.find((one) => one === raw),
});

/** Any text. */
export const text = (fallback: string): Parameter<string> => ({ fallback, expected: 'a text', read: (raw) => (typeof raw === 'string' && raw !== '' ? raw : undefined) });

/** Reads what is given; refuses what the design does not take. */
export function readParameters<P extends Parameters>(parameters: P, given: Readonly<Record<string, Raw>>): ValuesOf<P> {
  for (const name of Object.keys(given)) if (!Object.hasOwn(parameters, name)) refuse('application-argument', { argument: name, parameters: Object.keys(parameters).join(', ') }, 'TypeError', name);
  const read = Object.entries(parameters).map(([name, { fallback, expected, read: readOne }]) => {
    const raw = given[name];
    if (raw === undefined) return [name, fallback] as const;
    return [name, readOne(raw) ?? refuse('application-value', { setting: name, value: isKind(raw, 'unknown') ? '?' : pythonRepr(raw), expected }, 'ValueError', name)] as const;
  });
  return Object.fromEntries(read) as ValuesOf<P>;
}

/** Sizes as a layer takes them. */
export const tuple = (of: readonly (number | null)[]): Raw => Tuple.from<Raw>(of);
