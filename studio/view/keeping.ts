// Keeps what is open in the browser, so that a reload or a crash loses nothing, and brings it back.
// Invariant: nothing leaves the browser; where it may not store anything the page works all the same.

import { get, set } from 'idb-keyval';
import { deskOf, rewrite, type Desk } from '../desk/desk.ts';
import { keptOf, type Kept } from '../desk/keep.ts';
import { openScript } from '../desk/opened.ts';
import { shelfNow, useStudio } from './studio-store.ts';

const KEY = 'shapewright-designs';

/** How long nothing changes before it is kept. */
const PAUSE = 400;

/** A design as it was kept: what was opened, with what became of it as one step. */
async function deskFrom({ name, base, text, arrangement }: Kept): Promise<Desk> {
  const drawn = arrangement ? { arrangement } : {};
  const opened = await openScript(name, base ?? text);
  return base === null || base === text ? deskOf({ ...opened, ...drawn }) : rewrite(deskOf(opened), { ...(await openScript(name, text)), ...drawn });
}

/** What was open last time. */
export async function restored(): Promise<readonly Desk[]> {
  try {
    return await Promise.all(keptOf(await get(KEY)).map(deskFrom));
  } catch {
    return [];
  }
}

/** Keeps every change from now on. */
export function keepChanges(): void {
  let waiting = 0;
  let before: readonly Desk[] = [];
  useStudio.subscribe((state) => {
    const shelf = shelfNow(state);
    if (shelf.length === before.length && shelf.every((desk, i) => desk === before[i])) return;
    before = shelf;
    clearTimeout(waiting);
    // Writing a large network down takes a while: it waits until nobody waits for the page.
    waiting = window.setTimeout(() => requestIdleCallback(() => void keep(shelf), { timeout: 5 * PAUSE }), PAUSE);
  });
  // A page that is left has no time to wait.
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void keep(shelfNow(useStudio.getState()));
  });
}

async function keep(shelf: readonly Desk[]): Promise<void> {
  const { designOf } = await import('../desk/design.ts');
  const kept = shelf.flatMap((desk): Kept | readonly Kept[] => designOf(desk) ?? []);
  try {
    await set(KEY, kept);
  } catch {
    // A browser that may not store anything forgets the designs.
  }
}
