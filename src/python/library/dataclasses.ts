// `dataclasses` and `enum`.

import { Instance, List, Module, Native, NOT_IMPLEMENTED, PyClass, Tuple, types, Unknown, type Call, type Value } from '../values/index.ts';
import { equals } from '../run/equal.ts';
import type { Run } from '../run/run.ts';
import { joined, repr } from '../run/text.ts';
import { moduleOf, need } from './table.ts';

interface Field {
  readonly name: string;
  readonly fallback: Value | undefined;
  /** Makes the default anew for each instance. */
  readonly factory: Value | undefined;
  readonly init: boolean;
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
      found.set(name, { name, fallback: field ? field.get('default') : value, factory: field?.get('default_factory'), init: field?.get('init') !== false });
    }
  }
  return [...found.values()];
}

function makeDataclass(cls: PyClass): PyClass {
  const fields = fieldsOf(cls);
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
    return joined([self.cls.name, '(', joined(fields.map((field) => joined([`${field.name}=`, repr(run, self.attrs.get(field.name) ?? null)])), ', '), ')']);
  });
  set('__eq__', (run, call) => {
    const [a, b] = call.args;
    if (!(a instanceof Instance) || !(b instanceof Instance) || a.cls !== b.cls) return NOT_IMPLEMENTED;
    return equals(run, valuesOf(a, fields), valuesOf(b, fields));
  });
  return cls;
}

const valuesOf = (self: Instance, fields: readonly Field[]): Tuple => new Tuple(fields.map((field) => self.attrs.get(field.name) ?? null));

/** `dataclasses`. */
export const dataclassesModule = (): Module =>
  moduleOf('dataclasses', {
    dataclass: (_run, call) => (call.args[0] instanceof PyClass ? makeDataclass(call.args[0]) : new Native('dataclasses.dataclass', (_state, inner) => (inner.args[0] instanceof PyClass ? makeDataclass(inner.args[0]) : (inner.args[0] ?? null)))),
    field: (_run, call) => {
      const made = new Instance(fieldClass);
      for (const [name, value] of call.kwargs) made.attrs.set(name, value);
      return made;
    },
    asdict: (run, call) => (call.args[0] instanceof Instance ? dictOf(call.args[0]) : run.unknown('comes from `dataclasses.asdict`')),
    replace: (run, call) => {
      const self = call.args[0];
      if (!(self instanceof Instance)) return run.unknown('comes from `dataclasses.replace`');
      const made = new Instance(self.cls);
      for (const [name, value] of [...self.attrs, ...call.kwargs]) made.attrs.set(name, value);
      return made;
    },
    fields: (run) => run.unknown('comes from `dataclasses.fields`'),
  });

const dictOf = (self: Instance): Value => self.cls.find('__dict__') ?? new Unknown(`comes from the fields of \`${self.cls.name}\``);

/** `enum`: the plain values of a class become its members. */
export function enumModule(): Module {
  const finish = new Native('enum.__finish__', (_run, call) => {
    const cls = call.args[0];
    if (!(cls instanceof PyClass)) return null;
    let last = 0;
    for (const [name, value] of cls.attrs) {
      const plain = value === null || typeof value !== 'object' || value instanceof Tuple || value.kind === 'float' || (value instanceof Instance && value.cls.name === 'auto');
      if (name.startsWith('_') || !plain) continue;
      const member = new Instance(cls);
      last = typeof value === 'number' ? value : last + 1;
      member.attrs.set('name', name);
      member.attrs.set('value', value instanceof Instance ? last : value);
      cls.attrs.set(name, member);
    }
    return null;
  });
  const describe = new Native('enum.__str__', (_run, call) => (call.args[0] instanceof Instance ? `${call.args[0].cls.name}.${String(call.args[0].attrs.get('name'))}` : ''));
  const base = (name: string): PyClass => new PyClass(name, {
    module: 'enum', bases: [types.object], attrs: new Map<string, Value>([['__finish__', finish], ['__str__', describe], ['__repr__', describe]]),
    make: (run, cls, call) => {
      const wanted = need(run, call, 0, 'value', cls.name);
      for (const member of cls.attrs.values()) if (member instanceof Instance && equals(run, member.attrs.get('value') ?? null, wanted) === true) return member;
      return wanted instanceof Unknown ? wanted : run.unknown(`comes from the enum \`${cls.name}\``);
    },
  });
  return moduleOf('enum', { unique: (_run, call) => call.args[0] ?? null }, { Enum: base('Enum'), IntEnum: base('IntEnum'), Flag: base('Flag'), StrEnum: base('StrEnum'), auto: new PyClass('auto', { module: 'enum', bases: [types.object] }) });
}
