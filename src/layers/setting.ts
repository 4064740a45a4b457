// Settings: what a person may choose about a layer, how each is read, shown and written back.
// Invariant: a setting reads exactly what Keras accepts and says what it expected otherwise.

import { number, toSize, unknown, type Scope, type Size } from '../formula/index.ts';
import { Float, isFloat, isInt, isKind, numberOf, pythonRepr, Tuple, type Raw } from './raw.ts';

/** How a form shows a setting. */
export type Control =
  | { readonly kind: 'count'; readonly minimum: number }
  | { readonly kind: 'counts'; readonly axes: number; readonly minimum: number }
  | { readonly kind: 'ends'; readonly axes: number }
  | { readonly kind: 'number'; readonly minimum?: number; readonly maximum?: number }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'flag' }
  | { readonly kind: 'object'; readonly options: readonly string[] }
  | { readonly kind: 'sizes' }
  | { readonly kind: 'text' };

/** Why a value was not accepted: what was expected, read after "is not possible:". */
export class Refused {
  readonly expected: string;
  /** What Keras raises, where it is not a ValueError. */
  readonly raises: string;
  /** Accepted spellings, for "did you mean". */
  readonly options: readonly string[];
  constructor(expected: string, raises = 'ValueError', options: readonly string[] = []) {
    this.expected = expected;
    this.raises = raises;
    this.options = options;
  }
}

/** A value that was accepted: as formulas compute with it, and as Keras writes it into a config. */
export interface Read {
  /** Number, list, flag (1 or 0), text, ... */
  readonly value: unknown;
  /** As `get_config` gives it; JSON-ready. */
  readonly config: unknown;
  /** Values of further names that formulas may use. */
  readonly also?: Scope;
}

/** One setting of a layer. `In` is what TypeScript users may give. */
export interface Setting<In = unknown> {
  /** What it is for, read after "sets". */
  readonly about: string;
  readonly control: Control;
  /** Keras's default; absent when the setting must be given. */
  readonly fallback?: Raw;
  /** False for a setting that Keras does not write into a layer's config; `with` names the setting that has to be set for that. */
  readonly inConfig?: false | { readonly with: string };
  /** False for a keyword that cannot be given by position. */
  readonly positional?: false;
  readonly read: (raw: Raw) => Read | Refused;
  /** The setting whose value stands in where None is given. */
  readonly sameAs?: string;
  /** The setting whose value takes its place once the layer is built. */
  readonly builtAs?: string;
  /** True where Keras draws a number by chance if none is given, and writes it into the config: it cannot be foretold. */
  readonly drawn?: true;
  /** True where a single number has to be an int of Python: one of NumPy, or a tensor, is handed over as an array. */
  readonly pythonInt?: true;
  /** True where no size and no dtype depends on it: it may be unknown. */
  readonly idle?: true;
  /** Names beside its own that it gives to formulas. */
  readonly also?: readonly string[];
  /** Only for types: what may be given. */
  readonly given?: In;
}

const plain = (value: unknown): Read => ({ value, config: value });

/** Python's truth of a value. */
export const truthOf = (raw: Raw): boolean => {
  if (raw === null || raw === false || raw === '') return false;
  const n = numberOf(raw);
  if (n !== undefined) return n !== 0;
  if (isKind(raw, 'dict')) return Object.keys(raw.entries).length > 0;
  return Array.isArray(raw) ? raw.length > 0 : true;
};

/** A whole number that is at least `minimum`; a named size is accepted too. */
export function count<const F extends Raw = never>(about: string, fallback?: F, minimum = 1): Setting<number | string> {
  return {
    about,
    control: { kind: 'count', minimum },
    ...(fallback === undefined ? {} : { fallback }),
    read: (raw) => readCount(raw, minimum),
  };
}

/** TensorFlow and NumPy count in 64 bits. */
const LARGEST = 2n ** 63n - 1n;

/** A setting that Keras reads with `isinstance(x, int)`: it refuses the numbers of NumPy, and tensors. */
export const pythonInt = <In>(setting: Setting<In>, raises = 'ValueError'): Setting<In> => ({
  ...setting,
  pythonInt: true,
  read: (raw) => (isKind(raw, 'array') && raw.shape.length === 0 ? new Refused('an int of Python is expected, and a number of NumPy or a tensor is none', raises) : setting.read(raw)),
});

