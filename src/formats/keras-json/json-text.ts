// JSON as Python writes it, read into values of settings: `1` is an int and `1.0` a float, NaN and Infinity are numbers.
// Invariant: depth is limited, nothing recurses deeper, and what cannot be read is told by line and column.

import { Float, type Raw } from '../../layers/index.ts';
import { MOST_DEPTH, MOST_DIGITS } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';

/** Reads JSON text. */
export function readJson(text: string): Raw {
  return new Reader(text.startsWith('\uFEFF') ? text.slice(1) : text).whole();
}

const WORDS: readonly (readonly [string, Raw])[] = [['true', true], ['false', false], ['null', null], ['NaN', NaN], ['Infinity', Infinity], ['-Infinity', -Infinity]];
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y;
const BLANK = /[ \t\n\r]*/y;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

class Reader {
  readonly #text: string;
  #at = 0;
  /** Keys and short texts come again and again; one copy of each is kept. */
  readonly #seen = new Map<string, string>();

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Raw {
    const value = this.#value(0);
    this.#blank();
    if (this.#at < this.#text.length) throw this.#wrong('the end of the text');
    return value;
  }

  #blank(): void {
    const code = this.#text.charCodeAt(this.#at);
    if (code > 0x20) return;
    BLANK.lastIndex = this.#at;
    BLANK.test(this.#text);
    this.#at = BLANK.lastIndex;
  }

  #value(depth: number): Raw {
    this.#blank();
    switch (this.#text[this.#at]) {
      case '"':
        return this.#string();
      case '{':
        return this.#object(this.#deeper(depth));
      case '[':
        return this.#list(this.#deeper(depth));
      default:
        return this.#plain();
    }
  }

  #deeper(depth: number): number {
    if (depth >= MOST_DEPTH) throw new Unreadable(this.#place(), `more than ${MOST_DEPTH} lists and objects within one another`, 'a config that is not nested so deep');
    return depth + 1;
  }

  #object(depth: number): Raw {
    const entries: Record<string, Raw> = {};
    this.#at++;
    this.#blank();
    if (this.#take('}')) return { kind: 'dict', entries };
    for (;;) {
      this.#blank();
      if (this.#text.charCodeAt(this.#at) !== QUOTE) throw this.#wrong('a name in double quotes');
      const key = this.#string();
      this.#blank();
      if (!this.#take(':')) throw this.#wrong('a colon');
      const value = this.#value(depth);
      // A name such as __proto__ is data like any other.
      if (key === '__proto__') Object.defineProperty(entries, key, { value, enumerable: true, writable: true, configurable: true });
      else entries[key] = value;
      this.#blank();
      if (this.#take('}')) return { kind: 'dict', entries };
      if (!this.#take(',')) throw this.#wrong('a comma or }');
    }
  }

  #list(depth: number): Raw {
    const items: Raw[] = [];
    this.#at++;
    this.#blank();
    if (this.#take(']')) return items;
    for (;;) {
      items.push(this.#value(depth));
      this.#blank();
      if (this.#take(']')) return items;
      if (!this.#take(',')) throw this.#wrong('a comma or ]');
    }
  }

  #take(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #plain(): Raw {
    NUMBER.lastIndex = this.#at;
    const found = NUMBER.exec(this.#text);
    if (found && this.#text[this.#at + found[0].length] !== 'I') {
      const [token, fraction, exponent] = found;
      if (fraction === undefined && exponent === undefined && token.length > MOST_DIGITS) throw new Unreadable(this.#place(), `a number of ${token.length} digits`, `at most ${MOST_DIGITS}, as in Python`);
      this.#at += token.length;
      const value = Number(token);
      if (fraction === undefined && exponent === undefined) return Number.isSafeInteger(value) ? value : BigInt(token);
      return Number.isInteger(value) ? new Float(value) : value;
    }
    const word = WORDS.find(([name]) => this.#text.startsWith(name, this.#at));
    if (!word) throw this.#wrong('a value');
    this.#at += word[0].length;
    return word[1];
  }

  #string(): string {
    const start = this.#at + 1;
    const text = this.#text;
    let end = start;
    for (;;) {
      const code = text.charCodeAt(end);
      if (code === QUOTE) break;
      if (code === BACKSLASH) return this.#escaped(start, end);
      if (Number.isNaN(code)) throw this.#wrong('the end of a text in double quotes');
      if (code < 0x20) {
        this.#at = end;
        throw this.#wrong('no control character inside a text');
      }
      end++;
    }
    this.#at = end + 1;
    const read = text.slice(start, end);
    if (read.length > 32) return read;
    const before = this.#seen.get(read);
    if (before !== undefined) return before;
    this.#seen.set(read, read);
    return read;
  }

  #escaped(start: number, first: number): string {
    const text = this.#text;
    const parts: string[] = [text.slice(start, first)];
    let at = first;
    for (;;) {
      const sign = text[at];
      if (sign === '"') break;
      if (sign === undefined) throw this.#wrong('the end of a text in double quotes');
      if (sign !== '\\') {
        let end = at + 1;
        while (end < text.length && text[end] !== '"' && text[end] !== '\\') end++;
        parts.push(text.slice(at, end));
        at = end;
        continue;
      }
      const kind = text[at + 1] ?? '';
      const code = kind === 'u' ? /^[\da-fA-F]{4}/.exec(text.slice(at + 2, at + 6))?.[0] : undefined;
      const plain = Object.hasOwn(ESCAPES, kind) ? ESCAPES[kind] : undefined;
      if (code === undefined && plain === undefined) {
        this.#at = at;
        throw this.#wrong('an escape that JSON knows');
      }
      parts.push(plain ?? String.fromCharCode(parseInt(code ?? '', 16)));
      at += plain === undefined ? 6 : 2;
    }
    this.#at = at + 1;
    return parts.join('');
  }

  #place(): string {
    const before = this.#text.slice(0, this.#at);
    const line = before.split('\n').length;
    return `line ${line}, column ${this.#at - before.lastIndexOf('\n')}`;
  }

  #wrong(expected: string): Unreadable {
    const rest = this.#text.slice(this.#at, this.#at + 12);
    return new Unreadable(this.#place(), rest === '' ? 'the text ends' : `${JSON.stringify(rest)} stands there`, expected);
  }
}
