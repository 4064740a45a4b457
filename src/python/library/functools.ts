// `functools`, `contextlib`, `copy` and `operator`.

import { asIndex, Dict, Func, List, Module, Native, Property, Tuple, Unknown, type Call, type Value } from '../values/index.ts';
import { keyOf } from '../run/equal.ts';
import { collect } from '../run/iterate.ts';
import { binary } from '../run/operate.ts';
import type { Run } from '../run/run.ts';
import { moduleOf, type Functions } from './table.ts';

const first = (call: Call): Value => call.args[0] ?? null;

/** `functools`. */
export function functools(): Module {
  const same = new Native('functools.decorator', (_run, call) => first(call));
  const cache: Functions = { lru_cache: (_run, call) => (call.args[0] instanceof Func ? call.args[0] : same), cache: (_run, call) => first(call) };
  return moduleOf('functools', {
    ...cache,
    partial: (_run, call) => {
      const [func = null, ...args] = call.args;
      return new Native('functools.partial', (run, more) => run.call(func, [...args, ...more.args], new Map([...call.kwargs, ...more.kwargs])));
    },
    reduce: (run, call) => {
      const items = collect(run, call.args[1] ?? null);
      if (items instanceof Unknown) return items;
      const start = call.args[2] ?? items.shift();
      if (start === undefined) throw run.error('TypeError', 'reduce() of empty iterable with no initial value');
      return items.reduce((total: Value, item) => run.call(first(call), [total, item]), start);
    },
    wraps: () => same,
    update_wrapper: (_run, call) => first(call),
    total_ordering: (_run, call) => first(call),
    cached_property: (_run, call) => new Property(first(call), undefined, true),
    singledispatch: (_run, call) => first(call),
    cmp_to_key: (run) => run.unknown('comes from `functools.cmp_to_key`'),
  });
}

/** `contextlib`. */
export function contextlib(): Module {
  return moduleOf('contextlib', {
    contextmanager: (_run, call) => new Native('contextlib.contextmanager', (run, inner) => run.call(new Native('enter', () => run.unknown('comes from a context manager')), [first(call), ...inner.args])),
    suppress: (run) => run.unknown('comes from `contextlib.suppress`'),
    nullcontext: (run) => run.unknown('comes from `contextlib.nullcontext`'),
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

/** `operator`. */
export function operatorModule(): Module {
  const binaryOf = { add: '+', sub: '-', mul: '*', truediv: '/', floordiv: '//', mod: '%', pow: '**' } as const;
  return moduleOf('operator', {
    ...Object.fromEntries(Object.entries(binaryOf).map(([name, op]) => [name, (run: Run, call: Call) => binary(run, op, first(call), call.args[1] ?? null)])),
    itemgetter: (_run, call) => new Native('operator.itemgetter', (run, inner) => {
      const pick = (key: Value): Value => run.call(new Native('item', (state, one) => state.library.builtin(state, 'getattr') === undefined ? null : itemOf(state, one)), [inner.args[0] ?? null, key]);
      return call.args.length === 1 ? pick(first(call)) : new Tuple(call.args.map(pick));
    }),
  });
}

const itemOf = (run: Run, call: Call): Value => {
  const [value, key] = call.args;
  if (value instanceof Tuple || value instanceof List) return value.items.at(asIndex(key) ?? 0) ?? null;
  if (value instanceof Dict) return value.map.get(keyOf(run, key ?? null))?.[1] ?? null;
  return run.unknown('comes from `operator.itemgetter`');
};
