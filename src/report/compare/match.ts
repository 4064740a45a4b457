// Which layers of two models stand for each other: first those whose whole way from the input, or to the output, is the same; then the likest, in order.
// Invariant: names decide only between what is otherwise equally alike, and automatic names decide nothing.

import type { Entry } from './entries.ts';
import { align, uncrossed } from './align.ts';

/** For each entry of the first list the entry of the second that stands for it, and the other way round. */
export interface Matching {
  readonly toB: ReadonlyMap<number, number>;
  readonly toA: ReadonlyMap<number, number>;
}

/** Numbers for texts: equal where the texts are. */
class Interner {
  readonly #known = new Map<string, number>();
  number(text: string): number {
    const known = this.#known.get(text) ?? this.#known.size;
    this.#known.set(text, known);
    return known;
  }

  get size(): number {
    return this.#known.size;
  }
}

/** What reads each entry, in order, and as which of its arguments. */
function readersOf(entries: readonly Entry[]): readonly (readonly (readonly [number, number])[])[] {
  const readers: (readonly [number, number])[][] = entries.map(() => []);
  for (const [i, { reads }] of entries.entries()) for (const [place, at] of reads.entries()) readers[at]?.push([i, place]);
  return readers;
}

/** Equal for entries that are the same and, going back, read the same all the way. */
function fromInputs(entries: readonly Entry[], signatures: readonly number[], interner: Interner): readonly number[] {
  const found: number[] = [];
  for (const [i, { reads }] of entries.entries()) found.push(interner.number(`up ${signatures[i]} ${reads.map((at) => (at < 0 ? at : `${at < i ? found[at] : 'itself'}`)).join(' ')}`));
  return found;
}

/** Equal for entries that are the same and, going on, are read by the same all the way. */
function toOutputs(entries: readonly Entry[], signatures: readonly number[], interner: Interner): readonly number[] {
  const readers = readersOf(entries);
  const found: number[] = [];
  for (let i = entries.length - 1; i >= 0; i--) found[i] = interner.number(`down ${signatures[i]} ${(readers[i] ?? []).map(([at, place]) => `${at > i ? found[at] : 'itself'}.${place}`).join(' ')}`);
  return found;
}

/** So many steps of the surroundings tell an entry from its likes. */
const AROUND = 4;

/** Equal for entries with the same surroundings, some steps back and on. */
function surroundings(entries: readonly Entry[], signatures: readonly number[], interner: Interner): readonly number[] {
  const readers = readersOf(entries);
  let found = signatures;
  for (let i = 0; i < AROUND; i++) {
    const before = found;
    found = entries.map(({ reads }, at) => interner.number(`near ${before[at]} < ${reads.map((one) => (one < 0 ? one : before[one])).join(' ')} > ${(readers[at] ?? []).map(([one]) => before[one]).join(' ')}`));
  }
  return found;
}

/** A table of so many cells is filled without looking for fixed points first. */
const SMALL = 4_000_000;

/** Matches the entries of two levels. */
export function match(a: readonly Entry[], b: readonly Entry[]): Matching {
  const toB = new Map<number, number>();
  const toA = new Map<number, number>();
  const pair = (i: number, j: number): void => {
    if (toB.has(i) || toA.has(j)) return;
    toB.set(i, j);
    toA.set(j, i);
  };
  const interner = new Interner();
  const [ofA, ofB] = [a, b].map((entries) => entries.map(({ signature }) => interner.number(signature))) as [number[], number[]];
  for (const hash of [fromInputs, toOutputs]) pairEqual(hash(a, ofA, interner), hash(b, ofB, interner), toB, toA, pair);
  const left = (entries: readonly Entry[], taken: ReadonlyMap<number, number>): number[] => [...entries.keys()].filter((i) => !taken.has(i));
  if (left(a, toB).length * left(b, toA).length > SMALL) {
    const found: (readonly [number, number])[] = [];
    pairEqual(surroundings(a, ofA, interner), surroundings(b, ofB, interner), toB, toA, (i, j) => found.push([i, j]), true);
    for (const [i, j] of uncrossed(found.toSorted(([x], [y]) => x - y))) pair(i, j);
  }
  const likeness = likenessOf(a, b);
  for (const [i, j] of gaps(left(a, toB), left(b, toA), toB)) for (const [x, y] of align(i, j, likeness)) pair(x, y);
  byName(a, b, toB, toA);
  byName(b, a, toA, toB);
  pairMoved(a, b, left, toB, toA, pair);
  pairReplaced(a, b, left, toB, toA, pair);
  return { toB, toA };
}

