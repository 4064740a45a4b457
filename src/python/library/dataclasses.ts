// `dataclasses`.

import { Dict, exceptionClass, Instance, List, Module, Native, NOT_IMPLEMENTED, PyClass, Tuple, types, Unknown, type Call, type Value } from '../values/index.ts';
import { equals, order } from '../run/equal.ts';
import type { Run } from '../run/run.ts';
import { joined, repr } from '../run/text.ts';
import { moduleOf } from './table.ts';

interface Field {
  readonly name: string;
  readonly fallback: Value | undefined;
  /** Makes the default anew for each instance. */
  readonly factory: Value | undefined;
  readonly init: boolean;
  readonly compare: boolean;
  readonly repr: boolean;
}

const fieldClass = new PyClass('Field', { module: 'dataclasses', bases: [types.object] });

/** The fields of a class and its bases. */
function fieldsOf(cls: PyClass): readonly Field[] {
  const found = new Map<string, Field>();
  for (const one of cls.mro.toReversed()) {
    const annotated = one.attrs.get('__annotations__');
    if (!(annotated instanceof List)) continue;
    for (const entry of annotated.items) {
      const [name, hasDefault] = entry instanceof Tuple ? entry.items : [];
      if (typeof name !== 'string') continue;
      const value = hasDefault === true ? one.attrs.get(name) : undefined;
      const field = value instanceof Instance && value.cls === fieldClass ? value.attrs : undefined;
      found.set(name, { name, fallback: field ? field.get('default') : value, factory: field?.get('default_factory'), init: field?.get('init') !== false, compare: field?.get('compare') !== false, repr: field?.get('repr') !== false });
    }
  }
  return [...found.values()];
}

function makeDataclass(cls: PyClass, options: ReadonlyMap<string, Value> = new Map()): PyClass {
  const fields = fieldsOf(cls);
  cls.attrs.set('__dataclass__', true);
  const compared = fields.filter((field) => field.compare);
  const set = (name: string, call: (run: Run, call: Call) => Value): void => {
    if (!cls.attrs.has(name)) cls.attrs.set(name, new Native(`${cls.name}.${name}`, call));
  };
  set('__init__', (run, call) => {
    const self = call.args[0];
    if (!(self instanceof Instance)) return null;
    const positional = fields.filter((field) => field.init);
    if (call.args.length - 1 > positional.length) throw run.error('TypeError', `${cls.name}.__init__() takes ${positional.length + 1} positional arguments but ${call.args.length} were given`);
    for (const name of call.kwargs.keys()) if (!positional.some((field) => field.name === name)) throw run.error('TypeError', `${cls.name}.__init__() got an unexpected keyword argument '${name}'`);
    for (const field of fields) {
      const at = positional.indexOf(field);
      const given = at < 0 ? undefined : (call.args[at + 1] ?? call.kwargs.get(field.name));
      const value = given ?? (field.factory === undefined ? field.fallback : run.call(field.factory));
      if (value === undefined) throw run.error('TypeError', `${cls.name}.__init__() missing 1 required positional argument: '${field.name}'`);
      self.attrs.set(field.name, value);
    }
    const after = cls.find('__post_init__');
    if (after !== undefined) run.call(after, [self]);
    return null;
  });
  set('__repr__', (run, call) => {
    const self = call.args[0];
    if (!(self instanceof Instance)) return '';
    return joined([self.cls.name, '(', joined(fields.filter((field) => field.repr).map((field) => joined([`${field.name}=`, repr(run, self.attrs.get(field.name) ?? null)])), ', '), ')']);
  });
  set('__eq__', (run, call) => {
    const [a, b] = call.args;
    if (!(a instanceof Instance) || !(b instanceof Instance) || a.cls !== b.cls) return NOT_IMPLEMENTED;
    return equals(run, valuesOf(a, compared), valuesOf(b, compared));
  });
  if (options.get('order') === true) {
    for (const [name, holds] of Object.entries({ __lt__: (sign: number) => sign < 0, __le__: (sign: number) => sign <= 0, __gt__: (sign: number) => sign > 0, __ge__: (sign: number) => sign >= 0 })) {
      set(name, (run, call) => {
        const [a, b] = call.args;
        if (!(a instanceof Instance) || !(b instanceof Instance) || a.cls !== b.cls) return NOT_IMPLEMENTED;
        const sign = order(run, valuesOf(a, compared), valuesOf(b, compared), '<');
        return sign instanceof Unknown ? sign : holds(sign);
      });
    }
  }
  if (options.get('frozen') === true) {
    set('__hash__', (run, call) => run.call(run.library.builtin(run, 'hash') ?? null, [call.args[0] instanceof Instance ? valuesOf(call.args[0], compared) : null]));
    set('__setattr__', (run, call) => {
      const error = new Instance(frozenError);
      error.attrs.set('args', new Tuple([`cannot assign to field '${String(call.args[1])}'`]));
      throw run.raised(error);
    });
  }
  return cls;
}

