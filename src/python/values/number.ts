// Python's arithmetic on ints and floats.
// Invariant: ints are exact however large; a result that would be too large to hold is `undefined`.

import { NdArray, PyFloat, type Int, type Value } from './value.ts';

/** The most bits an int may have; a script that needs more is not about networks. */
const MOST_BITS = 100_000;

/** The shortest form of an exact int. */
export const int = (value: bigint): Int => (value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value);

/** True for an int that is no bool. */
const isIntValue = (value: Value | undefined): value is Int => typeof value === 'number' || typeof value === 'bigint';

/** The int that a value is; a bool is one, and so is a known whole number of NumPy. */
export function asInt(value: Value | undefined): Int | undefined {
  if (typeof value === 'boolean') return Number(value);
  if (isIntValue(value)) return value;
  const only = value instanceof NdArray && value.world === 'numpy' && value.shape.length === 0 && /^(u?int|bool)/.test(value.dtype) ? value.data?.[0] : undefined;
  return only === undefined ? undefined : typeof only === 'boolean' ? Number(only) : only;
}

/** The plain number of an int, bool or float. */
export function asNumber(value: Value | undefined): number | undefined {
  if (value instanceof PyFloat) return value.value;
  if (value instanceof NdArray && value.world === 'numpy' && value.shape.length === 0 && value.dtype === 'float64' && value.data) return Number(value.data[0]);
  const whole = asInt(value);
  return whole === undefined ? undefined : Number(whole);
}

/** A safe whole number, for sizes and indices. */
export function asIndex(value: Value | undefined): number | undefined {
  const whole = asInt(value);
  return typeof whole === 'number' ? whole : undefined;
}

const bits = (value: Int): number => (typeof value === 'number' ? 53 : value.toString(16).length * 4);

const exact = (a: Int, b: Int, plain: (a: number, b: number) => number, big: (a: bigint, b: bigint) => bigint): Int => {
  if (typeof a === 'number' && typeof b === 'number') {
    const result = plain(a, b);
    if (Number.isSafeInteger(result)) return result === 0 ? 0 : result;
  }
  return int(big(BigInt(a), BigInt(b)));
};

/** `a + b`. */
export const add = (a: Int, b: Int): Int => exact(a, b, (x, y) => x + y, (x, y) => x + y);
/** `a - b`. */
export const subtract = (a: Int, b: Int): Int => exact(a, b, (x, y) => x - y, (x, y) => x - y);
/** `a * b`. */
export const multiply = (a: Int, b: Int): Int | undefined => (typeof a !== 'number' || typeof b !== 'number' ? bits(a) + bits(b) > MOST_BITS : false) ? undefined : exact(a, b, (x, y) => x * y, (x, y) => x * y);
/** `a / b` for b other than 0, rounded once; undefined where no float is large enough. */
export function divide(a: Int, b: Int): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a / b;
  const [x, y] = [BigInt(a), BigInt(b)];
  const [over, under] = [x < 0n ? -x : x, y < 0n ? -y : y];
  // Enough bits that the last one only says whether something is left.
  const places = Math.max(0, under.toString(2).length - over.toString(2).length + 70);
  const scaled = over << BigInt(places);
  const quotient = (scaled / under) | (scaled % under === 0n ? 0n : 1n);
  const size = Number(quotient) / 2 ** Math.min(places, 1000) / 2 ** Math.max(0, places - 1000);
  return Number.isFinite(size) ? (x < 0n === y < 0n ? size : -size) : undefined;
}
/** `a // b` for b other than 0: rounded down. */
export const floorDivide = (a: Int, b: Int): Int => (typeof a === 'number' && typeof b === 'number' ? exactFloor(a, b) : int(bigFloor(BigInt(a), BigInt(b))));
/** `a % b` for b other than 0: with the sign of b. */
export const modulo = (a: Int, b: Int): Int => {
  if (typeof a === 'number' && typeof b === 'number') {
    const rest = a % b;
    return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest + 0 === 0 ? 0 : rest;
  }
  const [x, y] = [BigInt(a), BigInt(b)];
  const rest = x % y;
  return int(rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest);
};

/** The quotient of exact ints is rounded in floats near 2^53; the remainder is not. */
const exactFloor = (a: number, b: number): number => {
  const result = (a - (modulo(a, b) as number)) / b;
  return result === 0 ? 0 : result;
};

const bigFloor = (a: bigint, b: bigint): bigint => {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
};

/** `a ** b` for b not negative. */
export function power(a: Int, b: Int): Int | undefined {
  if (bits(a) * Number(b) > MOST_BITS && a !== 0 && a !== 1 && a !== -1) {
    if (typeof a === 'bigint' || Math.log2(Math.abs(a)) * Number(b) > MOST_BITS) return undefined;
  }
  if (typeof a === 'number' && typeof b === 'number') {
    const near = a ** b;
    if (Number.isSafeInteger(near)) return near;
  }
  if (a === 1 || a === 0 || a === -1) return b === 0 ? 1 : a === -1 && BigInt(b) % 2n === 0n ? 1 : a;
  return int(BigInt(a) ** BigInt(b));
}

/** `a << b` and `a >> b`, for b not negative. */
export function shift(a: Int, b: Int, left: boolean): Int | undefined {
  if (left && bits(a) + Number(b) > MOST_BITS) return undefined;
  return int(left ? BigInt(a) << BigInt(b) : Number(b) > MOST_BITS ? (a < 0 ? -1n : 0n) : BigInt(a) >> BigInt(b));
}

/** `a & b`, `a | b`, `a ^ b`. */
export function bitwise(op: '&' | '|' | '^', a: Int, b: Int): Int {
  const [x, y] = [BigInt(a), BigInt(b)];
  return int(op === '&' ? x & y : op === '|' ? x | y : x ^ y);
}

/** `a % b` of floats, with the sign of b. */
export const floatModulo = (a: number, b: number): number => {
  const rest = a % b;
  // What is left of nothing has the sign of the divisor.
  if (rest === 0) return b < 0 || Object.is(b, -0) ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
};

/** Rounds half to even, as Python's `round` does. */
export function roundHalfEven(value: number): number {
  const down = Math.floor(value);
  const rest = value - down;
  return rest < 0.5 ? down : rest > 0.5 ? down + 1 : down % 2 === 0 ? down : down + 1;
}

/** A float's text as `repr` writes it. */
export function floatRepr(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  const text = String(value);
  if (text.includes('e')) return BigInt(value).toString() + '.0';
  return text.includes('.') ? text : `${text}.0`;
}
