// `'{} {name!r:>10}'.format(...)`: replacement fields of a text.
// Source: docs.python.org/3/library/string.html#format-string-syntax

import { Unknown, type Value } from '../values/index.ts';
import { getAttribute } from '../run/attribute.ts';
import type { Run } from '../run/run.ts';
import { getItem } from '../run/subscript.ts';
import { format, joined, repr, str, type Text } from '../run/text.ts';

/** Replacement fields inside replacement fields. */
const DEEPEST = 2;

/** Puts arguments into a text. */
export function formatText(run: Run, text: string, args: readonly Value[], kwargs: ReadonlyMap<string, Value>): Text {
  const counter: Counter = { next: 0, manual: undefined };
  return fill(run, text, args, kwargs, counter, DEEPEST);
}

interface Counter {
  next: number;
  /** True where fields carry numbers; known with the first. */
  manual: boolean | undefined;
}

function fill(run: Run, text: string, args: readonly Value[], kwargs: ReadonlyMap<string, Value>, counter: Counter, depth: number): Text {
  const parts: Text[] = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const c = text[at] ?? '';
    if ((c === '{' || c === '}') && text[at + 1] === c) {
      plain += c;
      at += 2;
    } else if (c === '}') {
      throw run.error('ValueError', "Single '}' encountered in format string");
    } else if (c === '{') {
      const end = closing(text, at);
      if (end < 0) throw run.error('ValueError', at + 1 >= text.length ? "Single '{' encountered in format string" : "expected '}' before end of string");
      parts.push(plain, field(run, text.slice(at + 1, end), args, kwargs, counter, depth));
      plain = '';
      at = end + 1;
    } else {
      plain += c;
      at++;
    }
  }
  return joined([...parts, plain]);
}

function closing(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return -1;
}

function field(run: Run, inside: string, args: readonly Value[], kwargs: ReadonlyMap<string, Value>, counter: Counter, depth: number): Text {
  const found = /^([^!:[.]*)((?:\.[^!:[.]+|\[[^\]]*\])*)(?:!([rsa]))?(?::([\s\S]*))?$/.exec(inside);
  if (!found) throw run.error('ValueError', 'invalid format string');
  const [, name = '', path = '', conversion, spec = ''] = found;
  let value = argument(run, name, args, kwargs, counter);
  for (const step of path.match(/\.[^.[]+|\[[^\]]*\]/g) ?? []) {
    const key = step.startsWith('.') ? step.slice(1) : step.slice(1, -1);
    value = step.startsWith('.') ? getAttribute(run, value, key) : getItem(run, value, /^\d+$/.test(key) ? Number(key) : key);
  }
  const filled = spec.includes('{') && depth > 0 ? fill(run, spec, args, kwargs, counter, depth - 1) : spec;
  if (filled instanceof Unknown) return filled;
  if (conversion === undefined) return format(run, value, filled);
  const text = conversion === 's' ? str(run, value) : repr(run, value);
  return text instanceof Unknown ? text : format(run, text, filled);
}

function argument(run: Run, name: string, args: readonly Value[], kwargs: ReadonlyMap<string, Value>, counter: Counter): Value {
  if (name !== '' && !/^\d+$/.test(name)) {
    const value = kwargs.get(name);
    if (value === undefined) throw run.raised(run.exception('KeyError', name));
    return value;
  }
  const manual = name !== '';
  if (counter.manual === undefined) counter.manual = manual;
  else if (counter.manual !== manual) throw run.error('ValueError', manual ? 'cannot switch from automatic field numbering to manual field specification' : 'cannot switch from manual field specification to automatic field numbering');
  const at = name === '' ? counter.next++ : Number(name);
  const value = args[at];
  if (value === undefined) throw run.error('IndexError', `Replacement index ${at} out of range for positional args tuple`);
  return value;
}