/** What a frozen dataclass raises. */
const frozenError = new PyClass('FrozenInstanceError', { module: 'dataclasses', bases: [exceptionClass('AttributeError') ?? types.object] });

const valuesOf = (self: Instance, fields: readonly Field[]): Tuple => new Tuple(fields.map((field) => self.attrs.get(field.name) ?? null));

/** `dataclasses`. */
export const dataclassesModule = (): Module =>
  moduleOf('dataclasses', {
    dataclass: (_run, call) => (call.args[0] instanceof PyClass ? makeDataclass(call.args[0]) : new Native('dataclasses.dataclass', (_state, inner) => (inner.args[0] instanceof PyClass ? makeDataclass(inner.args[0], call.kwargs) : (inner.args[0] ?? null)))),
    field: (_run, call) => {
      const made = new Instance(fieldClass);
      for (const [name, value] of call.kwargs) made.attrs.set(name, value);
      return made;
    },
    asdict: (run, call) => (call.args[0] instanceof Instance ? plainOf(call.args[0], true) : run.unknown('comes from `dataclasses.asdict`')),
    astuple: (run, call) => (call.args[0] instanceof Instance ? plainOf(call.args[0], false) : run.unknown('comes from `dataclasses.astuple`')),
    replace: (run, call) => {
      const self = call.args[0];
      if (!(self instanceof Instance)) return run.unknown('comes from `dataclasses.replace`');
      const made = new Instance(self.cls);
      for (const [name, value] of [...self.attrs, ...call.kwargs]) made.attrs.set(name, value);
      return made;
    },
    fields: (_run, call) => {
      const [of] = call.args;
      const cls = of instanceof PyClass ? of : of instanceof Instance ? of.cls : undefined;
      return new Tuple((cls ? fieldsOf(cls) : []).map((field) => {
        const made = new Instance(fieldClass);
        made.attrs.set('name', field.name);
        if (field.fallback !== undefined) made.attrs.set('default', field.fallback);
        return made;
      }));
    },
    is_dataclass: (_run, call) => (call.args[0] instanceof PyClass ? call.args[0] : call.args[0] instanceof Instance ? call.args[0].cls : undefined)?.find('__dataclass__') === true,
  });

/** The fields as a dict or a tuple, those inside them too. */
function plainOf(value: Value, asDict: boolean): Value {
  if (value instanceof Instance && value.cls.find('__dataclass__') === true) {
    const entries = fieldsOf(value.cls).map((field) => [field.name, plainOf(value.attrs.get(field.name) ?? null, asDict)] as const);
    return asDict ? Dict.of(entries) : new Tuple(entries.map(([, one]) => one));
  }
  if (value instanceof List && !value.lost) return new List(value.items.map((item) => plainOf(item, asDict)));
  if (value instanceof Tuple) return new Tuple(value.items.map((item) => plainOf(item, asDict)), value.cls, value.fields);
  if (value instanceof Dict) return Object.assign(new Dict(new Map([...value.map].map(([key, [name, one]]) => [key, [name, plainOf(one, asDict)] as const]))), { lost: value.lost });
  return value;
}
