// The text of a source: a file, or standard input.
// Invariant: whatever cannot be read is a Misuse that says in words what it is, and what would help.

import { isUtf8 } from 'node:buffer';
import { dirname, join } from 'node:path';
import type { Bytes, Folder } from '../formats/index.ts';
import { Misuse } from './misuse.ts';
import type { World } from './world.ts';

/** No script is longer; a file that is, is something else. */
const MOST_BYTES = 16 * 2 ** 20;

/** How a source is called in messages. */
export const sourceName = (source: string): string => (source === '-' ? '<stdin>' : source);

/** True for a network of the zoo in place of a script: `zoo:resnet50`. */
export const isZoo = (source: string): boolean => source.startsWith('zoo:');

/** What a source turns out to be. */
export type Sighted = { readonly kind: 'script'; readonly text: string } | { readonly kind: 'file'; readonly bytes: Bytes; readonly beside?: Folder } | { readonly kind: 'folder'; readonly folder: Folder };

/** Bytes that tell a script from anything else. */
const HEAD = 4096;

/** Names of model files whose first bytes may look like text. */
const MODEL_NAME = /\.(?:keras|h5|hdf5|json|onnx|pt|pth|pb|tflite|safetensors|gguf|mlmodel|caffemodel|prototxt|cfg|weights|params|ckpt|npz?|pkl|pickle)$/i;

/** Looks at a source: a script is read, a model file and a folder are only opened. */
export function sight(source: string, world: World): Sighted {
  if (isZoo(source)) throw refusal(source, `a network of the zoo has no text of its own; shapewright code ${source} writes one`);
  if (/^https?:\/\//.test(source)) throw refusal(source, 'nothing is fetched from the network; save it as a file');
  if (source.endsWith('.ipynb')) throw refusal(source, 'a notebook is not read yet; save it as a script (jupyter nbconvert --to script)');
  // A script is read as a whole at once: opening it first would cost start-up time.
  if (source === '-' || source.endsWith('.py')) {
    const bytes = asked(source, () => world.readBytes(source));
    return isModel(source, bytes) ? { kind: 'file', bytes: { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) } } : { kind: 'script', text: scriptOf(source, bytes) };
  }
  const found = asked(source, () => world.open(source));
  if (found.kind === 'folder') return { kind: 'folder', folder: found };
  if (MODEL_NAME.test(source) || isModel(source, found.read(0, HEAD))) return { kind: 'file', bytes: found, beside: besideOf(source, world) };
  return { kind: 'script', text: scriptOf(source, asked(source, () => world.readBytes(source))) };
}

/** Reads the text of a script. */
export function readSource(source: string, world: World): string {
  const found = sight(source, world);
  if (found.kind === 'script') return found.text;
  throw refusal(source, found.kind === 'folder' ? 'it is a folder; name a script in it' : 'it is a model file or binary, not a Python script');
}

/** The files beside a file. */
const besideOf = (source: string, world: World): Folder => ({
  names: () => [],
  file: (name) => {
    try {
      const found = world.open(join(dirname(source), name));
      return found.kind === 'file' ? found : undefined;
    } catch {
      // What is not there, or cannot be read, is missing.
      return undefined;
    }
  },
});

/** True for what cannot be a script: binary, or JSON. */
const isModel = (source: string, bytes: Uint8Array): boolean => isBinary(bytes) || (!source.endsWith('.py') && /^\s*\{/.test(Buffer.from(bytes.subarray(0, HEAD)).toString('latin1').replace(/^\xEF\xBB\xBF/, '')));

/** Binary files have zeros; some have them only behind their first bytes, which no text begins with. */
const isBinary = (bytes: Uint8Array): boolean => !startsAsUtf16(bytes) && (bytes.subarray(0, HEAD).includes(0) || UNTEXT.some((first) => first.every((byte, i) => bytes[i] === byte)));

/** The first bytes of HDF5, zip, gzip, pictures, pickles. */
const UNTEXT: readonly (readonly number[])[] = [[0x89, 0x48, 0x44, 0x46], [0x50, 0x4b, 3, 4], [0x50, 0x4b, 5, 6], [0x1f, 0x8b], [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x80, 2], [0x80, 3], [0x80, 4], [0x80, 5], [0x93, 0x4e, 0x55, 0x4d], [0x25, 0x50, 0x44, 0x46]];

/** The text of a script from its bytes. */
function scriptOf(source: string, bytes: Uint8Array): string {
  if (bytes.length > MOST_BYTES) throw refusal(source, `it is too long for a script (${Math.ceil(bytes.length / 2 ** 20)} MB, at most ${MOST_BYTES / 2 ** 20} MB are read)`);
  if (bytes.includes(0) && !startsAsUtf16(bytes)) throw refusal(source, 'it is binary, not a Python script');
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

/** Asks the file system; what it says is told in words. */
function asked<T>(source: string, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    const { code = '' } = error as { readonly code?: string };
    // An open standard input without anything on it: a terminal or a pipe that nobody writes to.
    if (source === '-' && (code === 'EAGAIN' || code === 'EOF')) return new Uint8Array() as T;
    throw refusal(source, reasons[code] ?? `the system says ${code || String(error)}`);
  }
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
