// @vitest-environment node
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Session, Sequential, type Model } from '../../model/index.ts';
import { summary } from '../../report/index.ts';
import { bytesOf, openFolder, openModel, toKeras, toTfjs, wholeOf, type Bytes } from '../index.ts';

/** What is used of TensorFlow.js here; loaded by `require`, since its modules for browsers do not load in Node. */
interface TensorFlow {
  readonly loadLayersModel: (handler: { readonly load: () => Promise<unknown> }) => Promise<{ readonly predict: (inputs: unknown) => unknown; readonly countParams: () => number }>;
  readonly tensor: (values: readonly number[], shape: readonly number[], dtype: string) => unknown;
}
type Tensor = { readonly shape: readonly number[]; readonly dataSync: () => ArrayLike<number> };

const required = createRequire(import.meta.url);
const tf = { ...(required('@tensorflow/tfjs-layers') as TensorFlow), tensor: (required('@tensorflow/tfjs-core') as TensorFlow).tensor };
required('@tensorflow/tfjs-backend-cpu');

const here = new URL('../../../conformance/files/browser/', import.meta.url);
interface Numbers {
  readonly shape: readonly number[];
  readonly values: readonly number[];
  readonly dtype: string;
}
const { networks } = JSON.parse(gunzipSync(readFileSync(new URL('predictions.json.gz', here))).toString()) as { readonly networks: readonly { readonly name: string; readonly inputs: readonly Numbers[]; readonly outputs: readonly Numbers[] }[] };

async function written(name: string): Promise<{ readonly model: Model; readonly files: ReadonlyMap<string, Bytes> }> {
  const { models: [model], stored } = await openModel({ name, bytes: bytesOf(new Uint8Array(readFileSync(new URL(`${name}.keras`, here)))) });
  if (!model) throw new Error('no model');
  const made = toTfjs(model, { stored });
  if ('unwritten' in made) throw new Error(made.unwritten.map(({ layer, because }) => `${layer}: ${because}`).join('; '));
  return { model, files: new Map(made.files) };
}

test.each(networks)('TensorFlow.js loads $name and predicts what Keras does', { timeout: 60_000 }, async ({ name, inputs, outputs }) => {
  const { files } = await written(name);
  const file = files.get('model.json');
  if (!file) throw new Error('no model.json');
  const { modelTopology, weightsManifest } = JSON.parse(new TextDecoder().decode(await wholeOf(file))) as { readonly modelTopology: unknown; readonly weightsManifest: readonly { readonly paths: readonly string[]; readonly weights: unknown }[] };
  const shards = await Promise.all((weightsManifest[0]?.paths ?? []).map(async (path) => wholeOf(files.get(path) ?? bytesOf(new Uint8Array()))));
  const weightData = Buffer.concat(shards);
  const loaded = await tf.loadLayersModel({ load: () => Promise.resolve({ modelTopology, weightSpecs: weightsManifest[0]?.weights, weightData: weightData.buffer.slice(weightData.byteOffset, weightData.byteOffset + weightData.length) }) });
  const given = inputs.map(({ values, shape, dtype }) => tf.tensor(values, shape, dtype));
  const found = loaded.predict(given.length === 1 ? given[0] : given);
  const all = (Array.isArray(found) ? found : [found]) as readonly Tensor[];
  expect(all.map(({ shape }) => shape)).toEqual(outputs.map(({ shape }) => shape));
  all.forEach((one, i) => {
    const values = [...Array.from(one.dataSync())];
    outputs[i]?.values.forEach((value, at) => expect(Math.abs((values[at] ?? NaN) - value)).toBeLessThan(1e-4 * Math.max(1, Math.abs(value))));
  });
});

test.each(networks)('$name is read back with the same numbers', async ({ name }) => {
  const { model, files } = await written(name);
  const again = await openFolder({ names: () => [...files.keys()], file: (one) => files.get(one) });
  expect(again.issues).toEqual([]);
  expect(again.models.map((one) => summary(one, { expandNested: true, showTrainable: true }))).toEqual([summary(model, { expandNested: true, showTrainable: true })]);
  const [read] = again.models;
  if (!read) throw new Error('no model');
  const [back, before] = await Promise.all([toKeras(read, { stored: again.stored }), openModel({ name, bytes: bytesOf(new Uint8Array(readFileSync(new URL(`${name}.keras`, here)))) })]);
  const copied = before.models[0] && (await toKeras(before.models[0], { stored: { weights: before.stored?.weights && { ...before.stored.weights, whole: false } } }));
  if (!('bytes' in back) || !copied || !('bytes' in copied)) throw new Error('not written');
  const weightsIn = async (bytes: Bytes): Promise<Uint8Array> => {
    const { stored } = await openModel({ name: 'a.keras', bytes });
    return stored?.weights ? wholeOf(stored.weights.file) : new Uint8Array();
  };
  expect(await weightsIn(back.bytes)).toEqual(await weightsIn(copied.bytes));
});

test('what TensorFlow.js does not have is not written, and said', () => {
  const session = new Session();
  const model = new Sequential(session, [session.layer('InputLayer', { shape: [4, 8] }), session.layer('GRU', { units: 2, return_sequences: true }), session.layer('GroupNormalization', { groups: 2 }), session.layer('Dense', { units: 2, activation: 'hard_sigmoid' })]);
  expect(toTfjs(model)).toEqual({
    unwritten: [
      { layer: 'gru', because: 'TensorFlow.js has no GRU with reset_after=true' },
      { layer: 'group_normalization', because: 'TensorFlow.js has no GroupNormalization' },
      { layer: 'dense', because: 'TensorFlow.js has no activation hard_sigmoid, or another one of that name' },
    ],
  });
});
