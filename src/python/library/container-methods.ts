// Methods of `list`, `tuple` and `range`.

import { asIndex, asInt, Dict, Instance, Iter, List, NdArray, PyClass, PySet, Range, Tuple, typeName, types, Unknown, type Call, type NativeCall, type Value } from '../values/index.ts';
import { equals } from '../run/equal.ts';
import { collect, iterate, lostIn } from '../run/iterate.ts';
import type { Raised, Run } from '../run/run.ts';
import { inOrder } from '../run/set-order.ts';
import { getItem } from '../run/subscript.ts';
import { addDictMethods } from './dict-methods.ts';
import { addSetMethods } from './set-methods.ts';
import { sorted } from './sorting.ts';
import { addMethods, addProperties } from './table.ts';

const listMethod = (action: (run: Run, list: List, call: Call) => Value, changes = true): NativeCall => (run, call) => {
  const [self] = call.args;
  if (!(self instanceof List)) return self instanceof Unknown ? self : run.unknown('comes from a method of `list`');
  if (self.lost) return changes ? null : self.lost;
  if (changes) run.touch(self);
  return action(run, self, call);
};

/** A change in front moves everything behind it. */
const moving = (action: (run: Run, list: List, call: Call) => Value): NativeCall => listMethod((run, list, call) => {
  run.work(list.items.length);
  return action(run, list, call);
});

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
    append: listMethod((_run, list, call) => {
      list.watch?.(call.args[1] ?? null);
      list.items.push(call.args[1] ?? null);
      return null;
    }),
    extend: moving((run, list, call) => {
      const more = collect(run, call.args[1] ?? null);
      if (more instanceof Unknown) list.lost = more;
      else {
        if (list.watch) for (const item of more) list.watch(item);
        list.items = [...list.items, ...more];
      }
      return null;
    }),
    insert: moving((_run, list, call) => (list.watch?.(call.args[2] ?? null), list.items.splice(asIndex(call.args[1]) ?? 0, 0, call.args[2] ?? null), null)),
    pop: moving((run, list, call) => {
      const at = asIndex(call.args[1]) ?? -1;
      if (list.items.length === 0) throw run.error('IndexError', 'pop from empty list');
      const [item] = list.items.splice(at < 0 ? at + list.items.length : at, 1);
      if (item === undefined) throw run.error('IndexError', 'pop index out of range');
      return item;
    }),
    remove: moving((run, list, call) => {
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
    reverse: moving((_run, list) => ((list.items = list.items.toReversed()), null)),
    sort: moving((run, list, call) => {
      const made = sorted(run, list, call.kwargs.get('key') ?? null, call.kwargs.get('reverse') ?? false);
      if (made instanceof Unknown) list.lost = made;
      else list.items = made;
      list.order = undefined;
      return null;
    }),
    copy: listMethod((_run, list) => new List([...list.items]), false),
    index: listMethod((run, list, call) => indexIn(run, list.items, call, 'list'), false),
    count: listMethod((run, list, call) => countIn(run, list.items, call.args[1] ?? null), false),
    __new__: (run, call) => listOf(run, call.args[1]),
    __init__: (run, call) => {
      const [self, items] = call.args;
      const from = items === undefined ? undefined : collect(run, items);
      if (!(self instanceof List) || from === undefined) return null;
      run.touch(self);
      if (from instanceof Unknown) self.lost = from;
      else self.items = from;
      return null;
    },
    __getitem__: (run, call) => getItem(run, new List(call.args[0] instanceof List ? call.args[0].items : []), call.args[1] ?? null),
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

/** What an iterator raises at its end; a generator says once what it returned. */
export function ended(run: Run, iter: Value): Raised {
  const result = iter instanceof Iter ? iter.result : null;
  if (iter instanceof Iter) iter.result = null;
  return run.raised(run.exception('StopIteration', ...(result === null ? [] : [result])));
}

const itemsOf = (value: Value | undefined): readonly Value[] => (value instanceof Tuple ? value.items : []);

function listOf(run: Run, value: Value | undefined): Value {
  const items = value === undefined ? [] : collect(run, value);
  const made = new List(items instanceof Unknown ? [] : items);
  if (items instanceof Unknown) made.lost = items;
  if (value instanceof PySet && !inOrder(value)) made.order = run.unknown('comes from a set, whose order is not fixed');
  return made;
}

const rangeItems = (run: Run, call: Call): readonly Value[] => {
  const items = collect(run, call.args[0] ?? null);
  return items instanceof Unknown ? [] : items;
};

function addRangeMethods(): void {
  addMethods(types.range, {
    index: (run, call) => indexIn(run, rangeItems(run, call), call, 'range'),
    count: (run, call) => countIn(run, rangeItems(run, call), call.args[1] ?? null),
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
      return next instanceof Unknown ? next : itemOr(run, call.args[0] ?? null, next(), lostIn(next));
    },
    send: (run, call) => {
      const [iter, sent = null] = call.args;
      return iter instanceof Iter ? itemOr(run, iter, iter.next(sent), iter.lost) : run.unknown('is sent to something that is not known');
    },
    throw: (run, call) => {
      const [iter, given = null, value] = call.args;
      const exception = value instanceof Instance ? value : given instanceof PyClass ? run.call(given) : given;
      if (!(iter instanceof Iter) || !(exception instanceof Instance)) return run.unknown('comes from what a generator makes of an exception');
      const raised = run.raised(exception);
      if (!iter.fail) throw raised;
      return itemOr(run, iter, iter.fail(raised), iter.lost);
    },
    close: () => null,
  });
}

/** An item, which may be None; at the end why there are no more, or StopIteration. */
function itemOr(run: Run, iter: Value, item: Value | undefined, lost: Unknown | undefined): Value {
  if (item !== undefined) return item;
  if (lost) return lost;
  throw ended(run, iter);
}

/** Gives the built-in containers their methods. */
export function addContainerMethods(): void {
  addListMethods();
  addDictMethods();
  addSetMethods();
  addRangeMethods();
}
