// Reads the numbers of an HDF5 structure one after the other. Invariant: never beyond the bytes that were read for it.

import { Unreadable } from '../unreadable.ts';

/** How many bytes the addresses and the lengths of a file take. */
export interface Widths {
  readonly address: number;
  readonly length: number;
}

/** A place in some bytes that moves on with every read. */
export class Cursor {
  readonly #bytes: Uint8Array;
  readonly #widths: Widths;
  /** What is read, for messages. */
  readonly what: string;
  at = 0;

  constructor(bytes: Uint8Array, widths: Widths, what: string) {
    this.#bytes = bytes;
    this.#widths = widths;
    this.what = what;
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }

  take(count: number): Uint8Array {
    if (count < 0 || count > this.left) throw new Unreadable(this.what, `${count} more bytes are announced, and ${this.left} are there`, 'all of them');
    const taken = this.#bytes.subarray(this.at, this.at + count);
    this.at += count;
    return taken;
  }

  skip(count: number): void {
    this.take(count);
  }

  /** A whole number of some bytes, the smallest first. */
  number(width: number): number {
    let value = 0;
    const bytes = this.take(width);
    for (let i = width - 1; i >= 0; i--) value = value * 256 + (bytes[i] ?? 0);
    if (!Number.isSafeInteger(value)) throw new Unreadable(this.what, `a number beyond ${Number.MAX_SAFE_INTEGER}`, 'a size or place that a file can have');
    return value;
  }

  u8(): number {
    return this.number(1);
  }

  u16(): number {
    return this.number(2);
  }

  u32(): number {
    return this.number(4);
  }

  length(): number {
    return this.number(this.#widths.length);
  }

  /** An address in the file; undefined where the file says that there is none. */
  address(): number | undefined {
    const width = this.#widths.address;
    const isNone = this.#bytes.subarray(this.at, this.at + width).every((byte) => byte === 0xff) && this.left >= width;
    if (!isNone) return this.number(width);
    this.skip(width);
    return undefined;
  }

  text(count: number): string {
    return textOf(this.take(count));
  }

  /** Four letters that say what a structure is. */
  signature(expected: string): void {
    const found = String.fromCharCode(...this.take(4));
    if (found !== expected) throw new Unreadable(this.what, `it begins with ${JSON.stringify(found)}`, `the signature ${expected}`);
  }
}

/** A text as HDF5 keeps it: until its first zero. */
export function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}
