// The examples of the reference against what real Keras 3.15.1 gave: `npm run oracle -- --examples` records them.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { layers } from '../src/layers/index.ts';
import { referenceOf } from '../src/report/index.ts';
import type { Case } from './case-record.ts';
import { exampleCase } from './example-case.ts';

interface Recorded {
  readonly case: Case;
  readonly keras: { readonly error?: { readonly type: string }; readonly outputs?: readonly { readonly shape: unknown; readonly dtype: string }[]; readonly params?: number; readonly trainable_params?: number };
}

const { examples } = JSON.parse(readFileSync(new URL('examples/layers.json', import.meta.url), 'utf8')) as { readonly examples: readonly Recorded[] };
const recorded = new Map(examples.map((one) => [one.case.class, one]));

test('every layer has an example', () => {
  expect(layers.filter((layer) => !referenceOf(layer).example).map(({ name }) => name)).toEqual([]);
});

describe('the example of', () => {
  test.each(layers.map((layer) => [layer.name, layer] as const))('%s', (name, layer) => {
    const record = recorded.get(name);
    // A case that differs was changed after it was recorded.
    expect(JSON.parse(JSON.stringify(exampleCase(layer)))).toEqual(record?.case);
    const { layer: shown, refusal } = referenceOf(layer).example ?? {};
    expect(refusal?.raises).toBe(record?.keras.error?.type);
    if (refusal) return;
    expect({
      outputs: shown?.outputs.map(({ sizes, dtype }) => ({ shape: sizes, dtype })),
      params: shown?.counts.total,
      trainable_params: shown?.counts.trainable,
    }).toEqual({ outputs: record?.keras.outputs?.map(({ shape, dtype }) => ({ shape, dtype })), params: record?.keras.params, trainable_params: record?.keras.trainable_params });
  });
});
