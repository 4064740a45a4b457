// `collections` and `typing`: named tuples, counters, dicts with defaults, and names for type checkers.

import { asIndex, asNumber, ClassMethod, Dict, Iter, List, Module, Native, PyClass, Tuple, types, Unknown, type Call, type NativeCall, type Value } from '../values/index.ts';
import { keyOf } from '../run/equal.ts';
import { collect } from '../run/iterate.ts';
import { binary } from '../run/operate.ts';
import type { Run } from '../run/run.ts';
import { setKey } from '../run/subscript.ts';
import { update } from './dict-methods.ts';
import { addMethods, moduleOf, type Functions } from './table.ts';

const first = (call: Call): Value => call.args[0] ?? null;

/** `collections`. */
export function collections(): Module {
  const dict = (name: string): PyClass => new PyClass(name, { module: 'collections', bases: [types.dict] });
  const [ordered, fallback, counter] = [dict('OrderedDict'), dict('defaultdict'), dict('Counter')];
  const maker = (cls: PyClass, make: (run: Run, call: Call) => Dict): void => void cls.attrs.set('__new__', new Native(`collections.${cls.name}`, (run, call) => make(run, call.rest())));
  maker(ordered, (run, call) => {
    const made = new Dict(new Map(), undefined, ordered);
    update(run, made, call.args[0], call.kwargs);
    return made;
  });
  maker(fallback, (run, call) => {
    const made = new Dict(new Map(), call.args[0] ?? undefined, fallback);
    update(run, made, call.args[1], call.kwargs);
    return made;
  });
  maker(counter, (run, call) => {
    const made = new Dict(new Map(), new Native('zero', () => 0), counter);
    made.keepsMissing = false;
    count(run, made, call.args[0], call.kwargs, 1);
    return made;
  });
  addCounting(counter);
  return moduleOf('collections', {
    namedtuple: (run, call) => namedTuple(run, call),
  }, { OrderedDict: ordered, defaultdict: fallback, Counter: counter });
}

/** Adds what a mapping, items or keywords count, so many times. */
function count(run: Run, counts: Dict, from: Value | undefined, kwargs: ReadonlyMap<string, Value>, sign: number): void {
  run.touch(counts);
  const add = (item: Value, by: Value): void => {
    const key = keyOf(run, item);
    const before = key instanceof Unknown ? undefined : counts.map.get(key)?.[1];
    if (key instanceof Unknown) counts.lost = key;
    else setKey(run, counts, item, before === undefined && sign === 1 ? by : binary(run, sign === 1 ? '+' : '-', before ?? 0, by));
  };
  const items = from === undefined || from === null || from instanceof Dict ? [] : collect(run, from);
  if (items instanceof Unknown) counts.lost = items;
  else for (const item of items) add(item, 1);
  if (from instanceof Dict) {
    counts.lost ??= from.lost;
    for (const [key, value] of from.map.values()) add(key, value);
  }
  for (const [name, value] of kwargs) add(name, value);
}

/** The methods of `Counter` that `dict` has in another way, or not. */
function addCounting(counter: PyClass): void {
  const counting = (sign: number): NativeCall => (run, call) => (call.args[0] instanceof Dict && count(run, call.args[0], call.args[1], call.kwargs, sign), null);
  const combined = (sign: number): NativeCall => (run, call) => {
    const made = run.call(counter, [call.args[0] ?? null]);
    if (!(made instanceof Dict)) return made;
    count(run, made, call.args[1], new Map(), sign);
    for (const [key, [, value]] of made.map) if ((asNumber(value) ?? 1) <= 0) made.map.delete(key);
    return made;
  };
  addMethods(counter, {
    update: counting(1),
    subtract: counting(-1),
    __add__: combined(1),
    __sub__: combined(-1),
    total: (run, call) => (call.args[0] instanceof Dict ? [...call.args[0].map.values()].reduce((all: Value, [, value]) => binary(run, '+', all, value), 0) : 0),
    elements: (_run, call) => {
      const items = call.args[0] instanceof Dict ? [...call.args[0].map.values()].flatMap(([key, value]) => Array.from({ length: Math.min(Math.max(asIndex(value) ?? 0, 0), 100_000) }, () => key)) : [];
      let at = 0;
      return new Iter('itertools.chain', () => items[at++]);
    },
  });
}

