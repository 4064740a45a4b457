// Designs as they are handed on: a name and a script, which holds the whole network.
// Invariant: what comes from elsewhere is text that is read, never run, and is refused when it is larger than a design can be.

import { arrangementFrom, type Arrangement } from './arrangement.ts';

/** A design as it is handed on. */
export interface Handed {
  readonly name: string;
  /** The script of the network. */
  readonly text: string;
  /** How it is drawn, where that is more than the script says. */
  readonly arrangement?: Arrangement;
}

/** Named limit: a script of this many letters is a design of thousands of layers; a longer one in a link is refused. */
const LONGEST = 1_000_000;

const MARK = 'design=';

/** The part behind the # of an address that holds a design. */
export async function linkOf({ name, text, arrangement }: Handed): Promise<string> {
  const packed = await through(new TextEncoder().encode(JSON.stringify([name, text, ...(arrangement ? [arrangement] : [])])), new CompressionStream('deflate-raw'), Infinity);
  let letters = '';
  for (const byte of packed) letters += String.fromCharCode(byte);
  return `#${MARK}${btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** The design that an address holds; undefined when it holds none, an error in words when it cannot be read. */
export async function fromLink(hash: string): Promise<Handed | undefined> {
  const at = hash.indexOf(MARK);
  if (at < 0) return undefined;
  try {
    const letters = atob(hash.slice(at + MARK.length).replaceAll('-', '+').replaceAll('_', '/'));
    const text = new TextDecoder().decode(await through(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)), new DecompressionStream('deflate-raw'), LONGEST));
    const parts: unknown = JSON.parse(text);
    if (Array.isArray(parts) && typeof parts[0] === 'string' && typeof parts[1] === 'string') return { name: parts[0], text: parts[1], ...(parts[2] === undefined ? {} : { arrangement: arrangementFrom(parts[2]) }) };
  } catch {
    // Whatever is wrong with it, the words below say what a person can do.
  }
  throw new Error('The link holds no design that can be read: perhaps it was cut off.');
}

/** Bytes through a compression or back, no more than some. */
async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream, most: number): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    length += part.value.length;
    if (length > most) throw new Error('too long');
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The name of the file that a design is saved as. */
export const fileNameOf = (name: string): string => (/\.py$/i.test(name) ? name : `${name.replace(/\.[a-z\d]+$/i, '') || 'network'}.py`);
