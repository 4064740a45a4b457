// String literals: prefixes, escapes, and the replacement fields of f-strings.
// Invariant: an f-string is split into text and fields here; what stands in a field is parsed by the parser.

/** A replacement field, its expression still as a stretch of the source. */
export interface RawField {
  readonly start: number;
  readonly end: number;
  /** The text of `{x=}`, which goes before the value. */
  readonly selfText?: string;
  readonly conversion?: 'r' | 's' | 'a';
  readonly spec?: readonly (string | RawField)[];
}

/** A literal as written: what it is and what is in it. */
export interface Literal {
  readonly bytes: boolean;
  readonly parts: readonly (string | RawField)[];
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\', "'": "'", '"': '"', a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Reads the literal at a token. */
export function readLiteral(text: string, start: number, end: number): Literal {
  let from = start;
  while (text[from] !== '"' && text[from] !== "'") from++;
  const prefix = text.slice(start, from).toLowerCase();
  const quote = text.startsWith((text[from] ?? '').repeat(3), from) && end - from >= 3 ? 3 : 1;
  const closed = end - from >= 2 * quote && text.slice(end - quote, end) === (text[from] ?? '').repeat(quote);
  const [inside, last] = [from + quote, closed ? end - quote : end];
  const raw = prefix.includes('r');
  const bytes = prefix.includes('b');
  if (prefix.includes('f')) return { bytes, parts: fields(text, inside, last, raw, false).parts };
  const body = text.slice(inside, last);
  return { bytes, parts: [raw ? body.replaceAll('\r\n', '\n') : unescape(body, bytes)] };
}

/** Puts in what the escapes of a text stand for. */
function unescape(text: string, bytes: boolean): string {
  const plain = text.replaceAll('\r\n', '\n');
  if (!plain.includes('\\')) return plain;
  return plain.replace(/\\(?:\n|([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|N\{[^}]*\}|([\s\S]))/g, (whole, octal?: string, hex?: string, short?: string, long?: string, one?: string) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (bytes && (short !== undefined || long !== undefined)) return whole;
    if (short !== undefined) return String.fromCharCode(Number.parseInt(short, 16));
    if (long !== undefined) return codePoint(Number.parseInt(long, 16));
    if (one !== undefined) return ESCAPES[one] ?? whole;
    return whole === '\\\n' ? '' : whole;
  });
}

const codePoint = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd');

/** Splits the inside of an f-string (or of a format specification) from `from` on. */
function fields(text: string, from: number, end: number, raw: boolean, inSpec: boolean): { parts: (string | RawField)[]; at: number } {
  const parts: (string | RawField)[] = [];
  let literal = '';
  let at = from;
  const flush = (): void => {
    if (literal !== '') parts.push(raw ? literal : unescape(literal, false));
    literal = '';
  };
  while (at < end) {
    const c = text[at] ?? '';
    if (inSpec && c === '}') break;
    if ((c === '{' || c === '}') && text[at + 1] === c && !inSpec) {
      literal += c;
      at += 2;
    } else if (c === '{') {
      flush();
      const field = readField(text, at + 1, end, raw);
      if (field.selfText !== undefined) parts.push(field.selfText);
      parts.push(field);
      at = field.next;
    } else if (c === '\\' && !raw) {
      const name = /^\\N\{[^}]*\}/.exec(text.slice(at, Math.min(end, at + 90)))?.[0];
      literal += name ?? text.slice(at, at + 2);
      at += name?.length ?? 2;
    } else {
      literal += c;
      at++;
    }
  }
  flush();
  return { parts, at };
}

function readField(text: string, from: number, end: number, raw: boolean): RawField & { readonly next: number } {
  let at = endOfExpression(text, from, end);
  const field: { start: number; end: number; selfText?: string; conversion?: 'r' | 's' | 'a'; spec?: readonly (string | RawField)[] } = { start: from, end: at };
  if (text[at] === '=') {
    at++;
    while (text[at] === ' ') at++;
    field.selfText = text.slice(from, at);
  }
  const conversion = text[at] === '!' ? text[at + 1] : undefined;
  if (conversion === 'r' || conversion === 's' || conversion === 'a') {
    field.conversion = conversion;
    at += 2;
  }
  if (text[at] === ':') {
    const spec = fields(text, at + 1, end, raw, true);
    field.spec = spec.parts;
    at = spec.at;
  }
  if (field.selfText !== undefined && field.conversion === undefined && field.spec === undefined) field.conversion = 'r';
  return { ...field, next: Math.min(end, at + 1) };
}

/** Where the expression of a field ends: at `!r`, `:`, `=` before these, or `}`. */
function endOfExpression(text: string, from: number, end: number): number {
  let depth = 0;
  for (let i = from; i < end; i++) {
    const c = text[i] ?? '';
    if (c === '"' || c === "'") {
      const quote = text.startsWith(c.repeat(3), i) ? c.repeat(3) : c;
      const close = text.indexOf(quote, i + quote.length);
      if (close < 0 || close >= end) return i;
      i = close + quote.length - 1;
    } else if (c === '(' || c === '[' || c === '{') depth++;
    else if (depth > 0 && (c === ')' || c === ']' || c === '}')) depth--;
    else if (depth === 0) {
      if (c === '}' || c === ':') return i;
      if (c === '!' && text[i + 1] !== '=') return i;
      if (c === '=' && text[i + 1] !== '=' && !'=!<>'.includes(text[i - 1] ?? '') && /^=\s*[}!:]/.test(text.slice(i, i + 20))) return i;
    }
  }
  return end;
}
