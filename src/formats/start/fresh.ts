// The weights of a network that nobody has trained: as its layers' initializers begin them.
// Invariant: a weight's random numbers depend on the seed and on where it lies, not on the other weights; one weight is in memory at a time.

import { isFloating } from '../../shape/index.ts';
import type { Weight } from '../../model/index.ts';
import type { Bytes } from '../bytes.ts';
import type { NumbersOf, Wanted } from '../weights-h5/write-weights.ts';
import { encode } from './encode.ts';
import { numbersOf, type Initializer, type Numbers } from './initializers.ts';

/** Numbers that are drawn anew; the same seed draws the same. */
export function freshNumbers(seed: number): NumbersOf {
  const keys = new Map<Weight, string>();
  let last: { readonly key: string; readonly bytes: Uint8Array } | undefined;
  return (wanted) => {
    const { path, size, shape, weight } = wanted;
    const initializer = withAxes(initializerOf(wanted), weight);
    // A weight that stands in two places is the same in both.
    const key = keys.get(weight) ?? `${seed} ${path}`;
    keys.set(weight, key);
    const start = (): Numbers | undefined => initializer && startOf(wanted, initializer, key);
    if (!start()) return 'starts in a way that is not known';
    const count = shape.reduce((all, one) => all * one, 1);
    const make = (): Uint8Array => {
      if (last?.key === key) return last.bytes;
      const next = start();
      last = { key, bytes: (next && encode(weight.dtype, count, next)) ?? new Uint8Array(size) };
      return last.bytes;
    };
    return { size, read: (offset, length) => make().subarray(offset, offset + length) } satisfies Bytes;
  };
}

/** How a weight starts: as a setting of its layer says, or as it always does. */
function initializerOf({ layer: { configured }, weight: { starts, dtype } }: Wanted): Initializer | undefined {
  if (starts === undefined) return undefined;
  if (typeof starts === 'object') {
    const { class: name, args = {}, takes = {} } = starts;
    return { class: name, args: { ...args, ...Object.fromEntries(Object.entries(takes).map(([arg, setting]) => [arg, configured.config[setting] ?? null])) } };
  }
  if (!(starts in configured.settings)) return { class: starts, args: {} };
  const written = configured.config[starts];
  // Without an initializer Keras takes its own: `add_weight` in keras/src/layers/layer.py.
  if (configured.settings[starts] === null) return { class: isFloating(dtype) ? 'GlorotUniform' : 'Zeros', args: {} };
  if (typeof written !== 'object' || written === null || !('class_name' in written)) return undefined;
  const { class_name: name, config } = written as { readonly class_name: unknown; readonly config?: unknown };
  return typeof name === 'string' ? { class: name, args: (config ?? {}) as Initializer['args'] } : undefined;
}

/** Tells an initializer along which axes a weight reads, where the weight knows and it does not. */
function withAxes(initializer: Initializer | undefined, { inward, shape }: Weight): Initializer | undefined {
  if (!initializer || !inward || (Array.isArray(initializer.args['input_axes']) && Array.isArray(initializer.args['output_axes']))) return initializer;
  const outward = shape.flatMap((_, i) => (inward.includes(i) ? [] : [i]));
  return { ...initializer, args: { ...initializer.args, input_axes: inward, output_axes: outward } };
}

/** The numbers of a weight; where its layer says so, the second quarter are ones, and the first and the rest are begun each by itself. */
function startOf({ layer: { settings }, weight: { remembers }, shape }: Wanted, initializer: Initializer, key: string): Numbers | undefined {
  if (remembers === undefined || settings[remembers] !== 1) return numbersOf(initializer, shape, key);
  const quarter = (shape.at(-1) ?? 0) / 4;
  const [first, rest] = [numbersOf(initializer, [quarter], `${key} first`), numbersOf(initializer, [2 * quarter], `${key} rest`)];
  if (!first || !rest) return undefined;
  let i = 0;
  return () => {
    const place = i++;
    return place < quarter ? first() : place < 2 * quarter ? 1 : rest();
  };
}
