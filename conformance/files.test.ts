// Model files against real Keras 3.15.1: what it reads back of each is what we print of it.

import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf, openModel } from '../src/formats/index.ts';
import { readJson } from '../src/formats/keras-json/json-text.ts';
import { readConfig } from '../src/formats/keras-json/read-model.ts';
import { summary, type SummaryOptions } from '../src/report/index.ts';

interface Recorded {
  readonly name: string;
  readonly config: string;
  /** The texts under each of the options, of the file of each kind. */
  readonly keras: readonly string[];
  readonly h5?: readonly string[];
  readonly weights: readonly (readonly [readonly number[], string])[];
}

interface Arguments {
  readonly line_length?: number;
  readonly expand_nested?: boolean;
  readonly show_trainable?: boolean;
}

const here = new URL('files/', import.meta.url);
const read = (name: string): Uint8Array => readFileSync(new URL(name, here));
const { options, networks } = JSON.parse(gunzipSync(read('networks.json.gz')).toString()) as { readonly options: readonly Arguments[]; readonly networks: readonly Recorded[] };

/** Recorded on a terminal of 200 columns. */
const WIDTH = 200;
const optionsOf = ({ line_length: lineLength = 0, expand_nested: expandNested = false, show_trainable: showTrainable = false }: Arguments): SummaryOptions => ({ terminalWidth: WIDTH, consoleWidth: WIDTH, lineLength, expandNested, showTrainable });

const open = async (name: string, bytes: Uint8Array): Promise<Awaited<ReturnType<typeof openModel>>> => openModel({ name, bytes: bytesOf(bytes) });

describe.each(networks.map((one) => [one.name, one] as const))('%s', (name, recorded) => {
  test('.keras gives the summary of real Keras, and agrees with its weights', async () => {
    const { models, issues, refused } = await open(`${name}.keras`, read(`${name}.keras`));
    expect(refused).toBeUndefined();
    expect(issues).toEqual([]);
    expect(models.map((model) => options.map((one) => summary(model, optionsOf(one))))).toEqual([recorded.keras]);
  });

  test.runIf(recorded.h5)('.h5 gives the summary of real Keras, and agrees with its weights', async () => {
    const { models, issues } = await open(`${name}.h5`, read(`${name}.h5`));
    expect(issues).toEqual([]);
    expect(models.map((model) => options.map((one) => summary(model, optionsOf(one))))).toEqual([recorded.h5]);
  });

  test('the config alone gives the same, but for what only the weights tell', async () => {
    const { models } = await open('config.json', new TextEncoder().encode(recorded.config));
    const [model] = models;
    if (!model) throw new Error('no model');
    const texts = options.map((one) => summary(model, optionsOf(one)));
    if (model.params !== undefined && texts.every((text) => !text.includes('?'))) expect(texts).toEqual(recorded.keras);
    else expect(name).toBe('own_layer');
  });
});

test('.weights.h5 lists every weight', async () => {
  const [name = ''] = readdirSync(here).filter((one) => one.endsWith('.weights.h5'));
  const recorded = networks.find((one) => name.startsWith(`${one.name}.`));
  const { weights, models } = await open(name, read(name));
  expect(models).toEqual([]);
  const sorted = (all: readonly (readonly [readonly number[], string])[]): readonly string[] => all.map((one) => JSON.stringify(one)).toSorted();
  expect(sorted(weights.map(({ shape, dtype }) => [shape, dtype]))).toEqual(sorted(recorded?.weights ?? []));
});

test('every operation of keras.ops is read from a config', { timeout: 60_000 }, () => {
  const lines = gunzipSync(read('operations.jsonl.gz')).toString().trimEnd().split('\n').map((line) => JSON.parse(line) as { readonly op: string; readonly config: string; readonly summary: string });
  const wrong = lines.flatMap(({ op, config, summary: expected }) => {
    const { model } = readConfig(readJson(config));
    const printed = model ? summary(model, { terminalWidth: WIDTH, consoleWidth: WIDTH, lineLength: WIDTH }) : '';
    return printed === expected ? [] : [{ op, printed, expected }];
  });
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(lines.length).toBeGreaterThan(500);
});
