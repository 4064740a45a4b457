// Attributes: how they are found, and what happens when one is set.
// Invariant: what an unknown value has is unknown; a missing attribute of a known value raises as in Python.

import { ClassMethod, Dict, Func, Instance, Iter, List, Method, Module, Native, Property, PyClass, StaticMethod, Super, Tuple, typeName, typeOf, types, Unknown, type Value } from '../values/index.ts';
import type { Run } from './run.ts';

/** The attribute of a value; raises AttributeError when there is none. */
export function getAttribute(run: Run, value: Value, name: string): Value {
  const found = findAttribute(run, value, name);
  if (found !== undefined) return found;
  if (value instanceof Module) {
    const instead = value.missing?.(run, name, false);
    if (instead && 'value' in instead) return instead.value;
    throw instead ? instead.raised : run.error('AttributeError', `module '${value.name}' has no attribute '${name}'`, { name, names: value.names() });
  }
  if (value instanceof PyClass) throw run.error('AttributeError', `type object '${value.name}' has no attribute '${name}'`);
  throw run.error('AttributeError', `'${typeName(value)}' object has no attribute '${name}'`, { name, names: namesOf(value) });
}

/** The names of what a value has. */
function* namesOf(value: Value): Iterable<string> {
  if (value instanceof Instance) yield* value.attrs.keys();
  for (const cls of typeOf(value)?.mro ?? []) yield* cls.attrs.keys();
}

/** The attribute of a value, or undefined when there is none. */
export function findAttribute(run: Run, value: Value, name: string): Value | undefined {
  if (value instanceof Unknown) return inUnknown(run, value, name);
  if (value instanceof Module) return inModule(run, value, name);
  if (value instanceof PyClass) return inClass(run, value, name);
  if (value instanceof Super) return inSuper(run, value, name);
  const cls = typeOf(value);
  if (!cls) return undefined;
  const found = cls.find(name);
  if (found instanceof Property) return getProperty(run, value, name, found);
  const own = value instanceof Instance || value instanceof Func || value instanceof Native ? value.attrs.get(name) : value instanceof List || value instanceof Dict || value instanceof Iter ? value.attrs?.get(name) : undefined;
  if (own !== undefined) return own;
  if (found instanceof Instance) return described(run, value, cls, found);
  if (found !== undefined) return bind(value, cls, found);
  const given = special(value, cls, name);
  return given === undefined ? fallback(run, value, cls, name) : given;
}

function inUnknown(run: Run, value: Unknown, name: string): Value {
  const put = value.kept.values.get(name);
  if (put !== undefined) return put;
  const kept = value.kept.part(name);
  if (value.path === undefined) return new Unknown(value.reason, value.name, undefined, undefined, kept);
  const path = `${value.path}.${name}`;
  return new Unknown(run.unknown(`comes from \`${path}\``).reason, undefined, path, undefined, kept);
}

function inModule(run: Run, module: Module, name: string): Value | undefined {
  const found = module.get(name);
  if (found !== undefined) return found;
  if (name === '__name__') return module.name;
  if (name === '__version__' || name === '__file__' || name === '__doc__') return run.unknown(`comes from \`${module.name}.${name}\``);
  if (module.complete) return undefined;
  const path = `${module.name}.${name}`;
  return run.library.module(run, path) ?? run.unknown(`comes from \`${path}\``, path);
}

function inClass(run: Run, cls: PyClass, name: string): Value | undefined {
  const found = cls.find(name);
  if (found instanceof ClassMethod) return new Method(cls, found.func);
  if (found instanceof StaticMethod) return found.func;
  if (found !== undefined) return found;
  switch (name) {
    case '__name__':
    case '__qualname__':
      return cls.name;
    case '__module__':
      return cls.module === '' ? 'builtins' : cls.module;
    case '__mro__':
      return new Tuple(cls.mro);
    case '__bases__':
      return new Tuple(cls.bases);
    case '__base__':
      return cls.bases[0] ?? null;
    case '__class__':
      return types.type;
    case '__dict__':
      return Dict.of(cls.attrs);
    case '__doc__':
      return null;
    case '__call__':
    case '__init__':
    case '__new__':
    case '__eq__':
    case '__hash__':
    case '__repr__':
    case '__str__':
    case '__getattribute__':
    case '__setattr__':
      return OF_OBJECT[name] ?? run.unknown(`is \`${name}\` of a class, which is not followed`);
    default:
      return cls.unknownBase && run.unknown(`comes from a base of \`${cls.name}\` that is not known`);
  }
}

