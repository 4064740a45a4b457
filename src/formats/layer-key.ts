// What Keras 3 calls a layer in a file of weights.

import { snakeCase } from '../layers/index.ts';

/** The name under which Keras keeps a layer: by its class, and how many of it came before. */
export function keyOf(className: string, counts: Map<string, number>): string {
  const base = snakeCase(className);
  const before = counts.get(base) ?? 0;
  counts.set(base, before + 1);
  return before === 0 ? base : `${base}_${before}`;
}
