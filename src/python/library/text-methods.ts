// Methods of `str` and `bytes`.

import { asIndex, asInt, Bytes, Dict, List, Tuple, typeName, types, Unknown, type Call, type NativeCall, type Value } from '../values/index.ts';
import { collect, lengthOf } from '../run/iterate.ts';
import { binary, contains } from '../run/operate.ts';
import type { Run } from '../run/run.ts';
import { joined, repr, str } from '../run/text.ts';
import { formatText } from './format-text.ts';
import { addMethods, type Functions } from './table.ts';

/** A method of a known text; with something unknown it gives something unknown. */
const onText = (name: string, action: (run: Run, text: string, call: Call) => Value): NativeCall => (run, call) => {
  const [self] = call.args;
  const odd = call.args.find((arg) => arg instanceof Unknown);
  if (odd !== undefined) return odd;
  if (typeof self === 'string') run.work(self.length);
  if (typeof self !== 'string') throw run.error('TypeError', `descriptor '${name}' for 'str' objects doesn't apply to a '${typeName(self ?? null)}' object`);
  return action(run, self, call);
};

const textArg = (run: Run, call: Call, at: number): string => {
  const value = call.args[at];
  if (typeof value === 'string') return value;
  throw run.error('TypeError', `must be str, not ${typeName(value ?? null)}`);
};

/** Letters that a text which is made may have. */
const MOST_LETTERS = 10_000_000;

const texts = (items: readonly string[]): List => new List([...items]);
/** White space as Python counts it: four separators of records more than JavaScript does. */
const isSpace = (c: string): boolean => /\s/.test(c) || c === '\x85' || (c >= '\x1c' && c <= '\x1f');

function strip(text: string, chars: Value | undefined, left: boolean, right: boolean): string {
  const drop = (c: string): boolean => (typeof chars === 'string' ? chars.includes(c) : isSpace(c));
  let [start, end] = [0, text.length];
  if (left) while (start < end && drop(text[start] ?? '')) start++;
  if (right) while (end > start && drop(text[end - 1] ?? '')) end--;
  return text.slice(start, end);
}

function split(text: string, separator: Value | undefined, limit: number, fromRight: boolean): string[] {
  if (typeof separator === 'string') {
    const parts = text.split(separator);
    if (limit < 0 || parts.length <= limit + 1) return parts;
    return fromRight ? [parts.slice(0, parts.length - limit).join(separator), ...parts.slice(parts.length - limit)] : [...parts.slice(0, limit), parts.slice(limit).join(separator)];
  }
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (limit < 0 || words.length <= limit + 1) return words;
  if (fromRight) {
    const rest = new RegExp(`^([\\s\\S]*?)((?:\\s+\\S+){${limit}})\\s*$`).exec(text);
    return [(rest?.[1] ?? text).trim(), ...words.slice(words.length - limit)];
  }
  const rest = new RegExp(`^\\s*(?:\\S+\\s+){${limit}}`).exec(text)?.[0].length ?? 0;
  return [...words.slice(0, limit), text.slice(rest).trimEnd()];
}

const starts = (run: Run, text: string, call: Call, end: boolean): boolean => {
  const what = call.args[1];
  const from = asIndex(call.args[2]) ?? 0;
  const part = text.slice(from, asIndex(call.args[3]));
  const options = what instanceof Tuple ? what.items : [what ?? null];
  return options.some((one) => {
    if (typeof one !== 'string') throw run.error('TypeError', `${end ? 'endswith' : 'startswith'} first arg must be str or a tuple of str, not ${typeName(one)}`);
    return end ? part.endsWith(one) : part.startsWith(one);
  });
};

const pad = (text: string, call: Call, side: 'l' | 'r' | 'c'): string => {
  const width = asIndex(call.args[1]) ?? 0;
  const missing = width - [...text].length;
  const fill = typeof call.args[2] === 'string' ? call.args[2] : ' ';
  if (missing <= 0 || missing > 1_000_000) return text;
  const left = side === 'l' ? 0 : side === 'r' ? missing : Math.floor(missing / 2) + (missing & width & 1);
  return fill.repeat(left) + text + fill.repeat(missing - left);
};

const found = (run: Run, text: string, call: Call, last: boolean, must: boolean): Value => {
  const what = textArg(run, call, 1);
  const from = asIndex(call.args[2]) ?? 0;
  const part = text.slice(from, asIndex(call.args[3]));
  const at = last ? part.lastIndexOf(what) : part.indexOf(what);
  if (at < 0 && must) throw run.error('ValueError', 'substring not found');
  return at < 0 ? -1 : at + from;
};

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();
const allOf = (pattern: RegExp) => (_run: Run, text: string): Value => pattern.test(text);

