// The bytes of a file, read where they are needed: a file of many gigabytes is never in memory as a whole.

import { Unreadable } from './unreadable.ts';

/** A file by its bytes. */
export interface Bytes {
  readonly size: number;
  /** Some bytes of the file; fewer than asked for only where it ends. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array> | Uint8Array;
}

/** Bytes that are in memory already. */
export const bytesOf = (all: Uint8Array): Bytes => ({ size: all.length, read: (offset, length) => all.subarray(offset, offset + length) });

/** A file that a person dropped on a page, or chose. */
export const bytesOfBlob = (blob: Blob): Bytes => ({ size: blob.size, read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()) });

/** A part of a file as a file of its own. */
export const partOf = (bytes: Bytes, start: number, size: number): Bytes => ({ size, read: (offset, length) => bytes.read(start + offset, Math.max(0, Math.min(length, size - offset))) });

/** Several files, or parts of files, one after the other as one. */
export function joined(parts: readonly Bytes[]): Bytes {
  const starts: number[] = [];
  let size = 0;
  for (const part of parts) {
    starts.push(size);
    size += part.size;
  }
  return {
    size,
    read: async (offset, asked) => {
      const length = Math.max(0, Math.min(asked, size - offset));
      let i = indexOf(starts, offset);
      const first = parts[i];
      const at = offset - (starts[i] ?? 0);
      if (first && at + length <= first.size) return first.read(at, length);
      const all = new Uint8Array(length);
      for (let filled = 0; filled < length; i++) {
        const part = parts[i];
        const start = starts[i] ?? 0;
        if (!part) break;
        const inside = offset + filled - start;
        const read = await part.read(inside, Math.min(length - filled, part.size - inside));
        all.set(read, filled);
        filled += part.size - inside;
      }
      return all;
    },
  };
}

/** The last of some ascending starts that is not behind a place. */
function indexOf(starts: readonly number[], place: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How much of a large file is in memory at a time. */
const PIECE = 16 * 2 ** 20;

/** All bytes of a file, piece by piece. */
export async function* piecesOf(bytes: Bytes): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.size; at += PIECE) yield exactly(bytes, at, Math.min(PIECE, bytes.size - at), 'the file');
}

/** A file as a whole in memory. */
export const wholeOf = async (bytes: Bytes): Promise<Uint8Array> => Uint8Array.from(await exactly(bytes, 0, bytes.size, 'the file'));

/** Exactly these bytes; a file that ends before is not read. */
export async function exactly(bytes: Bytes, offset: number, length: number, what: string): Promise<Uint8Array> {
  if (!Number.isSafeInteger(offset) || offset < 0 || length < 0 || offset + length > bytes.size) throw new Unreadable(what, `it would lie at byte ${offset}, ${length} bytes long, and the file has ${bytes.size}`, 'a place inside the file');
  const read = await bytes.read(offset, length);
  if (read.length !== length) throw new Unreadable(what, `only ${read.length} of ${length} bytes could be read`, 'all of them');
  return read;
}

/** How much is read at once: what stands together in a file is read together, and between headers lie the numbers, which nobody wants. */
const PAGE = 1 << 13;

/** Pages kept: 16 MB, whatever the size of the file. */
const MOST_PAGES = 2048;

/** The same bytes, read in pages that are kept for a while: many small reads near one another cost one. */
export function paged(bytes: Bytes): Bytes {
  const pages = new Map<number, Uint8Array>();
  const page = async (at: number): Promise<Uint8Array> => {
    const before = pages.get(at);
    if (before) return before;
    const read = await bytes.read(at * PAGE, Math.min(PAGE, bytes.size - at * PAGE));
    const [oldest] = pages.keys();
    if (pages.size >= MOST_PAGES && oldest !== undefined) pages.delete(oldest);
    pages.set(at, read);
    return read;
  };
  return {
    size: bytes.size,
    read: async (offset, asked) => {
      const length = Math.max(0, Math.min(asked, bytes.size - offset));
      if (length > PAGE) return bytes.read(offset, length);
      const first = Math.floor(offset / PAGE);
      const inside = offset - first * PAGE;
      const one = await page(first);
      if (inside + length <= one.length) return one.subarray(inside, inside + length);
      const both = new Uint8Array(length);
      both.set(one.subarray(inside));
      both.set((await page(first + 1)).subarray(0, length - (one.length - inside)), one.length - inside);
      return both;
    },
  };
}
