// Writes models as Keras JSON and as `.keras`, for real Keras to read.
// Invariant: a file that would not be the same network is not written; why is said.

import { isTaught, layersWithin, type Layer, type Model } from '../model/index.ts';
import { bytesOf, type Bytes } from './bytes.ts';
import { compiledConfig } from './keras-json/write-compile.ts';
import { writeModel, type Unwritten } from './keras-json/write-model.ts';
import { utf8 } from './pack.ts';
import { freshNumbers } from './start/fresh.ts';
import { copiedDataset, keptNumbers, type Stored } from './stored.ts';
import { writeTfjs, type Folderful } from './tfjs/write.ts';
import { pathsIn, placesOf } from './weights-h5/places.ts';
import { writeWeights, type NumbersOf } from './weights-h5/write-weights.ts';
import { writeZip } from './zip/write-zip.ts';

/** A file to be, or what stands in its way. */
export type Made = { readonly bytes: Bytes } | { readonly unwritten: readonly Unwritten[] };

/** How a network is written. */
export interface WriteOptions {
  /** What the file that it was read from holds: its weights are kept. Without it they are begun anew. */
  readonly stored?: Stored | undefined;
  /** The seed of weights that are begun anew. */
  readonly seed?: number;
}

/** The release of Keras whose configs these are. */
const KERAS = '3.15.1';

/** What `model.to_json()` gives. */
export function toKerasJson(model: Model, { stored }: WriteOptions = {}): Made {
  // What a file says in the form of Keras 3 is said again word for word.
  if (stored?.config !== undefined) return { bytes: bytesOf(utf8(stored.config)) };
  const { config, unwritten } = writeModel(model);
  return unwritten.length > 0 ? { unwritten } : { bytes: bytesOf(utf8(JSON.stringify({ ...config, ...compiledConfig(model) }))) };
}

/** Where the numbers of the weights come from. */
export const numbersFor = (model: Model, { stored, seed = 0 }: WriteOptions): NumbersOf => (stored?.weights ? keptNumbers(model, stored.weights) : freshNumbers(seed));

/** A `.keras` archive. */
export async function toKeras(model: Model, options: WriteOptions = {}): Promise<Made> {
  const { stored } = options;
  const config = toKerasJson(model, options);
  if (!('bytes' in config)) return config;
  const weights = weightsOf(model, options);
  if (!('file' in weights)) return weights;
  const metadata = bytesOf(utf8(JSON.stringify({ keras_version: KERAS, date_saved: '1980-01-01@00:00:00' })));
  return { bytes: await writeZip([['metadata.json', metadata], ['config.json', config.bytes], ['model.weights.h5', weights.file], ...(stored?.assets ?? [])]) };
}

/** A file of weights alone (`.weights.h5`), as `save_weights` writes it. */
export function toWeightsFile(model: Model, options: WriteOptions = {}): Made {
  const weights = weightsOf(model, options);
  return 'file' in weights ? { bytes: weights.file } : weights;
}

/** The file of weights: as the source has it, or written. */
function weightsOf(model: Model, options: WriteOptions): ReturnType<typeof writeWeights> {
  const { config, weights } = options.stored ?? {};
  return weights?.whole && config !== undefined ? { file: weights.file } : toWeights(model, options);
}

function toWeights(model: Model, options: WriteOptions): ReturnType<typeof writeWeights> {
  const { weights } = options.stored ?? {};
  const unwritten = weights ? (weights.whole ? [] : mergedIn(model)) : taughtIn(model);
  if (unwritten.length > 0) return { unwritten };
  const variables = weights?.optimizer?.flatMap((one) => copiedDataset(weights.file, one) ?? []) ?? [];
  return writeWeights(model, numbersFor(model, options), variables.length === weights?.optimizer?.length ? variables : []);
}

/** Layers that have learned from data, or have to before they can be used: a file that leaves it out would hold another network. */
const taughtIn = (model: Model): readonly Unwritten[] =>
  [...new Set(layersWithin<Layer>(model))].flatMap((layer) => {
    if (isTaught(layer)) return [{ layer: layer.name, because: 'what it has learned by `adapt` is not known here' }];
    return layer.definition.learns === true && layer.settings['vocabulary'] === null ? [{ layer: layer.name, because: 'it has no vocabulary, which Keras keeps in a file of its own' }] : [];
  });

/** Weights that Keras 3 merges into others when it writes them: of an older file nobody has done that. */
function mergedIn(model: Model): readonly Unwritten[] {
  const kept = new Set([...pathsIn(placesOf(model))].map(({ weight }) => weight));
  return [...new Set(layersWithin<Layer>(model))].flatMap((layer) => layer.weights.filter((weight) => !kept.has(weight)).map(({ name }) => ({ layer: layer.name, because: `its weight ${name} is part of a low-rank adaptation, which Keras would merge into the kernel` })));
}

/** The files of a layers model of TensorFlow.js: `model.json` and the shards of its weights. */
export const toTfjs = (model: Model, options: WriteOptions = {}): Folderful => writeTfjs(model, numbersFor(model, options), KERAS);
