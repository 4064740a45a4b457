// A value as a person types it into a field, and a value as the field shows it: Python's literals.
// Invariant: reading never fails; text that is no literal is the text itself, which the setting then refuses in words.

import { Float, isKind, pythonRepr, Tuple, type Raw } from '../../src/layers/index.ts';
import type { Size } from '../../src/formula/index.ts';

/** Named limit: tuples within tuples deeper than this are taken as plain text. */
const DEEPEST = 8;

/** The value that a text stands for; undefined for an empty field, which means "not given". */
export function parseLiteral(text: string): Raw | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const reader = { text: trimmed, at: 0 };
  const value = readValue(reader, 0);
  return value === undefined || reader.at < trimmed.length ? trimmed : value;
}

interface Reader {
  readonly text: string;
  at: number;
}

const words: Readonly<Record<string, Raw>> = { None: null, True: true, False: false };

function readValue(reader: Reader, depth: number): Raw | undefined {
  skipSpace(reader);
  const open = reader.text[reader.at];
  if (open === '(' || open === '[') return depth < DEEPEST ? readList(reader, open, depth) : undefined;
  const number = take(reader, /[-+]?(?:\d[\d_]*)(\.\d*)?(?:[eE][-+]?\d+)?/y);
  if (number !== undefined) return toNumber(number);
  const quoted = take(reader, /'([^'\\]*)'|"([^"\\]*)"/y);
  if (quoted !== undefined) return quoted.slice(1, -1);
  const word = take(reader, /[A-Za-z_][\w.]*/y);
  if (word !== undefined && reader.text[reader.at] === '(') return depth < DEEPEST ? readCall(reader, word, depth) : undefined;
  if (word !== undefined && Object.hasOwn(words, word)) return words[word];
  // Among sizes a word is the name of one that is not known yet: `(H, W, 3)`.
  return word !== undefined && depth > 0 && /^\w+$/.test(word) ? { kind: 'size', size: { kind: 'name', name: word } } : undefined;
}

/** An object with its arguments by name: `keras.regularizers.L2(l2=0.01)`. */
function readCall(reader: Reader, path: string, depth: number): Raw | undefined {
  const args: Record<string, Raw> = {};
  reader.at++;
  for (;;) {
    skipSpace(reader);
    if (reader.text[reader.at] === ')') break;
    const name = take(reader, /[A-Za-z_]\w*=/y)?.slice(0, -1);
    const value = name === undefined ? undefined : readValue(reader, depth + 1);
    if (name === undefined || value === undefined) return undefined;
    args[name] = value;
    skipSpace(reader);
    if (reader.text[reader.at] === ',') reader.at++;
    else if (reader.text[reader.at] !== ')') return undefined;
  }
  reader.at++;
  return { kind: 'object', path, args };
}

function readList(reader: Reader, open: '(' | '[', depth: number): Raw | undefined {
  const close = open === '(' ? ')' : ']';
  const items: Raw[] = [];
  let commas = 0;
  reader.at++;
  for (;;) {
    skipSpace(reader);
    if (reader.text[reader.at] === close) break;
    const item = readValue(reader, depth + 1);
    if (item === undefined) return undefined;
    items.push(item);
    skipSpace(reader);
    if (reader.text[reader.at] === ',') {
      commas++;
      reader.at++;
    } else if (reader.text[reader.at] !== close) return undefined;
  }
  reader.at++;
  if (open === '[') return items;
  const [only] = items;
  return items.length === 1 && commas === 0 && only !== undefined ? only : Tuple.from(items);
}

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  if (found !== undefined) reader.at += found.length;
  return found;
}

function skipSpace(reader: Reader): void {
  while (reader.text[reader.at] === ' ') reader.at++;
}

function toNumber(text: string): Raw {
  const plain = text.replaceAll('_', '');
  if (/^[-+]?\d+$/.test(plain)) return Number.isSafeInteger(Number(plain)) ? Number(plain) : BigInt(plain);
  const value = Number(plain);
  return Number.isInteger(value) ? new Float(value) : value;
}

/** How a size is written; nobody types one that has no digits or name. */
type SizeText = (size: Size) => string;

const plainSize: SizeText = (size) => (typeof size === 'object' && size !== null && size.kind === 'name' ? size.name : String(size));

/** A value as a field shows it: text without quotes, sizes by their names, anything else as Python prints it. */
export function literalText(raw: Raw, sizeText: SizeText = plainSize): string {
  const item = (one: Raw): string => (isKind(one, 'size') ? sizeText(one.size) : pythonRepr(one));
  if (typeof raw === 'string') return raw;
  if (Array.isArray(raw)) return `(${(raw as readonly Raw[]).map(item).join(', ')}${raw.length === 1 ? ',' : ''})`;
  return item(raw);
}

/** A value as text that is read as exactly that value. */
export const literalOf = (raw: Raw): string => (typeof raw === 'string' && parseLiteral(raw) === raw ? raw : pythonRepr(raw));

/** The value of a setting with one number per axis; undefined when every part is empty. */
export function joinParts(parts: readonly (Raw | undefined)[]): Raw | undefined {
  if (parts.every((part) => part === undefined)) return undefined;
  return Tuple.from(parts.map((part) => part ?? null));
}