const methods: Readonly<Record<string, (run: Run, text: string, call: Call) => Value>> = {
  upper: (_run, text) => text.toUpperCase(),
  lower: (_run, text) => text.toLowerCase(),
  casefold: (_run, text) => text.toLowerCase().replaceAll('ß', 'ss'),
  title: (_run, text) => text.replace(/\p{L}+/gu, capital),
  capitalize: (_run, text) => capital(text),
  swapcase: (_run, text) => text.replace(/\p{L}/gu, (c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())),
  strip: (_run, text, call) => strip(text, call.args[1], true, true),
  lstrip: (_run, text, call) => strip(text, call.args[1], true, false),
  rstrip: (_run, text, call) => strip(text, call.args[1], false, true),
  split: (_run, text, call) => texts(split(text, call.arg(1, 'sep'), asIndex(call.arg(2, 'maxsplit')) ?? -1, false)),
  rsplit: (_run, text, call) => texts(split(text, call.arg(1, 'sep'), asIndex(call.arg(2, 'maxsplit')) ?? -1, true)),
  splitlines: (_run, text, call) => texts((text.match(/[^\n\r]*(?:\r\n|\n|\r)|[^\n\r]+$/g) ?? []).map((line) => (call.arg(1, 'keepends') === true ? line : line.replace(/[\r\n]+$/, '')))),
  replace: (run, text, call) => {
    const [from, to, count] = [textArg(run, call, 1), textArg(run, call, 2), asIndex(call.arg(3, 'count')) ?? -1];
    if (text.length * (to.length + 1) > MOST_LETTERS) return run.unknown('is a text too long to follow');
    // Nothing stands before, between and behind the letters.
    const parts = from === '' ? ['', ...text, ''] : text.split(from);
    if (count < 0) return parts.join(to);
    return parts.slice(0, count + 1).join(to) + (parts.length > count + 1 ? from + parts.slice(count + 1).join(from) : '');
  },
  startswith: (run, text, call) => starts(run, text, call, false),
  endswith: (run, text, call) => starts(run, text, call, true),
  removeprefix: (run, text, call) => (text.startsWith(textArg(run, call, 1)) ? text.slice(textArg(run, call, 1).length) : text),
  removesuffix: (run, text, call) => (textArg(run, call, 1) !== '' && text.endsWith(textArg(run, call, 1)) ? text.slice(0, -textArg(run, call, 1).length) : text),
  find: (run, text, call) => found(run, text, call, false, false),
  rfind: (run, text, call) => found(run, text, call, true, false),
  index: (run, text, call) => found(run, text, call, false, true),
  rindex: (run, text, call) => found(run, text, call, true, true),
  count: (run, text, call) => (textArg(run, call, 1) === '' ? text.length + 1 : text.split(textArg(run, call, 1)).length - 1),
  partition: (run, text, call) => {
    const separator = textArg(run, call, 1);
    const at = text.indexOf(separator);
    return new Tuple(at < 0 ? [text, '', ''] : [text.slice(0, at), separator, text.slice(at + separator.length)]);
  },
  rpartition: (run, text, call) => {
    const separator = textArg(run, call, 1);
    const at = text.lastIndexOf(separator);
    return new Tuple(at < 0 ? ['', '', text] : [text.slice(0, at), separator, text.slice(at + separator.length)]);
  },
  zfill: (_run, text, call) => {
    const sign = /^[+-]/.exec(text)?.[0] ?? '';
    return sign + text.slice(sign.length).padStart(Math.min(asIndex(call.args[1]) ?? 0, 1_000_000) - sign.length, '0');
  },
  ljust: (_run, text, call) => pad(text, call, 'l'),
  rjust: (_run, text, call) => pad(text, call, 'r'),
  center: (_run, text, call) => pad(text, call, 'c'),
  expandtabs: (_run, text, call) => {
    const width = Math.min(Math.max(asIndex(call.arg(1, 'tabsize')) ?? 8, 0), 1000);
    let column = 0;
    return [...text].map((c) => {
      const made = c === '\t' ? ' '.repeat(width === 0 ? 0 : width - (column % width)) : c;
      column = c === '\n' || c === '\r' ? 0 : column + made.length;
      return made;
    }).join('');
  },
  isprintable: (_run, text) => !/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(text),
  isascii: (_run, text) => /^[\0-\x7f]*$/.test(text),
  isdigit: allOf(/^\d+$/),
  isnumeric: allOf(/^\p{N}+$/u),
  isdecimal: allOf(/^\p{Nd}+$/u),
  isalpha: allOf(/^\p{L}+$/u),
  isalnum: allOf(/^[\p{L}\p{N}]+$/u),
  isspace: allOf(/^\s+$/),
  isupper: (_run, text) => text !== text.toLowerCase() && text === text.toUpperCase(),
  islower: (_run, text) => text !== text.toUpperCase() && text === text.toLowerCase(),
  istitle: (_run, text) => /\p{L}/u.test(text) && text === text.replace(/\p{L}+/gu, capital),
  isidentifier: allOf(/^[\p{L}_][\p{L}\p{N}_]*$/u),
  encode: (_run, text) => new Bytes(unescape(encodeURIComponent(text))),
  translate: (run, text, call) => {
    const [, table] = call.args;
    if (!(table instanceof Dict) || table.lost) return run.unknown('comes from `str.translate`');
    return [...text].map((c) => {
      const by = table.map.get(c.codePointAt(0) ?? 0)?.[1];
      return by === undefined ? c : by === null ? '' : typeof by === 'string' ? by : String.fromCodePoint(asIndex(by) ?? 0);
    }).join('');
  },
};

