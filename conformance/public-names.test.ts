// The names that Keras's and TensorFlow's modules are said to have are those that Keras 3.15.1 and TensorFlow 2.21 have.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { publicNames, type Face } from '../src/python/keras/public-names.ts';
import { objectSignature } from '../src/python/keras/object-signatures.ts';
import { moduleNames, objectNames } from '../src/python/tensorflow/public-names.ts';

const { names } = JSON.parse(readFileSync(new URL('public-names.json', import.meta.url), 'utf8')) as { readonly names: Readonly<Record<Face, Readonly<Record<string, string>>>> };

test.each(['keras', 'tensorflow.keras'] as const)('names of %s', (face) => {
  for (const [path, words] of Object.entries(names[face])) {
    const held = publicNames(face, path);
    // The root and `saving` are asked for the same names on both faces.
    if (!held || path === '' || path === 'saving') continue;
    expect([path, [...held].toSorted()]).toEqual([path, words.split(' ').filter((name) => name !== '').toSorted()]);
  }
});

test('names of TensorFlow', () => {
  const { modules, objects } = JSON.parse(readFileSync(new URL('tensorflow-names.json', import.meta.url), 'utf8')) as { readonly modules: Readonly<Record<string, string>>; readonly objects: Readonly<Record<Parameters<typeof objectNames>[0], string>> };
  for (const [path, words] of Object.entries(modules)) expect([path, [...(moduleNames(path) ?? [])].join(' ')]).toEqual([path, words]);
  for (const [name, words] of Object.entries(objects)) expect([...objectNames(name as Parameters<typeof objectNames>[0])].join(' ')).toBe(words);
});

test('what small objects of Keras are made with', () => {
  const { classes } = JSON.parse(readFileSync(new URL('object-signatures.json', import.meta.url), 'utf8')) as { readonly classes: Readonly<Record<string, Readonly<Record<string, string>>>> };
  for (const [module, group] of Object.entries(classes)) {
    for (const [name, words] of Object.entries(group)) {
      const signature = objectSignature(`keras.${module}.${name}`);
      // Of a class without an `__init__` of its own Python itself does not know what it takes.
      const [className, ...parameters] = words.split(' ');
      if (words.endsWith(' * **')) continue;
      expect([name, signature?.className, signature?.names.map((one) => (signature.required.includes(one) ? one : `${one}=`)).concat(signature.open ? ['**'] : [])]).toEqual([name, className, parameters]);
    }
  }
});
