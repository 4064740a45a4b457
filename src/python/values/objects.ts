// Classes, their instances, and modules.
// Invariant: the order in which classes are searched is Python's.

import type { Run } from '../run/run.ts';
import type { Call } from './callables.ts';
import type { Changeable, Join, Unknown, Value } from './value.ts';

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
  /** True where the class or an ancestor is `abc.ABC`, whose methods may be promises. */
  get isAbstract(): boolean {
    return this.mro.some((cls) => cls.module === 'abc');
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
  /** What is done about a name that does not exist: what is read in its place, or what is raised; else the usual words are. */
  missing: ((run: Run, name: string, imported: boolean) => { readonly value: Value } | { readonly raised: unknown }) | undefined;
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