function inSuper(run: Run, from: Super, name: string): Value | undefined {
  const order = from.cls.mro;
  for (const cls of order.slice(order.indexOf(from.after) + 1)) {
    const found = cls.attrs.get(name);
    if (found instanceof Property) return getProperty(run, from.self, name, found);
    if (found !== undefined) return bind(from.self, from.cls, found);
  }
  const last = OF_OBJECT[name];
  if (last !== undefined && !from.cls.unknownBase) return name === '__new__' ? last : new Method(from.self, last);
  return from.cls.unknownBase && run.unknown(`comes from a base of \`${from.cls.name}\` that is not known`);
}

/** What `super()` finds at the end, in `object`. */
const OF_OBJECT: Readonly<Record<string, Native>> = {
  __init__: new Native('object.__init__', () => null),
  __init_subclass__: new Native('object.__init_subclass__', () => null),
  __new__: new Native('object.__new__', (run, call) => (call.args[0] instanceof PyClass ? new Instance(call.args[0]) : run.unknown('comes from `object.__new__`'))),
  __setattr__: new Native('object.__setattr__', (run, call) => {
    setPlain(run, call.args[0] ?? null, String(call.args[1]), call.args[2] ?? null);
    return null;
  }),
};

function getProperty(run: Run, value: Value, name: string, property: Property): Value {
  if (property.cached && value instanceof Instance) {
    const before = value.attrs.get(name);
    if (before !== undefined) return before;
    const made = run.call(property.get, [value]);
    run.touch(value);
    value.attrs.set(name, made);
    return made;
  }
  return run.call(property.get, [value]);
}

/** A descriptor of the script's own gives what its `__get__` gives. */
function described(run: Run, self: Value, cls: PyClass, found: Instance): Value {
  const get = found.cls.module === '__main__' ? found.cls.find('__get__') : undefined;
  return get === undefined ? found : run.call(get, [found, self, cls]);
}

/** What a class holds, as its instance sees it. */
function bind(self: Value, cls: PyClass, found: Value): Value {
  if (found instanceof Func || found instanceof Native) return new Method(self, found);
  if (found instanceof StaticMethod) return found.func;
  if (found instanceof ClassMethod) return new Method(self instanceof PyClass ? self : cls, found.func);
  return found;
}

function special(value: Value, cls: PyClass, name: string): Value | undefined {
  if (name === '__class__') return cls;
  if (name === '__dict__' && value instanceof Instance) return Dict.of(value.attrs);
  if (name === '__doc__') return value instanceof Func ? docOf(value.node) : null;
  if (value instanceof Func) {
    if (name === '__qualname__') return value.qualname;
    if (name === '__defaults__') return value.node.params.some((one) => one.fallback && one.kind !== 'keyword') ? new Tuple(value.node.params.flatMap((one) => (one.fallback && one.kind !== 'keyword' ? [value.defaults.get(one.name) ?? null] : []))) : null;
    if (name === '__kwdefaults__') return value.node.params.some((one) => one.fallback && one.kind === 'keyword') ? Dict.of(value.node.params.flatMap((one) => (one.fallback && one.kind === 'keyword' ? [[one.name, value.defaults.get(one.name) ?? null] as const] : []))) : null;
    if (name === '__dict__') return Dict.of(value.attrs);
    if (name === '__globals__' || name === '__code__' || name === '__annotations__' || name === '__closure__' || name === '__signature__') return new Unknown(`is \`${name}\` of a function, which is not followed`);
    if (name === '__call__') return value;
  }
  if (value instanceof Func || value instanceof Native) {
    if (name === '__name__' || name === '__qualname__') return value.name.slice(value.name.lastIndexOf('.') + 1);
    if (name === '__module__') return '__main__';
  }
  if (value instanceof Method) {
    if (name === '__func__') return value.func;
    if (name === '__self__') return value.self;
    if (value.func instanceof Func || value.func instanceof Native) {
      if (name === '__name__') return value.func.name;
      const own = value.func.attrs.get(name);
      if (own !== undefined) return own;
      if (name === '__doc__' || name === '__qualname__') return special(value.func, cls, name);
    }
  }
  if (value instanceof Tuple && value.fields) {
    const at = value.fields.indexOf(name);
    if (at >= 0) return value.items[at];
    if (name === '_fields') return new Tuple(value.fields);
  }
  return undefined;
}

