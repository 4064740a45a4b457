// What a name of a script can stand for.
// Invariant: an int is a JavaScript number only while it is exact (bigint beyond), a float is always a `PyFloat`;
// what could not be known is an `Unknown` that remembers why, never a guess.

import type { FunctionNode, ExpressionOf, Span } from '../tree/index.ts';
import type { Run } from '../run/run.ts';
import type { Scope } from '../run/scope.ts';
import type { Source } from '../tree/index.ts';

/** A Python int. */
export type Int = number | bigint;

/** A Python value. */
export type Value =
  | null | boolean | Int | string
  | PyFloat | Complex | Bytes | EllipsisValue | NotImplementedValue
  | List | Tuple | Dict | PySet | Range | Slice | Iter
  | Func | Native | Method | Property | StaticMethod | ClassMethod | Super
  | PyClass | Instance | Module | NdArray | Unknown;

/** The value that two branches agree on; unknown where they do not. */
export type Join = (a: Value | undefined, b: Value | undefined) => Value;

/** Something whose contents can change, and be put back when a branch was only tried. */
export interface Changeable {
  /** Its contents now. */
  save(): unknown;
  /** Puts contents back that `save` gave. */
  restore(saved: unknown): void;
  /** Takes the contents that two branches left, as far as they agree. */
  merge(a: unknown, b: unknown, join: Join, doubt: Unknown): void;
}

/** A value that could not be known. */
export class Unknown {
  readonly kind = 'unknown';
  /** Read after the name: "comes from `np.load`, line 12". */
  readonly reason: string;
  readonly name: string | undefined;
  /** The dotted path it has in a module that is not known: `torch.nn.Linear`. */
  readonly path: string | undefined;
  /** The text that it prints, where only parts of that are unknown. */
  readonly shown: string | undefined;
  constructor(reason: string, name?: string, path?: string, shown?: string) {
    this.reason = reason;
    this.name = name;
    this.path = path;
    this.shown = shown;
  }
  /** What is printed in its place. */
  get text(): string {
    return this.shown ?? `<unknown: ${this.because}>`;
  }
  /** Why it is not known, in a clause. */
  get because(): string {
    return this.name === undefined ? `it ${this.reason}` : `\`${this.name}\` ${this.reason}`;
  }
}

