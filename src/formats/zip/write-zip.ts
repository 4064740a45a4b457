// Writes a zip archive whose entries are not compressed, as Keras writes its own.
// Source: APPNOTE.TXT 6.3.10. Invariant: equal entries give equal bytes; the time is always that of the format's beginning.

import { bytesOf, joined, piecesOf, type Bytes } from '../bytes.ts';
import { concat, packed, utf8, type Packed } from '../pack.ts';
import { checksumOn } from './checksum.ts';

/** An entry by its name. */
export type ZipEntry = readonly [name: string, bytes: Bytes];

/** 1 January 1980, the first day that the format has. */
const FIRST_DAY = 0x21;
const VERSION = 20;
/** The version of the format that has sizes beyond 4 GB. */
const LARGE_VERSION = 45;
const FULL_32 = 0xffffffff;
const FULL_16 = 0xffff;

/** The archive. Its entries are read once for their checksums, and again when the archive is read. */
export async function writeZip(entries: readonly ZipEntry[]): Promise<Bytes> {
  const parts: Bytes[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, bytes] of entries) {
    let crc = 0;
    for await (const piece of piecesOf(bytes)) crc = checksumOn(crc, piece);
    const title = utf8(name);
    const size = Math.min(bytes.size, FULL_32);
    const isLarge = bytes.size >= FULL_32 || at >= FULL_32;
    // The name is in UTF-8.
    const shared: readonly Packed[] = [[2, isLarge ? LARGE_VERSION : VERSION], [2, 0x800], [2, 0], [2, 0], [2, FIRST_DAY], [4, crc], [4, size], [4, size], [2, title.length]];
    const sizes: readonly Packed[] = bytes.size >= FULL_32 ? [[8, bytes.size], [8, bytes.size]] : [];
    const local = concat([packed([4, 0x04034b50], ...shared, [2, extraSize(sizes)]), title, extra(sizes)]);
    const all: readonly Packed[] = at >= FULL_32 ? [...sizes, [8, at]] : sizes;
    directory.push(packed([4, 0x02014b50], [2, isLarge ? LARGE_VERSION : VERSION], ...shared, [2, extraSize(all)], [2, 0], [2, 0], [2, 0], [4, 0], [4, Math.min(at, FULL_32)]), title, extra(all));
    parts.push(bytesOf(local), bytes);
    at += local.length + bytes.size;
  }
  const listed = concat(directory);
  return joined([...parts, bytesOf(concat([listed, ending(entries.length, listed.length, at)]))]);
}

const extra = (sizes: readonly Packed[]): Uint8Array => (sizes.length === 0 ? new Uint8Array() : packed([2, 1], [2, sizes.length * 8], ...sizes));
const extraSize = (sizes: readonly Packed[]): number => extra(sizes).length;

/** The records at the end: where the directory is, how long, and of how many entries. */
function ending(count: number, size: number, at: number): Uint8Array {
  const last = packed([4, 0x06054b50], [2, 0], [2, 0], [2, Math.min(count, FULL_16)], [2, Math.min(count, FULL_16)], [4, Math.min(size, FULL_32)], [4, Math.min(at, FULL_32)], [2, 0]);
  if (count < FULL_16 && size < FULL_32 && at < FULL_32) return last;
  return concat([
    packed([4, 0x06064b50], [8, 44], [2, LARGE_VERSION], [2, LARGE_VERSION], [4, 0], [4, 0], [8, count], [8, count], [8, size], [8, at]),
    packed([4, 0x07064b50], [4, 0], [8, at + size], [4, 1]),
    last,
  ]);
}
