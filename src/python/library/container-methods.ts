// Methods of `list`, `tuple`, `dict`, `set` and `range`.

import { asIndex, asInt, Dict, Iter, List, NdArray, PySet, Range, Tuple, typeName, types, Unknown, type Call, type NativeCall, type Value } from '../values/index.ts';
import { equals, keyOf } from '../run/equal.ts';
import { setOf } from '../run/evaluate.ts';
import { collect, iterate } from '../run/iterate.ts';
import { setOperation } from '../run/operate.ts';
import type { Run } from '../run/run.ts';
import { setKey } from '../run/subscript.ts';
import { sorted } from './sorting.ts';
import { addMethods, addProperties } from './table.ts';

const listMethod = (action: (run: Run, list: List, call: Call) => Value, changes = true): NativeCall => (run, call) => {
  const [self] = call.args;
  if (!(self instanceof List)) return self instanceof Unknown ? self : run.unknown('comes from a method of `list`');
  if (self.lost) return changes ? null : self.lost;
  if (changes) run.touch(self);
  return action(run, self, call);
};

function indexIn(run: Run, items: readonly Value[], call: Call, what: string): Value {
  const item = call.args[1] ?? null;
  for (const [i, one] of items.entries()) {
    if (i < (asIndex(call.args[2]) ?? 0)) continue;
    const same = equals(run, one, item);
    if (same instanceof Unknown) return same;
    if (same) return i;
  }
  throw run.error('ValueError', what === 'list' ? `${typeof item === 'string' ? `'${item}'` : String(asInt(item) ?? typeName(item))} is not in list` : `${what}.index(x): x not in ${what}`);
}

function countIn(run: Run, items: readonly Value[], item: Value): Value {
  let count = 0;
  for (const one of items) {
    const same = equals(run, one, item);
    if (same instanceof Unknown) return same;
    if (same) count++;
  }
  return count;
}

function addListMethods(): void {
  addMethods(types.list, {
    append: listMethod((_run, list, call) => (list.items.push(call.args[1] ?? null), null)),
    extend: listMethod((run, list, call) => {
      const more = collect(run, call.args[1] ?? null);
      if (more instanceof Unknown) list.lost = more;
      else list.items = [...list.items, ...more];
      return null;
    }),
    insert: listMethod((_run, list, call) => (list.items.splice(asIndex(call.args[1]) ?? 0, 0, call.args[2] ?? null), null)),
    pop: listMethod((run, list, call) => {
      const at = asIndex(call.args[1]) ?? -1;
      if (list.items.length === 0) throw run.error('IndexError', 'pop from empty list');
      const [item] = list.items.splice(at < 0 ? at + list.items.length : at, 1);
      if (item === undefined) throw run.error('IndexError', 'pop index out of range');
      return item;
    }),
    remove: listMethod((run, list, call) => {
      for (const [i, one] of list.items.entries()) {
        const same = equals(run, one, call.args[1] ?? null);
        if (same instanceof Unknown) list.lost = same;
        if (same === false) continue;
        list.items.splice(i, 1);
        return null;
      }
      throw run.error('ValueError', 'list.remove(x): x not in list');
    }),
    clear: listMethod((_run, list) => ((list.items = []), null)),
    reverse: listMethod((_run, list) => ((list.items = list.items.toReversed()), null)),
    sort: listMethod((run, list, call) => {
      const made = sorted(run, list, call.kwargs.get('key') ?? null, call.kwargs.get('reverse') ?? false);
      if (made instanceof Unknown) list.lost = made;
      else list.items = made;
      return null;
    }),
    copy: listMethod((_run, list) => new List([...list.items]), false),
    index: listMethod((run, list, call) => indexIn(run, list.items, call, 'list'), false),
    count: listMethod((run, list, call) => countIn(run, list.items, call.args[1] ?? null), false),
    __new__: (run, call) => listOf(run, call.args[1]),
  });
  addMethods(types.tuple, {
    index: (run, call) => indexIn(run, itemsOf(call.args[0]), call, 'tuple'),
    count: (run, call) => countIn(run, itemsOf(call.args[0]), call.args[1] ?? null),
    _asdict: (_run, call) => Dict.of(itemsOf(call.args[0]).map((item, i) => [(call.args[0] instanceof Tuple && call.args[0].fields?.[i]) || String(i), item])),
    _replace: (_run, call) => {
      const [self] = call.args;
      return self instanceof Tuple ? new Tuple(self.items.map((item, i) => call.kwargs.get(self.fields?.[i] ?? '') ?? item), self.cls, self.fields) : (self ?? null);
    },
    __new__: (run, call) => {
      const items = call.args[1] === undefined ? [] : collect(run, call.args[1]);
      return items instanceof Unknown ? items : new Tuple(items);
    },
  });
}

