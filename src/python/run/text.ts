// `repr`, `str` and `format` of any value.
// Invariant: a text with an unknown part is unknown; it remembers how it would be printed.

import { arrayText, asNumber, Complex, Dict, floatRepr, FormatError, formatWith, Func, Instance, Iter, List, Method, Module, NdArray, Native, PyClass, PyFloat, Tuple, typeName, Unknown, type Value } from '../values/index.ts';
import { specialMethod } from './attribute.ts';
import type { Run } from './run.ts';
import { inOrder } from './set-order.ts';

/** A text, or a text with parts that are not known. */
export type Text = string | Unknown;

/** Puts parts together. */
export function joined(parts: readonly Text[], between = ''): Text {
  const odd = parts.find((part) => part instanceof Unknown);
  if (!(odd instanceof Unknown)) return parts.join(between);
  return new Unknown(odd.reason, odd.name, undefined, parts.map(shown).join(between));
}

/** What is printed for a text. */
export const shown = (text: Text): string => (typeof text === 'string' ? text : text.text);

/** Containers inside containers that a text is made of. */
const DEEPEST = 100;

/** `repr(value)`. */
export function repr(run: Run, value: Value, depth = 0): Text {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return quote(value);
  if (value instanceof Unknown) return value;
  if (depth > DEEPEST) return '...';
  const own = value instanceof Instance || (value instanceof List && value.cls) || (value instanceof Tuple && value.cls) || (value instanceof Dict && value.cls) ? specialMethod(value, '__repr__') : undefined;
  if (own !== undefined) return asText(run, run.call(own));
  const inside = (items: readonly Value[]): Text => joined(items.map((item) => repr(run, item, depth + 1)), ', ');
  const around = (open: string, middle: Text, close: string): Text => joined([open, middle, close]);
  switch (value.kind) {
    case 'float':
      return floatRepr(value.value);
    case 'complex':
      return complexRepr(value);
    case 'bytes':
      return `b${quote(value.text).replace(/[\u0080-\u00ff]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`)}`;
    case 'list':
      return value.lost ?? value.order ?? (value.cls === undefined || value.cls.module === '__main__' ? around('[', inside(value.items), ']') : around(`${value.cls.name}([`, inside(value.items), '])'));
    case 'tuple':
      if (value.fields && value.cls) return around(`${value.cls.name}(`, joined(value.items.map((item, i) => joined([`${value.fields?.[i] ?? ''}=`, repr(run, item, depth + 1)])), ', '), ')');
      return around('(', inside(value.items), value.items.length === 1 ? ',)' : ')');
    case 'dict': {
      if (value.lost) return value.lost;
      const entries = [...value.map.values()].map(([key, one]) => joined([repr(run, key, depth + 1), ': ', repr(run, one, depth + 1)]));
      const body = around('{', joined(entries, ', '), '}');
      if (value.cls === undefined || value.cls.module === '__main__') return body;
      if (value.cls.name === 'defaultdict') return around(`defaultdict(`, joined([repr(run, value.missing ?? null, depth + 1), body], ', '), ')');
      if (value.cls.name === 'OrderedDict') return value.map.size === 0 ? 'OrderedDict()' : around('OrderedDict([', inside([...value.map.values()].map((pair) => new Tuple(pair))), '])');
      return value.map.size === 0 ? `${value.cls.name}()` : around(`${value.cls.name}(`, value.cls.name === 'Counter' ? countsText(run, value) : body, ')');
    }
    case 'set': {
      if (value.lost) return value.lost;
      if (value.map.size === 0) return value.frozen ? 'frozenset()' : 'set()';
      const items = inOrder(value);
      if (!items) return run.unknown('is a set, whose order is not fixed');
      return value.frozen ? around('frozenset({', inside(items), '})') : around('{', inside(items), '}');
    }
    case 'range':
      return value.step === 1 ? `range(${value.start}, ${value.stop})` : `range(${value.start}, ${value.stop}, ${value.step})`;
    case 'slice':
      return around('slice(', inside([value.start, value.stop, value.step]), ')');
    case 'class':
      return `<class '${value.module === '' ? '' : `${value.module}.`}${value.name}'>`;
    case 'ellipsis':
      return 'Ellipsis';
    case 'not-implemented':
      return 'NotImplemented';
    case 'native':
      return `<built-in function ${value.name.slice(value.name.lastIndexOf('.') + 1)}>`;
    case 'array':
      return textOfArray(run, value, true);
    case 'instance':
      return run.isException(value.cls) ? exceptionRepr(run, value) : address(run, value);
    default:
      return address(run, value);
  }
}

/** A `Counter` shows the most frequent first. */
function countsText(run: Run, { map }: Dict): Text {
  const entries = [...map.values()].toSorted(([, a], [, b]) => (asNumber(b) ?? 0) - (asNumber(a) ?? 0));
  return joined(['{', joined(entries.map(([key, count]) => joined([repr(run, key), ': ', repr(run, count)])), ', '), '}']);
}

/** Where an object lies in memory is never known. */
function address(run: Run, value: Value): Unknown {
  const name = value instanceof Func ? `<function ${value.name}>` : value instanceof Module ? `<module '${value.name}'>` : value instanceof Method || value instanceof Iter || value instanceof Native || value instanceof PyClass ? `<${typeName(value)}>` : `<${typeName(value)} object>`;
  const because = run.unknown('shows where it lies in memory');
  return new Unknown(because.reason, undefined, undefined, name);
}

function exceptionRepr(run: Run, value: Instance): Text {
  const args = value.attrs.get('args');
  return joined([value.cls.name, '(', joined(args instanceof Tuple ? args.items.map((arg) => repr(run, arg)) : [], ', '), ')']);
}

function complexRepr({ real, imag }: Complex): string {
  const plain = (part: number): string => floatRepr(part).replace(/\.0$/, '');
  return real === 0 && !Object.is(real, -0) ? `${plain(imag)}j` : `(${plain(real)}${imag < 0 || Object.is(imag, -0) ? '' : '+'}${plain(imag)}j)`;
}

/** An array whose numbers are known is written out; of a tensor, only a single number is. */
function textOfArray(run: Run, value: NdArray, asRepr: boolean): Text {
  const { data, shape, dtype, world } = value;
  if (world === 'eager' && shape.length === 0 && data && /^(u?int|bool)/.test(dtype)) {
    const only = typeof data[0] === 'boolean' ? (data[0] ? 'True' : 'False') : String(data[0]);
    return asRepr ? `<tf.Tensor: shape=(), dtype=${dtype}, numpy=${only}>` : `tf.Tensor(${only}, shape=(), dtype=${dtype})`;
  }
  const text = world === 'numpy' ? arrayText(value, asRepr) : undefined;
  if (text !== undefined) return text;
  const because = value.because ?? run.unknown('is an array whose numbers are not followed');
  return new Unknown(because.reason, because.name);
}

/** `str(value)`. */
export function str(run: Run, value: Value): Text {
  if (typeof value === 'string') return value;
  if (value instanceof Instance) {
    const own = specialMethod(value, '__str__');
    if (own !== undefined) return asText(run, run.call(own));
    if (run.isException(value.cls)) return exceptionText(run, value);
  }
  if (value instanceof NdArray) return textOfArray(run, value, false);
  return repr(run, value);
}

/** The message of an exception. */
export function exceptionText(run: Run, exception: Instance): Text {
  const args = exception.attrs.get('args');
  const items = args instanceof Tuple ? args.items : [];
  const [first] = items;
  if (items.length === 0 || first === undefined) return '';
  if (items.length > 1) return repr(run, new Tuple(items));
  return exception.cls.name === 'KeyError' ? repr(run, first) : str(run, first);
}

function asText(run: Run, value: Value): Text {
  if (typeof value === 'string' || value instanceof Unknown) return value;
  throw run.error('TypeError', `__repr__ returned non-string (type ${typeName(value)})`);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** True for a character that `repr` writes as it is. */
const isPlain = (c: string): boolean => c !== '\\' && c >= ' ' && (c < '\x7f' || c > '\xa0') && c !== '\xad';

/** A text in quotes, as `repr` writes it. */
export function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let body = '';
  for (const c of text) body += c === mark ? `\\${c}` : isPlain(c) ? c : (ESCAPES[c] ?? `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return mark + body + mark;
}

/** `format(value, spec)`. */
export function format(run: Run, value: Value, spec: string): Text {
  if (value instanceof Unknown) return value;
  if (value instanceof Instance) {
    const own = specialMethod(value, '__format__');
    if (own !== undefined) return asText(run, run.call(own, [spec]));
  }
  if (spec === '') return str(run, value);
  const plain = formattable(value);
  if (plain === undefined) {
    if (value instanceof NdArray && value.shape.length === 0) return str(run, value);
    throw run.error('TypeError', `unsupported format string passed to ${typeName(value)}.__format__`);
  }
  const made = formatWith(plain, spec, typeName(value));
  if (made instanceof FormatError) throw run.error('ValueError', made.message);
  return made;
}

function formattable(value: Value): number | bigint | string | { readonly float: number } | undefined {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string') return value;
  return value instanceof PyFloat ? { float: value.value } : undefined;
}
