// Writes an HDF5 file of groups, datasets and texts beside them: headers first, then the data, which is never copied.
// Source: the HDF5 file format specification 3.0 (superblock 2, object headers of version 2). Invariant: equal content gives equal bytes.

import { bytesOf, joined, type Bytes } from '../bytes.ts';
import { concat, packed, utf8 } from '../pack.ts';
import { lookup3 } from './lookup3.ts';
import { typeMessage } from './write-type.ts';

/** A dataset to be: its numbers as they stand in the file. */
export interface NewDataset {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly data: Bytes;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A group to be. */
export interface NewGroup {
  readonly members: ReadonlyMap<string, NewGroup | NewDataset>;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** "There is none", as an address. */
const NONE = new Uint8Array(8).fill(0xff);
const SUPERBLOCK = 48;
/** Objects of one heap of texts; their numbers have 16 bits. */
const MOST_IN_HEAP = 60_000;
const HEAP_HEAD = 16;

/** The whole file. */
export function writeHdf5(root: NewGroup): Bytes {
  const writer = new Hdf5Writer();
  writer.measure(root);
  return writer.write(root);
}

const isDataset = (object: NewGroup | NewDataset): object is NewDataset => 'data' in object;

/** The address of a text: which heap it lies in, and as which of its objects. */
interface Place {
  readonly heap: number;
  readonly index: number;
}

class Hdf5Writer {
  /** Where every header lies; a first walk finds it out, since a header names those of its members. */
  readonly #addresses = new Map<NewGroup | NewDataset, number>();
  readonly #order: (NewGroup | NewDataset)[] = [];
  readonly #heaps: string[][] = [];
  readonly #texts = new Map<string, Place>();
  readonly #heapAddresses: number[] = [];
  readonly #dataAddresses = new Map<NewDataset, number>();
  #headersEnd = SUPERBLOCK;
  #end = 0;

  measure(root: NewGroup): void {
    const waiting: (NewGroup | NewDataset)[] = [root];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (this.#addresses.has(next)) continue;
      for (const text of Object.values(next.attributes ?? {})) this.#keepText(text);
      this.#addresses.set(next, this.#headersEnd);
      this.#order.push(next);
      // Every address takes the same room, whatever it is.
      this.#headersEnd += this.#header(next).length;
      if (!isDataset(next)) waiting.push(...[...next.members.values()].toReversed());
    }
    let end = aligned(this.#headersEnd);
    for (const heap of this.#heaps) {
      this.#heapAddresses.push(end);
      end += heapBytes(heap).length;
    }
    for (const object of this.#order) {
      if (!isDataset(object) || object.data.size === 0) continue;
      end = aligned(end);
      this.#dataAddresses.set(object, end);
      end += object.data.size;
    }
    this.#end = end;
  }

  write(root: NewGroup): Bytes {
    const head = concat([utf8('\u0000'), Uint8Array.of(0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 2, 8, 8, 0)]);
    head[0] = 0x89;
    const superblock = concat([head, packed([8, 0]), NONE, packed([8, this.#end], [8, this.#addresses.get(root) ?? 0])]);
    const headers = concat([superblock, packed([4, lookup3(superblock)]), ...this.#order.map((object) => this.#header(object)), new Uint8Array(aligned(this.#headersEnd) - this.#headersEnd), ...this.#heaps.map(heapBytes)]);
    const parts: Bytes[] = [bytesOf(headers)];
    let at = headers.length;
    for (const [{ data }, address] of this.#dataAddresses) {
      if (address > at) parts.push(bytesOf(new Uint8Array(address - at)));
      parts.push(data);
      at = address + data.size;
    }
    return joined(parts);
  }

  #keepText(text: string): void {
    if (this.#texts.has(text)) return;
    let heap = this.#heaps.at(-1);
    if (!heap || heap.length >= MOST_IN_HEAP) this.#heaps.push((heap = []));
    heap.push(text);
    this.#texts.set(text, { heap: this.#heaps.length - 1, index: heap.length });
  }

  #header(object: NewGroup | NewDataset): Uint8Array {
    const messages = isDataset(object) ? this.#datasetMessages(object) : this.#groupMessages(object);
    const attributes = Object.entries(object.attributes ?? {}).map(([name, text]) => message(12, this.#attribute(name, text)));
    const body = concat([...messages, ...attributes]);
    // The size of what follows takes 4 bytes.
    const header = concat([utf8('OHDR'), packed([1, 2], [1, 2], [4, body.length]), body]);
    return concat([header, packed([4, lookup3(header)])]);
  }

  #groupMessages({ members }: NewGroup): readonly Uint8Array[] {
    const links = [...members].map(([name, member]) => {
      const title = utf8(name);
      // A hard link with the length of its name in two bytes, and its name in UTF-8.
      return message(6, concat([packed([1, 1], [1, 0b1_0001], [1, 1], [2, title.length]), title, packed([8, this.#addresses.get(member) ?? 0])]));
    });
    return [message(2, concat([packed([1, 0], [1, 0]), NONE, NONE])), message(10, packed([1, 0], [1, 0])), ...links];
  }

  #datasetMessages(dataset: NewDataset): readonly Uint8Array[] {
    const { shape, dtype, data } = dataset;
    const address = this.#dataAddresses.get(dataset);
    return [
      message(1, spaceMessage(shape)),
      message(3, typeMessage(dtype)),
      // The fill value is the standard one, and written when the room for the data is made.
      message(5, packed([1, 3], [1, 0x0a])),
      message(8, concat([packed([1, 3], [1, 1]), address === undefined ? NONE : packed([8, address]), packed([8, data.size])])),
    ];
  }

  /** A text beside an object: its length, and where it lies. */
  #attribute(name: string, text: string): Uint8Array {
    const { heap, index } = this.#texts.get(text) ?? { heap: 0, index: 0 };
    const title = utf8(`${name}\u0000`);
    const type = typeMessage('text');
    const space = spaceMessage([]);
    return concat([packed([1, 3], [1, 0], [2, title.length], [2, type.length], [2, space.length], [1, 1]), title, type, space, packed([4, utf8(text).length], [8, this.#heapAddresses[heap] ?? 0], [4, index])]);
  }
}

const aligned = (at: number): number => Math.ceil(at / 8) * 8;

const message = (type: number, data: Uint8Array): Uint8Array => concat([packed([1, type], [2, data.length], [1, 0]), data]);

/** A shape; one without axes is a single value. */
const spaceMessage = (shape: readonly number[]): Uint8Array => packed([1, 2], [1, shape.length], [1, 0], [1, shape.length === 0 ? 0 : 1], ...shape.map((size) => [8, size] as const));

/** Texts of any length, each with its number. */
function heapBytes(texts: readonly string[]): Uint8Array {
  const objects = texts.map((text, i) => {
    const bytes = utf8(text);
    return concat([packed([2, i + 1], [2, 0], [4, 0], [8, bytes.length]), bytes, new Uint8Array(aligned(bytes.length) - bytes.length)]);
  });
  const used = objects.reduce((all, { length }) => all + length, HEAP_HEAD);
  // A heap has at least 4096 bytes; what is left is an object without a number, if it is large enough for its head.
  const size = Math.max(4096, used + HEAP_HEAD);
  return concat([utf8('GCOL'), packed([1, 1], [1, 0], [2, 0], [8, size]), ...objects, packed([2, 0], [2, 0], [4, 0], [8, size - used]), new Uint8Array(size - used - HEAP_HEAD)]);
}
