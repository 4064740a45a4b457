// Settings that operations share. Keras looks at most of them only when it computes a shape.

import type { Size } from '../../formula/index.ts';
import { isFloating, type DType } from '../../shape/index.ts';
import { dtype as dtypeSetting } from '../base-settings.ts';
import { isInt, isKind, type Raw } from '../raw.ts';
import { anything, flag, integer, jsonOf, readSize, Refused, type Setting } from '../setting.ts';
import type { Axes } from './axes.ts';

/** A value on which no size depends. */
export const noted = (about: string, fallback?: Raw): Setting => ({ ...anything(about, fallback), idle: true });

/** One axis, several, or None. */
export const axes = (about: string, fallback?: Raw): Setting<Axes> => ({
  about,
  control: { kind: 'number' },
  ...(fallback === undefined ? {} : { fallback }),
  read: (raw) => {
    if (raw === null) return { value: null, config: null };
    if (isInt(raw)) return { value: Number(raw), config: jsonOf(raw) };
    const list = Array.isArray(raw) && (raw as readonly Raw[]).every(isInt) ? (raw as readonly Raw[]).map(Number) : undefined;
    return list ? { value: list, config: jsonOf(raw) } : new Refused('a whole number, several of them or None are expected', 'TypeError');
  },
});

/** The axis or axes that are reduced. */
export const reducedAxes = axes('the axis or axes over which is reduced; all of them for None', null);

/** Whether reduced axes stay. */
export const keepdims = flag('whether the reduced axes stay, with size 1', false);

/** One axis, or None where Keras takes that. */
export const oneAxis = (about: string, fallback: Raw | undefined, optional = false): Setting<number | null> => integer(about, fallback, { optional });

/** A dtype to turn numbers into. */
export const toDType = dtypeSetting('the number format of the result');

/** A dtype that has to be named. */
export const neededDType: Setting<string | null> = (() => {
  const { fallback: _fallback, ...setting } = toDType;
  return setting;
})();

/** Sizes of a shape; None where a size is open. `single` reads one number as a shape of one axis. */
export const shapeOf = (about: string, rule: { readonly fallback?: Raw; readonly single?: boolean } = {}): Setting<readonly (number | null)[] | number | null> => ({
  about,
  control: { kind: 'sizes' },
  ...(rule.fallback === undefined ? {} : { fallback: rule.fallback }),
  read: (raw) => {
    if (rule.single && readSize(raw) !== undefined) return { value: [readSize(raw)], config: jsonOf(raw) };
    if (!Array.isArray(raw)) return new Refused('a tuple of whole numbers is expected', 'TypeError');
    const sizes: Size[] = [];
    for (const item of raw as readonly Raw[]) {
      const size = item === null ? null : isKind(item, 'unknown') ? ({ kind: 'unknown', because: item.because } as const) : readSize(item);
      if (size === undefined) return new Refused('a tuple of whole numbers is expected', 'TypeError');
      sizes.push(size);
    }
    return { value: sizes, config: sizes };
  },
});

/** Whole numbers, or one that stands for several; formulas get what `counts` makes of them. */
export const numbers = (about: string, fallback?: Raw): Setting<number | readonly number[] | null> => ({
  about,
  control: { kind: 'text' },
  ...(fallback === undefined ? {} : { fallback }),
  read: (raw) => {
    if (raw === null) return { value: null, config: null };
    const one = readSize(raw);
    if (one !== undefined) return { value: one, config: jsonOf(raw) };
    const list = Array.isArray(raw) ? (raw as readonly Raw[]).map(readSize) : undefined;
    return list && !list.includes(undefined) ? { value: list, config: jsonOf(raw) } : new Refused('a whole number or several are expected', 'TypeError');
  },
});

/** A whole number that has to be given, or has a standard. */
export const whole = (about: string, fallback?: Raw, optional = false): Setting<number | null> => ({
  about,
  control: { kind: 'number' },
  ...(fallback === undefined ? {} : { fallback }),
  read: (raw) => {
    if (raw === null && optional) return { value: null, config: null };
    const size = readSize(raw);
    return size === undefined ? new Refused('a whole number is expected', 'TypeError') : { value: size, config: jsonOf(raw) };
  },
});

/** A text in any case, lowered as Keras does. */
export const lowered = (about: string, fallback: string): Setting<string> => ({
  about,
  control: { kind: 'text' },
  fallback,
  read: (raw) => (typeof raw === 'string' ? { value: raw.toLowerCase(), config: raw.toLowerCase() } : new Refused('a text is expected', 'AttributeError')),
});

/** Keras's standard float. */
export const FLOAT: DType = 'float32';

/** True where Keras says `'int' in dtype or dtype == 'bool'`. */
export const isCounting = (dtype: DType): boolean => dtype.includes('int') || dtype === 'bool';

/** True for dtypes that Keras takes for floating. */
export const isFloat = (dtype: DType): boolean => isFloating(dtype);