const itemsOf = (value: Value | undefined): readonly Value[] => (value instanceof Tuple ? value.items : []);

function listOf(run: Run, value: Value | undefined): Value {
  const items = value === undefined ? [] : collect(run, value);
  const made = new List(items instanceof Unknown ? [] : items);
  if (items instanceof Unknown) made.lost = items;
  return made;
}

const dictMethod = (action: (run: Run, dict: Dict, call: Call) => Value, changes = false): NativeCall => (run, call) => {
  const [self] = call.args;
  if (!(self instanceof Dict)) return self instanceof Unknown ? self : run.unknown('comes from a method of `dict`');
  if (changes) run.touch(self);
  return action(run, self, call);
};

/** The items of a dict as an iterator that can be asked again: a plain list serves. */
const view = (dict: Dict, items: readonly Value[]): Value => {
  const made = new List([...items]);
  made.lost = dict.lost;
  return made;
};

/** Puts the entries of a mapping, of pairs and of keywords into a dict. */
export function update(run: Run, dict: Dict, from: Value | undefined, kwargs: ReadonlyMap<string, Value>): void {
  run.touch(dict);
  if (from instanceof Dict) {
    for (const [key, [name, value]] of from.map) dict.map.set(key, [dict.map.get(key)?.[0] ?? name, value]);
    dict.lost ??= from.lost;
  } else if (from !== undefined) {
    const pairs = collect(run, from);
    if (pairs instanceof Unknown) dict.lost = pairs;
    else
      for (const pair of pairs) {
        const two = collect(run, pair);
        if (two instanceof Unknown) dict.lost = two;
        else setKey(run, dict, two[0] ?? null, two[1] ?? null);
      }
  }
  for (const [name, value] of kwargs) dict.map.set(name, [name, value]);
}

function addDictMethods(): void {
  const lookUp = (run: Run, dict: Dict, key: Value | undefined): Value | undefined => {
    const found = keyOf(run, key ?? null);
    return found instanceof Unknown ? found : (dict.map.get(found)?.[1] ?? dict.lost);
  };
  addMethods(types.dict, {
    get: dictMethod((run, dict, call) => lookUp(run, dict, call.args[1]) ?? call.or(2, 'default', null)),
    keys: dictMethod((_run, dict) => view(dict, [...dict.map.values()].map(([key]) => key))),
    values: dictMethod((_run, dict) => view(dict, [...dict.map.values()].map(([, value]) => value))),
    items: dictMethod((_run, dict) => view(dict, [...dict.map.values()].map(([key, value]) => new Tuple([key, value])))),
    update: dictMethod((run, dict, call) => (update(run, dict, call.args[1], call.kwargs), null), true),
    copy: dictMethod((_run, dict) => Object.assign(new Dict(new Map(dict.map), dict.missing, dict.cls), { lost: dict.lost })),
    clear: dictMethod((_run, dict) => (dict.map.clear(), (dict.lost = undefined), null), true),
    setdefault: dictMethod((run, dict, call) => {
      const before = lookUp(run, dict, call.args[1]);
      if (before !== undefined) return before;
      setKey(run, dict, call.args[1] ?? null, call.args[2] ?? null);
      return call.args[2] ?? null;
    }, true),
    pop: dictMethod((run, dict, call) => {
      const found = lookUp(run, dict, call.args[1]);
      if (found === undefined) {
        if (call.args.length > 2) return call.args[2] ?? null;
        throw run.raised(run.exception('KeyError', call.args[1] ?? null));
      }
      const key = keyOf(run, call.args[1] ?? null);
      if (!(key instanceof Unknown)) dict.map.delete(key);
      return found;
    }, true),
    popitem: dictMethod((run, dict) => {
      const last = [...dict.map].at(-1);
      if (!last) throw run.raised(run.exception('KeyError', 'popitem(): dictionary is empty'));
      dict.map.delete(last[0]);
      return new Tuple(last[1]);
    }, true),
    move_to_end: dictMethod((run, dict, call) => {
      const key = keyOf(run, call.args[1] ?? null);
      const entry = dict.map.get(key);
      if (entry && dict.map.delete(key)) dict.map.set(key, entry);
      return null;
    }, true),
    most_common: dictMethod((_run, dict, call) => {
      if (dict.lost) return dict.lost;
      const all = [...dict.map.values()].toSorted((a, b) => Number(asInt(b[1]) ?? 0) - Number(asInt(a[1]) ?? 0));
      return new List(all.slice(0, asIndex(call.args[1]) ?? all.length).map((pair) => new Tuple(pair)));
    }),
    __new__: (run, call) => {
      const made = new Dict();
      update(run, made, call.args[1], call.kwargs);
      return made;
    },
    fromkeys: (run, call) => {
      const made = new Dict();
      const keys = collect(run, call.args[0] ?? null);
      if (keys instanceof Unknown) made.lost = keys;
      else for (const key of keys) setKey(run, made, key, call.args[1] ?? null);
      return made;
    },
  });
}

