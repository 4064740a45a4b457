// Methods of `dict` and of its views.

import { asIndex, asInt, Dict, List, Native, PyClass, Tuple, types, Unknown, type Call, type NativeCall, type Value } from '../values/index.ts';
import { keyOf } from '../run/equal.ts';
import { collect } from '../run/iterate.ts';
import { setOperation } from '../run/operate.ts';
import type { Run } from '../run/run.ts';
import { deleteItem, getKey, setKey } from '../run/subscript.ts';
import { asSet } from './set-methods.ts';
import { addMethods } from './table.ts';

const dictMethod = (action: (run: Run, dict: Dict, call: Call) => Value, changes = false): NativeCall => (run, call) => {
  const [self] = call.args;
  if (!(self instanceof Dict)) return self instanceof Unknown ? self : run.unknown('comes from a method of `dict`');
  if (changes) run.touch(self);
  return action(run, self, call);
};

/** The items of a dict, as they are when they are asked for. */
const view = (dict: Dict, cls: PyClass, items: readonly Value[]): Value => {
  const made = new List([...items]);
  made.lost = dict.lost;
  made.cls = cls;
  return made;
};

const viewClass = (name: string): PyClass => new PyClass(name, { bases: [types.object] });
const views = { keys: viewClass('dict_keys'), values: viewClass('dict_values'), items: viewClass('dict_items') };

/** Puts the entries of a mapping, of pairs and of keywords into a dict. */
export function update(run: Run, dict: Dict, from: Value | undefined, kwargs: ReadonlyMap<string, Value>): void {
  run.touch(dict);
  if (from instanceof Dict) {
    if (dict.watch) for (const [, value] of from.map.values()) dict.watch(value);
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

/** Keys and items are sets: `a.keys() & b.keys()`. */
function addViewMethods(): void {
  for (const cls of [views.keys, views.items]) {
    for (const [name, op] of [['__and__', '&'], ['__or__', '|'], ['__sub__', '-'], ['__xor__', '^']] as const) cls.attrs.set(name, new Native(name, (run, call) => setOperation(op, asSet(run, call.args[0]), asSet(run, call.args[1]))));
    addMethods(cls, { isdisjoint: (run, call) => ![...asSet(run, call.args[1]).map.keys()].some((key) => asSet(run, call.args[0]).map.has(key)) });
  }
}

/** Gives `dict` its methods. */
export function addDictMethods(): void {
  addViewMethods();
  const lookUp = (run: Run, dict: Dict, key: Value | undefined): Value | undefined => {
    const found = keyOf(run, key ?? null);
    return found instanceof Unknown ? found : (dict.map.get(found)?.[1] ?? dict.lost);
  };
  addMethods(types.dict, {
    get: dictMethod((run, dict, call) => lookUp(run, dict, call.args[1]) ?? call.or(2, 'default', null)),
    keys: dictMethod((_run, dict) => view(dict, views.keys, [...dict.map.values()].map(([key]) => key))),
    values: dictMethod((_run, dict) => view(dict, views.values, [...dict.map.values()].map(([, value]) => value))),
    items: dictMethod((_run, dict) => view(dict, views.items, [...dict.map.values()].map(([key, value]) => new Tuple([key, value])))),
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
    popitem: dictMethod((run, dict, call) => {
      const last = [...dict.map].at(call.arg(1, 'last') === false ? 0 : -1);
      if (!last) throw run.raised(run.exception('KeyError', 'popitem(): dictionary is empty'));
      dict.map.delete(last[0]);
      return new Tuple(last[1]);
    }, true),
    move_to_end: dictMethod((run, dict, call) => {
      const key = keyOf(run, call.args[1] ?? null);
      const entry = dict.map.get(key);
      if (entry && dict.map.delete(key)) {
        if (call.arg(2, 'last') === false) dict.map = new Map([[key, entry], ...dict.map]);
        else dict.map.set(key, entry);
      }
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
    __init__: (run, call) => {
      if (call.args[0] instanceof Dict) update(run, call.args[0], call.args[1], call.kwargs);
      return null;
    },
    __getitem__: dictMethod((run, dict, call) => getKey(run, dict, call.args[1] ?? null)),
    __setitem__: dictMethod((run, dict, call) => (setKey(run, dict, call.args[1] ?? null, call.args[2] ?? null), null), true),
    __delitem__: dictMethod((run, dict, call) => (deleteItem(run, dict, call.args[1] ?? null), null), true),
    fromkeys: (run, call) => {
      const made = new Dict();
      const keys = collect(run, call.args[0] ?? null);
      if (keys instanceof Unknown) made.lost = keys;
      else for (const key of keys) setKey(run, made, key, call.args[1] ?? null);
      return made;
    },
  });
}