/** Pairs what has the same number, in order; `evenly` only where both lists have as many of it. */
function pairEqual(a: readonly number[], b: readonly number[], toB: ReadonlyMap<number, number>, toA: ReadonlyMap<number, number>, pair: (i: number, j: number) => void, evenly = false): void {
  const places = new Map<number, number[]>();
  for (const [j, key] of b.entries()) if (!toA.has(j)) places.set(key, [...(places.get(key) ?? []), j]);
  const wanted = new Map<number, number[]>();
  for (const [i, key] of a.entries()) if (!toB.has(i) && places.has(key)) wanted.set(key, [...(wanted.get(key) ?? []), i]);
  for (const [key, from] of wanted) {
    const to = places.get(key) ?? [];
    if (evenly && from.length !== to.length) continue;
    for (const [n, i] of from.entries()) {
      const j = to[n];
      if (j !== undefined) pair(i, j);
    }
  }
}

/** The stretches of what is left between entries that stand for each other. */
function gaps(a: readonly number[], b: readonly number[], toB: ReadonlyMap<number, number>): readonly (readonly [readonly number[], readonly number[]])[] {
  const fixed = uncrossed([...toB].toSorted(([x], [y]) => x - y));
  const found: [number[], number[]][] = Array.from({ length: fixed.length + 1 }, () => [[], []]);
  const put = (list: readonly number[], side: 0 | 1): void => {
    let at = 0;
    for (const i of list) {
      while (at < fixed.length && (fixed[at]?.[side] ?? Infinity) < i) at++;
      found[at]?.[side].push(i);
    }
  };
  put(a, 0);
  put(b, 1);
  return found;
}

/** What counts how much: the same in everything, each setting, the name that a person chose, the size that it gives. */
const WEIGHT = { same: 8, kind: 2, settings: 4, name: 3, gives: 1 };

/** Which of some texts each is: the same number for the same text; -1 for none. */
function numbered(texts: readonly (string | undefined)[], interner: Interner): Int32Array {
  return Int32Array.from(texts, (text) => (text === undefined ? -1 : interner.number(text)));
}

/** A table of so many entries is worth keeping. */
const DENSE = 4_000_000;

function likenessOf(a: readonly Entry[], b: readonly Entry[]): (i: number, j: number) => number {
  const [names, shapes, what] = [new Interner(), new Interner(), new Interner()];
  const [nameA, nameB] = [numbered(a.map(({ chosen }) => chosen), names), numbered(b.map(({ chosen }) => chosen), names)];
  const [shapeA, shapeB] = [numbered(a.map(({ shown }) => shown.gives), shapes), numbered(b.map(({ shown }) => shown.gives), shapes)];
  const [whatA, whatB] = [numbered(a.map(({ signature }) => signature), what), numbered(b.map(({ signature }) => signature), what)];
  // Networks repeat themselves: what two kinds of layers have in common is worked out once.
  const width = what.size;
  const dense = width * width <= DENSE ? new Float32Array(width * width).fill(-1) : undefined;
  const alike = (i: number, j: number): number => {
    const [one, other] = [a[i], b[j]];
    return !one || !other || one.kind !== other.kind ? 0 : alikeIn(one, other);
  };
  return (i, j) => {
    const key = (whatA[i] ?? 0) * width + (whatB[j] ?? 0);
    let like = dense?.[key] ?? -1;
    if (like < 0) {
      like = alike(i, j);
      if (dense) dense[key] = like;
    }
    if (like === 0) return 0;
    const name = nameA[i] ?? -1;
    if (name >= 0 && name === nameB[j]) like += WEIGHT.name;
    return shapeA[i] === shapeB[j] ? like + WEIGHT.gives : like;
  };
}

