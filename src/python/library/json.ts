// `json`: texts that a script writes or reads itself; files are not known.

import { asNumber, Dict, floatRepr, List, Module, PyFloat, Tuple, typeName, Unknown, type Call, type Value } from '../values/index.ts';
import type { Run } from '../run/run.ts';
import { joined, type Text } from '../run/text.ts';
import { moduleOf } from './table.ts';

interface Style {
  readonly indent: string | undefined;
  readonly between: string;
  readonly colon: string;
  readonly ascii: boolean;
  readonly sorts: boolean;
  readonly fallback: Value | undefined;
}

/** Containers inside containers that are written. */
const DEEPEST = 100;

function styleOf(call: Call): Style {
  const indent = call.kwargs.get('indent') ?? null;
  const separators = call.kwargs.get('separators');
  const [between, colon] = separators instanceof Tuple ? separators.items : [];
  return {
    indent: typeof indent === 'number' ? ' '.repeat(Math.min(indent, 100)) : typeof indent === 'string' ? indent : undefined,
    between: typeof between === 'string' ? between : indent === null ? ', ' : ',',
    colon: typeof colon === 'string' ? colon : ': ',
    ascii: call.kwargs.get('ensure_ascii') !== false,
    sorts: call.kwargs.get('sort_keys') === true,
    fallback: call.kwargs.get('default'),
  };
}

const quoted = (text: string, ascii: boolean): string => {
  const plain = JSON.stringify(text);
  return ascii ? plain.replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`) : plain;
};

function write(run: Run, value: Value, style: Style, depth: number): Text {
  if (value === null) return 'null';
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return quoted(value, style.ascii);
  if (value instanceof PyFloat) return Number.isFinite(value.value) ? floatRepr(value.value) : Number.isNaN(value.value) ? 'NaN' : value.value > 0 ? 'Infinity' : '-Infinity';
  if (value instanceof Unknown) return value;
  if (depth > DEEPEST) return run.unknown('is nested too deep to write');
  const around = (open: string, parts: readonly Text[], close: string): Text => {
    if (parts.length === 0) return open + close;
    if (style.indent === undefined) return joined([open, joined(parts, style.between), close]);
    const line = `\n${style.indent.repeat(depth + 1)}`;
    return joined([open, line, joined(parts, style.between.trimEnd() + line), `\n${style.indent.repeat(depth)}`, close]);
  };
  if (value instanceof List || value instanceof Tuple) return value instanceof List && value.lost ? value.lost : around('[', value.items.map((item) => write(run, item, style, depth + 1)), ']');
  if (value instanceof Dict) {
    if (value.lost) return value.lost;
    const entries = [...value.map.values()].map(([key, one]) => [keyText(run, key), one] as const);
    if (style.sorts) entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return around('{', entries.map(([key, one]) => joined([quoted(key, style.ascii), style.colon, write(run, one, style, depth + 1)])), '}');
  }
  if (style.fallback !== undefined && style.fallback !== null) return write(run, run.call(style.fallback, [value]), { ...style, fallback: undefined }, depth);
  throw run.error('TypeError', `Object of type ${typeName(value)} is not JSON serializable`);
}

function keyText(run: Run, key: Value): string {
  if (typeof key === 'string') return key;
  if (key === null) return 'null';
  if (typeof key === 'boolean') return String(key);
  if (key instanceof PyFloat) return floatRepr(key.value);
  if (asNumber(key) !== undefined) return String(key);
  throw run.error('TypeError', `keys must be str, int, float, bool or None, not ${typeName(key)}`);
}

/** Numbers keep whether they are whole: each is read as a mark with its text. */
function read(run: Run, text: string): Value {
  let plain: unknown;
  try {
    plain = JSON.parse(text.replace(/("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g, (_, string: string | undefined, number: string | undefined) => string ?? `{"\\u0000":"${number ?? ''}"}`));
  } catch {
    throw run.error('ValueError', 'the text is no JSON');
  }
  return valueOf(plain);
}

function valueOf(plain: unknown): Value {
  if (Array.isArray(plain)) return new List(plain.map(valueOf));
  if (typeof plain === 'object' && plain !== null) {
    const number = (plain as Readonly<Record<string, unknown>>)['\u0000'];
    if (typeof number === 'string') return /^-?\d+$/.test(number) ? (Number.isSafeInteger(Number(number)) ? Number(number) : BigInt(number)) : new PyFloat(Number(number));
    return Dict.of(Object.entries(plain).map(([key, one]) => [key, valueOf(one)] as const));
  }
  return plain as Value;
}

/** `json`. */
export const jsonModule = (): Module =>
  moduleOf('json', {
    dump: () => null,
    dumps: (run, call) => write(run, call.or(0, 'obj', null), styleOf(call), 0),
    loads: (run, call) => {
      const text = call.or(0, 's', null);
      return typeof text === 'string' ? read(run, text) : text instanceof Unknown ? text : run.unknown('comes from `json.loads`');
    },
  });
