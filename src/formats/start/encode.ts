// Numbers as the bytes of a dtype, the smallest byte first. Invariant: rounding goes to the nearest, and to even between two.

import type { Numbers } from './initializers.ts';

const scratch = new Float32Array(1);
const bits = new Uint32Array(scratch.buffer);

/** The upper half of a float32. */
function bfloat16(value: number): number {
  scratch[0] = value;
  const all = bits[0] ?? 0;
  return (all + 0x7fff + ((all >>> 16) & 1)) >>> 16;
}

/** A float of 16 bits: 5 of them the exponent. */
function float16(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (Number.isNaN(value)) return 0x7e00;
  if (size >= 65520) return sign | 0x7c00;
  // Below this numbers stand at equal distances.
  const step = size < 2 ** -14 ? 2 ** -24 : 2 ** (Math.floor(Math.log2(size)) - 10);
  const steps = toEven(size / step);
  if (size < 2 ** -14) return sign | steps;
  return sign | ((Math.round(Math.log2(step)) + 24) * 1024 + steps);
}

function toEven(value: number): number {
  const whole = Math.floor(value);
  const rest = value - whole;
  return rest > 0.5 || (rest === 0.5 && whole % 2 === 1) ? whole + 1 : whole;
}

/** How a dtype is filled with numbers. */
const ARRAYS: Readonly<Record<string, (count: number, next: Numbers) => ArrayBufferView>> = {
  float32: (count, next) => filled(new Float32Array(count), next),
  float64: (count, next) => filled(new Float64Array(count), next),
  float16: (count, next) => filled(new Uint16Array(count), () => float16(next())),
  bfloat16: (count, next) => filled(new Uint16Array(count), () => bfloat16(next())),
  int8: (count, next) => filled(new Int8Array(count), next),
  uint8: (count, next) => filled(new Uint8Array(count), next),
  int16: (count, next) => filled(new Int16Array(count), next),
  uint16: (count, next) => filled(new Uint16Array(count), next),
  int32: (count, next) => filled(new Int32Array(count), next),
  uint32: (count, next) => filled(new Uint32Array(count), next),
  int64: (count, next) => filled(new BigInt64Array(count), () => BigInt(Math.trunc(next()))),
  uint64: (count, next) => filled(new BigUint64Array(count), () => BigInt(Math.trunc(next()))),
};

function filled<T extends ArrayBufferView & { readonly length: number; [i: number]: V }, V>(array: T, next: () => V): T {
  for (let i = 0; i < array.length; i++) array[i] = next();
  return array;
}

/** Some numbers as bytes; undefined for a dtype that is not known. */
export function encode(dtype: string, count: number, next: Numbers): Uint8Array | undefined {
  const make = Object.hasOwn(ARRAYS, dtype) ? ARRAYS[dtype] : undefined;
  const made = make?.(count, next);
  return made && new Uint8Array(made.buffer, made.byteOffset, made.byteLength);
}
