// All applications of Keras, with all their arguments: built by the zoo as real Keras builds them, layer by layer, or refused as it refuses them.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { applications } from '../src/zoo/index.ts';
import { buildRecorded, type ZooRecord } from './check-zoo.ts';

const { cases } = JSON.parse(gunzipSync(readFileSync(new URL('zoo.json.gz', import.meta.url))).toString()) as { readonly cases: readonly ZooRecord[] };

const callText = ({ function: name, kwargs, times = 1 }: ZooRecord): string => `${times > 1 ? `${times} times ` : ''}${name}(${Object.entries(kwargs).map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(', ')})`;

test('every application is recorded', () => {
  expect([...applications().keys()].toSorted()).toEqual([...new Set(cases.map((one) => one.function))].toSorted());
});

test('the list tells the counts of real Keras', () => {
  const counts = cases.filter(({ kwargs, params }) => params && Object.keys(kwargs).join() === 'weights' && kwargs['weights'] === null).map((one) => [one.function, one.params?.[0]]);
  expect(counts).toEqual([...applications().values()].map(({ name, params }) => [name, params]));
});

test.each(cases.map((one) => [callText(one), one] as const))('%s', (_name, record) => {
  const { error, name, params, layers, summary } = record;
  expect(buildRecorded(record)).toEqual(error === undefined ? { name, params, layers, summary } : { error });
});
