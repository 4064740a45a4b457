// Functions, of the script and of the library, and what classes wrap them in; the arguments of a call.

import type { ExpressionOf, FunctionNode, Source, Span } from '../tree/index.ts';
import type { Run } from '../run/run.ts';
import type { Scope } from '../run/scope.ts';
import type { PyClass } from './objects.ts';
import type { Value } from './value.ts';

/** A function of the script. */
export class Func {
  readonly kind = 'function';
  readonly name: string;
  readonly node: FunctionNode | ExpressionOf<'Lambda'>;
  readonly scope: Scope;
  readonly source: Source;
  readonly defaults: ReadonlyMap<string, Value>;
  /** The name with the class or function that it was defined in, as errors say it. */
  readonly qualname: string;
  /** The class in whose body it was defined; `super()` needs it. */
  owner: PyClass | undefined;
  readonly attrs = new Map<string, Value>();
  constructor(name: string, node: FunctionNode | ExpressionOf<'Lambda'>, scope: Scope, source: Source, defaults: ReadonlyMap<string, Value>, within = '') {
    this.name = name;
    this.qualname = within + name;
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
  /** Where an argument's name is written. */
  placeOfName(name: string): Span | undefined {
    const arg = this.node?.args.find((one) => one.name === name);
    return arg && { start: arg.start, end: arg.start + name.length };
  }
}
