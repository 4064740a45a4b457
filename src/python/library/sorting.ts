// `sorted`, `min` and `max`.

import { PyFloat, Unknown, type Value } from '../values/index.ts';
import { order } from '../run/equal.ts';
import { collect } from '../run/iterate.ts';
import { compare, truth } from '../run/operate.ts';
import type { Run } from '../run/run.ts';

/** The items of a value in order; unknown when their order is. */
export function sorted(run: Run, value: Value, key: Value, reverse: Value): Value[] | Unknown {
  const items = collect(run, value);
  if (items instanceof Unknown) return items;
  const keyed = items.map((item) => ({ item, key: key === null ? item : run.call(key, [item]) }));
  let doubt: Unknown | undefined;
  const backwards = truth(run, reverse);
  if (backwards instanceof Unknown) return backwards;
  // Sorting is stable, also backwards.
  const list = keyed.toSorted((a, b) => {
    const sign = signOf(run, a.key, b.key);
    if (sign instanceof Unknown) doubt ??= sign;
    return sign instanceof Unknown ? 0 : backwards ? -sign : sign;
  });
  return doubt ?? list.map((one) => one.item);
}

function signOf(run: Run, a: Value, b: Value): number | Unknown {
  const plain = (value: Value): boolean => value === null || typeof value !== 'object' || value instanceof PyFloat || value instanceof Unknown || ['list', 'tuple', 'bytes'].includes(value.kind);
  if (plain(a) && plain(b)) return order(run, a, b, '<');
  const less = truth(run, compare(run, '<', a, b));
  if (less instanceof Unknown) return less;
  if (less) return -1;
  const more = truth(run, compare(run, '<', b, a));
  return more instanceof Unknown ? more : more ? 1 : 0;
}

/** The least or greatest of some values. */
export function extreme(run: Run, values: readonly Value[], key: Value, greatest: boolean): Value | undefined {
  let best: Value | undefined;
  let bestKey: Value = null;
  for (const value of values) {
    const its = key === null ? value : run.call(key, [value]);
    if (its instanceof Unknown) return its;
    if (best !== undefined) {
      const better = truth(run, compare(run, greatest ? '>' : '<', its, bestKey));
      if (better instanceof Unknown) return better;
      if (!better) continue;
    }
    best = value;
    bestKey = its;
  }
  return best;
}
