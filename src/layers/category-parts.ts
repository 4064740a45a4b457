// What layers that tell things apart by numbers have in common: settings that Keras looks at late, and the rows they give.
// Source of the rules: keras/src/layers/preprocessing, Keras 3.15.1.

import type { Size } from '../formula/index.ts';
import { patternOf, type Pattern, type Shape } from '../shape/index.ts';
import type { Trouble } from './define.ts';
import { isFloat, isInt, isKind, numberOf, pythonRepr, type Raw } from './raw.ts';
import { jsonOf, Refused, type Read, type Setting } from './setting.ts';

/** A number that Keras compares with a limit when the layer is made; whether it is whole shows when the layer is called. */
export const limited = (text: string, fits: (value: number) => boolean, expected: string): Setting<number | string> => ({
  about: text,
  control: { kind: 'count', minimum: 1 },
  read: (raw: Raw): Read | Refused => {
    if (isKind(raw, 'size')) return { value: raw.size, config: raw.size };
    const value = numberOf(raw);
    if (value === undefined) return new Refused(expected, raw === null ? 'ValueError' : 'TypeError');
    return fits(value) ? { value: isFloat(raw) ? { float: value } : value, config: jsonOf(raw) } : new Refused(expected);
  },
});

/** The same, with None for nothing. */
export const optional = (setting: Setting<number | string>): Setting<number | string | null> => ({ ...setting, fallback: null, read: (raw: Raw): Read | Refused => (raw === null ? { value: null, config: null } : setting.read(raw)) });

/** A number or two that Keras mixes into a hash. */
export const salt = (about: string): Setting<number | readonly number[] | null> => ({
  about,
  control: { kind: 'text' },
  fallback: null,
  read: (raw: Raw): Read | Refused => {
    if (raw === null) return { value: null, config: null };
    if (Array.isArray(raw) && raw.length === 2) return { value: raw, config: jsonOf(raw) };
    return isInt(raw) ? { value: raw, config: [jsonOf(raw), jsonOf(raw)] } : new Refused('a whole number or two are expected');
  },
});

/** The size that a setting holds; a trouble where it holds something that is none. */
export function sizeOf(settings: Readonly<Record<string, unknown>>, setting: string): Size | Trouble {
  const value = settings[setting] as Raw | { readonly float: number } | undefined;
  // The layer has said already that it is missing.
  if (value === undefined) return { trouble: '' };
  if (value === null || typeof value === 'number' || (typeof value === 'object' && 'kind' in value && !isKind(value, 'dict') && !isKind(value, 'object') && !isKind(value, 'function'))) return value as Size;
  const given = typeof value === 'object' && 'float' in value ? String(value.float) : pythonRepr(value);
  return { trouble: 'setting-invalid', setting, data: { setting, value: given, expected: 'a whole number is expected', about: 'how many categories there are', suggestion: null } };
}

/** True for the trouble among what may be a size. */
export const isNoSize = (one: Size | Trouble): one is Trouble => typeof one === 'object' && one !== null && 'trouble' in one;

/** One row per entry; Keras drops a last axis of size 1 where there is one before it. */
export function oneHot(shape: Shape): { readonly reads: Pattern; readonly gives: Pattern } {
  const dropped = shape.length > 1 && shape.at(-1) === 1;
  return { reads: patternOf(dropped ? '*rest, last' : '*all'), gives: patternOf(dropped ? '*rest, depth' : '*all, depth') };
}

/** One row for all entries of the last axis. */
export const lastReplaced = (shape: Shape): { readonly reads: Pattern; readonly gives: Pattern } => (shape.length === 0 ? { reads: patternOf('*all'), gives: patternOf('depth') } : { reads: patternOf('*rest, last'), gives: patternOf('*rest, depth') });
