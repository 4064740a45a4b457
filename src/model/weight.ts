// A weight of a layer, and how many numbers weights hold.

import { evaluateOne, formula, type Size } from '../formula/index.ts';
import type { WeightSpec } from '../layers/index.ts';

/** A weight of a layer. */
export class Weight {
  readonly name: string;
  readonly shape: WeightSpec['shape'];
  readonly dtype: string;
  readonly about: string;
  /** Whether training changes it now; freezing its layer changes this. */
  trainable: boolean;
  /** False for numbers that are tracked and never learned. */
  readonly learned: boolean;
  /** True for a weight of a layer that its layer makes inside itself: freezing that one from the start leaves it alone. */
  readonly inner: boolean;
  /** The setting of its layer that says how it starts out, or the initializer that always does. */
  readonly starts: WeightSpec['starts'];
  /** The axes along which it reads, where that is not told by their order. */
  readonly inward: readonly number[] | undefined;
  /** The flag of its layer under which the second quarter of it starts with ones. */
  readonly remembers: string | undefined;
  constructor(spec: WeightSpec) {
    this.name = spec.name;
    this.shape = spec.shape;
    this.dtype = spec.dtype;
    this.about = spec.about;
    this.trainable = spec.trainable;
    this.learned = spec.learned;
    this.inner = spec.inner;
    this.starts = spec.starts;
    this.inward = spec.inward;
    this.remembers = spec.remembers;
  }
}

const product = formula`product(shape)`;
const add = formula`a + b`;

/** The sum of two counts, exactly: of plain numbers as long as it is one, else by the formula. */
export function plus(a: Size, b: Size): Size {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a + b)) return a + b;
  return evaluateOne(add, { a, b });
}

/** How many numbers some weights hold, exactly; an expression where a size is named or unknown. */
export const countOf = (weights: Iterable<{ readonly shape: WeightSpec['shape'] }>): Size => {
  let total: Size = 0;
  for (const { shape } of weights) total = plus(total, evaluateOne(product, { shape }));
  return total;
};

const counts = new WeakMap<readonly WeightSpec[], Size>();

/** How many numbers the weights of one answer hold: counted once for all layers that share it. */
export function countOnce(specs: readonly WeightSpec[]): Size {
  const before = counts.get(specs);
  if (before !== undefined) return before;
  const count = countOf(specs);
  counts.set(specs, count);
  return count;
}
