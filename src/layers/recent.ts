// What was lately made of settings: layers that are given the same literal values share it.
// Invariant: values are compared one by one with a copy of what was given, so that nothing a person changes later reaches another layer.

import { Tuple, type Given, type Raw } from './raw.ts';

/** A network repeats few settings of a class; a longer list would cost more than reading them again. */
const KEPT = 8;

type Literal = null | boolean | number | bigint | string;

interface Kept<T> {
  readonly names: readonly string[];
  readonly given: Given;
  readonly made: T;
}

/** The last few things made of settings. */
export class Recent<T> {
  readonly #kept: Kept<T>[] = [];
  #oldest = 0;

  /** What settings come to: made before of the same ones, or now of a copy of them. Settings with a name of their own, or with objects, are not compared. */
  of(given: Given, make: (given: Given) => T): T {
    for (const kept of this.#kept) if (isSame(kept, given)) return kept.made;
    const own = given['name'] === undefined ? copyOf(given) : undefined;
    if (!own) return make(given);
    const made = make(own);
    this.#kept[this.#oldest] = { names: Object.keys(own), given: own, made };
    this.#oldest = (this.#oldest + 1) % KEPT;
    return made;
  }
}

function isSame<T>(kept: Kept<T>, given: Given): boolean {
  let at = 0;
  for (const name in given) {
    if (kept.names[at] !== name || !isEqual(kept.given[name], given[name])) return false;
    at++;
  }
  return at === kept.names.length;
}

function isEqual(a: Raw | undefined, b: Raw | undefined): boolean {
  if (!Array.isArray(a)) return Object.is(a, b);
  return Array.isArray(b) && a.length === b.length && a instanceof Tuple === b instanceof Tuple && a.every((one, i) => Object.is(one, b[i]));
}

/** A copy of settings that are literal values, or lists and tuples of them; undefined where one is anything else. */
function copyOf(given: Given): Given | undefined {
  const own: Record<string, Raw> = { ...given };
  for (const name in own) {
    const raw = own[name];
    if (isLiteral(raw)) continue;
    if (!Array.isArray(raw) || !raw.every(isLiteral)) return undefined;
    own[name] = raw instanceof Tuple ? Tuple.from(raw) : [...raw];
  }
  return own;
}

const isLiteral = (raw: unknown): raw is Literal => raw === null || (typeof raw !== 'object' && raw !== undefined);
