// The heaps of HDF5: names of an old group, texts of any length, and the links and attributes of a large group.

import { MOST_HEADER_BYTES } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';
import { textOf } from './cursor.ts';
import type { Source } from './source.ts';

/** Gives the text at an offset of the heap of an old group. */
export async function localHeap(source: Source, address: number | undefined): Promise<(offset: number) => string> {
  const what = `the heap of names at byte ${address ?? 'none'}`;
  const head = await source.at(address, 8 + 2 * source.length + source.address, what);
  head.signature('HEAP');
  head.skip(4);
  const size = head.length();
  head.length();
  if (size > MOST_HEADER_BYTES) throw new Unreadable(what, `${size} bytes of names`, `at most ${MOST_HEADER_BYTES}`);
  const data = (await source.at(head.address(), size, what)).take(size);
  return (offset) => {
    if (offset >= size) throw new Unreadable(what, `a name at ${offset}, and the heap has ${size} bytes`, 'a place in the heap');
    return textOf(data.subarray(offset));
  };
}

/** The bytes of one object in a heap that many share: where long texts are kept. */
export async function globalObject(source: Source, address: number | undefined, index: number, most: number): Promise<Uint8Array> {
  const what = `the heap of texts at byte ${address ?? 'none'}`;
  const head = await source.at(address, 8 + source.length, what);
  head.signature('GCOL');
  head.skip(4);
  const size = head.length();
  if (size > most) throw new Unreadable(what, `it claims ${size} bytes`, `at most ${most}`);
  const cursor = await source.at(address, size, what);
  cursor.skip(8 + source.length);
  while (cursor.left >= 8 + source.length) {
    const found = cursor.u16();
    cursor.skip(6);
    const length = cursor.length();
    if (found === index) return cursor.take(length);
    if (found === 0) break;
    cursor.skip(Math.min(Math.ceil(length / 8) * 8, Math.max(length, cursor.left)));
  }
  throw new Unreadable(what, `it holds no object ${index}`, 'the text that an attribute refers to');
}

interface Block {
  readonly address: number | undefined;
  /** The first place of the heap that lies in it. */
  readonly start: number;
  readonly size: number;
}

/** A heap whose blocks double in size: what a large group keeps its links and attributes in. */
export class FractalHeap {
  readonly #source: Source;
  readonly #what: string;
  #offsetWidth = 0;
  #lengthWidth = 0;
  #width = 0;
  #firstSize = 0;
  #largest = 0;
  #root: number | undefined;
  #rows = 0;

  private constructor(source: Source, what: string) {
    this.#source = source;
    this.#what = what;
  }

  static async open(source: Source, address: number | undefined): Promise<FractalHeap> {
    const what = `the heap at byte ${address ?? 'none'}`;
    const heap = new FractalHeap(source, what);
    const head = await source.at(address, 22 + 12 * source.length + 3 * source.address, what);
    head.signature('FRHP');
    head.skip(3);
    const filters = head.u16();
    if (filters > 0) throw new Unreadable(what, 'it is compressed', 'a heap as Keras and h5py write it');
    head.skip(1);
    const mostManaged = head.u32();
    head.skip(source.length + source.address + source.length + source.address + 8 * source.length);
    heap.#width = head.u16();
    heap.#firstSize = head.length();
    heap.#largest = head.length();
    const bits = head.u16();
    head.skip(2);
    heap.#root = head.address();
    heap.#rows = head.u16();
    if (heap.#width === 0 || heap.#firstSize === 0 || bits === 0 || bits > 64 || heap.#rows > 64) throw new Unreadable(what, 'a table without blocks', 'the sizes of its blocks');
    heap.#offsetWidth = Math.ceil(bits / 8);
    heap.#lengthWidth = widthOf(Math.min(heap.#largest, mostManaged));
    return heap;
  }

  /** The bytes of an object by its identifier. */
  async object(id: Uint8Array): Promise<Uint8Array> {
    const kind = ((id[0] ?? 0) >> 4) & 3;
    if (kind === 2) return id.subarray(1, 2 + ((id[0] ?? 0) & 15));
    if (kind !== 0) throw new Unreadable(this.#what, 'an object that lies outside of it', 'one that lies in it');
    const at = littleEndian(id.subarray(1, 1 + this.#offsetWidth));
    const length = littleEndian(id.subarray(1 + this.#offsetWidth, 1 + this.#offsetWidth + this.#lengthWidth));
    if (length > MOST_HEADER_BYTES) throw new Unreadable(this.#what, `an object of ${length} bytes`, `at most ${MOST_HEADER_BYTES}`);
    const block = await this.#blockOf(at);
    if (at + length > block.start + block.size || block.address === undefined) throw new Unreadable(this.#what, `an object at ${at}, which lies in no block`, 'a place in a block');
    return (await this.#source.at(block.address + (at - block.start), length, this.#what)).take(length);
  }

  async #blockOf(at: number): Promise<Block> {
    let block: Block = { address: this.#root, start: 0, size: this.#firstSize };
    let rows = this.#rows;
    while (rows > 0) {
      const child = await this.#child(block, rows, at);
      if (child.size <= this.#largest) return child;
      // A block larger than the largest of data is a table again, as many rows high as fill it.
      rows = Math.round(Math.log2(child.size / (this.#firstSize * this.#width))) + 1;
      block = child;
    }
    return block;
  }

  /** The block within a table that holds a place. */
  async #child(table: Block, rows: number, at: number): Promise<Block> {
    let { start } = table;
    for (let row = 0; row < rows; row++) {
      const size = this.#firstSize * 2 ** Math.max(0, row - 1);
      if (at < start + size * this.#width) {
        const column = Math.floor((at - start) / size);
        const entry = 5 + this.#source.address + this.#offsetWidth + (row * this.#width + column) * this.#source.address;
        const head = await this.#source.at(table.address, 4, this.#what);
        head.signature('FHIB');
        const cursor = await this.#source.at((table.address ?? 0) + entry, this.#source.address, this.#what);
        return { address: cursor.address(), start: start + column * size, size };
      }
      start += size * this.#width;
    }
    throw new Unreadable(this.#what, `a place at ${at}, beyond its table`, 'a place in it');
  }
}

/** The bytes that a number up to a limit takes. */
export function widthOf(most: number): number {
  let width = 1;
  while (width < 8 && most >= 256 ** width) width++;
  return width;
}

function littleEndian(bytes: Uint8Array): number {
  let value = 0;
  for (let i = bytes.length - 1; i >= 0; i--) value = value * 256 + (bytes[i] ?? 0);
  return value;
}
