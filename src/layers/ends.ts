// A setting that says how much at the beginning and at the end of each axis: zeros to add, or places to cut off.
// Source of the rules: keras/src/layers/reshaping/zero_padding2d.py, cropping2d.py, Keras 3.15.1.

import type { Size } from '../formula/index.ts';
import type { Raw } from './raw.ts';
import { pythonInt, readSize, readSizes, Refused, sizeConfig, type Setting } from './setting.ts';

/**
 * How much at the beginning and at the end of each of `rank` axes; formulas read `before` and `after`.
 * A single number stands for all, one number per axis for both ends; along a single axis two numbers are the two ends.
 * Keras looks at the sign of a single number only where `strict` says so.
 */
export function ends(rank: number, of: { readonly about: string; readonly fallback: Raw; readonly strict: boolean }): Setting<number | readonly (number | readonly number[])[]> {
  const expected = rank === 1 ? 'a whole number or two, for the beginning and the end, are expected' : `a whole number, ${rank} whole numbers or ${rank} pairs of whole numbers are expected`;
  const pairOf = (raw: Raw, minimum: number): { readonly sizes: readonly Size[]; readonly config: unknown } | Refused => {
    const items = readSize(raw) === undefined ? (Array.isArray(raw) ? (raw as readonly Raw[]) : []) : [raw, raw];
    const sizes = items.length === 2 ? readSizes(items, minimum, expected) : new Refused(expected);
    return sizes instanceof Refused ? sizes : { sizes, config: items.map(sizeConfig) };
  };
  return pythonInt({
    about: of.about,
    control: { kind: 'ends', axes: rank },
    fallback: of.fallback,
    also: ['before', 'after'],
    read: (raw) => {
      const single = readSize(raw) !== undefined;
      const items = single ? Array.from({ length: rank }, () => raw) : rank === 1 ? [raw] : Array.isArray(raw) ? (raw as readonly Raw[]) : [];
      if (items.length !== rank) return new Refused(expected);
      const before: Size[] = [];
      const after: Size[] = [];
      const config: unknown[] = [];
      for (const item of items) {
        const pair = pairOf(item, single && !of.strict ? -Infinity : 0);
        if (pair instanceof Refused) return pair;
        before.push(pair.sizes[0] ?? null);
        after.push(pair.sizes[1] ?? null);
        config.push(pair.config);
      }
      return { value: { before, after }, config: rank === 1 ? config[0] : config, also: { before, after } };
    },
  });
}
