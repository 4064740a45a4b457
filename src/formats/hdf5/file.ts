// An HDF5 file as groups, datasets and attributes; only headers are read, whatever the size of the data.
// Source: the HDF5 file format specification, version 3.0. Invariant: other files are never followed, and no data is read unless it is asked for.

import type { Bytes } from '../bytes.ts';
import { MOST_CONFIG_BYTES, MOST_OBJECTS } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';
import { Cursor, textOf } from './cursor.ts';
import { dataspaceOf, datatypeOf, type Datatype } from './datatype.ts';
import { MESSAGE, readHeader, type Message } from './header.ts';
import { FractalHeap, globalObject, localHeap } from './heaps.ts';
import { openSource, type Source } from './source.ts';
import { recordsOf, symbolTables } from './trees.ts';

/** Where a name leads: to an object of this file, or to what is not followed. */
type Target = { readonly kind: 'object'; readonly address: number } | { readonly kind: 'soft'; readonly path: string } | { readonly kind: 'external' };

/** What a dataset holds, without its data. */
export interface Dataset {
  readonly shape: readonly number[];
  readonly type: Datatype;
  /** Where its data lies, where it is in one piece. */
  readonly place: { readonly address: number; readonly size: number } | undefined;
}

/** The value of an attribute, as far as it is a text or texts; undefined for anything else. */
export type AttributeValue = string | readonly string[] | undefined;

/** Opens an HDF5 file. */
export async function openHdf5(bytes: Bytes): Promise<Hdf5Object> {
  const source = await openSource(bytes);
  return new Hdf5Object(source, source.root, { count: 0 });
}

/** A group or a dataset. */
export class Hdf5Object {
  readonly #source: Source;
  readonly address: number;
  /** How many objects of the file were looked at, over all of them. */
  readonly #looked: { count: number };
  #header: Promise<readonly Message[]> | undefined;
  #links: Promise<ReadonlyMap<string, Target>> | undefined;

  constructor(source: Source, address: number, looked: { count: number }) {
    this.#source = source;
    this.address = address;
    this.#looked = looked;
  }

