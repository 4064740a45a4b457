// The header of an HDF5 object: its messages, wherever its blocks lie.
// Invariant: a block is read once; blocks that point at each other end with an error, not in a circle.

import { MOST_BLOCKS, MOST_HEADER_BYTES } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';
import { Cursor } from './cursor.ts';
import type { Source } from './source.ts';

/** One message of a header. */
export interface Message {
  readonly type: number;
  readonly data: Cursor;
}

/** The kinds of messages that are read. */
export const MESSAGE = { dataspace: 1, linkInfo: 2, datatype: 3, link: 6, layout: 8, attribute: 12, continuation: 16, symbolTable: 17, attributeInfo: 21 } as const;

interface Block {
  readonly place: number | undefined;
  readonly size: number;
}

/** Reads all messages of the object at an address. */
export async function readHeader(source: Source, address: number): Promise<readonly Message[]> {
  const what = `the header of the object at byte ${address}`;
  return new HeaderReader(source, what, new Set()).read(address);
}

class HeaderReader {
  readonly #source: Source;
  readonly #what: string;
  readonly #seen: Set<number>;
  readonly #messages: Message[] = [];
  #bytes = 0;

  constructor(source: Source, what: string, seen: Set<number>) {
    this.#source = source;
    this.#what = what;
    this.#seen = seen;
  }

  async read(address: number): Promise<readonly Message[]> {
    const first = await this.#source.upTo(address, 4, this.#what);
    return first.left >= 4 && first.text(4) === 'OHDR' ? this.#newer(address) : this.#older(address);
  }

  async #older(address: number): Promise<readonly Message[]> {
    const head = await this.#source.at(address, 16, this.#what);
    const version = head.u8();
    if (version !== 1) throw new Unreadable(this.#what, `it is of version ${version}`, 'version 1 or 2');
    head.skip(1);
    const count = head.u16();
    head.skip(4);
    const waiting: Block[] = [{ place: address + 16, size: head.u32() }];
    for (let block = waiting.shift(); block && this.#messages.length < count; block = waiting.shift()) {
      const cursor = await this.#block(block);
      while (cursor.left >= 8 && this.#messages.length < count) {
        const type = cursor.u16();
        const size = cursor.u16();
        const flags = cursor.u8();
        cursor.skip(3);
        await this.#keep(type, flags, cursor.take(size), waiting);
      }
    }
    return this.#messages;
  }

  async #newer(address: number): Promise<readonly Message[]> {
    const head = await this.#source.upTo(address, 64, this.#what);
    head.skip(4);
    const version = head.u8();
    if (version !== 2) throw new Unreadable(this.#what, `it is of version ${version}`, 'version 1 or 2');
    const flags = head.u8();
    head.skip((flags & 0x20 ? 16 : 0) + (flags & 0x10 ? 4 : 0));
    const size = head.number(1 << (flags & 3));
    const waiting: Block[] = [{ place: address + head.at, size }];
    let isFirst = true;
    for (let block = waiting.shift(); block; block = waiting.shift()) {
      const cursor = await this.#block(block);
      if (!isFirst) cursor.signature('OCHK');
      const rest = isFirst ? 0 : 4;
      isFirst = false;
      const least = flags & 4 ? 6 : 4;
      while (cursor.left - rest >= least) {
        const type = cursor.u8();
        const length = cursor.u16();
        const own = cursor.u8();
        if (flags & 4) cursor.skip(2);
        await this.#keep(type, own, cursor.take(length), waiting);
      }
    }
    return this.#messages;
  }

  async #block({ place, size }: Block): Promise<Cursor> {
    if (place !== undefined && this.#seen.has(place)) throw new Unreadable(this.#what, `its block at byte ${place} continues in itself`, 'blocks that come to an end');
    if (place !== undefined) this.#seen.add(place);
    this.#bytes += size;
    if (this.#bytes > MOST_HEADER_BYTES || this.#seen.size > MOST_BLOCKS) throw new Unreadable(this.#what, `it takes ${this.#bytes} bytes`, `at most ${MOST_HEADER_BYTES}`);
    return this.#source.at(place, size, this.#what);
  }

  async #keep(type: number, flags: number, bytes: Uint8Array, waiting: Block[]): Promise<void> {
    const data = new Cursor(bytes, this.#source, this.#what);
    if (type === MESSAGE.continuation) {
      waiting.push({ place: data.address(), size: data.length() });
      this.#messages.push({ type, data });
      return;
    }
    const shared = flags & 2 ? await this.#shared(type, data) : undefined;
    this.#messages.push({ type, data: shared ?? data });
  }

  /** A message that stands in the header of another object, such as a named type. */
  async #shared(type: number, data: Cursor): Promise<Cursor | undefined> {
    const version = data.u8();
    const kind = data.u8();
    if (version === 1) data.skip(6);
    if (version === 3 && kind !== 2) return undefined;
    const address = data.address();
    if (address === undefined || this.#seen.has(address)) throw new Unreadable(this.#what, 'a message that refers to itself', 'one that stands somewhere');
    const header = await new HeaderReader(this.#source, this.#what, new Set([...this.#seen, address])).read(address);
    return header.find((message) => message.type === type)?.data;
  }
}
