// Values as a person gives them to a layer: from Python, JSON or TypeScript, before any reading.
// Invariant: Python's int and float, list and tuple stay apart, since Keras tells them apart.

import type { Expr, Size } from '../formula/index.ts';

/** A Python float whose value is whole (`2.0`); any other float is a plain number. */
export class Float {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** A Python tuple. A plain array is a list. */
export class Tuple<T> extends Array<T> {
  static override from<T>(items: Iterable<T> | ArrayLike<T>): Tuple<T> {
    const made = new Tuple<T>();
    for (const item of Array.from(items)) made.push(item);
    return made;
  }
}

/** An object of the framework made by a call: `keras.initializers.HeNormal(seed=1)`, or a nested layer. */
export interface RawObject {
  readonly kind: 'object';
  /** Dotted path or class name: `keras.regularizers.L2`, `LSTMCell`. */
  readonly path: string;
  readonly args: Readonly<Record<string, Raw>>;
  /** The layer itself, where the object is a layer that exists already (a cell, a wrapped layer). */
  readonly instance?: object;
}

/** A function handed over by name or as a value: `keras.activations.relu`, `tf.nn.relu`, a user's own `def`. */
export interface RawFunction {
  readonly kind: 'function';
  /** Dotted path of a known function; the user's own name otherwise. */
  readonly path: string;
  /** Any handle of the reader that made it; the layers never look inside. */
  readonly handle?: unknown;
  /** What a call of it gives, told by whoever read it: tensors in their structure; undefined where that is not known. */
  readonly gives?: (inputs: unknown, more: Given) => unknown;
}

/** A value that could not be known, and why. */
export interface RawUnknown {
  readonly kind: 'unknown';
  readonly because: string;
}

/** An array of known shape whose values nobody needs. */
export interface RawArray {
  readonly kind: 'array';
  readonly shape: readonly (number | null)[];
  readonly dtype: string;
}

/** A symbolic tensor of a network, given as a setting. */
export interface RawTensor {
  readonly shape: readonly Size[] | undefined;
  readonly dtype: string;
  /** The call that made it; the layers never look inside. */
  readonly node: object;
  readonly sparse?: boolean | undefined;
}

/** Anything a setting can be given. */
export type Raw =
  | null
  | boolean
  | number
  | bigint
  | string
  | Float
  | readonly Raw[]
  | { readonly kind: 'dict'; readonly entries: Readonly<Record<string, Raw>> }
  | RawObject
  | RawFunction
  | RawUnknown
  | RawArray
  | RawTensor
  /** A named size, such as the `vocab_size` of a script that is not known. */
  | { readonly kind: 'size'; readonly size: Expr };

/** The settings given to one layer, by Keras's name. */
export type Given = Readonly<Record<string, Raw>>;

/** True for a Python int (a Python bool is an int too, and counts). */
export const isInt = (raw: Raw): raw is number | bigint | boolean =>
  typeof raw === 'boolean' || typeof raw === 'bigint' || (typeof raw === 'number' && Number.isInteger(raw));

/** True for a Python float. */
export const isFloat = (raw: Raw): raw is number | Float =>
  raw instanceof Float || (typeof raw === 'number' && !Number.isInteger(raw));

/** The number of an int or float, or undefined. */
export const numberOf = (raw: Raw): number | undefined =>
  raw instanceof Float ? raw.value : typeof raw === 'number' ? raw : typeof raw === 'boolean' || typeof raw === 'bigint' ? Number(raw) : undefined;

/** True for a plain object with the given kind. */
export const isKind = <K extends 'dict' | 'object' | 'function' | 'unknown' | 'array' | 'size'>(raw: Raw, kind: K): raw is Extract<Raw, { kind: K }> =>
  typeof raw === 'object' && raw !== null && 'kind' in raw && raw.kind === kind;

/** What Python goes through one by one: the items of a list or tuple, the letters of a text, the keys of a dict. */
export function itemsOf(raw: Raw): readonly Raw[] | undefined {
  if (typeof raw === 'string') return [...raw];
  if (isKind(raw, 'dict')) return Object.keys(raw.entries);
  return Array.isArray(raw) ? (raw as readonly Raw[]) : undefined;
}

/** True for a symbolic tensor. */
export const isTensor = (raw: Raw): raw is RawTensor => typeof raw === 'object' && raw !== null && 'node' in raw;

/** A value as Python would print it (`repr`), for messages. */
export function pythonRepr(raw: Raw): string {
  if (raw === null) return 'None';
  if (typeof raw === 'boolean') return raw ? 'True' : 'False';
  if (typeof raw === 'number' || typeof raw === 'bigint') return String(raw);
  if (raw instanceof Float) return Number.isInteger(raw.value) ? `${raw.value}.0` : String(raw.value);
  if (typeof raw === 'string') return raw.includes("'") && !raw.includes('"') ? `"${raw}"` : `'${raw.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
  if (raw instanceof Tuple) return raw.length === 1 ? `(${pythonRepr(raw[0] as Raw)},)` : `(${raw.map((one) => pythonRepr(one as Raw)).join(', ')})`;
  if (Array.isArray(raw)) return `[${(raw as readonly Raw[]).map(pythonRepr).join(', ')}]`;
  if (isTensor(raw)) return `<KerasTensor of shape (${raw.shape?.map((size) => (size === null ? 'None' : typeof size === 'number' ? size : '?')).join(', ') ?? '?'})>`;
  const made = raw as Exclude<Raw, null | boolean | number | bigint | string | Float | readonly Raw[] | RawTensor>;
  switch (made.kind) {
    case 'dict':
      return `{${Object.entries(made.entries).map(([key, value]) => `'${key}': ${pythonRepr(value)}`).join(', ')}}`;
    case 'object':
      return `${made.path}(${Object.entries(made.args).map(([key, value]) => `${key}=${pythonRepr(value)}`).join(', ')})`;
    case 'function':
      return made.path;
    case 'array':
      return `<array of shape (${made.shape.map((n) => n ?? 'None').join(', ')})>`;
    case 'size':
      return made.size.kind === 'name' ? made.size.name : '<size>';
    case 'unknown':
      return `<unknown: ${made.because}>`;
  }
}