/** Latin-1 text of the UTF-8 bytes of an encoded text. */
const unescape = (text: string): string => text.replace(/%([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const joinItems: NativeCall = (run, call) => {
  const [self, parts] = call.args;
  if (self instanceof Unknown) return self;
  const items = collect(run, parts ?? null);
  if (items instanceof Unknown) return items;
  const odd = items.findIndex((item) => typeof item !== 'string' && !(item instanceof Unknown));
  if (odd >= 0) throw run.error('TypeError', `sequence item ${odd}: expected str instance, ${typeName(items[odd] ?? null)} found`);
  const length = items.reduce((sum: number, item) => sum + (typeof item === 'string' ? item.length : 0), 0);
  if (length > MOST_LETTERS) return run.unknown('is a text too long to follow');
  run.work(length);
  return joined(items.map((item) => (typeof item === 'string' || item instanceof Unknown ? item : '')), String(self));
};

const bytesMethods: Functions = {
  decode: (_run, call) => {
    const [self] = call.args;
    if (!(self instanceof Bytes)) return self ?? null;
    try {
      return decodeURIComponent([...self.text].map((c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''));
    } catch {
      return self.text;
    }
  },
};

/** Gives `str` and `bytes` their methods. */
export function addTextMethods(): void {
  addMethods(types.str, Object.fromEntries(Object.entries(methods).map(([name, action]) => [name, onText(name, action)])));
  addMethods(types.str, {
    join: joinItems,
    format: (run, call) => (call.args[0] instanceof Unknown ? call.args[0] : formatText(run, String(call.args[0]), call.args.slice(1), call.kwargs)),
    format_map: (run, call) => formatText(run, String(call.args[0]), [], new Map(call.args[1] instanceof Dict ? [...call.args[1].map.values()].map(([key, value]) => [String(key), value] as const) : [])),
    __new__: (run, call) => (call.args.length < 2 ? '' : str(run, call.args[1] ?? null)),
    __repr__: (run, call) => repr(run, call.args[0] ?? null),
    maketrans: (run, call) => {
      const [from, to, gone] = typeof call.args[0] === 'string' || call.args[0] instanceof Dict ? call.args : call.args.slice(1);
      const made = new Dict();
      const put = (key: number, value: Value): void => void made.map.set(key, [key, value]);
      if (from instanceof Dict) for (const [key, value] of from.map.values()) put(typeof key === 'string' ? (key.codePointAt(0) ?? 0) : (asIndex(key) ?? 0), value);
      else if (typeof from !== 'string' || typeof to !== 'string') return run.unknown('comes from `str.maketrans`');
      else {
        const targets = [...to];
        [...from].forEach((c, i) => put(c.codePointAt(0) ?? 0, targets[i]?.codePointAt(0) ?? 0));
      }
      if (typeof gone === 'string') for (const c of gone) put(c.codePointAt(0) ?? 0, null);
      return made;
    },
    __len__: (run, call) => lengthOf(run, call.args[0] ?? null),
    __contains__: (run, call) => contains(run, call.args[0] ?? null, call.args[1] ?? null),
    __add__: (run, call) => binary(run, '+', call.args[0] ?? null, call.args[1] ?? null),
  });
  addMethods(types.bytes, bytesMethods);
  addMethods(types.bytes, {
    __new__: (run, call) => {
      const value = call.args[1];
      if (value === undefined) return new Bytes('');
      if (typeof value === 'string') return new Bytes(unescape(encodeURIComponent(value)));
      const count = asInt(value);
      if (count !== undefined) return new Bytes('\0'.repeat(Math.min(Number(count), 1_000_000)));
      const items = collect(run, value);
      return items instanceof Unknown ? items : new Bytes(items.map((item) => String.fromCharCode(asIndex(item) ?? 0)).join(''));
    },
  });
}
