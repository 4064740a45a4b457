// What has to be loaded before the first network is drawn, as it is built: small, and without what is only needed later.

import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { builtPage } from './harness.fixture.ts';

/** Goal: less than 450 kB, packed as a host sends it. */
const MOST = 450_000;

/** What only the layout engine calls something. */
const LAYOUT = 'acyclicer';

/** Everything that the page loads at once: scripts with what they import, styles, and the worker that computes; the one that lays out comes after it. */
function firstLoad(folder: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const waiting = ['index.html'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const text = readFileSync(join(folder, path), 'utf8');
    if (text.includes(LAYOUT)) continue;
    found.set(path, text);
    const at = posix.dirname(path);
    const names = path.endsWith('.html')
      ? [...text.matchAll(/(?:src|href)="(\.\/assets\/[^"]+)"/g)].map(([, name = '']) => name)
      : path.endsWith('.js')
        ? [...text.matchAll(/(?:^|[;}\s])(?:import|export)[^"'();]*["'](\.\/[^"']+\.js)["']/g)].map(([, name = '']) => name)
        : [];
    waiting.push(...names.map((name) => posix.join(at, name)));
    for (const [, worker = ''] of text.matchAll(/new Worker\(new URL\([^)]*?(worker-[\w-]+\.js)/g)) waiting.push(posix.join('assets', worker));
  }
  return found;
}

test('the first drawing loads less than 450 kB', async () => {
  const { folder, remove } = await builtPage();
  try {
    const files = firstLoad(folder);
    const sizes = [...files].map(([path, text]) => [path, gzipSync(text).length] as const);
    const sum = sizes.reduce((all, [, size]) => all + size, gzipSync(readFileSync(join(folder, 'source.json'))).length);
    expect(sizes.map(([path]) => path.replace(/.*\//, '').replace(/-[\w-]{8}\./, '.')).toSorted()).toEqual(expect.arrayContaining(['index.css', 'index.html', 'index.js', 'worker.js']));
    expect(sum, sizes.map((one) => one.join(' ')).join('\n')).toBeLessThan(MOST);
    // A host may send what is loaded later whenever it is asked for; it must not be in here.
    for (const later of ['cm-editor', 'katex-mathml', 'The first convolutional network that read cheques']) expect([later, [...files.values()].some((text) => text.includes(later))]).toEqual([later, false]);
  } finally {
    remove();
  }
}, 120_000);
