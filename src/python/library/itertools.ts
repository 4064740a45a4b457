// `itertools`: lazy where it may be endless.

import { asIndex, Func, Iter, Module, Native, Tuple, Unknown, type Call, type Value } from '../values/index.ts';
import { collect, iterate, iterOver } from '../run/iterate.ts';
import { binary, truth } from '../run/operate.ts';
import type { Run } from '../run/run.ts';
import { moduleOf, type Functions } from './table.ts';

const first = (call: Call): Value => call.args[0] ?? null;

/** An iterator over the items that a function makes from lists. */
const fromLists = (name: string, make: (lists: readonly (readonly Value[])[], call: Call) => Iterable<Value>): Functions => ({
  [name]: (run, call) => {
    const lists = call.args.map((arg) => (typeof arg === 'object' && arg !== null && !(arg instanceof Func) ? collect(run, arg) : typeof arg === 'string' ? [...arg] : [arg]));
    const odd = lists.find((list) => list instanceof Unknown);
    if (odd instanceof Unknown) return odd;
    const made = make(lists.flatMap((list): (readonly Value[])[] => (list instanceof Unknown ? [] : [list])), call)[Symbol.iterator]();
    return new Iter(`itertools.${name}`, () => {
      run.step();
      const next = made.next();
      return next.done === true ? undefined : next.value;
    });
  },
});

function* product(lists: readonly (readonly Value[])[], at = 0, chosen: readonly Value[] = []): Generator<Value> {
  const list = lists[at];
  if (!list) yield new Tuple(chosen);
  else for (const item of list) yield* product(lists, at + 1, [...chosen, item]);
}

function* combinations(items: readonly Value[], size: number, from = 0, chosen: readonly Value[] = []): Generator<Value> {
  if (chosen.length === size) yield new Tuple(chosen);
  else for (const [i, item] of items.entries()) if (i >= from) yield* combinations(items, size, i + 1, [...chosen, item]);
}

function* permutations(items: readonly Value[], size: number, chosen: readonly number[] = []): Generator<Value> {
  if (chosen.length === size) yield new Tuple(chosen.map((i) => items[i] ?? null));
  else for (const i of items.keys()) if (!chosen.includes(i)) yield* permutations(items, size, [...chosen, i]);
}

/** `itertools`. */
export function itertools(): Module {
  const made = moduleOf('itertools', {
    ...fromLists('product', (lists, call) => product(Array.from({ length: asIndex(call.kwargs.get('repeat')) ?? 1 }, () => lists).flat())),
    ...fromLists('combinations', (lists, call) => combinations(lists[0] ?? [], asIndex(call.args[1]) ?? 0)),
    ...fromLists('permutations', (lists, call) => permutations(lists[0] ?? [], asIndex(call.args[1]) ?? lists[0]?.length ?? 0)),
    ...fromLists('pairwise', function* (lists) {
      for (const [i, item] of (lists[0] ?? []).entries()) if (i > 0) yield new Tuple([lists[0]?.[i - 1] ?? null, item]);
    }),
    ...fromLists('zip_longest', function* (lists, call) {
      for (let i = 0; i < Math.max(0, ...lists.map((list) => list.length)); i++) yield new Tuple(lists.map((list) => list[i] ?? call.kwargs.get('fillvalue') ?? null));
    }),
    chain: (run, call) => chained(run, call.args),
    count: (run, call) => {
      let at: Value = call.or(0, 'start', 0);
      return new Iter('itertools.count', () => {
        run.step();
        const now = at;
        at = binary(run, '+', at, call.or(1, 'step', 1));
        return now;
      });
    },
    cycle: (run, call) => {
      const items = collect(run, first(call));
      if (items instanceof Unknown) return items;
      let at = 0;
      return new Iter('itertools.cycle', () => (run.step(), items.length === 0 ? undefined : items[at++ % items.length]));
    },
    repeat: (run, call) => {
      let left = asIndex(call.arg(1, 'times')) ?? Infinity;
      return new Iter('itertools.repeat', () => (run.step(), left-- > 0 ? first(call) : undefined));
    },
    islice: (run, call) => {
      const next = iterate(run, first(call));
      if (next instanceof Unknown) return next;
      const [start, stop, step] = call.args.length === 2 ? [0, asIndex(call.args[1]) ?? Infinity, 1] : [asIndex(call.args[1]) ?? 0, asIndex(call.args[2]) ?? Infinity, asIndex(call.args[3]) ?? 1];
      let at = 0;
      return iterOver('itertools.islice', [next], () => {
        for (; at < stop; at++) {
          const item = next();
          if (item === undefined) return undefined;
          if (at < start || (at - start) % step !== 0) continue;
          at++;
          return item;
        }
        return undefined;
      });
    },
    accumulate: (run, call) => {
      const next = iterate(run, first(call));
      if (next instanceof Unknown) return next;
      let total: Value | undefined = call.kwargs.get('initial');
      return iterOver('itertools.accumulate', [next], () => {
        const item = next();
        if (item === undefined) return undefined;
        total = total === undefined ? item : call.args[1] === undefined || call.args[1] === null ? binary(run, '+', total, item) : run.call(call.args[1], [total, item]);
        return total;
      });
    },
    starmap: (run, call) => {
      const next = iterate(run, call.args[1] ?? null);
      if (next instanceof Unknown) return next;
      return iterOver('itertools.starmap', [next], () => {
        const item = next();
        const args = item === undefined ? undefined : collect(run, item);
        return args === undefined || args instanceof Unknown ? args : run.call(first(call), args);
      });
    },
    takewhile: (run, call) => {
      const next = iterate(run, call.args[1] ?? null);
      return next instanceof Unknown ? next : iterOver('itertools.takewhile', [next], () => {
        const item = next();
        return item !== undefined && truth(run, run.call(first(call), [item])) === true ? item : undefined;
      });
    },
    groupby: (run) => run.unknown('comes from `itertools.groupby`'),
  });
  const chain = made.get('chain');
  if (chain instanceof Native) chain.attrs.set('from_iterable', new Native('itertools.chain.from_iterable', (run, call) => {
    const items = collect(run, first(call));
    return items instanceof Unknown ? items : chained(run, items);
  }));
  return made;
}

function chained(run: Run, parts: readonly Value[]): Value {
  const items: Value[] = [];
  for (const part of parts) {
    const more = collect(run, part);
    if (more instanceof Unknown) return more;
    items.push(...more);
  }
  let at = 0;
  return new Iter('itertools.chain', () => items[at++]);
}
