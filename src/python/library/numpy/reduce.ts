// Reductions of arrays: sums, means, extremes.
// Invariant: a number is given only where NumPy's own order of adding cannot change it.

import { NdArray, Unknown, type Facts, type NativeCall } from '../../values/index.ts';
import { truth } from '../../run/operate.ts';
import type { Functions } from '../table.ts';
import { onArray, type Item } from './array.ts';
import { dtypeName } from './dtype.ts';
import { factsOf } from './facts.ts';
import { placesOfReduction } from './places.ts';
import { axesOf } from './shape.ts';

type Fold = (items: readonly Item[]) => number | boolean | undefined;

type Fact = (facts: Facts) => number | boolean | undefined;

/** A reduction: `sum`, `mean`, `max`, ...; `fact` is what the facts of a large array tell. */
const reduction = (fold: Fold | undefined, dtype: (dtype: string) => string, fact?: Fact): NativeCall => onArray((run, array, call) => {
  const axes = axesOf(run, call.or(1, 'axis', null), array.shape.length);
  if (axes instanceof Unknown) return axes;
  const keep = truth(run, call.kwargs.get('keepdims') ?? false) === true;
  const shape = keep ? array.shape.map((size, i) => (axes.includes(i) ? 1 : size)) : array.shape.filter((_, i) => !axes.includes(i));
  const made = foldedOf(array, axes, fold) ?? factOf(array, axes, fact);
  return array.with({ shape, dtype: dtypeName(call.kwargs.get('dtype')) ?? dtype(array.dtype), data: made });
});

/** Numbers of these dtypes are followed as they are. */
const FOLLOWED = /^(bool|u?int\d+|float64)$/;

function foldedOf(array: NdArray, axes: readonly number[], fold: Fold | undefined): readonly Item[] | undefined {
  const { data } = array;
  if (!fold || !data || !FOLLOWED.test(array.dtype)) return undefined;
  const made = placesOfReduction(array, axes)?.map((places) => fold(places.map((place) => data[place] ?? 0)));
  return made?.every((one) => one !== undefined) ? made : undefined;
}

function factOf(array: NdArray, axes: readonly number[], fact: Fact | undefined): readonly Item[] | undefined {
  const facts = fact && axes.length === array.shape.length ? factsOf(array) : undefined;
  const made = facts && fact?.(facts);
  return made === undefined ? undefined : [made];
}

const numbers = (items: readonly Item[]): number[] => items.map(Number);
const summed = (dtype: string): string => (dtype === 'bool' || /^int\d/.test(dtype) ? 'int64' : dtype.startsWith('uint') ? 'uint64' : dtype);
const averaged = (dtype: string): string => (dtype.includes('float') || dtype.startsWith('complex') ? dtype : 'float64');
/** Fewer floats than this are added one after the other, as here; more are added in blocks. */
const FEW = 8;
const added = (items: readonly Item[]): number | undefined => (items.length < FEW || items.every((item) => Number.isInteger(Number(item))) ? safe(numbers(items).reduce((a, b) => a + b, 0)) : undefined);
const safe = (value: number): number | undefined => (Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : value);

const named: Functions = {
  sum: reduction(added, summed),
  prod: reduction((items) => safe(numbers(items).reduce((a, b) => a * b, 1)), summed),
  mean: reduction((items) => {
    const sum = added(items);
    return sum === undefined || items.length === 0 ? undefined : sum / items.length;
  }, averaged),
  std: reduction(undefined, averaged),
  var: reduction(undefined, averaged),
  median: reduction(undefined, averaged),
  max: reduction((items) => (items.length === 0 ? undefined : Math.max(...numbers(items))), (dtype) => dtype, (facts) => facts.most),
  min: reduction((items) => (items.length === 0 ? undefined : Math.min(...numbers(items))), (dtype) => dtype, (facts) => facts.least),
  argmax: reduction((items) => numbers(items).indexOf(Math.max(...numbers(items))), () => 'int64'),
  argmin: reduction((items) => numbers(items).indexOf(Math.min(...numbers(items))), () => 'int64'),
  any: reduction((items) => items.some(Boolean), () => 'bool'),
  all: reduction((items) => items.every(Boolean), () => 'bool'),
  ptp: reduction(undefined, (dtype) => dtype),
};

const alias = (name: string): NativeCall => named[name] ?? (() => null);

/** Reductions by name; those that leave out what is no number have the same shapes. */
export const reductions: Functions = {
  ...named,
  amax: alias('max'), amin: alias('min'),
  ...Object.fromEntries(['sum', 'mean', 'std', 'var', 'median', 'max', 'min', 'argmax', 'argmin'].map((name) => [`nan${name}`, alias(name)])),
};