/** How alike two entries of a kind are by themselves. */
function alikeIn(one: Entry, other: Entry): number {
  if (one.signature === other.signature) return WEIGHT.same + WEIGHT.kind + WEIGHT.settings;
  const [ofOne, ofOther] = [one.settings(), other.settings()];
  let same = 0;
  for (const [key, value] of ofOne) if (ofOther.get(key) === value) same++;
  return WEIGHT.kind + (WEIGHT.settings * same) / Math.max(ofOne.size, ofOther.size, 1);
}

/** Of several that are the same, the one of the same chosen name stands for it: a block of repeated layers grows where its names say. */
function byName(a: readonly Entry[], b: readonly Entry[], toB: Map<number, number>, toA: Map<number, number>): void {
  const free = new Map<string, number>();
  const key = ({ signature, chosen }: Entry): string => `${chosen ?? ''} ${signature}`;
  for (const [j, entry] of b.entries()) if (!toA.has(j) && entry.chosen !== undefined) free.set(key(entry), j);
  const waiting = [...a.keys()].toReversed();
  for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
    const [entry, before] = [a[i], toB.get(i)];
    const other = before === undefined ? undefined : b[before];
    const wanted = entry?.chosen === undefined ? undefined : free.get(key(entry));
    if (!entry || !other || before === undefined || wanted === undefined || other.chosen === entry.chosen || other.signature !== entry.signature) continue;
    free.delete(key(entry));
    toA.delete(before);
    toB.set(i, wanted);
    toA.set(wanted, i);
    if (other.chosen === undefined) continue;
    // What it stood for is free for its namesake.
    free.set(key(other), before);
    const namesake = a.findIndex((one) => one.chosen === other.chosen);
    if (namesake >= 0) waiting.push(namesake);
  }
}

type Left = (entries: readonly Entry[], taken: ReadonlyMap<number, number>) => number[];

/** Layers that are the same and stand in another place; of those without weights and a chosen name only one that has no like. */
function pairMoved(a: readonly Entry[], b: readonly Entry[], left: Left, toB: ReadonlyMap<number, number>, toA: ReadonlyMap<number, number>, pair: (i: number, j: number) => void): void {
  const key = ({ signature, chosen }: Entry): string => `${signature} ${chosen ?? ''}`;
  const gathered = (entries: readonly Entry[], numbers: readonly number[]): ReadonlyMap<string, number[]> => {
    const found = new Map<string, number[]>();
    for (const i of numbers) {
      const entry = entries[i];
      if (entry) found.set(key(entry), [...(found.get(key(entry)) ?? []), i]);
    }
    return found;
  };
  const [ofA, ofB] = [gathered(a, left(a, toB)), gathered(b, left(b, toA))];
  for (const [what, from] of ofA) {
    const to = ofB.get(what) ?? [];
    const entry = a[from[0] ?? 0];
    const isPlain = entry?.shown.params === 0 && entry.chosen === undefined;
    if (isPlain && (from.length > 1 || to.length > 1)) continue;
    for (const [n, i] of from.entries()) if (to[n] !== undefined) pair(i, to[n]);
  }
}

/** Layers of another class in the same place: they read what stands for each other, and are read by it. */
function pairReplaced(a: readonly Entry[], b: readonly Entry[], left: Left, toB: ReadonlyMap<number, number>, toA: ReadonlyMap<number, number>, pair: (i: number, j: number) => void): void {
  const [readersA, readersB] = [readersOf(a), readersOf(b)];
  const place = (reads: readonly (number | undefined)[], readers: readonly (number | undefined)[]): string | undefined => ([...reads, ...readers].includes(undefined) || reads.length === 0 ? undefined : `${reads.join(' ')} > ${readers.join(' ')}`);
  const places = new Map<string, number>();
  for (const j of left(b, toA)) {
    const at = place(b[j]?.reads.map((one) => (one < 0 ? one : toA.get(one))) ?? [], (readersB[j] ?? []).map(([one]) => toA.get(one)));
    if (at !== undefined) places.set(at, j);
  }
  for (const i of left(a, toB)) {
    const at = place(a[i]?.reads ?? [], (readersA[i] ?? []).map(([one]) => one));
    const j = at === undefined ? undefined : places.get(at);
    if (j !== undefined) pair(i, j);
  }
}
