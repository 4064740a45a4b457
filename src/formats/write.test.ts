import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Session, Sequential, type Model } from '../model/index.ts';
import { summary } from '../report/index.ts';
import { bytesOf, openModel, toKeras, toKerasJson, toTfjs, toWeightsFile, wholeOf, type Bytes, type Opened } from './index.ts';

const here = new URL('../../conformance/files/', import.meta.url);
const open = async (name: string, bytes: Bytes): Promise<Opened> => openModel({ name, bytes });
const original = async (name: string): Promise<Opened> => open(name, bytesOf(new Uint8Array(readFileSync(new URL(name, here)))));
const names = readdirSync(here).filter((name) => /\.(?:keras|h5)$/.test(name) && name !== 'own_layer.keras' && !name.endsWith('.weights.h5'));
const texts = (models: readonly Model[]): readonly string[] => models.map((one) => summary(one, { expandNested: true, showTrainable: true }));
const fileOf = (made: Awaited<ReturnType<typeof toKeras>>): Bytes => {
  if ('bytes' in made) return made.bytes;
  throw new Error(made.unwritten.map(({ layer, because }) => `${layer}: ${because}`).join('; '));
};
/** The shapes of weights, whatever they are called. */
const shapes = ({ weights }: Opened): readonly string[] => weights.map(({ shape, dtype }) => `${dtype} ${shape.join(' ')}`).toSorted();

// That real Keras reads what is written, with the same summary and the same predictions, is what conformance/files/check_written.py shows.
test.each(names)('%s is written and read again, with its weights', async (name) => {
  const { models: [model], stored, ...opened } = await original(name);
  if (!model) throw new Error('no model');
  // Of an older file Keras makes no variables for the optimizer; of its own it does.
  if (name.endsWith('.h5')) model.optimizer = undefined;
  const made = await toKeras(model, { stored });
  const again = await open(name.replace('.h5', '.keras'), fileOf(made));
  if (name.endsWith('.h5')) for (const one of again.models) one.optimizer = undefined;
  expect(again.refused).toBeUndefined();
  expect(again.issues).toEqual([]);
  expect(shapes(again)).toEqual(shapes({ models: [], ...opened }));
  expect(texts(again.models)).toEqual(texts([model]));
});

test.each(names.filter((name) => name.endsWith('.keras')))('%s is written anew from its network alone, as its layers begin', async (name) => {
  const { models: [model], ...opened } = await original(name);
  if (!model) throw new Error('no model');
  const made = await toKeras(model, { seed: 3 });
  const again = await open(name, fileOf(made));
  expect(again.issues).toEqual([]);
  // The variables of an optimizer are made when it is read.
  expect(texts(again.models)).toEqual(texts([model]));
  expect(shapes(again)).toEqual(shapes({ models: [], ...opened }));
  expect(await wholeOf(fileOf(await toKeras(model, { seed: 3 })))).toEqual(await wholeOf(fileOf(made)));
});

test('another seed gives other numbers', async () => {
  const { models: [model] } = await original('stack.keras');
  if (!model) throw new Error('no model');
  expect(await wholeOf(fileOf(toWeightsFile(model, { seed: 4 })))).not.toEqual(await wholeOf(fileOf(toWeightsFile(model, { seed: 3 }))));
});

test('numbers of an older file are the same in the new one', async () => {
  const { models: [model], stored } = await original('nested.h5');
  if (!model || !stored?.weights) throw new Error('no weights');
  const again = await open('again.keras', fileOf(await toKeras(model, { stored })));
  const [made] = again.models;
  if (!made || !again.stored?.weights) throw new Error('no weights');
  const numbers = async (of: Model, from: NonNullable<Opened['stored']>): Promise<readonly Uint8Array[]> => {
    const kept = from.weights?.of(of);
    return Promise.all([...of.allWeights()].map(async (weight) => {
      const { place } = kept?.get(weight) ?? {};
      return place && from.weights ? from.weights.file.read(place.address, place.size) : new Uint8Array();
    }));
  };
  const before = await numbers(model, stored);
  expect(before.every((one) => one.length > 0)).toBe(true);
  expect(await numbers(made, again.stored)).toEqual(before);
});

test('a layer of a class of its own is not written but as its file has it', async () => {
  const { models: [model], stored } = await original('own_layer.keras');
  if (!model) throw new Error('no model');
  expect(toKerasJson(model)).toEqual({ unwritten: [{ layer: 'doubled', because: 'Doubled is a class of its own, whose settings are not known' }] });
  expect((await open('copy.json', fileOf(toKerasJson(model, { stored })))).models.map(({ name }) => name)).toEqual([model.name]);
});

test('a low-rank adaptation is written as Keras does, merged into the kernel; of an older file it is not', async () => {
  const session = new Session();
  const model = new Sequential(session, [session.layer('InputLayer', { shape: [8] }), session.layer('Dense', { units: 4, lora_rank: 2 })], 'adapted');
  const again = await open('a.keras', fileOf(await toKeras(model)));
  expect([again.issues, shapes(again)]).toEqual([[], ['float32 4', 'float32 8 4']]);
  const older = { weights: { file: bytesOf(new Uint8Array()), whole: false, of: () => new Map() } };
  const made = await toKeras(model, { stored: older });
  expect('unwritten' in made && made.unwritten.map(({ because }) => because)).toEqual(['a', 'b'].map((one) => `its weight lora_kernel_${one} is part of a low-rank adaptation, which Keras would merge into the kernel`));
});

test('a weight that is too large is refused in words', async () => {
  const session = new Session();
  const model = new Sequential(session, [session.layer('InputLayer', { shape: [1_000_000] }), session.layer('Dense', { units: 1_000_000 })], 'huge');
  expect(await toKeras(model)).toEqual({ unwritten: [{ layer: 'dense', because: 'its weight kernel takes 4000000000000 bytes, and at most 2147483648 are written of one weight' }] });
});

test('what it was compiled with is kept', async () => {
  const { models: [model], stored } = await original('stack.h5');
  if (!model) throw new Error('no model');
  const { models: [again] } = await open('again.keras', fileOf(await toKeras(model, { stored })));
  expect(again?.optimizer?.name).toBe('adam');
  const made = toTfjs(model, { stored });
  if (!('files' in made)) throw new Error('not written');
  const [, bytes] = made.files[0] ?? [];
  expect(bytes && JSON.parse(new TextDecoder().decode(await wholeOf(bytes)))).toMatchObject({ modelTopology: { training_config: { optimizer_config: { class_name: 'Adam' } } } });
});
