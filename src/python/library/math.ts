// `math`: exact for ints, floats as JavaScript computes them.

import { asIndex, asInt, asNumber, exactPower, int, Module, multiply, NdArray, PyFloat, Unknown, type Call, type Value } from '../values/index.ts';
import { collect } from '../run/iterate.ts';
import { binary } from '../run/operate.ts';
import type { Run } from '../run/run.ts';
import { moduleOf, type Functions } from './table.ts';

const first = (call: Call): Value => call.args[0] ?? null;

/** A function of floats. */
const real = (name: string, apply: (...numbers: number[]) => number): Functions => ({
  [name]: (run, call) => {
    const odd = call.args.find((arg) => arg instanceof Unknown);
    if (odd !== undefined) return new Unknown(odd instanceof Unknown ? odd.reason : '');
    const numbers = call.args.map((arg) => asNumber(arg));
    if (numbers.some((one) => one === undefined)) return run.unknown(`comes from \`math.${name}\``);
    const made = apply(...numbers.map((one) => one ?? 0));
    if (Number.isNaN(made) && !numbers.some((one) => Number.isNaN(one))) throw run.error('ValueError', 'math domain error');
    return new PyFloat(made);
  },
});

/** A function of floats that gives an int. */
const whole = (name: string, apply: (number: number) => number): Functions => ({
  [name]: (run, call) => {
    const value = first(call);
    if (value instanceof Unknown) return new Unknown(value.reason);
    const exact = asInt(value);
    if (exact !== undefined) return exact;
    const number = asNumber(value);
    if (number === undefined) return run.unknown(`comes from \`math.${name}\``);
    if (Number.isNaN(number)) throw run.error('ValueError', 'cannot convert float NaN to integer');
    if (!Number.isFinite(number)) throw run.error('OverflowError', 'cannot convert float infinity to integer');
    return int(BigInt(apply(number)));
  },
});

/** A product as a float and what is left of it. */
function productOf(a: number, b: number): readonly [number, number] {
  const parts = (x: number): readonly [number, number] => {
    const big = 134_217_729 * x;
    const high = big - (big - x);
    return [high, x - high];
  };
  const product = a * b;
  const [[ah, al], [bh, bl]] = [parts(a), parts(b)];
  return [product, ah * bh - product + ah * bl + al * bh + al * bl];
}

/** The length of a vector, rounded as Python rounds it: one step of Newton's behind the root. */
function hypot(...given: (number | undefined)[]): number {
  const values = given.map((value) => Math.abs(value ?? 0));
  const largest = Math.max(0, ...values);
  if (largest === 0 || !Number.isFinite(largest)) return values.includes(Infinity) ? Infinity : largest;
  const scale = 2 ** Math.floor(Math.log2(largest));
  const squares = values.map((value) => productOf(value / scale, value / scale));
  const root = Math.sqrt(exactSum(squares.flat()));
  const [square, rest] = productOf(root, root);
  return scale * (root + exactSum([...squares.flat(), -square, -rest]) / (2 * root));
}

