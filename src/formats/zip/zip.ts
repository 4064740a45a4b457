// Reads a zip archive where it is needed: its directory, then single entries.
// Source: APPNOTE.TXT 6.3.10. Invariant: names are only compared, never used as paths; no entry becomes larger than the archive says and the limits allow.

import { exactly, partOf, type Bytes } from '../bytes.ts';
import { MOST_CONFIG_BYTES, MOST_ENTRIES, MOST_RATIO } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';
import { checksum } from './checksum.ts';

/** Undoes deflate; gives at most so many bytes, or fails. */
export type Inflate = (packed: Uint8Array, most: number) => Promise<Uint8Array> | Uint8Array;

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const LARGE_LOCATOR = 0x07064b50;
const LARGE_END = 0x06064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const FULL_32 = 0xffffffff;
const FULL_16 = 0xffff;
/** A directory larger than this lists more than any model has. */
const MOST_DIRECTORY_BYTES = 64 * 2 ** 20;

const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

/** True for the first bytes of a zip archive. */
export const startsAsZip = (head: Uint8Array): boolean => head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));

/** A zip archive. */
export class Zip {
  readonly #bytes: Bytes;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #inflate: Inflate;

  private constructor(bytes: Bytes, entries: ReadonlyMap<string, Entry>, inflate: Inflate) {
    this.#bytes = bytes;
    this.#entries = entries;
    this.#inflate = inflate;
  }

  static async open(bytes: Bytes, inflate: Inflate): Promise<Zip> {
    const { at, size, count } = await findDirectory(bytes);
    const what = 'the directory of the archive';
    if (count > MOST_ENTRIES || size > MOST_DIRECTORY_BYTES) throw new Unreadable(what, `${count} entries in ${size} bytes`, `at most ${MOST_ENTRIES} entries`);
    return new Zip(bytes, directoryOf(await exactly(bytes, at, size, what), count), inflate);
  }

  /** The names of all entries. */
  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** How many bytes an entry has, as the directory says. */
  sizeOf(name: string): number {
    return this.#entry(name).size;
  }

  /** The bytes of an entry that is small enough to be in memory; its checksum is held against them. */
  async read(name: string, most = MOST_CONFIG_BYTES): Promise<Uint8Array> {
    const entry = this.#entry(name);
    if (entry.size > most) throw new Unreadable(name, `${entry.size} bytes`, `at most ${most}`);
    const all = await this.#unpacked(entry);
    if (checksum(all) !== entry.crc) throw new Unreadable(name, 'its checksum is another', 'the bytes that were put into the archive');
    return all;
  }

  /** An entry as a file of its own, without reading it; undefined where it is compressed and too large to be unpacked. */
  async open(name: string, most: number): Promise<Bytes | undefined> {
    const entry = this.#entry(name);
    if (entry.method === STORED) return partOf(this.#bytes, await this.#start(entry), entry.packed);
    if (entry.size > most) return undefined;
    const all = await this.#unpacked(entry);
    return { size: all.length, read: (offset, length) => all.subarray(offset, offset + length) };
  }

  #entry(name: string): Entry {
    const entry = this.#entries.get(name);
    if (!entry) throw new Unreadable('the archive', `there is no ${name}`, `an entry ${name}`);
    if (entry.flags & ENCRYPTED) throw new Unreadable(name, 'it is encrypted', 'an entry without a password');
    if (entry.method !== STORED && entry.method !== DEFLATED) throw new Unreadable(name, `it is compressed by method ${entry.method}`, 'no compression, or deflate');
    if (entry.method === STORED && entry.packed !== entry.size) throw new Unreadable(name, `${entry.packed} bytes that are said to be ${entry.size}`, 'equal sizes, since it is not compressed');
    if (entry.size > Math.max(1, entry.packed) * MOST_RATIO) throw new Unreadable(name, `${entry.packed} bytes that claim to become ${entry.size}`, 'what deflate can do');
    return entry;
  }