const setMethod = (action: (run: Run, set: PySet, call: Call) => Value, changes = false): NativeCall => (run, call) => {
  const [self] = call.args;
  if (!(self instanceof PySet)) return self instanceof Unknown ? self : run.unknown('comes from a method of `set`');
  if (changes) run.touch(self);
  return action(run, self, call);
};

const asSet = (run: Run, value: Value | undefined): PySet => {
  if (value instanceof PySet) return value;
  const items = value === undefined ? [] : collect(run, value);
  const made = setOf(run, items instanceof Unknown ? [] : items);
  if (items instanceof Unknown) made.lost = items;
  return made;
};

function addSetMethods(): void {
  const combine = (op: '|' | '&' | '-' | '^') => setMethod((run, set, call) => call.args.slice(1).reduce((made: PySet, other) => setOperation(op, made, asSet(run, other)), setOperation('|', set, new PySet())));
  const add = (run: Run, set: PySet, items: readonly Value[]): null => {
    for (const [key, item] of setOf(run, items).map) if (!set.map.has(key)) set.map.set(key, item);
    return null;
  };
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
      issubset: setMethod((run, set, call) => [...set.map.keys()].every((key) => asSet(run, call.args[1]).map.has(key))),
      issuperset: setMethod((run, set, call) => [...asSet(run, call.args[1]).map.keys()].every((key) => set.map.has(key))),
      isdisjoint: setMethod((run, set, call) => ![...asSet(run, call.args[1]).map.keys()].some((key) => set.map.has(key))),
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
      clear: setMethod((_run, set) => (set.map.clear(), null), true),
      pop: setMethod((run, set) => {
        const [first] = set.map;
        if (!first) throw run.raised(run.exception('KeyError', 'pop from an empty set'));
        set.map.delete(first[0]);
        return set.map.size === 0 ? first[1] : run.unknown('is any item of a set');
      }, true),
      __new__: (run, call) => Object.assign(new PySet(new Map(asSet(run, call.args[1]).map), cls === types.frozenset), { lost: asSet(run, call.args[1]).lost }),
    });
  }
}

function addRangeMethods(): void {
  addMethods(types.range, {
    __new__: (run, call) => {
      const [, first, second, third] = call.args;
      const odd = [first, second, third].find((arg) => arg instanceof Unknown);
      if (odd !== undefined) return odd;
      const [start, stop, step] = second === undefined ? [0, asIndex(first), 1] : [asIndex(first), asIndex(second), third === undefined ? 1 : asIndex(third)];
      if (start === undefined || stop === undefined || step === undefined) {
        const wrong = [first, second, third].find((arg) => arg !== undefined && asIndex(arg) === undefined);
        if (typeof wrong === 'bigint') return run.unknown('is a range too long to follow');
        if (wrong instanceof NdArray && wrong.shape.length === 0 && /^u?int/.test(wrong.dtype)) return wrong.because ?? run.unknown('is a number that is not followed');
        throw run.error('TypeError', `'${typeName(wrong ?? null)}' object cannot be interpreted as an integer`);
      }
      if (step === 0) throw run.error('ValueError', 'range() arg 3 must not be zero');
      return new Range(start, stop, step);
    },
  });
  const part = (get: (range: Range) => number) => (_run: Run, self: Value): Value => (self instanceof Range ? get(self) : null);
  addProperties(types.range, { start: part((range) => range.start), stop: part((range) => range.stop), step: part((range) => range.step) });
  addMethods(types.iterator, {
    __iter__: (_run, call) => call.args[0] ?? null,
    __next__: (run, call) => {
      const next = iterate(run, call.args[0] ?? null);
      const item = next instanceof Unknown ? next : next();
      if (item === undefined) throw run.raised(run.exception('StopIteration'));
      return item;
    },
    send: (run, call) => {
      const [iter, sent = null] = call.args;
      const item = iter instanceof Iter ? iter.next(sent) : undefined;
      if (item === undefined) throw run.raised(run.exception('StopIteration'));
      return item;
    },
    close: () => null,
  });
}

/** Gives the built-in containers their methods. */
export function addContainerMethods(): void {
  addListMethods();
  addDictMethods();
  addSetMethods();
  addRangeMethods();
}
