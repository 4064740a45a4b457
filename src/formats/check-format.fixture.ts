// For tests: what holds for every format of model files, whatever is in them.

import { expect } from 'vitest';
import { describe as inWords } from '../issues/index.ts';
import { mend } from '../model/index.ts';
import { summary } from '../report/index.ts';
import { bytesOf } from './bytes.ts';
import { dice, mutatedBytes, mutatedConfig } from './mutate.fixture.ts';
import { formats, openModel, type Opened } from './open.ts';
import { inflate } from './zip/inflate.ts';
import type { Format } from './format.ts';

/** What no file may take longer than. */
const MOST_MILLISECONDS = 2000;

/** Opens a file and uses everything that comes out, as a command would. */
export async function useAll(name: string, bytes: Uint8Array): Promise<Opened> {
  const began = [performance.now(), process.cpuUsage().user] as const;
  const opened = await openModel({ name, bytes: bytesOf(bytes) });
  for (const model of opened.models) {
    summary(model);
    mend(model).forEach(inWords);
  }
  opened.issues.forEach(inWords);
  // On a computer that others use as well, the time that passes says less than the time that was computed.
  expect(Math.min(performance.now() - began[0], (process.cpuUsage().user - began[1]) / 1000)).toBeLessThan(MOST_MILLISECONDS);
  if (opened.refused !== undefined) expect(opened.models).toEqual([]);
  return opened;
}

/** A format knows its files by their content, and no other format takes them. */
export async function checkMatch(format: Format, bytes: Uint8Array): Promise<void> {
  const opening = { name: 'without-an-ending', bytes: bytesOf(bytes), head: bytes.subarray(0, 8192), inflate };
  const takers: string[] = [];
  for (const one of formats) if (await one.match(opening)) takers.push(one.name);
  expect(takers).toEqual([format.name]);
}

/** A file that is cut off anywhere is refused in words, or told as far as it goes. Gives how many pieces were tried. */
export async function checkCuts(name: string, bytes: Uint8Array, steps: number): Promise<number> {
  let done = 0;
  for (; done < steps; done++) await useAll(name, bytes.subarray(0, Math.floor((bytes.length * done) / steps)));
  return done;
}

/** Whatever is changed in a file, nothing is thrown and nothing takes long. Gives how many changes were tried. */
export async function checkMutations(name: string, bytes: Uint8Array, count: number, seed: number): Promise<number> {
  const text = bytes[0] === 0x7b ? (JSON.parse(new TextDecoder().decode(bytes)) as unknown) : undefined;
  for (let i = 0; i < count; i++) {
    const roll = dice(seed * 1_000_003 + i);
    const changed = text !== undefined && roll(4) > 0 ? new TextEncoder().encode(JSON.stringify(mutatedConfig(text, roll))) : mutatedBytes(bytes, roll);
    try {
      await useAll(name, changed);
    } catch (error) {
      throw new Error(`mutation ${i} of ${name} (seed ${seed})`, { cause: error });
    }
  }
  return count;
}