/** Why a whole number is no size at all. */
export const tooLarge = (raw: Raw): Refused | undefined => (typeof raw === 'bigint' && raw > LARGEST ? new Refused(`it must be at most ${LARGEST}`, 'OverflowError') : undefined);

function readCount(raw: Raw, minimum: number): Read | Refused {
  const excess = tooLarge(raw);
  if (excess) return excess;
  const size = readSize(raw);
  if (size === undefined) return new Refused('a whole number is expected', isFloat(raw) ? 'ValueError' : 'TypeError');
  if (typeof size === 'number' && size < minimum) return new Refused(minimum === 1 ? 'it must be at least 1' : `it must be at least ${minimum}`);
  return { value: size, config: typeof raw === 'boolean' ? raw : size };
}

/** The whole number or named size that was given; undefined for anything else. */
export function readSize(raw: Raw): Size | undefined {
  if (isInt(raw)) return typeof raw === 'bigint' ? toSize(number(raw)) : Number(raw);
  if (isKind(raw, 'size')) return raw.size;
  return undefined;
}

/**
 * Whole numbers, one for each of `rank` axes; a single number stands for all. `floats: false` where a float that is
 * whole would end up in a shape, which Keras refuses. Rule: `standardize_tuple`, Keras 3.15.1.
 */
export function perAxis(rank: number, of: { readonly about: string; readonly fallback?: Raw; readonly minimum?: number; readonly optional?: boolean; readonly floats?: false }): Setting<number | readonly number[] | null> {
  const minimum = of.minimum ?? 1;
  return pythonInt({
    about: of.about,
    control: { kind: 'counts', axes: rank, minimum },
    ...(of.fallback === undefined ? {} : { fallback: of.fallback }),
    read: (raw) => {
      if (raw === null && of.optional) return plain(null);
      const single = readSize(raw);
      const given = single === undefined ? raw : null;
      const items = single === undefined ? (Array.isArray(given) ? (given as readonly Raw[]) : undefined) : Array.from({ length: rank }, () => raw);
      const expected = rank === 1 ? 'a whole number is expected' : `a whole number or ${rank} whole numbers are expected, one per axis`;
      if (!items || items.length !== rank) return new Refused(expected);
      const sizes = readSizes(items, minimum, expected, of.floats !== false);
      return sizes instanceof Refused ? sizes : { value: sizes, config: items.map(sizeConfig) };
    },
  });
}

/** Several sizes, each at least `minimum`. Some of Keras's rules let floats pass, and compute with them. */
export function readSizes(items: readonly Raw[], minimum: number, expected: string, floats = false): readonly Size[] | Refused {
  const sizes: Size[] = [];
  for (const item of items) {
    const fraction = floats && isFloat(item) ? numberOf(item) : undefined;
    const size = fraction ?? readSize(item);
    if (size === undefined || (fraction !== undefined && !Number.isFinite(fraction))) return new Refused(expected);
    // Keras only looks whether a number is above 0, or is not below it; of whole numbers that is the same.
    if (typeof size === 'number' && size < minimum && !(fraction !== undefined && size > minimum - 1)) return new Refused(`every number must be at least ${minimum}`);
    sizes.push(fraction === undefined || Number.isInteger(fraction) ? size : unknown('Keras computes with steps and windows that are fractions, and TensorFlow runs none of them'));
  }
  return sizes;
}

/** A size as Keras writes it into a config. */
export const sizeConfig = (raw: Raw): unknown => (isKind(raw, 'size') ? raw.size : jsonOf(raw));

/** One of a few texts. `anyCase` lowers what was given, as `standardize_padding` does. */
export function choice<const O extends string>(about: string, options: readonly O[], fallback: O | null | undefined, rule: { readonly anyCase?: boolean; readonly standard?: O } = {}): Setting<O | null> {
  return {
    about,
    control: { kind: 'choice', options },
    ...(fallback === undefined ? {} : { fallback }),
    read: (raw) => {
      if (raw === null && rule.standard !== undefined) return plain(rule.standard);
      const text = typeof raw === 'string' && rule.anyCase ? raw.toLowerCase() : raw;
      const found = options.find((option) => option === text);
      return found === undefined ? new Refused(`one of ${options.map((option) => pythonRepr(option)).join(', ')} is expected`, raw === null ? 'AttributeError' : 'ValueError', options) : plain(found);
    },
  };
}

