// `functools` and `copy`.

import { Dict, Func, List, Module, Native, Property, PyClass, Tuple, types, Unknown, type Call, type Key, type Value } from '../values/index.ts';
import { findAttribute } from '../run/attribute.ts';
import { equals, keyOf } from '../run/equal.ts';
import { collect } from '../run/iterate.ts';
import { truth } from '../run/operate.ts';
import type { Run } from '../run/run.ts';
import { moduleOf, type Functions } from './table.ts';

const first = (call: Call): Value => call.args[0] ?? null;

/** A function that keeps what it gave for the same arguments. */
function remembering(func: Value): Value {
  const kept = new Map<string, Map<Key, Value>>();
  let [hits, misses] = [0, 0];
  const made = new Native(func instanceof Func ? func.name : 'functools.cache', (run, call) => {
    const names = [...call.kwargs.keys()].join();
    const key = keyOf(run, new Tuple([...call.args, ...call.kwargs.values()]));
    if (key instanceof Unknown) return run.call(func, call.args, call.kwargs);
    const table = kept.get(names) ?? new Map<Key, Value>();
    kept.set(names, table);
    const before = table.get(key);
    if (before !== undefined) {
      hits++;
      return before;
    }
    misses++;
    const value = run.call(func, call.args, call.kwargs);
    table.set(key, value);
    return value;
  });
  made.attrs.set('__wrapped__', func);
  made.attrs.set('cache_clear', new Native('cache_clear', () => (kept.clear(), null)));
  made.attrs.set('cache_info', new Native('cache_info', () => new Tuple([hits, misses, null, misses], infoClass, ['hits', 'misses', 'maxsize', 'currsize'])));
  return made;
}

const infoClass = new PyClass('CacheInfo', { module: 'functools', bases: [types.tuple] });

/** A function with the name and text of another. */
function dressed(run: Run, func: Value, like: Value): Value {
  if (!(func instanceof Func || func instanceof Native)) return func;
  for (const name of ['__name__', '__qualname__', '__doc__', '__module__']) {
    const value = findAttribute(run, like, name);
    if (value !== undefined && !(value instanceof Unknown)) func.attrs.set(name, value);
  }
  func.attrs.set('__wrapped__', like);
  return func;
}

/** The comparisons that follow from `__lt__` and `__eq__`. */
function ordered(cls: Value): Value {
  if (!(cls instanceof PyClass)) return cls;
  const has = (name: string): boolean => cls.find(name) instanceof Func;
  const put = (name: string, from: string, give: (holds: boolean, same: boolean) => boolean): void => {
    if (has(name) || !has(from)) return;
    cls.attrs.set(name, new Native(name, (run, call) => {
      const [self = null, other = null] = call.args;
      const [holds, same] = [truth(run, run.call(cls.find(from) ?? null, [self, other])), equals(run, self, other)];
      return holds instanceof Unknown ? holds : same instanceof Unknown ? same : give(holds, same);
    }));
  };
  put('__le__', '__lt__', (less, same) => less || same);
  put('__gt__', '__lt__', (less, same) => !less && !same);
  put('__ge__', '__lt__', (less) => !less);
  put('__ge__', '__gt__', (more, same) => more || same);
  put('__lt__', '__gt__', (more, same) => !more && !same);
  put('__le__', '__gt__', (more) => !more);
  return cls;
}

/** `functools`. */
export function functools(): Module {
  const cache: Functions = {
    lru_cache: (_run, call) => (call.args[0] instanceof Func ? remembering(call.args[0]) : new Native('functools.lru_cache', (_state, inner) => remembering(first(inner)))),
    cache: (_run, call) => remembering(first(call)),
  };
  return moduleOf('functools', {
    ...cache,
    partial: (_run, call) => {
      const [func = null, ...args] = call.args;
      const made = new Native('functools.partial', (run, more) => run.call(func, [...args, ...more.args], new Map([...call.kwargs, ...more.kwargs])));
      for (const [name, value] of [['func', func], ['args', new Tuple(args)], ['keywords', Dict.of(call.kwargs)]] as const) made.attrs.set(name, value);
      return made;
    },
    reduce: (run, call) => {
      const items = collect(run, call.args[1] ?? null);
      if (items instanceof Unknown) return items;
      const start = call.args[2] ?? items.shift();
      if (start === undefined) throw run.error('TypeError', 'reduce() of empty iterable with no initial value');
      return items.reduce((total: Value, item) => run.call(first(call), [total, item]), start);
    },
    wraps: (_run, call) => new Native('functools.wraps', (run, inner) => dressed(run, first(inner), first(call))),
    update_wrapper: (run, call) => dressed(run, first(call), call.args[1] ?? null),
    total_ordering: (_run, call) => ordered(first(call)),
    cached_property: (_run, call) => new Property(first(call), undefined, true),
    singledispatch: (_run, call) => first(call),
    cmp_to_key: (run) => run.unknown('comes from `functools.cmp_to_key`'),
  });
}

/** `copy`. */
export function copyModule(): Module {
  const copy = (value: Value, deep: boolean): Value => {
    if (value instanceof List) return Object.assign(new List(value.items.map((item) => (deep ? copy(item, true) : item))), { lost: value.lost });
    if (value instanceof Dict) return Object.assign(new Dict(new Map([...value.map].map(([key, [name, one]]) => [key, [name, deep ? copy(one, true) : one] as const])), value.missing, value.cls), { lost: value.lost });
    return value;
  };
  return moduleOf('copy', { copy: (_run, call) => copy(first(call), false), deepcopy: (_run, call) => copy(first(call), true) });
}
