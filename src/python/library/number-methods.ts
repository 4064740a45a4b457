// `int`, `float`, `bool`, `complex`: their constructors and methods.

import { asInt, asNumber, boolClass, Complex, floatRepr, int, PyFloat, roundHalfEven, Tuple, typeName, types, Unknown, type Call, type Value } from '../values/index.ts';
import { specialMethod } from '../run/attribute.ts';
import { binary, truth } from '../run/operate.ts';
import type { Run } from '../run/run.ts';
import { repr, shown } from '../run/text.ts';
import { addMethods, addProperties, type Functions } from './table.ts';

/** A float as an exact int; raises for what is no number. */
function truncate(run: Run, value: number): Value {
  if (Number.isNaN(value)) throw run.error('ValueError', 'cannot convert float NaN to integer');
  if (!Number.isFinite(value)) throw run.error('OverflowError', 'cannot convert float infinity to integer');
  return int(BigInt(Math.trunc(value)));
}

function toInt(run: Run, value: Value, base: Value): Value {
  if (value instanceof Unknown) return new Unknown(value.reason, value.name);
  const integer = asInt(value);
  if (integer !== undefined) return integer;
  if (value instanceof PyFloat) return truncate(run, value.value);
  if (typeof value === 'string') return parseDigits(run, value, base === null ? 10 : Number(asInt(base) ?? 10));
  const own = specialMethod(value, '__int__') ?? specialMethod(value, '__index__');
  if (own !== undefined) return run.call(own);
  throw run.error('TypeError', `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`);
}

const PREFIXES: Readonly<Record<number, string>> = { 2: '0b', 8: '0o', 16: '0x' };

function parseDigits(run: Run, text: string, base: number): Value {
  const plain = text.trim().replace(/(?<=[\da-f])_(?=[\da-f])/gi, '').toLowerCase();
  const [, sign = '', prefix = '', digits = ''] = (base === 0 || PREFIXES[base] !== undefined ? /^([+-]?)(0[box])?([\da-z]+)$/ : /^([+-]?)()([\da-z]+)$/).exec(plain) ?? [];
  const used = base === 0 ? (prefix === '0b' ? 2 : prefix === '0o' ? 8 : prefix === '0x' ? 16 : 10) : base;
  const fits = digits !== '' && digits.length < 4300 && (prefix === '' || PREFIXES[used] === prefix) && [...digits].every((c) => Number.parseInt(c, 36) < used);
  if (!fits) throw run.error('ValueError', `invalid literal for int() with base ${base}: ${shown(repr(run, text))}`);
  let value = 0n;
  for (const c of digits) value = value * BigInt(used) + BigInt(Number.parseInt(c, 36));
  return int(sign === '-' ? -value : value);
}

function toFloat(run: Run, value: Value): Value {
  if (value instanceof Unknown) return new Unknown(value.reason, value.name);
  const number = asNumber(value);
  if (number !== undefined) return new PyFloat(number);
  if (typeof value === 'string') {
    const plain = value.trim().toLowerCase().replace(/(?<=\d)_(?=\d)/g, '');
    const named = /^([+-]?)(inf|infinity|nan)$/.exec(plain);
    if (named) return new PyFloat(named[2] === 'nan' ? Number.NaN : named[1] === '-' ? -Infinity : Infinity);
    if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(plain)) return new PyFloat(Number(plain));
    throw run.error('ValueError', `could not convert string to float: ${shown(repr(run, value))}`);
  }
  const own = specialMethod(value, '__float__');
  if (own !== undefined) return run.call(own);
  throw run.error('TypeError', `float() argument must be a string or a real number, not '${typeName(value)}'`);
}

/** `round(value, digits)`. */
export function round(run: Run, value: Value, digits: Value): Value {
  if (value instanceof Unknown) return value;
  const integer = asInt(value);
  const places = digits === null ? undefined : Number(asInt(digits) ?? 0);
  if (integer !== undefined) {
    if (places === undefined || places >= 0) return integer;
    const unit = 10n ** BigInt(Math.min(-places, 400));
    const [whole, rest] = [BigInt(integer) / unit, BigInt(integer) % unit];
    const size = rest < 0n ? -rest : rest;
    const up = size * 2n > unit || (size * 2n === unit && whole % 2n !== 0n);
    return int((whole + (up ? (integer < 0 ? -1n : 1n) : 0n)) * unit);
  }
  const number = asNumber(value);
  if (number === undefined) {
    const own = specialMethod(value, '__round__');
    if (own !== undefined) return run.call(own, digits === null ? [] : [digits]);
    throw run.error('TypeError', `type ${typeName(value)} doesn't define __round__ method`);
  }
  if (places === undefined) return Number.isFinite(number) ? int(BigInt(roundHalfEven(number))) : truncate(run, number);
  if (!Number.isFinite(number) || places > 300) return new PyFloat(number);
  const rounded = roundDecimal(number, places);
  return new PyFloat(rounded === 0 && (number < 0 || Object.is(number, -0)) ? -0 : rounded);
}