  #messages(): Promise<readonly Message[]> {
    if (!this.#header && ++this.#looked.count > MOST_OBJECTS) throw new Unreadable('the file', `more than ${MOST_OBJECTS} objects`, 'fewer');
    return (this.#header ??= readHeader(this.#source, this.address));
  }

  /** The names of a group's members, in order. */
  async names(): Promise<readonly string[]> {
    return [...(await this.#targets()).keys()];
  }

  /** A member of a group; undefined where there is none, or where it lies outside of this file. */
  async member(name: string): Promise<Hdf5Object | undefined> {
    const target = (await this.#targets()).get(name);
    return target?.kind === 'object' ? new Hdf5Object(this.#source, target.address, this.#looked) : undefined;
  }

  /** The object of a path such as `layers/dense/vars`. */
  async at(path: string): Promise<Hdf5Object | undefined> {
    let found: Hdf5Object | undefined = new Hdf5Object(this.#source, this.address, this.#looked);
    for (const name of path.split('/').filter((part) => part !== '')) found = await found?.member(name);
    return found;
  }

  /** What a dataset holds; undefined for a group. */
  async dataset(): Promise<Dataset | undefined> {
    const messages = await this.#messages();
    const type = messages.find((one) => one.type === MESSAGE.datatype);
    const space = messages.find((one) => one.type === MESSAGE.dataspace);
    if (!type || !space) return undefined;
    const layout = messages.find((one) => one.type === MESSAGE.layout);
    return { shape: dataspaceOf(fresh(space)) ?? [], type: datatypeOf(fresh(type)), place: layout && placeOf(fresh(layout)) };
  }

  /** The data of a dataset that is in one piece, at most so many bytes. */
  async data(place: { readonly address: number; readonly size: number }): Promise<Uint8Array> {
    return (await this.#source.at(place.address, place.size, `the data at byte ${place.address}`)).take(place.size);
  }

  /** The value of an attribute. */
  async attribute(name: string): Promise<AttributeValue> {
    for (const message of await this.#messages()) {
      if (message.type === MESSAGE.attribute) {
        const found = await this.#attributeIn(fresh(message), name);
        if (found) return found.value;
      }
      if (message.type === MESSAGE.attributeInfo) {
        const found = await this.#denseAttribute(fresh(message), name);
        if (found) return found.value;
      }
    }
    return undefined;
  }

  async #denseAttribute(info: Cursor, name: string): Promise<{ readonly value: AttributeValue } | undefined> {
    info.skip(1);
    if (info.u8() & 1) info.skip(2);
    const address = info.address();
    if (address === undefined) return undefined;
    const heap = await FractalHeap.open(this.#source, address);
    for (const record of await recordsOf(this.#source, info.address())) {
      const bytes = await heap.object(record.subarray(0, 8));
      const found = await this.#attributeIn(new Cursor(bytes, this.#source, 'an attribute'), name);
      if (found) return found;
    }
    return undefined;
  }

  /** The value of an attribute message, where its name is the wanted one. */
  async #attributeIn(cursor: Cursor, wanted: string): Promise<{ readonly value: AttributeValue } | undefined> {
    const version = cursor.u8();
    if (version < 1 || version > 3) throw new Unreadable(cursor.what, `an attribute of version ${version}`, 'version 1, 2 or 3');
    const isShared = cursor.u8() & 3 && version > 1;
    const [nameSize, typeSize, spaceSize] = [cursor.u16(), cursor.u16(), cursor.u16()];
    if (version === 3) cursor.skip(1);
    const padded = (size: number): number => (version === 1 ? Math.ceil(size / 8) * 8 : size);
    if (textOf(cursor.take(padded(nameSize))) !== wanted) return undefined;
    if (isShared) throw new Unreadable(`the attribute ${wanted}`, 'its type stands elsewhere', 'a text with its own type');
    const what = `the attribute ${wanted}`;
    const type = datatypeOf(new Cursor(cursor.take(padded(typeSize)), this.#source, what));
    const shape = dataspaceOf(new Cursor(cursor.take(padded(spaceSize)), this.#source, what));
    if (type.text === undefined || !shape) return { value: undefined };
    const count = shape.reduce((all, size) => all * size, 1);
    if (count > MOST_OBJECTS) throw new Unreadable(what, `${count} texts`, `at most ${MOST_OBJECTS}`);
    const texts: string[] = [];
    for (let i = 0; i < count; i++) texts.push(await this.#text(cursor, type));
    return { value: shape.length === 0 ? texts[0] : texts };
  }

  async #text(cursor: Cursor, type: Datatype): Promise<string> {
    if (type.text === 'fixed') return cursor.text(type.size);
    const length = cursor.u32();
    const address = cursor.address();
    const index = cursor.u32();
    if (length === 0) return '';
    if (length > MOST_CONFIG_BYTES) throw new Unreadable(cursor.what, `a text of ${length} bytes`, `at most ${MOST_CONFIG_BYTES}`);
    const bytes = await globalObject(this.#source, address, index, MOST_CONFIG_BYTES);
    if (bytes.length < length) throw new Unreadable(cursor.what, `${bytes.length} bytes of text`, `the ${length} that are announced`);
    return textOf(bytes.subarray(0, length));
  }

  #targets(): Promise<ReadonlyMap<string, Target>> {
    return (this.#links ??= this.#readTargets());
  }

  async #readTargets(): Promise<ReadonlyMap<string, Target>> {
    const links = new Map<string, Target>();
    const keep = ([name, target]: readonly [string, Target]): void => {
      if (links.size >= MOST_OBJECTS) throw new Unreadable('a group', `more than ${MOST_OBJECTS} members`, 'fewer');
      links.set(name, target);
    };
    for (const message of await this.#messages()) {
      const cursor = fresh(message);
      if (message.type === MESSAGE.link) keep(linkOf(cursor));
      if (message.type === MESSAGE.symbolTable) for (const one of await this.#oldLinks(cursor)) keep(one);
      if (message.type === MESSAGE.linkInfo) for (const one of await this.#denseLinks(cursor)) keep(one);
    }
    return links;
  }

  async #oldLinks(cursor: Cursor): Promise<readonly (readonly [string, Target])[]> {
    const tree = cursor.address();
    const nameAt = await localHeap(this.#source, cursor.address());
    const links: (readonly [string, Target])[] = [];
    for (const table of await symbolTables(this.#source, tree)) {
      while (table.left > 0) {
        const name = nameAt(table.address() ?? 0);
        const address = table.address();
        const cached = table.u32();
        table.skip(4);
        const scratch = table.take(16);
        const soft = cached === 2 ? nameAt(new Cursor(scratch, this.#source, 'a link').u32()) : undefined;
        links.push([name, soft === undefined ? (address === undefined ? { kind: 'external' } : { kind: 'object', address }) : { kind: 'soft', path: soft }]);
      }
    }
    return links;
  }

  async #denseLinks(info: Cursor): Promise<readonly (readonly [string, Target])[]> {
    info.skip(1);
    if (info.u8() & 1) info.skip(8);
    const address = info.address();
    if (address === undefined) return [];
    const heap = await FractalHeap.open(this.#source, address);
    const links: (readonly [string, Target])[] = [];
    for (const record of await recordsOf(this.#source, info.address())) links.push(linkOf(new Cursor(await heap.object(record.subarray(4)), this.#source, 'a link')));
    return links;
  }
}

/** The same message from its beginning. */
const fresh = ({ data }: Message): Cursor => {
  data.at = 0;
  return data;
};

/** Reads a link message. */
function linkOf(cursor: Cursor): readonly [string, Target] {
  cursor.skip(1);
  const flags = cursor.u8();
  const kind = flags & 8 ? cursor.u8() : 0;
  cursor.skip((flags & 4 ? 8 : 0) + (flags & 16 ? 1 : 0));
  const name = cursor.text(cursor.number(1 << (flags & 3)));
  if (kind === 1) return [name, { kind: 'soft', path: cursor.text(cursor.u16()) }];
  const address = kind === 0 ? cursor.address() : undefined;
  return [name, address === undefined ? { kind: 'external' } : { kind: 'object', address }];
}

/** Where the data of a dataset lies, where it lies in one piece. */
function placeOf(cursor: Cursor): Dataset['place'] {
  const version = cursor.u8();
  if (version !== 3 && version !== 4) return undefined;
  if (cursor.u8() !== 1) return undefined;
  const address = cursor.address();
  return address === undefined ? undefined : { address, size: cursor.length() };
}
