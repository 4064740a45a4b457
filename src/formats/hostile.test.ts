// Files made to harm: each ends in a result or in words, and soon.

import { closeSync, ftruncateSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { summary } from '../report/index.ts';
import { useAll } from './check-format.fixture.ts';
import { writeHdf5, type NewGroup } from './hdf5/write-hdf5.ts';
import { bytesOf, openModel, wholeOf, type Bytes } from './index.ts';
import { concat, packed, utf8, type Packed } from './pack.ts';
import { writeZip } from './zip/write-zip.ts';

const dense = (name: string, config: object = {}): object => ({ class_name: 'Dense', config: { name, units: 2, ...config } });
const stack = (layers: readonly object[], shape: readonly unknown[] = [null, 4]): object => ({ class_name: 'Sequential', config: { name: 's', layers, build_input_shape: shape } });
const input = (name: string, shape: readonly unknown[] = [null, 4]): object => ({ class_name: 'InputLayer', config: { name, batch_shape: shape }, name, inbound_nodes: [] });
const tensor = (layer: string, call = 0): object => ({ class_name: '__keras_tensor__', config: { shape: [null, 4], dtype: 'float32', keras_history: [layer, call, 0] } });
const call = (...args: readonly unknown[]): object => ({ args, kwargs: {} });
const graph = (layers: readonly object[], inputs: unknown, outputs: unknown, name = 'f'): Readonly<Record<string, unknown>> => ({ module: 'keras.src.models.functional', class_name: 'Functional', config: { name, layers, input_layers: inputs, output_layers: outputs } });
/** A model that calls the one inside it twice, and so on: with every level twice as many calls. */
const laughs = (depth: number): Readonly<Record<string, unknown>> => {
  const inner = depth === 0 ? { class_name: 'Activation', config: { name: 'a', activation: 'relu' } } : laughs(depth - 1);
  return graph([input('i'), { ...inner, name: 'x', inbound_nodes: [call(tensor('i')), call(tensor('x'))] }], [['i', 0, 0]], [['x', depth === 0 ? 1 : 2, 0]], `m${depth}`);
};
const wrapped = (depth: number): object => (depth === 0 ? dense('d') : { class_name: 'TimeDistributed', config: { name: `t${depth}`, layer: wrapped(depth - 1) } });
/** Names that JavaScript objects have by themselves; `PROTO` becomes `__proto__`, which cannot be written as a key here. */
const odd = (config: object): string => JSON.stringify(config).replaceAll('PROTO', '__proto__');
const oneLayer = JSON.stringify(stack([dense('a')]));

test.each<readonly [string, string]>([
  ['a number of a million digits', oneLayer.replace('"units":2', `"units":${'9'.repeat(1_000_000)}`)],
  ['a number beyond all floats', oneLayer.replace('"units":2', '"units":1e400')],
  ['no number', oneLayer.replace('"units":2', '"units":NaN')],
  ['a shape without end', oneLayer.replace('[null,4]', '[null,-Infinity]')],
  ['a million lists within one another', `{"class_name":"Sequential","config":${'['.repeat(1_000_000)}`],
  ['objects within one another', `{"class_name":"Sequential","config":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`],
  ['names of JavaScript as settings', odd({ class_name: 'Sequential', config: { name: 's', PROTO: { layers: [] }, layers: [dense('PROTO', { PROTO: { units: 5 } })], build_input_shape: [null, 4] } })],
  ['names of JavaScript as classes', odd(stack([dense('constructor'), { class_name: 'constructor', config: { name: 'toString' } }, { class_name: 'PROTO', config: { name: 'p' } }, { class_name: 'Bidirectional', config: { name: 'b', layer: { class_name: 'valueOf', config: {} } } }]))],
  ['names of JavaScript in a graph', odd(graph([input('PROTO'), { ...dense('constructor'), name: 'constructor', inbound_nodes: [call(tensor('PROTO'))] }], { PROTO: ['PROTO', 0, 0] }, { constructor: ['constructor', 0, 0] }))],
  ['names of JavaScript as functions', odd(stack([dense('a', { kernel_initializer: { class_name: 'PROTO', config: {} }, activation: 'constructor', bias_initializer: 'toString', bias_regularizer: { class_name: 'constructor', config: {} } })]))],
  ['names twice', '{"class_name":"Functional","class_name":"Sequential","config":{"name":"a","name":"b","layers":[{"class_name":"Dense","config":{"units":2,"units":3,"name":"d"}}],"build_input_shape":[null,4]}}'],
  ['a model that doubles its calls 60 times', JSON.stringify(laughs(60))],
  ['100 layers around a layer', JSON.stringify(stack([wrapped(100)], [null, ...Array.from({ length: 20 }, () => 2), 4]))],
  ['layers that all have one name', JSON.stringify(stack(Array.from({ length: 500 }, () => dense('same'))))],
  ['a call of 100,000 tensors', JSON.stringify(graph([input('i'), { class_name: 'Concatenate', config: { name: 'c' }, name: 'c', inbound_nodes: [call(Array.from({ length: 100_000 }, () => tensor('i')))] }], [['i', 0, 0]], [['c', 0, 0]]))],
  ['an input of 100,000 axes', JSON.stringify(graph([input('i', Array.from({ length: 100_000 }, () => 2)), { ...dense('d'), name: 'd', inbound_nodes: [call(tensor('i'))] }], [['i', 0, 0]], [['d', 0, 0]]))],
  ['a layer called 3,000 times', JSON.stringify(graph([input('i'), { ...dense('d', { units: 4 }), name: 'd', inbound_nodes: Array.from({ length: 3000 }, (_, i) => call(i === 0 ? tensor('i') : tensor('d', i - 1))) }], [['i', 0, 0]], [['d', 2999, 0]]))],
  ['a window of 100,000 axes', JSON.stringify(stack([{ class_name: 'Conv2D', config: { name: 'c', filters: 2, kernel_size: Array.from({ length: 100_000 }, () => 3) } }], [null, 8, 8, 3]))],
  ['an equation of 100,000 letters', JSON.stringify(stack([{ class_name: 'EinsumDense', config: { name: 'e', equation: `${'a'.repeat(100_000)},bc->ac`, output_shape: [3] } }]))],
  ['names that are hard to measure', JSON.stringify(stack([dense('['.repeat(5000)), dense('\\'.repeat(5000)), dense(':a'.repeat(5000)), dense('\u200d'.repeat(5000)), dense(`${' '.repeat(5000)}x`)]))],
])('%s', { timeout: 60_000 }, async (_, text) => {
  expect((await useAll('hostile.json', utf8(text))).kind).toBeDefined();
});

test('text that is no UTF-8 is told', async () => {
  const utf16 = new Uint8Array(Buffer.from(`\ufeff${oneLayer}`, 'utf16le'));
  expect((await useAll('a.json', utf16)).refused).toBe('it is text in UTF-16: save it as UTF-8');
  expect((await useAll('a.json', utf8(`\ufeff${oneLayer}`))).refused).toBeUndefined();
  expect((await useAll('a.json', concat([utf8('{"class_name": "'), Uint8Array.of(0xff), utf8('", "config": {}}')]))).refused).toContain('it is not text in UTF-8');
});

const archive = async (...entries: readonly (readonly [string, Uint8Array])[]): Promise<Uint8Array> => wholeOf(await writeZip(entries.map(([name, bytes]) => [name, bytesOf(bytes)] as const)));
/** The bytes with others in their place from there on. */
const patched = (bytes: Uint8Array, at: number, ...numbers: readonly Packed[]): Uint8Array => {
  const made = Uint8Array.from(bytes);
  made.set(packed(...numbers), at);
  return made;
};

test('an archive that lies of its size is told', async () => {
  const good = await archive(['config.json', utf8(oneLayer)], ['metadata.json', utf8('{}')]);
  expect((await useAll('a.keras', good)).refused).toBeUndefined();
  const end = good.length - 22;
  // The directory is said to be large, and where that is said nothing stands, or nonsense.
  expect((await useAll('a.keras', patched(good, end + 16, [4, 0xffffffff]))).refused).toContain('the place of the large directory is missing');
  const large = concat([good.subarray(0, end), packed([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, 2 ** 40], [8, 2 ** 40], [8, 2 ** 50], [8, 0]), packed([4, 0x07064b50], [4, 0], [8, end], [4, 1]), patched(good.subarray(end), 10, [2, 0xffff], [4, 0xffffffff], [4, 0xffffffff])]);
  expect((await useAll('a.keras', large)).refused).toContain('at most 65536 entries');
  expect((await useAll('a.keras', patched(good, end + 12, [4, 0x7fffffff]))).refused).toBeDefined();
  const first = good.findIndex((_, i) => good[i] === 0x50 && good[i + 1] === 0x4b && good[i + 2] === 1 && good[i + 3] === 2);
  for (const [at, value] of [[20, 0xffffffff], [24, 0xfffffff0], [42, 0x7fffffff], [28, 0xffff]] as const) expect((await useAll('a.keras', patched(good, first + at, [at === 28 ? 2 : 4, value]))).refused).toBeDefined();
});

test('a file of weights that goes in circles is told', async () => {
  const leaf: NewGroup = { members: new Map([['0', { shape: [4, 2], dtype: 'float32', data: bytesOf(new Uint8Array(32)) }]]) };
  const root: NewGroup = { members: new Map([['layers', { members: new Map([['dense', { members: new Map([['vars', leaf]]) }]]) }]]) };
  const weights = await wholeOf(writeHdf5(root));
  const rootAt = 48;
  // The group inside is the root itself: its address is the last thing in the only link of the root.
  const link = weights.findIndex((_, i) => i > rootAt && new TextDecoder().decode(weights.subarray(i, i + 6)) === 'layers') + 6;
  const circle = patched(weights, link, [8, rootAt]);
  for (const file of [circle, patched(weights, link, [8, 2 ** 52]), patched(weights, rootAt + 6, [4, 0x7fffffff]), patched(weights, 36, [8, 12])])
    for (const [name, bytes] of [['a.weights.h5', file], ['a.keras', await archive(['config.json', utf8(oneLayer)], ['model.weights.h5', file])]] as const) await useAll(name, bytes);
  expect((await useAll('a.weights.h5', circle)).weights).toEqual([]);
});

test('a group of 20,000 members within one another is told, one of 20,000 beside one another is read', { timeout: 60_000 }, async () => {
  let deep: NewGroup = { members: new Map() };
  for (let i = 0; i < 200; i++) deep = { members: new Map([['g', deep]]) };
  expect((await useAll('a.weights.h5', await wholeOf(writeHdf5(deep)))).refused).toContain('groups within one another');
  const wide: NewGroup = { members: new Map(Array.from({ length: 20_000 }, (_, i) => [`layer_${i}`, { members: new Map() }])) };
  await useAll('a.weights.h5', await wholeOf(writeHdf5(wide)));
});

/** How fast a computer is, so that a slow or busy one does not fail: the time of a fixed piece of arithmetic. */
function yardstick(): number {
  const began = performance.now();
  let value = 1;
  for (let i = 0; i < 20_000_000; i++) value = Math.imul(value, 1_664_525) + i;
  return Number.isNaN(value) ? NaN : performance.now() - began;
}

test('a file of 4 GB is read by its headers alone', { timeout: 60_000 }, async () => {
  const size = 4 * 2 ** 30;
  const shape = [2 ** 15, 2 ** 15];
  const config = JSON.stringify({ ...stack([dense('dense', { units: shape[1] })], [null, shape[0]]), module: 'keras' });
  let read = 0;
  const zeros: Bytes = { size, read: (_, length) => ((read += length), new Uint8Array(length)) };
  const weights = writeHdf5({ members: new Map([['layers', { members: new Map([['dense', { members: new Map([['vars', { members: new Map([['0', { shape, dtype: 'float32', data: zeros }], ['1', { shape: [shape[1] ?? 0], dtype: 'float32', data: bytesOf(new Uint8Array(4 * (shape[1] ?? 0))) }]]) }]]) }]]) }]]) });
  // The checksum of so many zeros is not asked for when a model is summarised: the archive is put together by hand.
  const [head, tail] = await parted(config, weights);
  const folder = mkdtempSync(join(tmpdir(), 'shapewright-sparse-'));
  try {
    const path = join(folder, 'large.keras');
    const made = openSync(path, 'w');
    writeSync(made, head.bytes, 0, head.bytes.length, 0);
    ftruncateSync(made, head.bytes.length + weights.size);
    writeSync(made, await weights.read(0, 4096), 0, 4096, head.bytes.length);
    writeSync(made, tail, 0, tail.length, head.bytes.length + weights.size);
    closeSync(made);
    const file = openSync(path, 'r');
    read = 0;
    const before = process.memoryUsage().rss;
    const began = performance.now();
    const opened = await openModel({ name: path, bytes: { size: head.bytes.length + weights.size + tail.length, read: (offset, length) => { const bytes = new Uint8Array(length); read += length; return bytes.subarray(0, readSync(file, bytes, 0, length, offset)); } } });
    const text = opened.models.map((model) => summary(model)).join('');
    const took = performance.now() - began;
    closeSync(file);
    expect(opened.refused).toBeUndefined();
    expect(opened.issues).toEqual([]);
    expect(opened.weights.map((weight) => weight.shape)).toEqual([shape, [shape[1]]]);
    expect(text).toContain('1,073,774,592');
    expect(read).toBeLessThan(2 ** 20);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 2 ** 20);
    // 300 ms on a computer that does the yardstick in 20.
    expect(took / yardstick()).toBeLessThan(15);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** What stands before and behind the weights in an archive that holds a config and them. */
async function parted(config: string, weights: Bytes): Promise<readonly [{ readonly bytes: Uint8Array }, Uint8Array]> {
  const empty = await wholeOf(await writeZip([['config.json', bytesOf(utf8(config))], ['model.weights.h5', bytesOf(new Uint8Array())]]));
  const directory = empty.findIndex((_, i) => empty[i] === 0x50 && empty[i + 1] === 0x4b && empty[i + 2] === 1 && empty[i + 3] === 2);
  const bytes = empty.subarray(0, directory);
  const entries = empty.slice(directory, empty.length - 22);
  const second = entries.findLastIndex((_, i) => entries[i] === 0x50 && entries[i + 1] === 0x4b && entries[i + 2] === 1 && entries[i + 3] === 2);
  const entry = entries.subarray(second);
  // Both sizes do not fit into 4 bytes: they stand in an extra field.
  const large = concat([patched(entry.subarray(0, 46), 20, [4, 0xffffffff], [4, 0xffffffff], [2, 16], [2, 20]), utf8('model.weights.h5'), packed([2, 1], [2, 16], [8, weights.size], [8, weights.size])]);
  const at = bytes.length + weights.size;
  const length = second + large.length;
  return [{ bytes }, concat([entries.subarray(0, second), large, packed([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, 2], [8, 2], [8, length], [8, at]), packed([4, 0x07064b50], [4, 0], [8, at + length], [4, 1]), packed([4, 0x06054b50], [2, 0], [2, 0], [2, 0xffff], [2, 0xffff], [4, 0xffffffff], [4, 0xffffffff], [2, 0])])];
}
