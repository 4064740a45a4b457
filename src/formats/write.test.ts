import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { summary } from '../report/index.ts';
import { bytesOf, openModel, toKeras, toKerasJson } from './index.ts';

const here = new URL('../../conformance/files/', import.meta.url);
const open = async (name: string, bytes: Uint8Array): Promise<Awaited<ReturnType<typeof openModel>>> => openModel({ name, bytes: bytesOf(bytes) });
const original = async (name: string): Promise<Awaited<ReturnType<typeof openModel>>> => open(name, new Uint8Array(readFileSync(new URL(name, here))));
const names = readdirSync(here).filter((name) => name.endsWith('.keras') && name !== 'own_layer.keras');

// That real Keras reads what is written, with the same summary and the same predictions, is what conformance/files/check_written.py shows.
test.each(names)('%s is written and read again, with its weights', async (name) => {
  const { models: [model], weightsFile, weights } = await original(name);
  if (!model || !weightsFile) throw new Error('no model');
  // What a model was compiled with is not written.
  model.optimizer = undefined;
  const made = await toKeras(model, weightsFile);
  if (!('bytes' in made)) throw new Error('not written');
  const again = await open(name, made.bytes);
  expect(again.refused).toBeUndefined();
  expect(again.issues).toEqual([]);
  expect(again.weights).toEqual(weights);
  expect(again.models.map((one) => summary(one, { expandNested: true, showTrainable: true }))).toEqual([summary(model, { expandNested: true, showTrainable: true })]);
});

test('a layer of a class of its own is not written', async () => {
  const { models: [model] } = await original('own_layer.keras');
  expect(model && toKerasJson(model)).toEqual({ unwritten: [{ layer: 'doubled', because: 'Doubled is a class of its own, whose settings are not known' }] });
});
