// Writes models as Keras JSON and as `.keras`, for real Keras to read.
// Invariant: a file that would not be the same network is not written; why is said.

import type { Model } from '../model/index.ts';
import { exactly, type Bytes } from './bytes.ts';
import { writeModel, type Unwritten } from './keras-json/write-model.ts';
import { writeZip } from './zip/write-zip.ts';

/** A file to be, or what stands in its way. */
export type Made = { readonly bytes: Uint8Array } | { readonly unwritten: readonly Unwritten[] };

/** The release of Keras whose configs these are. */
const KERAS = '3.15.1';

/** What `model.to_json()` gives. */
export function toKerasJson(model: Model): Made {
  const { config, unwritten } = writeModel(model);
  return unwritten.length > 0 ? { unwritten } : { bytes: new TextEncoder().encode(JSON.stringify(config)) };
}

/** A `.keras` archive with the weights of another one of the same network, byte for byte. */
export async function toKeras(model: Model, weights: Bytes): Promise<Made> {
  const config = toKerasJson(model);
  if (!('bytes' in config)) return config;
  const metadata = new TextEncoder().encode(JSON.stringify({ keras_version: KERAS, date_saved: '1980-01-01@00:00:00' }));
  return { bytes: writeZip([['metadata.json', metadata], ['config.json', config.bytes], ['model.weights.h5', await exactly(weights, 0, weights.size, 'model.weights.h5')]]) };
}
