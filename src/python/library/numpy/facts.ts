// What is known of all numbers of an array together, and what is left of that after an operation.
// Invariant: a bound is a number that the array really has, never one that it could have.

import type { Facts, NdArray } from '../../values/index.ts';
import { sizeOf } from './shape.ts';

/** Facts of an array: those that are kept with it, or of the numbers themselves. */
export function factsOf(array: NdArray): Facts | undefined {
  const { data, facts } = array;
  if (facts) return facts;
  if (!data || data.length === 0) return undefined;
  const numbers = data.map(Number);
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  if (Number.isNaN(least)) return undefined;
  const whole = numbers.every(Number.isInteger) && most - least < numbers.length;
  if (!whole) return { least, most, rarest: undefined };
  const counts = Array.from({ length: most - least + 1 }, () => 0);
  for (const number of numbers) counts[number - least] = (counts[number - least] ?? 0) + 1;
  const rarest = Math.min(...counts);
  return { least, most, rarest: rarest > 0 ? rarest : undefined };
}

/** How many different numbers there are, where that is certain. */
export const differentIn = (facts: Facts | undefined): number | undefined => (facts?.rarest === undefined ? undefined : facts.most - facts.least + 1);

/** Facts of a part of an array: of what is left out, not even the rarest number can be missing. */
export function factsOfPart(whole: NdArray, part: { readonly shape: NdArray['shape'] }): Facts | undefined {
  const { facts } = whole;
  if (!facts) return undefined;
  const [before, after] = [sizeOf(whole.shape), sizeOf(part.shape)];
  if (before === null || after === null) return undefined;
  if (before === after) return facts;
  if (facts.rarest === undefined || before - after >= facts.rarest) return undefined;
  return { ...facts, rarest: facts.rarest - (before - after) };
}

/** Facts of several arrays put together. */
export function factsOfAll(arrays: readonly NdArray[]): Facts | undefined {
  const all = arrays.map((array) => array.facts);
  const [first] = all;
  if (!first || all.some((facts) => facts === undefined)) return undefined;
  const known = all as readonly Facts[];
  const same = known.every((facts) => facts.least === first.least && facts.most === first.most);
  const rarest = known.reduce((sum: number | undefined, facts) => (sum === undefined || facts.rarest === undefined ? undefined : sum + facts.rarest), 0);
  return { least: Math.min(...known.map((facts) => facts.least)), most: Math.max(...known.map((facts) => facts.most)), rarest: same ? rarest : undefined };
}

/** Facts after an operation that keeps the order of numbers, or turns it round. */
export function factsAfter(facts: Facts | undefined, apply: (x: number) => number, dtype: string): Facts | undefined {
  if (!facts || !holds(dtype, facts)) return undefined;
  const [a, b] = [apply(facts.least), apply(facts.most)];
  const after = { least: Math.min(a, b), most: Math.max(a, b), rarest: Math.abs(a - b) === facts.most - facts.least && Number.isInteger(a) ? facts.rarest : undefined };
  return Number.isFinite(a) && Number.isFinite(b) && holds(dtype, after) ? after : undefined;
}

const BITS = /^(u?)int(\d+)$/;

/** True when numbers of this range are kept by a dtype as they are. */
function holds(dtype: string, { least, most }: Facts): boolean {
  if (dtype === 'float32') return Math.fround(least) === least && Math.fround(most) === most;
  if (dtype === 'float64') return true;
  const [, unsigned, bits] = BITS.exec(dtype) ?? [];
  if (bits === undefined) return false;
  const top = 2 ** (Number(bits) - (unsigned === 'u' ? 0 : 1));
  return Number.isInteger(least) && Number.isInteger(most) && most < top && least >= (unsigned === 'u' ? 0 : -top);
}
