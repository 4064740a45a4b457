// Python's built-in functions.

import { add, asIndex, asInt, boolClass, ClassMethod, Complex, Dict, exceptionClass, Func, Instance, Iter, List, NdArray, Method, Native, NOT_IMPLEMENTED, PyClass, PyFloat, Property, Slice, StaticMethod, Super, Tuple, typeName, typeOf, types, Unknown, type Call, type Value } from '../values/index.ts';
import { getAttribute, setAttribute, specialMethod } from '../run/attribute.ts';
import { keyOf } from '../run/equal.ts';
import { collect, iterate, iterOver, lengthOf, lostIn, untilRaised, type Walk } from '../run/iterate.ts';
import { binary, truth } from '../run/operate.ts';
import type { Run } from '../run/run.ts';
import { format, repr, shown, str } from '../run/text.ts';
import { round } from './number-methods.ts';
import { extreme, sorted } from './sorting.ts';
import { ended } from './container-methods.ts';
import { addMethods, need, natives, type Functions } from './table.ts';

const first = (call: Call): Value => call.args[0] ?? null;

/** Walks several values side by side. */
function walks(run: Run, values: readonly Value[]): Walk[] | Unknown {
  const out: Walk[] = [];
  for (const value of values) {
    const next = iterate(run, value);
    if (next instanceof Unknown) return next;
    out.push(next);
  }
  return out;
}

function print(run: Run, call: Call): Value {
  const separator = call.kwargs.get('sep') ?? ' ';
  const end = call.kwargs.get('end') ?? '\n';
  const text = call.args.map((arg) => shown(str(run, arg))).join(separator === null ? ' ' : shown(str(run, separator)));
  if (call.kwargs.get('file') === undefined || call.kwargs.get('file') === null) run.print(text + (end === null ? '\n' : shown(str(run, end))));
  return null;
}

function isInstance(run: Run, value: Value, cls: Value): boolean | Unknown {
  if (value instanceof Unknown) return value;
  if (cls instanceof Unknown) return cls;
  if (cls instanceof Tuple) {
    let doubt: Unknown | undefined;
    for (const one of cls.items) {
      const is = isInstance(run, value, one);
      if (is === true) return true;
      if (is instanceof Unknown) doubt ??= is;
    }
    return doubt ?? false;
  }
  if (!(cls instanceof PyClass)) throw run.error('TypeError', 'isinstance() arg 2 must be a type, a tuple of types, or a union');
  const own = typeOf(value);
  if (own?.isA(cls)) return true;
  const test = cls.find('__instancecheck__');
  if (test !== undefined) return truth(run, run.call(test, [value]));
  return own?.unknownBase ?? false;
}

function sum(run: Run, values: Value, start: Value): Value {
  const items = collect(run, values);
  if (items instanceof Unknown) return items;
  return items.reduce((total: Value, item) => {
    const [a, b] = [total, item].map((one) => (one instanceof NdArray ? undefined : asInt(one)));
    return a !== undefined && b !== undefined ? add(a, b) : binary(run, '+', total, item);
  }, start);
}

function extremeOf(run: Run, call: Call, greatest: boolean): Value {
  const items = call.args.length > 1 ? call.args : collect(run, first(call));
  if (items instanceof Unknown) return items;
  const best = extreme(run, items, call.kwargs.get('key') ?? null, greatest) ?? call.kwargs.get('default');
  if (best === undefined) throw run.error('ValueError', `${greatest ? 'max' : 'min'}() arg is an empty sequence`);
  return best;
}

function everyOf(run: Run, value: Value, wanted: boolean): Value {
  const next = iterate(run, value);
  if (next instanceof Unknown) return next;
  let doubt: Unknown | undefined;
  for (let item = next(); item !== undefined; item = next()) {
    const holds = truth(run, item);
    if (holds instanceof Unknown) doubt ??= holds;
    else if (holds !== wanted) return !wanted;
  }
  return doubt ?? lostIn(next) ?? wanted;
}

