import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bytesOf } from '../formats/bytes.ts';
import { Zip } from '../formats/zip/zip.ts';
import { runProgram } from './world.fixture.ts';

const file = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../../conformance/files/${name}`, import.meta.url)));
const { networks } = JSON.parse(gunzipSync(file('networks.json.gz')).toString()) as { readonly networks: readonly { readonly name: string; readonly config: string; readonly keras: readonly string[]; readonly h5?: readonly string[] }[] };
const stack = networks.find(({ name }) => name === 'stack');
const text = (recorded: readonly string[] | undefined): string => recorded?.[1] ?? '';
/** Recorded on a terminal of 200 columns, with a table of 120. */
const wide = ['--width', '200', '--line-length', '120'];
const topology = JSON.stringify({ format: 'layers-model', modelTopology: { model_config: JSON.parse(stack?.config ?? '') as unknown }, weightsManifest: [] });

test('a model file is taken wherever a script is', { timeout: 30_000 }, async () => {
  const files = { 'a.keras': file('stack.keras'), 'a.h5': file('stack.h5'), 'a.json': stack?.config ?? '', 'folder/model.json': topology, '-': file('stack.keras'), 'plain': file('stack.keras') };
  for (const source of ['a.keras', '-', 'plain', 'a.json']) expect(await runProgram(['summary', source, ...wide], files)).toEqual({ status: 0, out: text(stack?.keras), err: '' });
  expect((await runProgram(['summary', 'a.h5', ...wide], files)).out).toBe(text(stack?.h5));
  expect((await runProgram(['summary', 'folder', ...wide], files)).out).toContain('Trainable params: 351');
  expect((await runProgram(['explain', 'a.keras', 'dense'], files)).out).toContain('100 * 3 + 3 = 303');
  expect((await runProgram(['code', 'a.keras'], files)).out).toContain('layers.Conv2D(4, (3, 3), activation="relu"),');
});

test('the weights of a file without a network are listed', async () => {
  const { status, out } = await runProgram(['summary', 'a.weights.h5'], { 'a.weights.h5': file('sequences.weights.h5') });
  expect(status).toBe(0);
  expect(out).toContain('layers/embedding/vars/0');
  expect(out).toContain('(50, 6)');
  const files = { 'a.weights.h5': file('sequences.weights.h5'), 'a.keras': file('stack.keras'), 'a.py': 'x = 1\n' };
  const { models, weights } = JSON.parse((await runProgram(['summary', 'a.weights.h5', '--style', 'json'], files)).out) as { readonly models: readonly unknown[]; readonly weights: readonly unknown[] };
  expect(models).toEqual([]);
  expect(weights).toContainEqual({ name: 'layers/embedding/vars/0', shape: [50, 6], dtype: 'float32', count: 300 });
  expect((await runProgram(['summary', 'a.weights.h5', '--style', 'csv'], files)).out).toContain('a.weights.h5,layers/embedding/vars/0,50x6,float32,300\r\n');
  expect((await runProgram(['summary', 'a.weights.h5', '--style', 'markdown'], files)).out).toMatch(/\| `layers\/embedding\/vars\/0` +\| `\(50, 6\)` +\| float32 +\| +300 \|/);
  expect((await runProgram(['summary', 'a.keras', '--weights'], files)).out).toMatch(/layers\/dense\/vars\/0 +\(100, 3\) +float32 +300/);
  expect(await runProgram(['summary', 'a.py', '--weights'], files)).toMatchObject({ status: 2, err: 'shapewright: a.py holds no weights: only model files do\n' });
});

test('a .keras that was unpacked is opened as a folder', async () => {
  const archive = await Zip.open(bytesOf(file('stack.keras')), (packed) => packed);
  const files: Record<string, Uint8Array> = {};
  for (const name of archive.names) files[`folder/${name}`] = await archive.read(name);
  for (const source of ['folder', 'folder/config.json']) expect(await runProgram(['summary', source, ...wide], files)).toEqual({ status: 0, out: text(stack?.keras), err: '' });
  expect((await runProgram(['convert', 'folder', 'again.keras'], files)).status).toBe(0);
  expect((await runProgram(['summary', 'again.keras', '--weights'], files)).out).toMatch(/layers\/dense\/vars\/0 +\(100, 3\)/);
});

test('what cannot be read is told in words, with the place in the file', async () => {
  const files = { 'a.json': '{"class_name": "Sequential", "config": }', 'b.json': '{"class_name": "Functional", "config": {"name": "f", "layers": [1], "input_layers": [], "output_layers": []}}', 'a.onnx': Uint8Array.from([8, 9, 58, 1, 0, 66, 2, 16, 17]), 'a.keras': file('stack.keras').subarray(0, 5000) };
  const told = async (name: string): Promise<string> => {
    const { status, err } = await runProgram(['summary', name], files);
    expect(status).toBe(2);
    return err;
  };
  expect(await told('a.json')).toBe('shapewright: cannot read a.json: line 1, column 40: "}" stands there; expected is a value\n');
  expect(await told('b.json')).toBe('shapewright: cannot read b.json: config.layers[0]: there is 1; expected is an object\n');
  expect(await told('a.onnx')).toBe('shapewright: cannot read a.onnx: it is an ONNX model, opset 17: reading ONNX is not supported yet\n');
  expect(await told('a.keras')).toBe('shapewright: cannot read a.keras: the end of the archive: no directory is found; expected is a whole zip archive\n');
});

test('a weight of another shape is an issue', async () => {
  const changed = (stack?.config ?? '').replace('"units": 3', '"units": 4');
  expect(changed).not.toBe(stack?.config);
  const model = { format: 'layers-model', modelTopology: { model_config: JSON.parse(changed) as unknown }, weightsManifest: [{ paths: ['../up.bin'], weights: [{ name: 'dense/kernel', shape: [100, 3], dtype: 'float32' }, { name: 'dense/bias', shape: [3], dtype: 'float32' }] }] };
  expect((await runProgram(['summary', 'm.json'], { 'm.json': JSON.stringify(model) })).err).toContain('the name of a file beside this one');
  model.weightsManifest[0]?.paths.splice(0, 1, 'shard.bin');
  const { status, err } = await runProgram(['summary', 'm.json'], { 'm.json': JSON.stringify(model), 'shard.bin': new Uint8Array(1200) });
  expect(status).toBe(1);
  expect(err).toContain('The file holds weights of shape (100, 3), (3) for dense, but the layer needs weights of shape (100, 4), (4).');
  expect(err).toContain('The weights take 1212 bytes, but shard.bin have 1200.');
});

test('control characters in names do not reach the terminal', async () => {
  const config = JSON.stringify({ class_name: 'Sequential', config: { name: 'a\u001b[31m', layers: [{ class_name: 'Dense', config: { name: 'x\u001b[2J', units: 2 } }], build_input_shape: [null, 3] } });
  expect((await runProgram(['summary', 'a.json'], { 'a.json': config })).out).not.toContain('\u001b');
});

test('what was learned from data that is not followed is not made up', async () => {
  const files = {
    'seen.py': 'import keras\nimport numpy as np\nseen = keras.layers.Normalization()\nseen.adapt(np.arange(12.0).reshape(3, 4))\nmodel = keras.Sequential([keras.Input((4,)), seen])\n',
    'unseen.py': 'import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Normalization()])\n',
  };
  expect((await runProgram(['convert', 'seen.py', 'seen.keras'], files)).err).toContain('normalization: what it has learned by `adapt` is not known here');
  expect((await runProgram(['convert', 'seen.py', 'seen.json'], files)).status).toBe(0);
  expect(await runProgram(['convert', 'unseen.py', 'unseen.keras'], files)).toEqual({ status: 0, out: '', err: '' });
});

test('of several models the one is converted that is meant', async () => {
  const files = { 'a.py': 'import keras\nfirst = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])\nsecond = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])\n', 'own.py': 'import keras\ndef mine(a, b): return a - b\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])\nmodel.compile("sgd", loss=mine)\n' };
  expect((await runProgram(['convert', 'a.py', 'a.json'], files)).err).toContain('a.py holds 2 models, and a file holds one: --model says which (first, second)');
  expect((await runProgram(['convert', 'a.py', 'a.json', '--model', 'second'], files)).status).toBe(0);
  expect((await runProgram(['summary', 'a.json'], files)).out).toContain('(None, 3)');
  expect((await runProgram(['convert', 'a.py', 'b.json', '--model', 'third'], files)).err).toContain('a.py holds no model third: it holds first, second');
  expect(await runProgram(['convert', 'own.py', 'own.keras'], files)).toEqual({ status: 0, out: '', err: 'what it was compiled with is left out: a file cannot hold its loss\n' });
});

test('a network is converted into a file that is not there yet', async () => {
  const files = { 'a.keras': file('stack.keras'), 'a.py': 'import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)], name="small")\n' };
  expect(await runProgram(['convert', 'a.keras', 'b.keras'], files)).toEqual({ status: 0, out: '', err: '' });
  expect((await runProgram(['summary', 'b.keras'], files)).out).toContain('Trainable params: 351');
  expect((await runProgram(['convert', 'a.keras', 'b.keras'], files)).err).toContain('cannot write b.keras: there is such a file already');
  expect((await runProgram(['convert', 'a.py', 'a.json'], files)).status).toBe(0);
  expect((await runProgram(['summary', 'a.json'], files)).out).toBe((await runProgram(['summary', 'a.py'], files)).out);
  expect((await runProgram(['convert', 'a.py', 'a.keras2'], files)).err).toContain('a.keras2 is of no kind that is written');
  expect(await runProgram(['convert', 'a.py', 'c.keras', '--seed', '7'], files)).toEqual({ status: 0, out: '', err: '' });
  expect((await runProgram(['summary', 'c.keras'], files)).out).toBe((await runProgram(['summary', 'a.py'], files)).out);
  expect((await runProgram(['convert', 'a.keras', 'web/'], files)).status).toBe(0);
  expect((await runProgram(['summary', 'web'], files)).out).toBe((await runProgram(['summary', 'a.keras'], files)).out);
  expect((await runProgram(['convert', 'c.keras', 'c.weights.h5'], files)).status).toBe(0);
  expect((await runProgram(['summary', 'c.weights.h5'], files)).out).toContain('layers/dense/vars/0');
});