  /** Where the bytes of an entry begin: behind its own header. */
  async #start({ name, at }: Entry): Promise<number> {
    const head = viewOf(await exactly(this.#bytes, at, 30, name));
    if (head.getUint32(0, true) !== LOCAL_ENTRY) throw new Unreadable(name, `nothing begins at byte ${at}`, 'its header');
    return at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  }

  async #unpacked(entry: Entry): Promise<Uint8Array> {
    const { name, packed, size, method } = entry;
    const all = await exactly(this.#bytes, await this.#start(entry), packed, name);
    if (method === STORED) return all;
    let unpacked: Uint8Array;
    try {
      unpacked = await this.#inflate(all, size);
    } catch (error) {
      throw new Unreadable(name, `it cannot be unpacked (${error instanceof Error ? error.message : String(error)})`, `${size} bytes behind deflate`);
    }
    if (unpacked.length !== size) throw new Unreadable(name, `${unpacked.length} bytes come out`, `the ${size} that are announced`);
    return unpacked;
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** Finds the directory by the record at the end; a comment may follow it. */
async function findDirectory(bytes: Bytes): Promise<{ readonly at: number; readonly size: number; readonly count: number }> {
  const length = Math.min(bytes.size, END_SIZE + LONGEST_COMMENT);
  const start = bytes.size - length;
  const tail = viewOf(await exactly(bytes, start, length, 'the end of the archive'));
  for (let i = length - END_SIZE; i >= 0; i--) {
    if (tail.getUint32(i, true) !== END || i + END_SIZE + tail.getUint16(i + 20, true) !== length) continue;
    const count = tail.getUint16(i + 10, true);
    const size = tail.getUint32(i + 12, true);
    const at = tail.getUint32(i + 16, true);
    if (count === FULL_16 || size === FULL_32 || at === FULL_32) return largeDirectory(bytes, start + i);
    // What looks like a record inside a comment points nowhere.
    if (at + size <= start + i) return { at, size, count };
  }
  throw new Unreadable('the end of the archive', 'no directory is found', 'a whole zip archive');
}

/** The directory of an archive beyond 4 GB. */
async function largeDirectory(bytes: Bytes, end: number): Promise<{ readonly at: number; readonly size: number; readonly count: number }> {
  const what = 'the end of the archive';
  const locator = viewOf(await exactly(bytes, end - 20, 20, what));
  if (locator.getUint32(0, true) !== LARGE_LOCATOR) throw new Unreadable(what, 'the place of the large directory is missing', 'a whole zip archive');
  const record = viewOf(await exactly(bytes, wide(locator, 8, what), 56, what));
  if (record.getUint32(0, true) !== LARGE_END) throw new Unreadable(what, 'the large directory is not where it should be', 'a whole zip archive');
  return { count: wide(record, 32, what), size: wide(record, 40, what), at: wide(record, 48, what) };
}

function wide(view: DataView, at: number, what: string): number {
  const value = Number(view.getBigUint64(at, true));
  if (!Number.isSafeInteger(value)) throw new Unreadable(what, `a size of ${value}`, 'a size that a file can have');
  return value;
}

/** The entries by name; where two have the same, Python takes the last. */
function directoryOf(bytes: Uint8Array, count: number): ReadonlyMap<string, Entry> {
  const view = viewOf(bytes);
  const entries = new Map<string, Entry>();
  let at = 0;
  for (let i = 0; i < count; i++) {
    const what = `entry ${i + 1} of the archive`;
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new Unreadable(what, 'the directory ends', `${count} entries`);
    const [nameSize, extraSize, commentSize] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const end = at + 46 + nameSize + extraSize + commentSize;
    if (end > bytes.length) throw new Unreadable(what, 'it is longer than the directory', 'a whole entry');
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameSize));
    const sizes = sizesOf(view, at, what, nameSize, extraSize);
    entries.set(name, { name, flags: view.getUint16(at + 8, true), method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), ...sizes });
    at = end;
  }
  return entries;
}

/** The sizes of an entry and its place; those that do not fit stand in an extra field. */
function sizesOf(view: DataView, at: number, what: string, nameSize: number, extraSize: number): Pick<Entry, 'packed' | 'size' | 'at'> {
  const short = { packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), at: view.getUint32(at + 42, true) };
  if (![short.packed, short.size, short.at].includes(FULL_32)) return short;
  const start = at + 46 + nameSize;
  for (let i = start; i + 4 <= start + extraSize; i += 4 + view.getUint16(i + 2, true)) {
    if (view.getUint16(i, true) !== 1) continue;
    let next = i + 4;
    const end = Math.min(next + view.getUint16(i + 2, true), start + extraSize);
    const take = (value: number): number => {
      if (value !== FULL_32 || next + 8 > end) return value;
      next += 8;
      return wide(view, next - 8, what);
    };
    const size = take(short.size);
    const packed = take(short.packed);
    return { packed, size, at: take(short.at) };
  }
  return short;
}