/** Yes or no; whatever Python takes for true or false is accepted, as Keras does. */
export const flag = (about: string, fallback: boolean): Setting<boolean> => ({
  about,
  control: { kind: 'flag' },
  fallback,
  read: (raw) => ({ value: truthOf(raw) ? 1 : 0, config: jsonOf(raw) }),
});

/** A real number, optionally within limits; `asFloat` makes Keras's `float(...)` of what was given. */
export function real(about: string, fallback: Raw | undefined, rule: { readonly minimum?: number; readonly maximum?: number; readonly optional?: boolean; readonly asFloat?: boolean } = {}): Setting<number | null> {
  const { minimum, maximum, optional } = rule;
  return {
    about,
    control: { kind: 'number', ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) },
    ...(fallback === undefined ? {} : { fallback }),
    read: (raw) => {
      if (raw === null && optional) return plain(null);
      const text = rule.asFloat && typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : NaN;
      const value = numberOf(raw) ?? (Number.isNaN(text) ? undefined : text);
      if (value === undefined) return new Refused('a number is expected', raw === null || rule.asFloat ? 'ValueError' : 'TypeError');
      if ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum))
        return new Refused(maximum === undefined ? `it must be at least ${minimum}` : `it must lie between ${minimum} and ${maximum}`);
      return { value, config: rule.asFloat ? value : jsonOf(raw) };
    },
  };
}

/** A whole number of either sign, such as an axis. */
export const integer = (about: string, fallback: Raw | undefined, rule: { readonly optional?: boolean; readonly coerce?: boolean } = {}): Setting<number | null> => ({
  about,
  control: { kind: 'number' },
  ...(fallback === undefined ? {} : { fallback }),
  read: (raw) => {
    if (raw === null && rule.optional) return plain(null);
    if (isInt(raw)) return { value: Number(raw), config: rule.coerce ? Number(raw) : jsonOf(raw) };
    const float = isFloat(raw) ? numberOf(raw) : undefined;
    const cast = rule.coerce ? (float !== undefined && Number.isFinite(float) ? Math.trunc(float) : typeof raw === 'string' && /^\s*[-+]?\d+\s*$/.test(raw) ? Number(raw) : NaN) : NaN;
    return Number.isNaN(cast) ? new Refused('a whole number is expected', typeof raw === 'string' ? 'ValueError' : 'TypeError') : plain(cast);
  },
});

/** A value that changes no size and that Keras keeps as it is given. */
export const anything = (about: string, fallback?: Raw): Setting => ({
  about,
  control: { kind: 'text' },
  ...(fallback === undefined ? {} : { fallback }),
  read: (raw) => ({ value: raw, config: jsonOf(raw) }),
});

/** A setting that takes the value of another where None is given. */
export const sameAs = <In>(other: string, setting: Setting<In>): Setting<In> => ({ ...setting, sameAs: other });

/** A setting that Keras takes but does not write into a layer's config. */
export const unsaved = <In>(setting: Setting<In>): Setting<In> => ({ ...setting, inConfig: false });

/** A setting that Keras only writes into a layer's config where another, or itself, is neither None nor 0. */
export const savedWith = <In>(other: string, setting: Setting<In>): Setting<In> => ({ ...setting, inConfig: { with: other } });

/** A function as Keras writes it into a config. */
export const namedFunction = (path: string): unknown => ({ module: 'builtins', class_name: 'function', config: path.slice(path.lastIndexOf('.') + 1), registered_name: 'function' });

/** A value as JSON: tuples become lists, floats numbers, functions their name. */
export function jsonOf(raw: Raw): unknown {
  if (raw instanceof Float) return raw.value;
  if (raw instanceof Tuple || Array.isArray(raw)) return Array.from(raw as readonly Raw[], jsonOf);
  if (typeof raw === 'bigint') return Number(raw);
  if (isKind(raw, 'dict')) return Object.fromEntries(Object.entries(raw.entries).map(([key, value]) => [key, jsonOf(value)]));
  return isKind(raw, 'function') ? namedFunction(raw.path) : raw;
}

/** Settings that cannot be given by position. */
export const byKeyword = <S extends Readonly<Record<string, Setting>>>(settings: S): S => Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, { ...setting, positional: false }])) as S;