/** `math`. */
export function math(): Module {
  const plain = ['sqrt', 'exp', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh', 'tanh', 'log2', 'log10', 'log1p', 'expm1'] as const;
  return moduleOf(
    'math',
    guarded(Object.assign(
      {},
      ...plain.map((name) => real(name, Math[name])),
      whole('floor', Math.floor), whole('ceil', Math.ceil), whole('trunc', Math.trunc),
      real('log', (value, base) => (base === undefined ? Math.log(value) : Math.log(value) / Math.log(base))),
      real('hypot', hypot), real('pow', (a, b) => exactPower(a, b ?? 1)), real('fabs', Math.abs), real('radians', (a) => (a * Math.PI) / 180), real('degrees', (a) => (a * 180) / Math.PI), real('fmod', (a, b) => a % (b ?? 1)), real('copysign', (a, b) => (Object.is(b, -0) || (b ?? 0) < 0 ? -Math.abs(a) : Math.abs(a))),
      {
        prod: (run, call) => {
          const items = collect(run, first(call));
          return items instanceof Unknown ? items : items.reduce((total: Value, item) => binary(run, '*', total, item), call.kwargs.get('start') ?? 1);
        },
        fsum: (run, call) => {
          const items = collect(run, first(call));
          return items instanceof Unknown ? items : new PyFloat(exactSum(items.map((item) => asNumber(item) ?? NaN)));
        },
        factorial: (run, call) => {
          const n = asIndex(first(call)) ?? 0;
          if (n < 0 || n > 2000) return run.unknown('comes from `math.factorial`');
          let made: Value = 1;
          for (let i = 2; i <= n; i++) made = multiply(asInt(made) ?? 1, i) ?? run.unknown('is a number too large to follow');
          return made;
        },
        gcd: (_run, call) => call.args.map((arg) => asInt(arg) ?? 0).reduce((a, b) => int(gcd(BigInt(a), BigInt(b))), 0),
        lcm: (_run, call) => call.args.map((arg) => asInt(arg) ?? 0).reduce((a, b) => (Number(a) === 0 || Number(b) === 0 ? 0 : int((BigInt(a) * BigInt(b)) / gcd(BigInt(a), BigInt(b)))), 1),
        isqrt: (_run, call) => int(squareRoot(BigInt(asInt(first(call)) ?? 0))),
        isnan: (_run, call) => Number.isNaN(asNumber(first(call)) ?? 0),
        isinf: (_run, call) => Math.abs(asNumber(first(call)) ?? 0) === Infinity,
        isfinite: (_run, call) => Number.isFinite(asNumber(first(call)) ?? 0),
        isclose: (_run, call) => Math.abs((asNumber(first(call)) ?? 0) - (asNumber(call.args[1]) ?? 0)) <= 1e-9 * Math.max(Math.abs(asNumber(first(call)) ?? 0), Math.abs(asNumber(call.args[1]) ?? 0)),
        comb: (_run, call) => int(choose(BigInt(asInt(first(call)) ?? 0), BigInt(asInt(call.args[1]) ?? 0))),
        perm: (run, call) => {
          const [n, k] = [asIndex(first(call)) ?? 0, asIndex(call.args[1]) ?? asIndex(first(call)) ?? 0];
          if (k > 2000) return run.unknown('comes from `math.perm`');
          return k > n ? 0 : int(Array.from({ length: k }, (_, i) => BigInt(n - i)).reduce((all, one) => all * one, 1n));
        },
      } satisfies Functions,
    ) as Functions),
    { pi: new PyFloat(Math.PI), e: new PyFloat(Math.E), tau: new PyFloat(2 * Math.PI), inf: new PyFloat(Infinity), nan: new PyFloat(Number.NaN) },
  );
}

/** What is not known makes what is computed of it unknown. */
const guarded = (functions: Functions): Functions =>
  Object.fromEntries(Object.entries(functions).map(([name, apply]) => [name, (run: Run, call: Call): Value => {
    const odd = call.args.find((arg) => arg instanceof Unknown || (arg instanceof NdArray && asNumber(arg) === undefined));
    return odd instanceof Unknown ? new Unknown(odd.reason, odd.name) : odd instanceof NdArray ? (odd.because ?? run.unknown(`comes from \`math.${name}\``)) : apply(run, call);
  }]));

/** How many ways there are to choose k of n. */
function choose(n: bigint, k: bigint): bigint {
  if (k > n || k < 0n) return 0n;
  let made = 1n;
  const few = k > n - k ? n - k : k;
  for (let i = 1n; i <= few && i < 10_000n; i++) made = (made * (n - few + i)) / i;
  return made;
}

/** A sum of floats, rounded once: what each addition loses is kept. */
function exactSum(values: readonly number[]): number {
  const parts: number[] = [];
  for (const value of values) {
    let high = value;
    let kept = 0;
    for (const part of parts) {
      const [large, small] = Math.abs(high) >= Math.abs(part) ? [high, part] : [part, high];
      high = large + small;
      const low = small - (high - large);
      if (low !== 0) parts[kept++] = low;
    }
    parts.length = kept;
    parts.push(high);
  }
  return parts.reduceRight((sum, part) => sum + part, 0);
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let guess = BigInt(Math.floor(Math.sqrt(Number(value)))) + 1n;
  while (guess * guess > value) guess = (guess + value / guess) / 2n;
  while ((guess + 1n) * (guess + 1n) <= value) guess++;
  return guess;
}
