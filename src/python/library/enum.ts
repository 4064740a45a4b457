// `enum`: the plain values of a class become its members.

import { asInt, Dict, Instance, Module, Native, PyClass, Tuple, types, Unknown, type Value } from '../values/index.ts';
import { equals } from '../run/equal.ts';
import { binary, compare } from '../run/operate.ts';
import type { Run } from '../run/run.ts';
import { joined, repr } from '../run/text.ts';
import { moduleOf, need } from './table.ts';

const nameOf = (member: Value | undefined): string => (member instanceof Instance ? String(member.attrs.get('name')) : '');
const valueOf = (member: Value | undefined): Value => (member instanceof Instance && member.attrs.has('name') ? (member.attrs.get('value') ?? null) : (member ?? null));

const isMember = (name: string, value: Value): boolean =>
  !name.startsWith('_') && (value === null || typeof value !== 'object' || value instanceof Tuple || ['float', 'list', 'dict'].includes(value.kind) || (value instanceof Instance && value.cls.name === 'auto'));

/** Makes the members; one with the value of another is that one. */
function finish(run: Run, cls: PyClass): void {
  const members = new Dict();
  let last: Value = 0;
  for (const [name, value] of cls.attrs) {
    if (!isMember(name, value)) continue;
    const flag = cls.mro.some((one) => one.name === 'Flag' || one.name === 'IntFlag');
    const counted: Value = value instanceof Instance ? (cls.mro.some((one) => one.name === 'StrEnum') ? name.toLowerCase() : flag ? 2 ** members.map.size : binary(run, '+', asInt(last) ?? 0, 1)) : value;
    // What is no number cannot be counted on from.
    last = asInt(counted) === undefined ? last : counted;
    const same = [...members.map.values()].find(([, one]) => equals(run, valueOf(one), counted) === true)?.[1];
    const member = same instanceof Instance ? same : new Instance(cls);
    if (member !== same) {
      for (const [key, one] of [['name', name], ['value', counted], ['_value_', counted]] as const) member.attrs.set(key, one);
      members.map.set(name, [name, member]);
      const init = cls.find('__init__');
      if (init !== undefined) run.call(init, [member, ...(counted instanceof Tuple ? counted.items : [counted])]);
    }
    cls.attrs.set(name, member);
  }
  cls.attrs.set('__members__', members);
}

const ARITHMETIC = { __add__: '+', __sub__: '-', __mul__: '*', __truediv__: '/', __floordiv__: '//', __mod__: '%', __pow__: '**', __and__: '&', __or__: '|' } as const;
const ORDER = { __lt__: '<', __le__: '<=', __gt__: '>', __ge__: '>=', __eq__: '==', __ne__: '!=' } as const;

/** What members do that are numbers or texts besides. */
function plainMethods(): readonly (readonly [string, Value])[] {
  return [
    ...Object.entries(ARITHMETIC).flatMap(([name, op]) => [
      [name, new Native(name, (run, call) => binary(run, op, valueOf(call.args[0]), valueOf(call.args[1])))] as const,
      [name.replace('__', '__r'), new Native(name, (run, call) => binary(run, op, valueOf(call.args[1]), valueOf(call.args[0])))] as const,
    ]),
    ...Object.entries(ORDER).map(([name, op]) => [name, new Native(name, (run, call) => compare(run, op, valueOf(call.args[0]), valueOf(call.args[1])))] as const),
    ...['__int__', '__index__'].map((name) => [name, new Native(name, (_run, call) => valueOf(call.args[0]))] as const),
    ['__str__', new Native('__str__', (run, call) => run.call(types.str, [valueOf(call.args[0])]))],
    ['__format__', new Native('__format__', (run, call) => run.call(run.library.builtin(run, 'format') ?? null, [valueOf(call.args[0]), call.args[1] ?? '']))],
  ];
}

/** `enum`. */
export function enumModule(): Module {
  const base = (name: string, more: readonly (readonly [string, Value])[] = []): PyClass => new PyClass(name, {
    module: 'enum', bases: [types.object],
    attrs: new Map<string, Value>([
      ['__finish__', new Native('enum.__finish__', (run, call) => (call.args[0] instanceof PyClass && finish(run, call.args[0]), null))],
      ['__str__', new Native('enum.__str__', (_run, call) => `${call.args[0] instanceof Instance ? call.args[0].cls.name : ''}.${nameOf(call.args[0])}`)],
      ['__repr__', new Native('enum.__repr__', (run, call) => joined([`<${call.args[0] instanceof Instance ? call.args[0].cls.name : ''}.${nameOf(call.args[0])}: `, repr(run, valueOf(call.args[0])), '>']))],
      ['__hash__', new Native('enum.__hash__', (run, call) => run.call(run.library.builtin(run, 'hash') ?? null, [nameOf(call.args[0])]))],
      ...more,
    ]),
    make: (run, cls, call) => {
      const wanted = need(run, call, 0, 'value', cls.name);
      const members = cls.find('__members__');
      if (wanted instanceof Unknown || !(members instanceof Dict)) return run.unknown(`comes from the enum \`${cls.name}\``);
      for (const [, member] of members.map.values()) if (member === wanted || equals(run, valueOf(member), wanted) === true) return member;
      throw run.error('ValueError', `${typeof wanted === 'string' ? `'${wanted}'` : String(asInt(wanted) ?? 'it')} is not a valid ${cls.name}`);
    },
  });
  const plain = plainMethods();
  return moduleOf('enum', { unique: (_run, call) => call.args[0] ?? null }, { Enum: base('Enum'), IntEnum: base('IntEnum', plain), Flag: base('Flag'), IntFlag: base('IntFlag', plain), StrEnum: base('StrEnum', plain), auto: new PyClass('auto', { module: 'enum', bases: [types.object] }) });
}
