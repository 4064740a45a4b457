// What a name of a script can stand for.
// Invariant: an int is a JavaScript number only while it is exact (bigint beyond), a float is always a `PyFloat`;
// what could not be known is an `Unknown` that remembers why, never a guess.

import type { ClassMethod, Func, Method, Native, Property, StaticMethod, Super } from './callables.ts';
import type { Dict, Iter, List, PySet, Range, Slice, Tuple } from './containers.ts';
import type { Instance, Module, PyClass } from './objects.ts';

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

/** What a dict or set finds a key by: equal keys are the same key. */
export type Key = unknown;

/** Something whose contents can change, and be put back when a branch was only tried. */
export interface Changeable {
  /** Its contents now. */
  save(): unknown;
  /** Puts contents back that `save` gave. */
  restore(saved: unknown): void;
  /** Takes the contents that two branches left, as far as they agree. */
  merge(a: unknown, b: unknown, join: Join, doubt: Unknown): void;
}

/** What a script itself put on something unknown: read back, it is known. */
export class Kept implements Changeable {
  readonly values = new Map<string, Value>();
  readonly #parts = new Map<string, Kept>();
  /** What was put on an attribute or item of it. */
  part(name: string): Kept {
    const before = this.#parts.get(name);
    if (before) return before;
    const made = new Kept();
    this.#parts.set(name, made);
    return made;
  }
  save(): ReadonlyMap<string, Value> {
    return new Map(this.values);
  }
  restore(saved: ReadonlyMap<string, Value>): void {
    this.values.clear();
    for (const [name, value] of saved) this.values.set(name, value);
  }
  merge(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>, join: Join): void {
    for (const name of new Set([...a.keys(), ...b.keys()])) this.values.set(name, join(a.get(name), b.get(name)));
  }
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
  #kept: Kept | undefined;
  constructor(reason: string, name?: string, path?: string, shown?: string, kept?: Kept) {
    this.#kept = kept;
    this.reason = reason;
    this.name = name;
    this.path = path;
    this.shown = shown;
  }
  /** What the script put on it. */
  get kept(): Kept {
    return (this.#kept ??= new Kept());
  }
  /** The same value under a name. */
  as(name: string): Unknown {
    return new Unknown(this.reason, name, this.path, this.shown, this.kept);
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

/** What is known of all numbers of an array together, where they are not kept: facts of a data set. */
export interface Facts {
  readonly least: number;
  readonly most: number;
  /** Of whole numbers from `least` to `most`, each of which occurs: how often the rarest does. Undefined where one may be missing. */
  readonly rarest: number | undefined;
}

/** The numbers of an array, row by row. */
type Numbers = readonly (number | bigint | boolean)[];

/** The numbers of an array in memory, which its views share: once one of them is set, none is known any more. */
export class Memory implements Changeable {
  written = false;
  save(): boolean {
    return this.written;
  }
  restore(saved: boolean): void {
    this.written = saved;
  }
  merge(a: boolean, b: boolean): void {
    this.written = a || b;
  }
}

/** What of an array another one is made with. */
export interface ArrayParts {
  readonly shape?: readonly (number | null)[];
  readonly dtype?: string;
  readonly data?: Numbers | undefined;
  readonly because?: Unknown | undefined;
  readonly facts?: Facts | undefined;
  /** True when it looks at the same memory. */
  readonly view?: true;
}

/** Where an array lives: a NumPy array, a `tf.Tensor` with a value, or a tensor of a function that is being traced. */
export type World = 'numpy' | 'eager' | 'traced';

/** An array or tensor: its shape and dtype, and its numbers where they are few and known. */
export class NdArray implements Changeable {
  readonly kind = 'array';
  /** `null` for a size that is not known; of a traced tensor it is Python's None. Only `set_shape` changes it. */
  shape: readonly (number | null)[];
  readonly dtype: string;
  /** Why sizes or numbers are not known. */
  readonly because: Unknown | undefined;
  readonly memory: Memory;
  #data: Numbers | (() => Numbers) | undefined;
  readonly #facts: Facts | undefined;
  readonly world: World;
  constructor(shape: readonly (number | null)[], dtype: string, data?: Numbers | (() => Numbers), because?: Unknown, facts?: Facts, memory = new Memory(), world: World = 'numpy') {
    this.shape = shape;
    this.dtype = dtype;
    this.#data = data;
    this.because = because;
    this.#facts = facts;
    this.memory = memory;
    this.world = world;
  }
  /** A tensor, or an array of another world. */
  static of(world: World, shape: readonly (number | null)[], dtype: string, data?: readonly (number | bigint | boolean)[], because?: Unknown): NdArray {
    return new NdArray(shape, dtype, data, because, undefined, undefined, world);
  }
  /** Its numbers, row by row. */
  get data(): Numbers | undefined {
    if (this.memory.written) return undefined;
    if (typeof this.#data === 'function') this.#data = this.#data();
    return this.#data;
  }
  /** What is known of its numbers. */
  get facts(): Facts | undefined {
    return this.memory.written ? undefined : this.#facts;
  }
  /** The same array with some parts replaced; its numbers and what is known of them are kept only where they are given. */
  with(parts: ArrayParts): NdArray {
    return new NdArray(parts.shape ?? this.shape, parts.dtype ?? this.dtype, parts.data, parts.because ?? this.because, parts.facts, parts.view ? this.memory : undefined, this.world);
  }
  /** The same numbers in the same order, seen in another shape. */
  as(shape: readonly (number | null)[]): NdArray {
    return this.with({ shape, data: this.data, facts: this.facts, view: true });
  }
  save(): NdArray['shape'] {
    return this.shape;
  }
  restore(saved: NdArray['shape']): void {
    this.shape = saved;
  }
  merge(a: NdArray['shape'], b: NdArray['shape']): void {
    this.shape = a.map((size, i) => (size === b[i] ? size : null));
  }
  /** The same numbers in another world. */
  in(world: World): NdArray {
    return world === this.world ? this : new NdArray(this.shape, this.dtype, this.data, this.because, this.facts, undefined, world);
  }
}