/** A float. */
export class PyFloat {
  readonly kind = 'float';
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** A complex number. */
export class Complex {
  readonly kind = 'complex';
  readonly real: number;
  readonly imag: number;
  constructor(real: number, imag: number) {
    this.real = real;
    this.imag = imag;
  }
}

/** Bytes, each as one character. */
export class Bytes {
  readonly kind = 'bytes';
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** `...`. */
export class EllipsisValue {
  readonly kind = 'ellipsis';
}
/** `...`. */
export const ELLIPSIS = new EllipsisValue();

/** What an operator method gives when it does not know the other operand. */
export class NotImplementedValue {
  readonly kind = 'not-implemented';
}
/** `NotImplemented`. */
export const NOT_IMPLEMENTED = new NotImplementedValue();

interface Saved<T> {
  readonly content: T;
  readonly lost: Unknown | undefined;
}

/** A list; `lost` when its contents are not known. */
export class List implements Changeable {
  readonly kind = 'list';
  items: Value[];
  lost: Unknown | undefined;
  constructor(items: Value[] = []) {
    this.items = items;
  }
  save(): Saved<Value[]> {
    return { content: [...this.items], lost: this.lost };
  }
  restore(saved: Saved<Value[]>): void {
    this.items = [...saved.content];
    this.lost = saved.lost;
  }
  merge(a: Saved<Value[]>, b: Saved<Value[]>, join: Join, doubt: Unknown): void {
    this.items = a.content.map((item, i) => join(item, b.content[i]));
    this.lost = a.lost ?? b.lost ?? (a.content.length === b.content.length ? undefined : doubt);
  }
}

/** A tuple; `fields` names its items for a named tuple. */
export class Tuple {
  readonly kind = 'tuple';
  readonly items: readonly Value[];
  readonly cls: PyClass | undefined;
  readonly fields: readonly string[] | undefined;
  constructor(items: readonly Value[] = [], cls?: PyClass, fields?: readonly string[]) {
    this.items = items;
    this.cls = cls;
    this.fields = fields;
  }
}

/** What a dict or set finds a key by: equal keys are the same key. */
export type Key = unknown;

/** A dict in order of insertion. */
export class Dict implements Changeable {
  readonly kind = 'dict';
  map: Map<Key, readonly [Value, Value]>;
  lost: Unknown | undefined;
  /** What `defaultdict` makes for a missing key. */
  readonly missing: Value | undefined;
  readonly cls: PyClass | undefined;
  constructor(map = new Map<Key, readonly [Value, Value]>(), missing?: Value, cls?: PyClass) {
    this.map = map;
    this.missing = missing;
    this.cls = cls;
  }
  /** A dict with texts as keys. */
  static of(entries: Iterable<readonly [string, Value]>): Dict {
    const made = new Dict();
    for (const [key, value] of entries) made.map.set(key, [key, value]);
    return made;
  }
  save(): Saved<Dict['map']> {
    return { content: new Map(this.map), lost: this.lost };
  }
  restore(saved: Saved<Dict['map']>): void {
    this.map = new Map(saved.content);
    this.lost = saved.lost;
  }
  merge(a: Saved<Dict['map']>, b: Saved<Dict['map']>, join: Join, doubt: Unknown): void {
    this.map = new Map();
    for (const [key, [name]] of [...a.content, ...b.content]) this.map.set(key, [name, join(a.content.get(key)?.[1], b.content.get(key)?.[1])]);
    this.lost = a.lost ?? b.lost ?? (sameKeys(a.content, b.content) ? undefined : doubt);
  }
}

const sameKeys = (a: ReadonlyMap<Key, unknown>, b: ReadonlyMap<Key, unknown>): boolean => a.size === b.size && [...a.keys()].every((key) => b.has(key));

/** A set in order of insertion. */
export class PySet implements Changeable {
  readonly kind = 'set';
  map: Map<Key, Value>;
  lost: Unknown | undefined;
  readonly frozen: boolean;
  constructor(map = new Map<Key, Value>(), frozen = false) {
    this.map = map;
    this.frozen = frozen;
  }
  save(): Saved<PySet['map']> {
    return { content: new Map(this.map), lost: this.lost };
  }
  restore(saved: Saved<PySet['map']>): void {
    this.map = new Map(saved.content);
    this.lost = saved.lost;
  }
  merge(a: Saved<PySet['map']>, b: Saved<PySet['map']>, _join: Join, doubt: Unknown): void {
    this.map = new Map(a.content);
    this.lost = a.lost ?? b.lost ?? (sameKeys(a.content, b.content) ? undefined : doubt);
  }
}

/** `range(start, stop, step)`. */
export class Range {
  readonly kind = 'range';
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  constructor(start: number, stop: number, step: number) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
  get length(): number {
    return Math.max(0, Math.ceil((this.stop - this.start) / this.step));
  }
}

/** `start:stop:step` in a subscript. */
export class Slice {
  readonly kind = 'slice';
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;
  constructor(start: Value, stop: Value, step: Value) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

/** An iterator: gives one value after the other, then undefined. */
export class Iter {
  readonly kind = 'iterator';
  readonly typeName: string;
  readonly next: () => Value | undefined;
  /** Why it gives fewer items than it has. */
  lost: Unknown | undefined;
  constructor(typeName: string, next: () => Value | undefined) {
    this.typeName = typeName;
    this.next = next;
  }
}

/** A function of the script. */
export class Func {
  readonly kind = 'function';
  readonly name: string;
  readonly node: FunctionNode | ExpressionOf<'Lambda'>;
  readonly scope: Scope;
  readonly source: Source;
  readonly defaults: ReadonlyMap<string, Value>;
  /** The class in whose body it was defined; `super()` needs it. */
  owner: PyClass | undefined;
  readonly attrs = new Map<string, Value>();
  constructor(name: string, node: FunctionNode | ExpressionOf<'Lambda'>, scope: Scope, source: Source, defaults: ReadonlyMap<string, Value>) {
    this.name = name;
    this.node = node;
    this.scope = scope;
    this.source = source;
    this.defaults = defaults;
  }
}

/** What a native function does. */
export type NativeCall = (run: Run, call: Call) => Value;

/** A function of the library. */
export class Native {
  readonly kind = 'native';
  /** Dotted path: `numpy.zeros`. */
  readonly name: string;
  readonly call: NativeCall;
  readonly attrs = new Map<string, Value>();
  constructor(name: string, call: NativeCall) {
    this.name = name;
    this.call = call;
  }
}

/** A function with its first argument. */
export class Method {
  readonly kind = 'method';
  readonly self: Value;
  readonly func: Value;
  constructor(self: Value, func: Value) {
    this.self = self;
    this.func = func;
  }
}

/** `@property`. */
export class Property {
  readonly kind = 'property';
  readonly get: Value;
  readonly set: Value | undefined;
  /** True when its value is computed once and kept. */
  readonly cached: boolean;
  constructor(get: Value, set?: Value, cached = false) {
    this.get = get;
    this.set = set;
    this.cached = cached;
  }
}
/** `@staticmethod`. */
export class StaticMethod {
  readonly kind = 'static';
  readonly func: Value;
  constructor(func: Value) {
    this.func = func;
  }
}
/** `@classmethod`. */
export class ClassMethod {
  readonly kind = 'class-method';
  readonly func: Value;
  constructor(func: Value) {
    this.func = func;
  }
}
/** `super()`: attributes of the classes behind `after` in the order of `self`'s class. */
export class Super {
  readonly kind = 'super';
  readonly self: Value;
  readonly cls: PyClass;
  readonly after: PyClass;
  constructor(self: Value, cls: PyClass, after: PyClass) {
    this.self = self;
    this.cls = cls;
    this.after = after;
  }
}

type Attributes = ReadonlyMap<string, Value>;

const mergeAttributes = (into: Map<string, Value>, a: Attributes, b: Attributes, join: Join): void => {
  into.clear();
  for (const name of new Set([...a.keys(), ...b.keys()])) into.set(name, join(a.get(name), b.get(name)));
};

const putBack = (into: Map<string, Value>, saved: Attributes): void => {
  into.clear();
  for (const [name, value] of saved) into.set(name, value);
};

/** A class, of the script or of the library. */
export class PyClass implements Changeable {
  readonly kind = 'class';
  readonly name: string;
  /** The module that `repr` names; empty for built-in types. */
  readonly module: string;
  readonly bases: readonly PyClass[];
  /** The class and its ancestors in the order of lookup. */
  readonly mro: readonly PyClass[];
  readonly attrs: Map<string, Value>;
  /** Makes an instance instead of the usual way: `int('3')`, `keras.layers.Dense(3)`. */
  readonly make: ((run: Run, cls: PyClass, call: Call) => Value) | undefined;
  /** A base that is not known: what is not found may be there. */
  unknownBase: Unknown | undefined;
  constructor(name: string, options: { readonly module?: string; readonly bases?: readonly PyClass[]; readonly attrs?: Map<string, Value>; readonly make?: (run: Run, cls: PyClass, call: Call) => Value } = {}) {
    this.name = name;
    this.module = options.module ?? '';
    this.bases = options.bases ?? [];
    this.attrs = options.attrs ?? new Map();
    this.make = options.make ?? this.bases.find((base) => base.make)?.make;
    this.unknownBase = this.bases.find((base) => base.unknownBase)?.unknownBase;
    this.mro = linearise(this);
  }
  /** An attribute of the class or of an ancestor. */
  find(name: string): Value | undefined {
    for (const cls of this.mro) {
      const found = cls.attrs.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  /** True when it is the other class or inherits from it. */
  isA(other: PyClass): boolean {
    return this.mro.includes(other);
  }
  save(): Attributes {
    return new Map(this.attrs);
  }
  restore(saved: Attributes): void {
    putBack(this.attrs, saved);
  }
  merge(a: Attributes, b: Attributes, join: Join): void {
    mergeAttributes(this.attrs, a, b, join);
  }
}

/** Python's C3 order; where it does not exist, depth first. */
function linearise(cls: PyClass): readonly PyClass[] {
  const lists = [...cls.bases.map((base) => [...base.mro]), [...cls.bases]];
  const order: PyClass[] = [cls];
  for (;;) {
    const left = lists.filter((list) => list.length > 0);
    if (left.length === 0) return order;
    const next = left.map((list) => list[0]).find((head) => head && !left.some((list) => list.indexOf(head) > 0)) ?? left[0]?.[0];
    if (!next) return order;
    order.push(next);
    for (const list of left) if (list.includes(next)) list.splice(list.indexOf(next), 1);
  }
}

/** An instance of a class. */
export class Instance implements Changeable {
  readonly kind = 'instance';
  readonly cls: PyClass;
  readonly attrs = new Map<string, Value>();
  /** What the library keeps with it: a layer, a tensor, an optimizer. */
  native: unknown;
  constructor(cls: PyClass, native?: unknown) {
    this.cls = cls;
    this.native = native;
  }
  save(): Attributes {
    return new Map(this.attrs);
  }
  restore(saved: Attributes): void {
    putBack(this.attrs, saved);
  }
  merge(a: Attributes, b: Attributes, join: Join): void {
    mergeAttributes(this.attrs, a, b, join);
  }
}

/** A module: a table of names, some of them made when first asked for. */
export class Module {
  readonly kind = 'module';
  readonly name: string;
  readonly attrs = new Map<string, Value>();
  readonly #find: ((name: string) => Value | undefined) | undefined;
  /** The names for `from module import *`. */
  readonly names: () => Iterable<string>;
  /** True for a module of the script's own: what it does not have does not exist. */
  complete = false;
  constructor(name: string, find?: (name: string) => Value | undefined, names?: () => Iterable<string>) {
    this.name = name;
    this.#find = find;
    this.names = names ?? (() => this.attrs.keys());
  }
  /** What the module has under a name. */
  get(name: string): Value | undefined {
    const before = this.attrs.get(name);
    if (before !== undefined) return before;
    const made = this.#find?.(name);
    if (made !== undefined) this.attrs.set(name, made);
    return made;
  }
}

/** A NumPy array: its shape and dtype, and its numbers where they are few and known. */
export class NdArray {
  readonly kind = 'array';
  /** `null` for a size that is not known. */
  readonly shape: readonly (number | null)[];
  readonly dtype: string;
  readonly data: readonly (number | bigint | boolean)[] | undefined;
  /** Why sizes or numbers are not known. */
  readonly because: Unknown | undefined;
  constructor(shape: readonly (number | null)[], dtype: string, data?: readonly (number | bigint | boolean)[], because?: Unknown) {
    this.shape = shape;
    this.dtype = dtype;
    this.data = data;
    this.because = because;
  }
}

/** The arguments of a call, and where they are written. */
export class Call {
  readonly args: readonly Value[];
  readonly kwargs: ReadonlyMap<string, Value>;
  readonly node: ExpressionOf<'Call'> | undefined;
  readonly source: Source | undefined;
  /** How many arguments in front are not written in the call: `self`. */
  readonly shift: number;
  constructor(args: readonly Value[] = [], kwargs: ReadonlyMap<string, Value> = new Map(), node?: ExpressionOf<'Call'>, source?: Source, shift = 0) {
    this.args = args;
    this.kwargs = kwargs;
    this.node = node;
    this.source = source;
    this.shift = shift;
  }
  /** The argument at a place or of a name. */
  arg(at: number, name?: string): Value | undefined {
    return this.args[at] ?? (name === undefined ? undefined : this.kwargs.get(name));
  }
  /** An argument that may be left out. */
  or(at: number, name: string, fallback: Value): Value {
    const value = at < this.args.length ? this.args[at] : this.kwargs.get(name);
    return value === undefined ? fallback : value;
  }
  /** The same call with a value in front. */
  with(self: Value): Call {
    return new Call([self, ...this.args], this.kwargs, this.node, this.source, this.shift + 1);
  }
  /** The same call without its first argument. */
  rest(): Call {
    return new Call(this.args.slice(1), this.kwargs, this.node, this.source, this.shift - 1);
  }
  /** Where an argument's value is written: by its place among `args`, or by its name. */
  place(key: number | string): Span | undefined {
    if (!this.node || this.node.args.some((arg) => arg.star === '*')) return undefined;
    if (typeof key === 'string') return this.node.args.find((arg) => arg.name === key)?.value;
    return this.node.args.filter((arg) => arg.name === undefined && arg.star === undefined)[key - this.shift]?.value;
  }
}
