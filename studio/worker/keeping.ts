// Keeps what is open in the browser, so that a reload or a crash loses nothing, and brings it back with all its steps.
// Invariant: nothing leaves the browser; where it may not store anything the page works all the same.

import { get, set } from 'idb-keyval';
import type { Desk } from '../desk/desk.ts';

const KEY = 'shapewright-open';

/** What was open last time. */
export async function restored(): Promise<readonly Desk[]> {
  try {
    const kept: unknown = await get(KEY);
    if (kept === undefined) return [];
    const { deskFrom, designsIn } = await import('../desk/kept.ts');
    return designsIn(kept).map(deskFrom);
  } catch {
    return [];
  }
}

/** Keeps some designs in the place of those that were kept before. */
export async function keep(desks: readonly Desk[]): Promise<void> {
  try {
    const { keptOf } = await import('../desk/kept.ts');
    await set(KEY, desks.flatMap((desk) => keptOf(desk) ?? []));
  } catch {
    // A browser that may not store anything forgets the designs.
  }
}
