import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { checkCuts, checkMatch, checkMutations, useAll } from './check-format.fixture.ts';
import { bytesOf, formats, openModel, toKeras, toTfjs, toWeightsFile, wholeOf } from './index.ts';

const here = new URL('../../conformance/files/', import.meta.url);

/** Files by their format: those that real Keras wrote. */
const files = readdirSync(here).flatMap((name): readonly (readonly [string, string, Uint8Array])[] => {
  const kind = name.endsWith('.keras') ? '.keras' : name.endsWith('.h5') ? 'HDF5' : undefined;
  return kind === undefined ? [] : [[kind, name, readFileSync(new URL(name, here))]];
});
const { networks } = JSON.parse(gunzipSync(readFileSync(new URL('networks.json.gz', here))).toString()) as { readonly networks: readonly { readonly name: string; readonly config: string }[] };
const text = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const configs = networks.flatMap(({ name, config }): typeof files => [
  ['Keras JSON', `${name}.json`, text(config)],
  ['TensorFlow.js', `${name}/model.json`, text({ format: 'layers-model', modelTopology: { model_config: JSON.parse(config) as unknown }, weightsManifest: [] })],
]);
/** Networks with their weights in every kind of file that is written here. */
const browser = new URL('browser/', here);
const written: typeof files[number][] = [];
for (const name of readdirSync(browser).filter((one) => one.endsWith('.keras'))) {
  const bytes = new Uint8Array(readFileSync(new URL(name, browser)));
  const { models: [model], stored } = await openModel({ name, bytes: bytesOf(bytes) });
  const [made, folder, weights] = model ? [await toKeras(model, { seed: 1 }), toTfjs(model, { stored }), toWeightsFile(model, { stored })] : [];
  if (!made || !('bytes' in made) || !folder || !('files' in folder) || !weights || !('bytes' in weights)) throw new Error(`${name} is not written`);
  const [file] = folder.files.flatMap(([one, content]) => (one === 'model.json' ? [content] : []));
  written.push(['.keras', name, bytes], ['.keras', `written ${name}`, await wholeOf(made.bytes)], ['HDF5', `${name}.weights.h5`, await wholeOf(weights.bytes)], ...(file ? [['TensorFlow.js', `${name}/model.json`, await wholeOf(file)] as const] : []));
}
const all = [...files, ...configs, ...written];

/** 10,000 in the long mode (`npm test -- --long`). */
const MUTATIONS = Number(process.env['SHAPEWRIGHT_MUTATIONS'] ?? 400);

describe.each(all)('%s: %s', (kind, name, bytes) => {
  test('is known by its content', async () => {
    const format = formats.find((one) => one.name === kind);
    if (!format) throw new Error(`there is no format ${kind}`);
    await checkMatch(format, bytes);
    expect((await useAll('without-an-ending', bytes)).refused).toBeUndefined();
  });

  test('is refused in words wherever it is cut off', { timeout: 60_000 }, async () => {
    expect(await checkCuts(name, bytes, 12)).toBe(12);
  });

  test('is read or refused whatever is changed in it', { timeout: 600_000 }, async () => {
    const count = Math.ceil(MUTATIONS / all.length);
    expect(await checkMutations(name, bytes, count, all.findIndex(([, other]) => other === name))).toBe(count);
  });
});
