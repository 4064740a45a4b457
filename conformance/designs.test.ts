// The networks of well-known papers, with their arguments: drawn by the zoo as real Keras builds them, layer by layer, or refused as it refuses them.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { applications, networks } from '../src/zoo/index.ts';
import { buildDesigned, type ZooRecord } from './check-zoo.ts';

const { cases } = JSON.parse(gunzipSync(readFileSync(new URL('designs.json.gz', import.meta.url))).toString()) as { readonly cases: readonly ZooRecord[] };

const standing = cases.filter(({ kwargs }) => Object.keys(kwargs).length === 0);

test('every design is recorded, and the list tells its count', () => {
  const listed = networks().filter(({ name }) => !applications().has(name));
  expect(Object.fromEntries(listed.map(({ source, params }) => [source, params]))).toEqual(Object.fromEntries(standing.map((one) => [one.function, one.params?.[0]])));
});

describe('the counts are those of the papers', () => {
  test.each([
    // LeCun 1998, section II.B: 156, 12, 1,516, 32, 48,120 and 10,164 trainable parameters, "60,000" in all; the 840 of the last layer are fixed.
    ['lenet5', { paper: true }, [60_840, 60_000]],
    // Krizhevsky 2012, section 5: "60 million".
    ['alexnet', {}, [60_965_224, 60_965_224]],
    // Dosovitskiy 2020, table 1: 86M; the published checkpoint has 86,567,656.
    ['vit_b16', {}, [86_567_656, 86_567_656]],
    // The published checkpoint of GPT-2 small: 124,439,808 numbers.
    ['gpt2_small', {}, [124_439_808, 124_439_808]],
  ] as const)('%s %j', (name, kwargs, params) => {
    expect(cases.find((one) => one.function === name && JSON.stringify(one.kwargs) === JSON.stringify(kwargs))?.params).toEqual(params);
  });
});

test.each(cases.map((one) => [`${one.function} ${JSON.stringify(one.kwargs)}`, one] as const))('%s', (_name, record) => {
  const { error, name, params, layers, summary } = record;
  expect(buildDesigned(record)).toEqual(error === undefined ? { name, params, layers, summary } : { error });
});
