// Methods of `set` and `frozenset`.

import { PySet, types, Unknown, type Call, type NativeCall, type Value } from '../values/index.ts';
import { keyOf } from '../run/equal.ts';
import { setOf } from '../run/evaluate.ts';
import { collect } from '../run/iterate.ts';
import { setOperation } from '../run/operate.ts';
import type { Run } from '../run/run.ts';
import { addMethods } from './table.ts';

const setMethod = (action: (run: Run, set: PySet, call: Call) => Value, changes = false): NativeCall => (run, call) => {
  const [self] = call.args;
  if (!(self instanceof PySet)) return self instanceof Unknown ? self : run.unknown('comes from a method of `set`');
  if (changes) run.touch(self);
  return action(run, self, call);
};

/** A value's items as a set. */
export const asSet = (run: Run, value: Value | undefined): PySet => {
  if (value instanceof PySet) return value;
  const items = value === undefined ? [] : collect(run, value);
  const made = setOf(run, items instanceof Unknown ? [] : items);
  if (items instanceof Unknown) made.lost = items;
  return made;
};

/** Gives `set` and `frozenset` their methods. */
export function addSetMethods(): void {
  const combine = (op: '|' | '&' | '-' | '^') => setMethod((run, set, call) => call.args.slice(1).reduce((made: PySet, other) => setOperation(op, made, asSet(run, other)), setOperation('|', set, new PySet())));
  const add = (run: Run, set: PySet, items: readonly Value[]): null => {
    const more = setOf(run, items);
    for (const [key, item] of more.map) if (!set.map.has(key)) set.map.set(key, item);
    set.lost ??= more.lost;
    return null;
  };
  const compare = (holds: (set: PySet, other: PySet) => boolean) => setMethod((run, set, call) => {
    const other = asSet(run, call.args[1]);
    return set.lost ?? other.lost ?? holds(set, other);
  });
  const remove = (must: boolean) => setMethod((run, set, call) => {
    const key = keyOf(run, call.args[1] ?? null);
    if (key instanceof Unknown) set.lost = key;
    else if (!set.map.delete(key) && must && !set.lost) throw run.raised(run.exception('KeyError', call.args[1] ?? null));
    return null;
  }, true);
  for (const cls of [types.set, types.frozenset]) {
    addMethods(cls, {
      union: combine('|'),
      intersection: combine('&'),
      difference: combine('-'),
      symmetric_difference: combine('^'),
      issubset: compare((set, other) => [...set.map.keys()].every((key) => other.map.has(key))),
      issuperset: compare((set, other) => [...other.map.keys()].every((key) => set.map.has(key))),
      isdisjoint: compare((set, other) => ![...other.map.keys()].some((key) => set.map.has(key))),
      copy: setMethod((_run, set) => setOperation('|', set, new PySet())),
      add: setMethod((run, set, call) => add(run, set, [call.args[1] ?? null]), true),
      update: setMethod((run, set, call) => {
        for (const other of call.args.slice(1)) {
          const more = asSet(run, other);
          add(run, set, [...more.map.values()]);
          set.lost ??= more.lost;
        }
        return null;
      }, true),
      remove: remove(true),
      discard: remove(false),
      clear: setMethod((_run, set) => {
        set.map.clear();
        set.lost = undefined;
        return null;
      }, true),
      pop: setMethod((run, set) => {
        if (set.lost) return set.lost;
        const [first] = set.map;
        if (!first) throw run.raised(run.exception('KeyError', 'pop from an empty set'));
        set.map.delete(first[0]);
        return set.map.size === 0 ? first[1] : run.unknown('is any item of a set');
      }, true),
      __new__: (run, call) => Object.assign(new PySet(new Map(asSet(run, call.args[1]).map), cls === types.frozenset), { lost: asSet(run, call.args[1]).lost }),
    });
  }
}
