// The text of a source: a file, or standard input.
// Invariant: whatever cannot be read is a Misuse that says in words what it is, and what would help.

import { isUtf8 } from 'node:buffer';
import { dirname, join } from 'node:path';
import { Misuse } from './misuse.ts';
import type { World } from './world.ts';

/** No script is longer; a file that is, is something else. */
const MOST_BYTES = 16 * 2 ** 20;

/** How a source is called in messages. */
export const sourceName = (source: string): string => (source === '-' ? '<stdin>' : source);

/** Reads the text of a source. */
export function readSource(source: string, world: World): string {
  if (/^https?:\/\//.test(source)) throw refusal(source, 'nothing is fetched from the network; save the script as a file');
  if (source.endsWith('.ipynb')) throw refusal(source, 'a notebook is not read yet; save it as a script (jupyter nbconvert --to script)');
  const bytes = readBytes(source, world);
  if (bytes.length > MOST_BYTES) throw refusal(source, `it is too long for a script (${Math.ceil(bytes.length / 2 ** 20)} MB, at most ${MOST_BYTES / 2 ** 20} MB are read)`);
  const kind = binaryKind(bytes);
  if (kind !== undefined) throw refusal(source, `it is ${kind}, not a Python script`);
  return decode(source, bytes);
}

/** Finds the user's own modules beside a script, as Python does: `models.unet` is `models/unet.py`, or `models/unet/__init__.py`. */
export function modulesBeside(source: string, world: World): (name: string) => { readonly file: string; readonly text: string } | undefined {
  const folder = source === '-' ? '.' : dirname(source);
  return (name) => {
    if (!/^\w+(?:\.\w+)*$/.test(name)) return undefined;
    const path = join(folder, ...name.split('.'));
    for (const file of [`${path}.py`, join(path, '__init__.py')]) {
      try {
        return { file, text: readSource(file, world) };
      } catch (error) {
        // What is not there, or cannot be read, stays unknown.
        if (!(error instanceof Misuse)) throw error;
      }
    }
    return undefined;
  };
}

const refusal = (source: string, why: string): Misuse => new Misuse(`cannot read ${sourceName(source)}: ${why}`);

/** What the system's error codes mean, in words. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder; name a script in it',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOTDIR: 'a part of its path is no folder',
  ELOOP: 'its links go in a circle',
  ENAMETOOLONG: 'the name is too long',
  ERR_FS_FILE_TOO_LARGE: 'it is too long for a script',
  ERR_INVALID_ARG_VALUE: 'that is no name of a file',
};

function readBytes(source: string, world: World): Uint8Array {
  try {
    return world.readBytes(source);
  } catch (error) {
    const { code = '' } = error as { readonly code?: string };
    // An open standard input without anything on it: a terminal or a pipe that nobody writes to.
    if (source === '-' && (code === 'EAGAIN' || code === 'EOF')) return new Uint8Array();
    throw refusal(source, reasons[code] ?? `the system says ${code || String(error)}`);
  }
}

/** The first bytes of files that people have beside their scripts. */
const signatures: readonly (readonly [what: string, ...bytes: number[]])[] = [
  ['a saved model in HDF5', 0x89, 0x48, 0x44, 0x46],
  ['a zip archive, as a .keras model is', 0x50, 0x4b, 0x03, 0x04],
  ['compressed (gzip)', 0x1f, 0x8b],
  ['a pickle of Python', 0x80, 0x04, 0x95],
  ['a picture', 0x89, 0x50, 0x4e, 0x47],
  ['a picture', 0xff, 0xd8, 0xff],
  ['a NumPy array', 0x93, 0x4e, 0x55, 0x4d],
  ['a PDF', 0x25, 0x50, 0x44, 0x46],
];

function binaryKind(bytes: Uint8Array): string | undefined {
  const known = signatures.find(([, ...first]) => first.every((byte, i) => bytes[i] === byte));
  return known?.[0] ?? (bytes.includes(0) && !startsAsUtf16(bytes) ? 'binary' : undefined);
}

const startsAsUtf16 = ([first, second]: Uint8Array): boolean => (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/** Names that Python has for encodings and the web has not. */
const encodings: Readonly<Record<string, string>> = { 'latin-1': 'latin1', 'iso-latin-1': 'latin1', 'utf-8-sig': 'utf-8', utf8: 'utf-8' };

/** `utf_8-unix`, as editors write it, is `utf-8`. */
function encodingOf(declared: string): string {
  const plain = declared.toLowerCase().replaceAll('_', '-').replace(/-(?:unix|dos|mac)$/, '');
  return encodings[plain] ?? plain;
}

/** Python's own rule: a byte order mark, else the encoding that one of the first two lines declares, else UTF-8 (PEP 263). */
function decode(source: string, bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 400)).toString('latin1').split('\n', 2);
  const declared = head.map((line) => /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(line)?.[1]).find((name) => name !== undefined);
  const encoding = startsAsUtf16(bytes) ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : encodingOf(declared ?? 'utf-8');
  // The usual case without a TextDecoder, whose first use costs milliseconds.
  if (encoding === 'utf-8' && isUtf8(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8').replace(/^\uFEFF/, '');
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    throw refusal(source, `its encoding is not known: ${encoding}`);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw refusal(source, `it is not text in ${encoding}; save it as UTF-8`);
  }
}
