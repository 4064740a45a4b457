// Whatever the text: reading ends soon, in little memory, and gives what there is.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { greedy, mutated, seeded } from './fuzz.fixture.ts';
import { readPython } from './read.ts';

const folder = new URL('../../conformance/scripts/', import.meta.url);
const scripts = readdirSync(folder).filter((name) => name.endsWith('.py')).map((name) => readFileSync(new URL(name, folder), 'utf8'));

/** Reads a text both ways; gives the processor's seconds that the slower took. */
function secondsFor(text: string): number {
  const times = (['read', 'run'] as const).map((mode) => {
    const began = process.cpuUsage();
    readPython(text, { mode });
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1e6;
  });
  return Math.max(...times);
}

describe('scripts that ask for too much', () => {
  test.each(greedy.map((text) => [text.slice(0, 60).replaceAll('\n', ' '), text]))('%s', (_, text) => expect(secondsFor(text)).toBeLessThan(5), 60_000);
});

test('scripts that were made odd', () => {
  const random = seeded(7);
  for (let i = 0; i < 150; i++) {
    const text = mutated(scripts[Math.floor(random() * scripts.length)] ?? '', random);
    const seconds = secondsFor(text);
    expect(seconds, text).toBeLessThan(5);
  }
}, 120_000);
