// The file behind all structures: its bytes, the widths of its numbers, and how much of it was looked at.

import { exactly, paged, type Bytes } from '../bytes.ts';
import { Unreadable } from '../unreadable.ts';
import { Cursor, type Widths } from './cursor.ts';

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/** A file behind a block of somebody else's bytes has its signature at 512, 1024, 2048, ... */
const FIRST_USER_BLOCK = 512;

/** An HDF5 file, and where its root is. */
export interface Source extends Widths {
  readonly root: number;
  /** Some bytes at an address of the file. */
  readonly at: (address: number | undefined, length: number, what: string) => Promise<Cursor>;
  /** All bytes from an address on, at most so many. */
  readonly upTo: (address: number, most: number, what: string) => Promise<Cursor>;
  readonly size: number;
}

/** Where an HDF5 file begins in some bytes; undefined when they hold none. */
export async function findHdf5(bytes: Bytes): Promise<number | undefined> {
  for (let at = 0; at < bytes.size; at = at === 0 ? FIRST_USER_BLOCK : at * 2) {
    const head = await bytes.read(at, SIGNATURE.length);
    if (SIGNATURE.every((byte, i) => head[i] === byte)) return at;
  }
  return undefined;
}

/** Reads the superblock. */
export async function openSource(file: Bytes): Promise<Source> {
  const bytes = paged(file);
  const start = await findHdf5(bytes);
  const what = 'the superblock';
  if (start === undefined) throw new Unreadable(what, 'no signature is found', 'an HDF5 file');
  const head = await bytes.read(start, 128);
  const version = head[8] ?? -1;
  if (head.length < 48) throw new Unreadable(what, `the file ends after ${head.length} bytes`, 'a whole superblock');
  if (version > 3) throw new Unreadable(what, `it is of version ${version}`, 'version 0, 1, 2 or 3');
  const [address, length] = version < 2 ? [head[13] ?? 0, head[14] ?? 0] : [head[9] ?? 0, head[10] ?? 0];
  for (const width of [address, length]) if (![2, 4, 8].includes(width)) throw new Unreadable(what, `numbers of ${width} bytes`, '2, 4 or 8');
  const cursor = new Cursor(head, { address, length }, what);
  cursor.skip(version < 2 ? (version === 0 ? 24 : 28) : 12);
  const base = cursor.address();
  if (base !== start) throw new Unreadable(what, `it says that the file begins at byte ${base ?? 'none'}`, `byte ${start}, where its signature is`);
  // Free space and the end of the file, then the root's entry: its name comes before its address.
  cursor.skip(version < 2 ? 3 * address : 2 * address);
  if (version < 2) cursor.skip(address);
  const root = cursor.address();
  if (root === undefined) throw new Unreadable(what, 'it names no root', 'the address of the root group');
  const source: Source = {
    address, length, root, size: bytes.size - start,
    at: async (place, count, of) => {
      if (place === undefined) throw new Unreadable(of, 'its address is not set', 'a place in the file');
      return new Cursor(await exactly(bytes, start + place, count, of), source, of);
    },
    upTo: async (place, most, of) => source.at(place, Math.max(0, Math.min(most, bytes.size - start - place)), of),
  };
  return source;
}
