// The trees of HDF5: the names of an old group (version 1), the links and attributes of a large one (version 2).
// Invariant: every node is visited once, and no tree has more of them than a file could hold.

import { MOST_BLOCKS, MOST_OBJECTS } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';
import type { Cursor } from './cursor.ts';
import { widthOf } from './heaps.ts';
import type { Source } from './source.ts';

/** What is seen of a tree while it is walked. */
class Walk {
  readonly #seen = new Set<number>();
  readonly #what: string;
  constructor(what: string) {
    this.#what = what;
  }

  enter(address: number | undefined): number {
    if (address === undefined || this.#seen.has(address) || this.#seen.size >= MOST_BLOCKS) throw new Unreadable(this.#what, `its node at byte ${address ?? 'none'} comes again or is missing`, 'a tree');
    this.#seen.add(address);
    return address;
  }
}

/** The tables of symbols at the leaves of a tree of version 1. */
export async function symbolTables(source: Source, root: number | undefined): Promise<readonly Cursor[]> {
  const what = `the tree of names at byte ${root ?? 'none'}`;
  const walk = new Walk(what);
  const tables: Cursor[] = [];
  const waiting: (number | undefined)[] = [root];
  while (waiting.length > 0) {
    const address = walk.enter(waiting.pop());
    const head = await source.at(address, 8 + 2 * source.address, what);
    head.signature('TREE');
    if (head.u8() !== 0) throw new Unreadable(what, 'it is a tree of data', 'a tree of names');
    const level = head.u8();
    const count = head.u16();
    const body = await source.at(address + 8 + 2 * source.address, count * (source.length + source.address), what);
    const children = Array.from({ length: count }, () => {
      body.length();
      return body.address();
    });
    if (level > 0) waiting.push(...children.toReversed());
    else for (const child of children) tables.push(await symbolTable(source, walk.enter(child)));
  }
  return tables;
}

async function symbolTable(source: Source, address: number): Promise<Cursor> {
  const what = `the table of names at byte ${address}`;
  const head = await source.at(address, 8, what);
  head.signature('SNOD');
  head.skip(2);
  const count = head.u16();
  return source.at(address + 8, count * (2 * source.address + 24), what);
}

/** A tree of version 2 while it is read. */
interface Shape {
  readonly nodeSize: number;
  readonly recordSize: number;
  /** By how far a node is above the leaves: the records that it may have, and the bytes that count them. */
  readonly levels: readonly { readonly most: number; readonly all: number }[];
}

/** Every record of a tree of version 2. */
export async function recordsOf(source: Source, address: number | undefined): Promise<readonly Uint8Array[]> {
  const what = `the tree at byte ${address ?? 'none'}`;
  const head = await source.at(address, 22 + source.address + source.length, what);
  head.signature('BTHD');
  head.skip(2);
  const nodeSize = head.u32();
  const recordSize = head.u16();
  const depth = head.u16();
  head.skip(2);
  const root = head.address();
  const count = head.u16();
  if (root === undefined) return [];
  if (recordSize === 0 || nodeSize < 16 || depth > 32) throw new Unreadable(what, `nodes of ${nodeSize} bytes, records of ${recordSize}, ${depth} levels`, 'a tree');
  const shape: Shape = { nodeSize, recordSize, levels: levelsOf(source, nodeSize, recordSize, depth) };
  const walk = new Walk(what);
  const records: Uint8Array[] = [];
  const waiting: { readonly address: number | undefined; readonly count: number; readonly level: number }[] = [{ address: root, count, level: depth }];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const place = walk.enter(node.address);
    const body = await source.at(place, Math.min(nodeSize, source.size - place), what);
    body.signature(node.level === 0 ? 'BTLF' : 'BTIN');
    body.skip(2);
    for (let i = 0; i < node.count; i++) records.push(body.take(recordSize));
    if (records.length > MOST_OBJECTS) throw new Unreadable(what, `more than ${MOST_OBJECTS} records`, 'fewer');
    if (node.level === 0) continue;
    const below = shape.levels[node.level - 1];
    if (!below) continue;
    for (let i = 0; i <= node.count; i++) {
      const child = body.address();
      const childCount = body.number(widthOf(shape.levels[0] ? Math.max(below.most, 1) : 1));
      if (node.level > 1) body.skip(widthOf(below.all));
      waiting.push({ address: child, count: childCount, level: node.level - 1 });
    }
  }
  return records;
}

/** What nodes and records cost besides their content: signature, version, type, checksum. */
const OVERHEAD = 10;

function levelsOf(source: Source, nodeSize: number, recordSize: number, depth: number): Shape['levels'] {
  const leaf = Math.floor((nodeSize - OVERHEAD) / recordSize);
  const levels = [{ most: leaf, all: leaf }];
  for (let level = 1; level <= depth; level++) {
    const below = levels[level - 1] ?? { most: 0, all: 0 };
    const pointer = source.address + widthOf(below.most) + (level > 1 ? widthOf(below.all) : 0);
    const most = Math.max(0, Math.floor((nodeSize - OVERHEAD - pointer) / (recordSize + pointer)));
    levels.push({ most, all: Math.min((most + 1) * below.all + most, Number.MAX_SAFE_INTEGER) });
  }
  return levels;
}
