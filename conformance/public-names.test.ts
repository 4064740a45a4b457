// The names that Keras's modules are said to have are those that Keras 3.15.1 has.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { publicNames, type Face } from '../src/python/keras/public-names.ts';

const { names } = JSON.parse(readFileSync(new URL('public-names.json', import.meta.url), 'utf8')) as { readonly names: Readonly<Record<Face, Readonly<Record<string, string>>>> };

test.each(['keras', 'tensorflow.keras'] as const)('names of %s', (face) => {
  for (const [path, words] of Object.entries(names[face])) {
    const held = publicNames(face, path);
    // The root and `saving` are asked for the same names on both faces.
    if (!held || path === '' || path === 'saving') continue;
    expect([path, [...held].toSorted()]).toEqual([path, words.split(' ').filter((name) => name !== '').toSorted()]);
  }
});
