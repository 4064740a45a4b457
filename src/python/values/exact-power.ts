// `a ** b` of floats as the C library behind Python gives it: rounded correctly, which JavaScript's own power is not always.
// Invariant: whole numbers stay whole; what is no ordinary case is left to JavaScript, which has the same rules there.

/** Bits behind the point of the numbers that are computed with. */
const BITS = 180n;
const ONE = 1n << BITS;

/** A finite float as a whole number times a power of two. */
function split(value: number): readonly [whole: bigint, exponent: number] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  const whole = exponent === 0 ? fraction : fraction | 0x10_0000_0000_0000n;
  return [value < 0 ? -whole : whole, Math.max(exponent, 1) - 1075];
}

/** The logarithm of `top / bottom`, which lies between 1 and 2: twice the series of atanh. */
function logarithm(top: bigint, bottom: bigint): bigint {
  const z = ((top - bottom) * ONE) / (top + bottom);
  const square = (z * z) >> BITS;
  let sum = 0n;
  for (let term = z, n = 1n; term !== 0n; term = (term * square) >> BITS, n += 2n) sum += term / n;
  return 2n * sum;
}

let two: bigint | undefined;

/** `base ** exponent`. */
export function power(base: number, exponent: number): number {
  const plain = base ** exponent;
  // Nothing to round in what is exact, and no logarithm of what is not positive.
  if (!(base > 0) || !Number.isFinite(plain) || plain === 0 || !Number.isFinite(base) || base === 1 || exponent === 0 || exponent === 1 || Math.abs(plain) < 1e-300) return plain;
  if (Number.isInteger(base) && Number.isInteger(exponent) && exponent > 0 && plain <= Number.MAX_SAFE_INTEGER) return plain;
  two ??= logarithm(2n, 1n);
  const [whole, shift] = split(base);
  const high = whole.toString(2).length - 1;
  const log = BigInt(high + shift) * two + logarithm(whole, 1n << BigInt(high));
  const [times, scale] = split(exponent);
  const product = scale < 0 ? (log * times) >> BigInt(-scale) : (log * times) << BigInt(scale);
  const twos = product / two;
  let rest = product - twos * two;
  let sum = ONE;
  for (let term = (ONE * rest) >> BITS, n = 2n; term !== 0n && term !== -1n; term = ((term * rest) >> BITS) / n, n += 1n) sum += term;
  rest = sum;
  return Number(rest) * 2 ** -Number(BITS) * 2 ** Number(twos);
}