function fallback(run: Run, value: Value, cls: PyClass, name: string): Value | undefined {
  // What a library gives as a function may be an object that can be called: `np.maximum.accumulate`.
  if (value instanceof Native && value.name.includes('.') && !name.startsWith('__')) return run.unknown(`comes from \`${value.name}.${name}\``);
  const get = cls.find('__getattr__');
  if (get !== undefined && !name.startsWith('__')) {
    const found = run.call(get, [value, name]);
    // A native `__getattr__` that has nothing says so with NotImplemented; one of the script raises.
    if (!(typeof found === 'object' && found?.kind === 'not-implemented')) return found;
  }
  return cls.unknownBase && !name.startsWith('__') ? run.unknown(`comes from a base of \`${cls.name}\` that is not known`) : undefined;
}

/** Sets an attribute. */
export function setAttribute(run: Run, value: Value, name: string, to: Value): void {
  if (value instanceof Unknown) {
    run.touch(value.kept);
    value.kept.values.set(name, to);
    return;
  }
  const cls = typeOf(value);
  const setter = cls?.find('__setattr__');
  if (setter !== undefined) {
    run.call(setter, [value, name, to]);
    return;
  }
  setPlain(run, value, name, to);
}

/** Sets an attribute past any `__setattr__`. */
export function setPlain(run: Run, value: Value, name: string, to: Value): void {
  const property = typeOf(value)?.find(name);
  const put = property instanceof Instance && property.cls.module === '__main__' ? property.cls.find('__set__') : undefined;
  if (property !== undefined && put !== undefined) run.call(put, [property, value, to]);
  else if (property instanceof Property && !property.cached) {
    if (property.set === undefined) throw run.error('AttributeError', `property '${name}' of '${typeName(value)}' object has no setter`);
    run.call(property.set, [value, to]);
  } else if (value instanceof Instance) {
    run.touch(value);
    value.attrs.set(name, to);
  } else if (value instanceof PyClass && value.module === '__main__') {
    run.touch(value);
    value.attrs.set(name, to);
  } else if ((value instanceof List || value instanceof Dict) && value.attrs) {
    value.attrs.set(name, to);
  } else if (value instanceof Func || value instanceof Native || value instanceof Module) {
    value.attrs.set(name, to);
  } else if (value instanceof PyClass) {
    throw run.error('TypeError', `cannot set '${name}' attribute of immutable type '${value.name}'`);
  } else {
    throw run.error('AttributeError', `'${typeName(value)}' object has no attribute '${name}'`);
  }
}

/** Deletes an attribute. */
export function deleteAttribute(run: Run, value: Value, name: string): void {
  if (value instanceof Unknown) return;
  const owner = value instanceof Instance || value instanceof PyClass ? value : undefined;
  if (!owner?.attrs.has(name)) throw run.error('AttributeError', `'${typeName(value)}' object has no attribute '${name}'`);
  run.touch(owner);
  owner.attrs.delete(name);
}

/** The text that a function begins with. */
function docOf(node: Func['node']): Value {
  const [first] = node.kind === 'Lambda' ? [] : node.body;
  return first?.kind === 'Expr' && first.value.kind === 'Constant' && typeof first.value.value === 'string' ? first.value.value : null;
}

/** The method of a script's own class that stands before what a built-in container does; undefined where there is none. */
export function overriding(value: Value, name: string): Value | undefined {
  if (!((value instanceof List || value instanceof Dict || value instanceof Tuple) && value.cls?.module === '__main__')) return undefined;
  const found = value.cls.find(name);
  return found instanceof Func ? new Method(value, found) : undefined;
}

/** A method that the class of a value gives for an operator, bound; undefined when it gives none. */
export function specialMethod(value: Value, name: string): Value | undefined {
  const cls = typeOf(value);
  const found = cls?.find(name);
  return cls && found !== undefined ? bind(value, cls, found) : undefined;
}
