// Multiply-adds against the operations that PyTorch's own counter counts: one MAC is two FLOPs.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Given } from '../src/layers/index.ts';
import { Functional, Session } from '../src/model/index.ts';
import { costOf } from '../src/report/index.ts';

interface FlopsCase {
  readonly class: string;
  readonly settings: Given;
  readonly input: readonly number[];
  readonly flops: number;
}

const { cases, torch } = JSON.parse(readFileSync(new URL('flops.json', import.meta.url), 'utf8')) as { readonly torch: string; readonly cases: readonly FlopsCase[] };

describe(`multiply-adds agree with torch.utils.flop_counter of PyTorch ${torch}`, () => {
  test.each(cases.map((one) => [`${one.class} ${JSON.stringify(one.settings)} on (${one.input.join(', ')})`, one] as const))('%s', (_name, { class: cls, settings, input, flops }) => {
    const session = new Session();
    const tensor = session.input({ shape: input });
    const args = cls === 'MultiHeadAttention' ? [tensor, tensor] : [tensor];
    const model = new Functional(session, { inputs: tensor, outputs: session.layer(cls, settings).call(args).output });
    expect(model.allIssues.filter((issue) => issue.severity === 'error')).toEqual([]);
    expect(costOf(model).totals.macs).toBe(flops / 2);
  });
});

// By hand: 4-byte numbers, 28 x 28 x 1 in, 26 x 26 x 32 out of the first layer, 10 out of the last.
test('memory of weights and activations, by hand', () => {
  const session = new Session();
  const input = session.input({ shape: [28, 28, 1] });
  const conv = session.layer('Conv2D', { filters: 32, kernel_size: 3 }).call([input]).output;
  const flat = session.layer('Flatten').call([conv]).output;
  const model = new Functional(session, { inputs: input, outputs: session.layer('Dense', { units: 10, dtype: 'float16' }).call([flat]).output });
  const { totals } = costOf(model);
  expect(totals.weightBytes).toBe(4 * (3 * 3 * 32 + 32) + 2 * (26 * 26 * 32 * 10 + 10));
  expect(totals.trainingBytes).toBe(4 * (28 * 28 + 2 * 26 * 26 * 32) + 2 * 10);
  expect(totals.inferenceBytes).toBe(4 * 2 * 26 * 26 * 32);
});
