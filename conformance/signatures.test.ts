// Names, aliases and order of settings against the signatures of real Keras 3.15.1.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { layers } from '../src/layers/index.ts';
import { positionalSettings } from './case-values.ts';

interface Signature {
  readonly aliases: readonly string[];
  readonly positional: readonly string[];
  readonly required: readonly string[];
}

const recorded = JSON.parse(readFileSync(new URL('layers/signatures.json', import.meta.url), 'utf8')) as Readonly<Record<string, Signature>>;

/** Layers that hold what another framework made: what is in them is not Keras's to know. */
const FOREIGN = ['FlaxLayer', 'JaxLayer', 'TFSMLayer', 'TorchModuleWrapper'];

test('every layer of Keras 3.15.1 is declared, and no other', () => {
  expect([...layers.map(({ name }) => name), ...FOREIGN].toSorted()).toEqual(Object.keys(recorded).toSorted());
});

describe('layers are called as in Keras 3.15.1', () => {
  test.each(layers.map((layer) => [layer.name, layer] as const))('%s', (name, layer) => {
    const required = Object.entries(layer.settings).flatMap(([setting, { fallback }]) => (fallback === undefined ? [setting] : []));
    expect({ aliases: [...(layer.aliases ?? [])].toSorted(), positional: positionalSettings(layer), required }).toEqual({ ...recorded[name], aliases: [...(recorded[name]?.aliases ?? [])].toSorted() });
  });
});
