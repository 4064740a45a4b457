// Floats as Python's format specifications write them: `.2f`, `e`, `g`, `%`.
// Invariant: rounds the exact value of the float half to even, as C's printf does; JavaScript's toFixed does not for all.

/** A float with so many digits behind the point. */
export function fixed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return special(value);
  if (digits > 100) return fixed(value, 100) + '0'.repeat(Math.min(digits - 100, 1000));
  const { sign, int, scale } = exactParts(value);
  // value = int / 2^scale; times 10^digits, rounded half to even.
  const scaled = int * 10n ** BigInt(digits);
  const unit = 1n << BigInt(scale);
  let whole = scaled / unit;
  const rest = (scaled % unit) * 2n;
  if (rest > unit || (rest === unit && whole % 2n === 1n)) whole += 1n;
  const text = whole.toString().padStart(digits + 1, '0');
  return sign + (digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`);
}

/** A float in scientific form with so many digits behind the point. */
export function scientific(value: number, digits: number): string {
  if (!Number.isFinite(value)) return special(value);
  return value.toExponential(Math.min(digits, 100)).replace(/e([+-])(\d)$/, 'e$10$2').replace(/^0/, Object.is(value, -0) ? '-0' : '0');
}

/** A float in the shorter of the two forms, with so many significant digits. */
export function general(value: number, digits: number, keepZeros: boolean): string {
  if (!Number.isFinite(value)) return special(value);
  const significant = Math.max(1, digits);
  const exponent = value === 0 ? 0 : Number(scientific(value, significant - 1).split('e')[1]);
  const text = exponent < -4 || exponent >= significant ? scientific(value, significant - 1) : fixed(value, significant - 1 - exponent);
  if (keepZeros) return text;
  const [mantissa = '', tail] = text.split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return tail === undefined ? short : `${short}e${tail}`;
}

const special = (value: number): string => (Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf');

/** A float as sign, whole number and power of two. */
function exactParts(value: number): { sign: string; int: bigint; scale: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = exponent === 0 ? fraction : fraction | 0x10000000000000n;
  const power = Math.max(exponent, 1) - 1075;
  return { sign: bits >> 63n ? '-' : '', int: power >= 0 ? mantissa << BigInt(power) : mantissa, scale: power >= 0 ? 0 : -power };
}
