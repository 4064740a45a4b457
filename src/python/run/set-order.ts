// The order in which CPython gives the items of a set of whole numbers: that of its hash table.
// Source: Objects/setobject.c, CPython 3.11. Invariant: an order that depends on how the set came about is not given.

import type { PySet, Value } from '../values/index.ts';

/** Places that are tried next to each other before a far one. */
const NEAR = 9;
/** Above so many items nobody looks at the order. */
const MOST = 10;

/** The items of a set in CPython's order; undefined where that is not known. */
export function inOrder({ map }: PySet): readonly Value[] | undefined {
  const items = [...map.values()];
  if (items.length <= 1) return items;
  const numbers = items.filter((item) => typeof item === 'number');
  if (numbers.length !== items.length || numbers.length > MOST || numbers.some((one) => one < 0)) return undefined;
  const one = grown(numbers);
  // A display of literals is a set that is put into an empty one.
  return [merged(numbers), merged(one)].every((other) => one.every((item, i) => item === other[i])) ? one : undefined;
}

/** The order when the items were added one by one. */
function grown(items: readonly number[]): readonly number[] {
  let size = 8;
  let table = new Map<number, number>();
  let order: readonly number[] = [];
  for (const [i, item] of items.entries()) {
    put(table, size, item);
    if ((i + 1) * 5 >= (size - 1) * 3) {
      order = read(table);
      while (size <= (i + 1) * 4) size *= 2;
      table = new Map();
      for (const one of order) put(table, size, one);
    }
  }
  return read(table);
}

/** The order when they came from another set at once. */
function merged(items: readonly number[]): readonly number[] {
  let size = 8;
  if (items.length * 5 >= 21) while (size <= items.length * 2) size *= 2;
  const table = new Map<number, number>();
  for (const item of items) put(table, size, item);
  return read(table);
}

const read = (table: ReadonlyMap<number, number>): readonly number[] => [...table].toSorted(([a], [b]) => a - b).map(([, item]) => item);

function put(table: Map<number, number>, size: number, item: number): void {
  const mask = size - 1;
  let place = item % size;
  for (let perturb = BigInt(item); ; ) {
    const near = place + NEAR <= mask ? NEAR : 0;
    for (let step = 0; step <= near; step++) {
      if (table.has(place + step)) continue;
      table.set(place + step, item);
      return;
    }
    perturb >>= 5n;
    place = Number((BigInt(place) * 5n + 1n + perturb) & BigInt(mask));
  }
}
