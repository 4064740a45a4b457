// A layers model of TensorFlow.js: `model.json`, and beside it the weights in shards.
// Source: the file format of tfjs-converter 4.22. Invariant: what TensorFlow.js would not read, or read as another network, is not written.

import { Functional, Model, Sequential, type Layer, type Weight } from '../../model/index.ts';
import { bytesOf, joined, partOf, type Bytes } from '../bytes.ts';
import { compiledConfig } from '../keras-json/write-compile.ts';
import { writeModel, type Unwritten } from '../keras-json/write-model.ts';
import { utf8 } from '../pack.ts';
import { pathsIn, placesOf } from '../weights-h5/places.ts';
import { wantedOf, type NumbersOf } from '../weights-h5/write-weights.ts';
import { Dialect, type JsonObject } from './dialect.ts';

/** Files in a folder, by their names. */
export type Folderful = { readonly files: readonly (readonly [name: string, bytes: Bytes])[] } | { readonly unwritten: readonly Unwritten[] };

/** A shard is no longer than this, so that browsers keep it. */
const MOST_SHARD = 4 * 2 ** 20;

/** The dtypes that TensorFlow.js keeps. */
const DTYPES = new Set(['float32', 'int32']);

/** The files of a model. */
export function writeTfjs(model: Model, numbersOf: NumbersOf, keras: string): Folderful {
  const { config, unwritten: open } = writeModel(model, { counts: 'from 1' });
  const dialect = new Dialect();
  const topology = dialect.model(config);
  const unwritten = [...open, ...dialect.unwritten];
  const weights: { readonly name: string; readonly shape: readonly number[]; readonly dtype: string }[] = [];
  const data: Bytes[] = [];
  const names = namesIn(model);
  const taken = new Set<string>();
  for (const kept of unwritten.length > 0 ? [] : pathsIn(placesOf(model))) {
    const { layer, weight } = kept;
    const name = names.get(weight) ?? `${layer.name}/${weight.name}`;
    const wanted = wantedOf(kept);
    const numbers = typeof wanted === 'string' ? wanted : DTYPES.has(weight.dtype) ? numbersOf(wanted) : `is kept as ${weight.dtype}, which TensorFlow.js does not have`;
    if (typeof numbers === 'string') unwritten.push({ layer: layer.name, because: `its weight ${weight.name} ${numbers}` });
    else if (taken.has(name)) unwritten.push({ layer: layer.name, because: `another layer of that name has a weight ${weight.name}, and TensorFlow.js tells weights apart by their names` });
    else if (typeof wanted !== 'string') {
      taken.add(name);
      weights.push({ name, shape: wanted.shape, dtype: weight.dtype });
      data.push(numbers);
    }
  }
  if (unwritten.length > 0) return { unwritten };
  const all = joined(data);
  const count = Math.ceil(all.size / MOST_SHARD);
  const shards = Array.from({ length: count }, (_, i): readonly [string, Bytes] => [`group1-shard${i + 1}of${count}.bin`, partOf(all, i * MOST_SHARD, Math.min(MOST_SHARD, all.size - i * MOST_SHARD))]);
  const file = {
    format: 'layers-model', generatedBy: `keras v${keras}`, convertedBy: 'Shapewright',
    modelTopology: { keras_version: keras, backend: 'tensorflow', model_config: topology, ...trainingConfig(model) },
    weightsManifest: [{ paths: shards.map(([name]) => name), weights }],
  };
  return { files: [['model.json', bytesOf(utf8(JSON.stringify(file)))], ...shards] };
}

/** What it was compiled with, as Keras 2 writes it. */
function trainingConfig(model: Model): { readonly training_config?: JsonObject } {
  const { compile_config: compiled } = compiledConfig(model);
  if (!compiled) return {};
  const { optimizer, loss, metrics, weighted_metrics, loss_weights } = compiled;
  return { training_config: { loss, metrics, weighted_metrics, loss_weights, optimizer_config: optimizer } };
}

/** Weights that have another name there. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = { DepthwiseConv2D: { kernel: 'depthwise_kernel' } };

/** The names of weights as TensorFlow.js makes them: with the layers around them, without the cells of recurrent ones. */
function namesIn(model: Model): ReadonlyMap<Weight, string> {
  const names = new Map<Weight, string>();
  const waiting: Layer[] = [model];
  for (let layer = waiting.pop(); layer; layer = waiting.pop()) {
    if (layer instanceof Functional || layer instanceof Sequential) waiting.push(...layer.layers);
    else for (const [weight, path] of layer.weightPaths()) if (!names.has(weight)) names.set(weight, `${layer.name}/${RENAMED[layer.className]?.[path] ?? path}`);
  }
  return names;
}