/** Rounds by the exact decimal value of a float, half to even, as Python does. */
function roundDecimal(value: number, places: number): number {
  if (places < 0) return roundHalfEven(value / 10 ** -places) * 10 ** -places;
  // toFixed is exact up to 100 digits but rounds a tie away from zero; an exact tie needs a short binary fraction.
  const tie = Number.isInteger(value * 2 ** 20) && Math.abs(((value * 10 ** places) % 1)) === 0.5;
  return tie ? roundHalfEven(value * 10 ** places) / 10 ** places : Number(value.toFixed(Math.min(places, 100)));
}

/** Operators as methods: `(3).__add__(4)`. */
const operators = (): Functions => Object.fromEntries(
  Object.entries({ __add__: '+', __sub__: '-', __mul__: '*', __truediv__: '/', __floordiv__: '//', __mod__: '%', __pow__: '**' } as const).map(([name, op]) => [name, (run: Run, call: Call) => binary(run, op, call.args[0] ?? null, call.args[1] ?? null)]),
);

/** Gives numbers their constructors and methods. */
export function addNumberMethods(): void {
  const self = (call: { readonly args: readonly Value[] }): Value => call.args[0] ?? null;
  addMethods(types.int, {
    __new__: (run, call) => (call.args.length < 2 ? 0 : toInt(run, call.args[1] ?? null, call.or(2, 'base', null))),
    bit_length: (_run, call) => BigInt(asInt(self(call)) ?? 0).toString(2).replace(/^-?0?/, '').length,
    __repr__: (_run, call) => String(asInt(self(call)) ?? 0),
    conjugate: (_run, call) => self(call),
    bit_count: (_run, call) => BigInt(asInt(self(call)) ?? 0).toString(2).replace(/[^1]/g, '').length,
    to_bytes: (run) => run.unknown('comes from `int.to_bytes`'),
    from_bytes: (run) => run.unknown('comes from `int.from_bytes`'),
    ...operators(),
  });
  addMethods(types.float, {
    __new__: (run, call) => (call.args.length < 2 ? new PyFloat(0) : toFloat(run, call.args[1] ?? null)),
    is_integer: (_run, call) => Number.isInteger(asNumber(self(call))),
    hex: (run) => run.unknown('comes from `float.hex`'),
    as_integer_ratio: (run, call) => {
      let value = asNumber(self(call)) ?? 0;
      if (!Number.isFinite(value)) throw run.error('ValueError', 'cannot convert a special float to an integer ratio');
      let below = 1n;
      while (!Number.isInteger(value)) {
        value *= 2;
        below *= 2n;
      }
      return new Tuple([int(BigInt(value)), int(below)]);
    },
    __repr__: (_run, call) => floatRepr(asNumber(self(call)) ?? 0),
    ...operators(),
  });
  addMethods(boolClass, { __new__: (run, call) => (call.args.length < 2 ? false : truth(run, call.args[1] ?? null)) });
  addMethods(types.complex, { __new__: (_run, call) => new Complex(asNumber(call.args[1]) ?? 0, asNumber(call.args[2]) ?? 0), conjugate: (_run, call) => (call.args[0] instanceof Complex ? new Complex(call.args[0].real, -call.args[0].imag) : self(call)) });
  const plain = (_run: Run, value: Value): Value => value;
  addProperties(types.int, { real: plain, numerator: plain, imag: () => 0, denominator: () => 1 });
  addProperties(types.float, { real: plain, imag: () => new PyFloat(0) });
  addProperties(types.complex, { real: (_run, value) => new PyFloat(value instanceof Complex ? value.real : 0), imag: (_run, value) => new PyFloat(value instanceof Complex ? value.imag : 0) });
}