function type(run: Run, call: Call): Value {
  const value = first(call);
  if (call.args.length === 3) {
    const bases = call.args[1] instanceof Tuple ? call.args[1].items.filter((base) => base instanceof PyClass) : [];
    const attrs = call.args[2] instanceof Dict ? new Map([...call.args[2].map.values()].map(([name, one]) => [String(name), one] as const)) : new Map<string, Value>();
    return new PyClass(String(value), { module: '__main__', bases: bases.length > 0 ? bases : [types.object], attrs });
  }
  return typeOf(value) ?? (value instanceof Unknown ? new Unknown(value.reason, value.name) : run.unknown('has no known type'));
}

function superOf(run: Run, call: Call): Value {
  const [after, self] = call.args;
  if (!(after instanceof PyClass) || self === undefined) return run.unknown('comes from `super`');
  const cls = self instanceof PyClass ? self : (typeOf(self) ?? after);
  return new Super(self, cls, after);
}

const functions: Functions = {
  print,
  len: (run, call) => lengthOf(run, first(call)),
  abs: (run, call) => {
    const value = first(call);
    const integer = value instanceof NdArray ? undefined : asInt(value);
    if (integer !== undefined) return integer < 0 ? binary(run, '-', 0, integer) : integer;
    if (value instanceof PyFloat) return new PyFloat(Math.abs(value.value));
    if (value instanceof Complex) return new PyFloat(Math.hypot(value.real, value.imag));
    const own = specialMethod(value, '__abs__');
    return own === undefined ? (value instanceof Unknown ? value : run.unknown('comes from `abs`')) : run.call(own);
  },
  round: (run, call) => round(run, first(call), call.or(1, 'ndigits', null)),
  sum: (run, call) => sum(run, first(call), call.or(1, 'start', 0)),
  min: (run, call) => extremeOf(run, call, false),
  max: (run, call) => extremeOf(run, call, true),
  any: (run, call) => everyOf(run, first(call), false),
  all: (run, call) => everyOf(run, first(call), true),
  pow: (run, call) => {
    const made = binary(run, '**', first(call), call.args[1] ?? null);
    return call.args[2] === undefined ? made : binary(run, '%', made, call.args[2]);
  },
  divmod: (run, call) => new Tuple([binary(run, '//', first(call), call.args[1] ?? null), binary(run, '%', first(call), call.args[1] ?? null)]),
  isinstance: (run, call) => isInstance(run, first(call), call.args[1] ?? null),
  issubclass: (run, call) => {
    const [cls, of] = call.args;
    if (!(cls instanceof PyClass)) return cls instanceof Unknown ? cls : run.unknown('comes from `issubclass`');
    const all = of instanceof Tuple ? of.items : [of ?? null];
    return all.some((one) => one instanceof PyClass && cls.isA(one)) || (cls.unknownBase ?? all.find((one) => one instanceof Unknown) ?? false);
  },
  type,
  super: superOf,
  id: (run) => run.unknown('is a place in memory'),
  hash: (run, call) => {
    const value = first(call);
    keyOf(run, value);
    return asInt(value) ?? run.unknown('is a hash');
  },
  callable: (_run, call) => {
    const value = first(call);
    if (value instanceof Unknown) return value;
    return value instanceof Func || value instanceof Native || value instanceof Method || value instanceof PyClass || (value instanceof Instance && value.cls.find('__call__') !== undefined);
  },
  repr: (run, call) => repr(run, first(call)),
  ascii: (run, call) => {
    const text = repr(run, first(call));
    return typeof text === 'string' ? text.replace(/[\u0080-\u{10ffff}]/gu, (c) => ((c.codePointAt(0) ?? 0) < 256 ? `\\x${(c.codePointAt(0) ?? 0).toString(16)}` : c.length === 1 ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : `\\U${(c.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`)) : text;
  },
  format: (run, call) => format(run, first(call), typeof call.args[1] === 'string' ? call.args[1] : ''),
  chr: (run, call) => {
    const code = asIndex(first(call));
    if (code === undefined) return first(call) instanceof Unknown ? first(call) : run.unknown('comes from `chr`');
    if (code < 0 || code > 0x10ffff) throw run.error('ValueError', 'chr() arg not in range(0x110000)');
    return String.fromCodePoint(code);
  },
  ord: (run, call) => {
    const value = first(call);
    if (value instanceof Unknown) return value;
    if (typeof value !== 'string' || [...value].length !== 1) throw run.error('TypeError', `ord() expected a character, but ${typeof value === 'string' ? `string of length ${value.length}` : typeName(value)} found`);
    return value.codePointAt(0) ?? 0;
  },
  bin: (_run, call) => based(call, 2, '0b'),
  oct: (_run, call) => based(call, 8, '0o'),
  hex: (_run, call) => based(call, 16, '0x'),
  getattr: (run, call) => {
    const name = need(run, call, 1, 'name', 'getattr');
    if (typeof name !== 'string') return name instanceof Unknown ? name : run.unknown('comes from `getattr`');
    if (call.args.length < 3) return getAttribute(run, first(call), name);
    return untilRaised(run, 'AttributeError', () => getAttribute(run, first(call), name)) ?? call.args[2] ?? null;
  },
  hasattr: (run, call) => (first(call) instanceof Unknown ? first(call) : untilRaised(run, 'AttributeError', () => getAttribute(run, first(call), String(call.args[1]))) !== undefined),
  setattr: (run, call) => {
    if (typeof call.args[1] === 'string') setAttribute(run, first(call), call.args[1], call.args[2] ?? null);
    return null;
  },
  delattr: () => null,
  iter: (run, call) => {
    const next = iterate(run, first(call));
    return next instanceof Unknown ? next : first(call) instanceof Iter ? first(call) : iterOver(`${typeName(first(call))}_iterator`, [next], next);
  },
  next: (run, call) => {
    const value = first(call);
    const own = value instanceof Instance ? specialMethod(value, '__next__') : undefined;
    if (own !== undefined) return run.call(own);
    if (value instanceof Unknown) return value;
    if (!(value instanceof Iter)) throw run.error('TypeError', `'${typeName(value)}' object is not an iterator`);
    const next = value.next();
    // None is an item as well.
    const item = next === undefined ? (value.lost ?? call.args[1]) : next;
    if (item === undefined) throw ended(run, value);
    return item;
  },
  enumerate: (run, call) => {
    const next = iterate(run, first(call));
    if (next instanceof Unknown) return next;
    let at = Number(asInt(call.or(1, 'start', 0)) ?? 0);
    return iterOver('enumerate', [next], () => {
      const item = next();
      return item === undefined ? undefined : new Tuple([at++, item]);
    });
  },
  zip: (run, call) => {
    const all = walks(run, call.args);
    if (all instanceof Unknown) return all;
    return iterOver('zip', all, () => {
      const items: Value[] = [];
      for (const next of all) {
        const item = next();
        if (item === undefined) return undefined;
        items.push(item);
      }
      return all.length === 0 ? undefined : new Tuple(items);
    });
  },
  map: (run, call) => {
    const all = walks(run, call.args.slice(1));
    if (all instanceof Unknown) return all;
    return iterOver('map', all, () => {
      const items: Value[] = [];
      for (const next of all) {
        const item = next();
        if (item === undefined) return undefined;
        items.push(item);
      }
      run.step();
      return run.call(first(call), items);
    });
  },
  filter: (run, call) => {
    const next = iterate(run, call.args[1] ?? null);
    if (next instanceof Unknown) return next;
    const made: Iter = iterOver('filter', [next], () => {
      for (let item = next(); item !== undefined; item = next()) {
        run.step();
        const keep = truth(run, first(call) === null ? item : run.call(first(call), [item]));
        if (keep instanceof Unknown) made.lost = keep;
        if (keep === true) return item;
      }
      return undefined;
    });
    return made;
  },
  reversed: (run, call) => {
    const own = specialMethod(first(call), '__reversed__');
    if (own !== undefined) return run.call(own);
    const items = collect(run, first(call));
    if (items instanceof Unknown) return items;
    let at = items.length;
    return new Iter('reversed', () => items[--at]);
  },
  sorted: (run, call) => {
    const made = sorted(run, first(call), call.kwargs.get('key') ?? null, call.kwargs.get('reverse') ?? false);
    return made instanceof Unknown ? made : new List(made);
  },
  slice: (_run, call) => (call.args.length === 1 ? new Slice(null, first(call), null) : new Slice(first(call), call.args[1] ?? null, call.args[2] ?? null)),
  property: (_run, call) => new Property(first(call), call.args[1]),
  staticmethod: (_run, call) => new StaticMethod(first(call)),
  classmethod: (_run, call) => new ClassMethod(first(call)),
  vars: (run, call) => (call.args.length === 0 ? run.unknown('comes from `vars`') : getAttribute(run, first(call), '__dict__')),
  dir: (run) => run.unknown('comes from `dir`'),
  globals: (run) => Dict.of(run.frame.scope.module.vars),
  locals: (run) => Dict.of(run.frame.scope.vars),
  input: (run) => run.unknown('is typed by whoever runs the script'),
  open: (run) => run.unknown('comes from `open`'),
  eval: (run) => run.unknown('comes from `eval`'),
  exec: () => null,
  compile: (run) => run.unknown('comes from `compile`'),
  __import__: (run, call) => (typeof first(call) === 'string' ? (run.library.module(run, String(first(call))) ?? run.unknown(`comes from \`${String(first(call))}\``, String(first(call)))) : run.unknown('comes from `__import__`')),
  exit: (run) => {
    throw run.raised(run.exception('SystemExit'));
  },
  quit: (run) => {
    throw run.raised(run.exception('SystemExit'));
  },
  breakpoint: () => null,
  display: () => null,
};

