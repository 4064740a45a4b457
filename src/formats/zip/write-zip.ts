// Writes a zip archive whose entries are not compressed, as Keras writes its own.
// Source: APPNOTE.TXT 6.3.10. Invariant: equal entries give equal bytes; the time is always that of the format's beginning.

import { checksum } from './checksum.ts';

/** An entry by its name. */
export type ZipEntry = readonly [name: string, bytes: Uint8Array];

/** 1 January 1980, the first day that the format has. */
const FIRST_DAY = 0x21;
const VERSION = 20;

/** The archive as bytes. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, bytes] of entries) {
    const title = new TextEncoder().encode(name);
    const shared = [VERSION, 0, 0, 0, FIRST_DAY];
    const sizes = [checksum(bytes), bytes.length, bytes.length];
    const local = packed([[4, 0x04034b50], ...shared.map((value) => [2, value] as const), ...sizes.map((value) => [4, value] as const), [2, title.length], [2, 0]]);
    directory.push(packed([[4, 0x02014b50], [2, VERSION], ...shared.map((value) => [2, value] as const), ...sizes.map((value) => [4, value] as const), [2, title.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]), title);
    parts.push(local, title, bytes);
    at += local.length + title.length + bytes.length;
  }
  const length = directory.reduce((all, part) => all + part.length, 0);
  return joined([...parts, ...directory, packed([[4, 0x06054b50], [2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, length], [4, at], [2, 0]])]);
}

/** Numbers of 2 or 4 bytes, the smallest byte first. */
function packed(numbers: readonly (readonly [width: number, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(numbers.reduce((all, [width]) => all + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of numbers) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