/** The class of a named tuple. */
function namedTuple(run: Run, call: Call): Value {
  const [name, given] = [call.args[0], call.args[1]];
  const list = typeof given === 'string' ? given.replaceAll(',', ' ').split(/\s+/).filter((one) => one !== '') : given === undefined ? [] : collect(run, given);
  if (list instanceof Unknown) return list;
  const fields = list.map((one) => (one instanceof Tuple ? String(one.items[0]) : String(one)));
  const defaults = call.kwargs.get('defaults') === undefined ? [] : collect(run, call.kwargs.get('defaults') ?? null);
  return tupleClass(String(name), fields, defaults instanceof Unknown ? [] : defaults);
}

const tupleClass = (name: string, fields: readonly string[], defaults: readonly Value[]): PyClass => nameFields(new PyClass(name, { module: '__main__', bases: [types.tuple] }), fields, defaults);

/** Makes a class one of named tuples. */
function nameFields(cls: PyClass, fields: readonly string[], defaults: readonly Value[]): PyClass {
  const { name } = cls;
  cls.attrs.set('_fields', new Tuple(fields));
  cls.attrs.set('__new__', new Native(name, (run, call) => {
    const items = fields.map((field, i) => call.args[i + 1] ?? call.kwargs.get(field) ?? defaults[i - fields.length + defaults.length]);
    const missing = fields.filter((_, i) => items[i] === undefined);
    if (missing.length > 0) throw run.error('TypeError', `${name}.__new__() missing ${missing.length} required positional argument${missing.length === 1 ? '' : 's'}: ${missing.map((one) => `'${one}'`).join(' and ')}`);
    return new Tuple(items.map((item) => item ?? null), cls, fields);
  }));
  cls.attrs.set('_make', new ClassMethod(new Native(`${name}._make`, (run, call) => {
    const items = collect(run, call.args[1] ?? null);
    return items instanceof Unknown ? items : new Tuple(items, cls, fields);
  })));
  return cls;
}

/** `typing.NamedTuple`: called, or inherited from with annotated fields. */
function namedTupleBase(): PyClass {
  const base: PyClass = new PyClass('NamedTuple', { module: 'typing', bases: [types.tuple] });
  base.attrs.set('__new__', new Native('typing.NamedTuple', (run, call) => namedTuple(run, call.rest())));
  base.attrs.set('__finish__', new Native('typing.NamedTuple', (_run, call) => {
    const [cls] = call.args;
    const annotated = cls instanceof PyClass ? cls.attrs.get('__annotations__') : undefined;
    if (!(cls instanceof PyClass) || !(annotated instanceof List)) return null;
    const fields = annotated.items.flatMap((entry) => (entry instanceof Tuple ? [String(entry.items[0])] : []));
    const defaults = fields.flatMap((field) => cls.attrs.get(field) ?? []);
    for (const field of fields) cls.attrs.delete(field);
    cls.unknownBase = undefined;
    nameFields(cls, fields, defaults);
    return null;
  }));
  return base;
}

/** `typing`: names that only say something to type checkers, and `NamedTuple`. */
export function typing(): Module {
  const any = new PyClass('Any', { module: 'typing', bases: [types.object] });
  const functions: Functions = {
    TypeVar: () => any, NewType: (_run, call) => call.args[1] ?? null, cast: (_run, call) => call.args[1] ?? null,
    overload: (_run, call) => first(call), final: (_run, call) => first(call), runtime_checkable: (_run, call) => first(call), no_type_check: (_run, call) => first(call), get_type_hints: (run) => run.unknown('comes from `typing.get_type_hints`'),
  };
  const made = new Module('typing', (name) => {
    if (name === 'NamedTuple') return namedTupleBase();
    const call = functions[name];
    if (call) return new Native(`typing.${name}`, call);
    return name === 'TYPE_CHECKING' ? false : /^[A-Z]/.test(name) ? any : undefined;
  });
  return made;
}
