// `'%d of %s' % (1, x)`: printf-style formatting of texts.
// Source: docs.python.org/3/library/stdtypes.html#printf-style-string-formatting

import { asInt, asNumber, Dict, FormatError, formatWith, NdArray, Tuple, typeName, Unknown, type Value } from '../values/index.ts';
import type { Run } from './run.ts';
import { joined, repr, str, type Text } from './text.ts';

const FIELD = /%(?:\((.*?)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+))?[hlL]?([diouxXeEfFgGcrsa%])?/g;

/** `%c`: a letter, or the number of one. */
function character(run: Run, value: Value): Text {
  if (value instanceof Unknown) return value;
  const code = asInt(value);
  if (typeof value === 'string' ? [...value].length !== 1 : code === undefined) throw run.error('TypeError', '%c requires int or char');
  if (typeof value === 'string') return value;
  if (Number(code) < 0 || Number(code) > 0x10ffff) throw run.error('OverflowError', '%c arg not in range(0x110000)');
  return String.fromCodePoint(Number(code));
}

/** `text % value`. */
export function percent(run: Run, text: string, value: Value): Value {
  const values = value instanceof Tuple ? value.items : [value];
  const parts: Text[] = [];
  let used = 0;
  let named = false;
  let last = 0;
  const take = (): Value => {
    const next = values[used++];
    if (next === undefined) throw run.error('TypeError', 'not enough arguments for format string');
    return next;
  };
  for (const found of text.matchAll(FIELD)) {
    const [whole, name, flags = '', width, precision, type] = found;
    parts.push(text.slice(last, found.index));
    last = found.index + whole.length;
    if (type === '%') {
      parts.push('%');
      continue;
    }
    if (type === undefined) throw run.error('ValueError', last >= text.length ? 'incomplete format' : `unsupported format character '${text[last] ?? ''}' (0x${(text.codePointAt(last) ?? 0).toString(16)}) at index ${last}`);
    const size = width === '*' ? asInt(take()) : width;
    const digits = precision === '*' ? asInt(take()) : precision;
    named ||= name !== undefined;
    const item = name === undefined ? take() : value instanceof Dict ? (value.map.has(name) ? value.map.get(name)?.[1] : value.lost) : undefined;
    if (item === undefined) throw value instanceof Dict ? run.raised(run.exception('KeyError', name ?? '')) : run.error('TypeError', 'format requires a mapping');
    parts.push(one(run, item, type, flags, String(size ?? ''), digits === undefined ? undefined : String(digits)));
  }
  parts.push(text.slice(last));
  if (!named && !(value instanceof Dict) && used < values.length && !(values.length === 1 && value instanceof Unknown && used > 0)) throw run.error('TypeError', 'not all arguments converted during string formatting');
  return joined(parts);
}

function one(run: Run, value: Value, type: string, flags: string, width: string, precision: string | undefined): Text {
  if (value instanceof Unknown) return value;
  const left = flags.includes('-') ? '<' : '>';
  if (type === 's' || type === 'r' || type === 'a') {
    const text = type === 's' ? str(run, value) : repr(run, value);
    return text instanceof Unknown ? text : finish(run, formatWith(precision === undefined ? text : text.slice(0, Number(precision)), `${left}${width}`, 'str'));
  }
  if (type === 'c') return character(run, value);
  const number = asNumber(value);
  if (number === undefined && value instanceof NdArray && value.shape.length === 0 && value.world !== 'traced') return value.because ?? run.unknown('is a number that is not followed');
  if (number === undefined) throw run.error('TypeError', /[eEfFgG]/.test(type) ? `must be real number, not ${typeName(value)}` : `%${type} format: ${'oxX'.includes(type) ? 'an integer' : 'a real number'} is required, not ${typeName(value)}`);
  if ('oxX'.includes(type) && asInt(value) === undefined) throw run.error('TypeError', `%${type} format: an integer is required, not ${typeName(value)}`);
  if ('diu'.includes(type) && !Number.isFinite(number)) throw run.error(Number.isNaN(number) ? 'ValueError' : 'OverflowError', `cannot convert float ${Number.isNaN(number) ? 'NaN' : 'infinity'} to integer`);
  const sign = flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const zero = flags.includes('0') && !flags.includes('-') ? '0' : '';
  const alternate = flags.includes('#') ? '#' : '';
  const align = zero === '' ? left : '';
  if ('diu'.includes(type)) return finish(run, formatWith(asInt(value) ?? Math.trunc(number), `${align}${sign}${zero}${width}d`, 'int'));
  if ('oxX'.includes(type)) return finish(run, formatWith(asInt(value) ?? 0, `${align}${sign}${alternate}${zero}${width}${type}`, 'int'));
  return finish(run, formatWith({ float: number }, `${align}${sign}${alternate}${zero}${width}.${precision ?? '6'}${type}`, 'float'));
}

function finish(run: Run, made: string | FormatError): string {
  if (made instanceof FormatError) throw run.error('ValueError', made.message);
  return made;
}
