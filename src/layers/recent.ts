// What was lately made of settings: layers that are given the same literal values share it.
// Invariant: values are compared one by one with a copy of what was given, so that nothing a person changes later reaches another layer.

import { Tuple, type Given, type Raw } from './raw.ts';

/** A network repeats few settings of a class; a longer list would cost more than reading them again. */
const KEPT = 8;

type Literal = null | boolean | number | bigint | string;

interface Kept<T> {
  readonly names: readonly string[];
  readonly values: readonly Raw[];
  readonly made: T;
}

/** The last few things made of settings. */
export class Recent<T> {
  readonly #kept: Kept<T>[] = [];

  /** What settings come to: made before of the same ones, or now of a copy of them. Settings with a name of their own, or with objects, are not compared. */
  of(given: Given, make: (given: Given) => T): T {
    for (const kept of this.#kept) if (isSame(kept, given)) return kept.made;
    const values = Object.values(given).map(copyOf);
    if (given['name'] !== undefined || values.includes(undefined)) return make(given);
    const names = Object.keys(given);
    const own = values as readonly Raw[];
    const made = make(Object.fromEntries(names.map((name, i) => [name, own[i] as Raw])));
    this.#kept.unshift({ names, values: own, made });
    this.#kept.length = Math.min(this.#kept.length, KEPT);
    return made;
  }
}

function isSame<T>({ names, values }: Kept<T>, given: Given): boolean {
  let at = 0;
  for (const name in given) {
    if (names[at] !== name || !isEqual(values[at], given[name])) return false;
    at++;
  }
  return at === names.length;
}

function isEqual(a: Raw | undefined, b: Raw | undefined): boolean {
  if (!Array.isArray(a)) return Object.is(a, b);
  return Array.isArray(b) && a.length === b.length && a instanceof Tuple === b instanceof Tuple && a.every((one, i) => Object.is(one, b[i]));
}

/** A copy of a literal value, or of a list or tuple of them; undefined for anything else. */
function copyOf(raw: Raw): Raw | undefined {
  if (isLiteral(raw)) return raw;
  if (!Array.isArray(raw) || !raw.every(isLiteral)) return undefined;
  return raw instanceof Tuple ? Tuple.from(raw) : [...raw];
}

const isLiteral = (raw: unknown): raw is Literal => raw === null || (typeof raw !== 'object' && raw !== undefined);