function based(call: Call, base: number, prefix: string): Value {
  const value = asInt(first(call));
  if (value === undefined) return first(call);
  return `${value < 0 ? '-' : ''}${prefix}${(value < 0 ? -BigInt(value) : BigInt(value)).toString(base)}`;
}

/** All built-in names. */
export function builtinNames(): ReadonlyMap<string, Value> {
  const names = new Map<string, Value>(natives('', functions));
  for (const name of ['object', 'int', 'float', 'complex', 'str', 'bytes', 'list', 'tuple', 'dict', 'set', 'frozenset', 'range'] as const) names.set(name, types[name]);
  names.set('bool', boolClass);
  names.set('bytearray', types.bytes);
  names.set('NotImplemented', NOT_IMPLEMENTED);
  names.set('__debug__', true);
  return names;
}

/** Exceptions are found when they are asked for. */
export const builtinException = (name: string): Value | undefined => (/^[A-Z]/.test(name) ? exceptionClass(name) : undefined);

/** Gives properties and exceptions their methods. */
export function addObjectMethods(): void {
  addMethods(types.property, {
    setter: (_run, call) => (call.args[0] instanceof Property ? new Property(call.args[0].get, call.args[1]) : first(call)),
    getter: (_run, call) => first(call),
    deleter: (_run, call) => first(call),
  });
  const base = exceptionClass('BaseException');
  if (!base) return;
  addMethods(base, {
    __init__: (_run, call) => {
      if (call.args[0] instanceof Instance) call.args[0].attrs.set('args', new Tuple(call.args.slice(1)));
      return null;
    },
    with_traceback: (_run, call) => first(call),
    add_note: () => null,
  });
}
