// Format specifications: `format(value, '>10,.2f')`, by docs.python.org/3/library/string.html#formatspec.
// Invariant: gives the text, or the words of the ValueError that Python raises.

import { fixed, general, scientific } from './float-format.ts';
import { floatRepr } from './number.ts';
import type { Int } from './value.ts';

/** What Python raises for a specification that does not fit. */
export class FormatError {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

interface Spec {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly alternate: boolean;
  readonly zero: boolean;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | undefined;
  readonly type: string;
}

/** The widest text that a format may make. */
const WIDEST = 100_000;
const SPEC = /^(?:([\s\S])?([<>=^]))?([+\- ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/u;

function parse(spec: string): Spec | undefined {
  const found = SPEC.exec(spec);
  if (!found) return undefined;
  const [, fill, align, sign, , alternate, zero, width, grouping, precision, type] = found;
  return {
    fill: fill ?? (zero ? '0' : ' '), align: align ?? '', sign: sign ?? '-', alternate: alternate !== undefined, zero: zero !== undefined && align === undefined,
    width: Math.min(Number(width ?? 0), WIDEST), grouping: grouping ?? '', precision: precision === undefined ? undefined : Math.min(Number(precision), WIDEST), type: type ?? '',
  };
}

/** Formats an int, a float or a text. */
export function formatWith(value: Int | string | { readonly float: number }, text: string, typeName: string): string | FormatError {
  const spec = parse(text);
  if (!spec) return new FormatError(`Invalid format specifier '${text}' for object of type '${typeName}'`);
  const unknown = (): FormatError => new FormatError(`Unknown format code '${spec.type}' for object of type '${typeName}'`);
  if (typeof value === 'string') {
    if (spec.type !== '' && spec.type !== 's') return unknown();
    const [, sign] = /^(?:[\s\S]?[<>=^])?([-+ ])/u.exec(text) ?? [];
    if (sign !== undefined) return new FormatError(`${sign === ' ' ? 'Space' : 'Sign'} not allowed in string format specifier`);
    if (spec.alternate) return new FormatError('Alternate form (#) not allowed in string format specifier');
    if (spec.align === '=' || spec.zero) return spec.align === '=' ? new FormatError("'=' alignment not allowed in string format specifier") : pad('', spec.precision === undefined ? value : value.slice(0, spec.precision), { ...spec, align: '<' });
    return pad('', spec.precision === undefined ? value : [...value].slice(0, spec.precision).join(''), { ...spec, align: spec.align || '<' });
  }
  if (typeof value === 'object' || 'eEfFgG%'.includes(spec.type || '?')) {
    const number = typeof value === 'object' ? value.float : Number(value);
    const body = floatText(Math.abs(number), spec);
    if (body === undefined) return unknown();
    return signed(number < 0 || Object.is(number, -0), body, spec);
  }
  if (spec.precision !== undefined) return new FormatError('Precision not allowed in integer format specifier');
  const body = intText(value < 0 ? -BigInt(value) : BigInt(value), spec);
  return body === undefined ? unknown() : signed(value < 0, body, spec);
}

function floatText(value: number, spec: Spec): string | undefined {
  const digits = spec.precision ?? 6;
  switch (spec.type) {
    case '':
      if (spec.precision === undefined) return floatRepr(value);
      return withPoint(general(value, spec.precision, false), value, spec.precision);
    case 'f':
    case 'F':
      return fixed(value, digits);
    case 'e':
      return scientific(value, digits);
    case 'E':
      return scientific(value, digits).toUpperCase();
    case 'g':
    case 'n':
      return general(value, digits, spec.alternate);
    case 'G':
      return general(value, digits, spec.alternate).toUpperCase();
    case '%':
      return `${fixed(value * 100, digits)}%`;
    default:
      return undefined;
  }
}

/** Without a type, a float always shows a point or an exponent. */
const withPoint = (text: string, value: number, precision: number): string => {
  if (text.includes('.') || text.includes('e') || !Number.isFinite(value)) return text;
  return text.length >= Math.max(1, precision) ? scientific(value, Math.max(0, precision - 1)).replace(/\.?0+e/, 'e') : `${text}.0`;
};

function intText(value: bigint, spec: Spec): string | undefined {
  switch (spec.type) {
    case '':
    case 'd':
    case 'n':
      return value.toString();
    case 'b':
      return (spec.alternate ? '0b' : '') + value.toString(2);
    case 'o':
      return (spec.alternate ? '0o' : '') + value.toString(8);
    case 'x':
      return (spec.alternate ? '0x' : '') + value.toString(16);
    case 'X':
      return (spec.alternate ? '0X' : '') + value.toString(16).toUpperCase();
    case 'c':
      return String.fromCodePoint(Number(value % 0x110000n));
    default:
      return undefined;
  }
}

function signed(negative: boolean, body: string, spec: Spec): string {
  const sign = negative ? '-' : spec.sign === '-' ? '' : spec.sign;
  const grouped = spec.grouping === '' ? body : group(body, spec.grouping, 'bBoxX'.includes(spec.type || '?') ? 4 : 3);
  if ((spec.zero || (spec.align === '=' && spec.fill === '0')) && spec.grouping !== '') return sign + zeroFilled(body, spec, sign.length);
  return pad(sign, grouped, { ...spec, align: spec.align || (spec.zero ? '=' : '>') });
}

function group(body: string, separator: string, size: number): string {
  const digits = /^(0[box])?([\da-f]+)/i.exec(body);
  if (!digits) return body;
  const [whole, prefix = '', number = ''] = digits;
  const parts: string[] = [];
  for (let end = number.length; end > 0; end -= size) parts.unshift(number.slice(Math.max(0, end - size), end));
  return prefix + parts.join(separator) + body.slice(whole.length);
}

/** Zeros in front are grouped like any other digit. */
function zeroFilled(body: string, spec: Spec, signWidth: number): string {
  let text = group(body, spec.grouping, 3);
  for (let padded = body; text.length + signWidth < spec.width; text = group(padded, spec.grouping, 3)) padded = `0${padded}`;
  return text;
}

function pad(sign: string, body: string, spec: Spec): string {
  const missing = spec.width - sign.length - [...body].length;
  if (missing <= 0) return sign + body;
  switch (spec.align) {
    case '<':
      return sign + body + spec.fill.repeat(missing);
    case '^':
      return spec.fill.repeat(Math.floor(missing / 2)) + sign + body + spec.fill.repeat(Math.ceil(missing / 2));
    case '=':
      return sign + spec.fill.repeat(missing) + body;
    default:
      return spec.fill.repeat(missing) + sign + body;
  }
}
