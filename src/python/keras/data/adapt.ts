// `layer.adapt(data)`: layers that learn from data before training. What they learn is numbers, which are not followed.
// Source: keras/src/layers/preprocessing/{normalization,index_lookup,text_vectorization}.py, Keras 3.15.1.

import { isTaught, Session, teach, type Layer } from '../../../model/index.ts';
import type { Run } from '../../run/run.ts';
import { dataOf } from '../../tensorflow/data/dataset.ts';
import { arrayIn, formulaSizes, toTensor } from '../../tensorflow/tensor.ts';
import { List, NdArray, Tuple, Unknown, type Call, type Value } from '../../values/index.ts';
import { loseWithin } from '../doubt.ts';
import { raiseOutside, scratchTensor } from '../outside.ts';

/** True for a layer that keeps the mean and the variance of what it has seen. */
const keepsMean = ({ definition: { settings } }: Layer): boolean => Object.hasOwn(settings, 'mean') && Object.hasOwn(settings, 'variance');

/** `layer.adapt(data)`; `set_vocabulary` teaches as well. */
export function adapt(run: Run, layer: Layer, call: Call): null {
  teach(layer);
  if (!keepsMean(layer) || layer.built) return null;
  const data = call.or(0, 'data', null);
  const spec = dataOf(data)?.spec ?? data;
  const input = spec instanceof Tuple ? (spec.items[0] ?? null) : spec;
  const array = arrayIn(input) ?? (input instanceof List ? toTensor(run, input) : undefined);
  if (!(array instanceof NdArray)) loseWithin(layer, `${layer.name} was adapted to data that is not known`);
  else raiseOutside(run, layer.probe([scratchTensor(new Session(), array, formulaSizes(array))]).issues);
  return null;
}

/** The mean and the variance that a layer has learned: None before it is built. */
export function learned(run: Run, layer: Layer, name: string): Value | undefined {
  if (!(name === 'mean' || name === 'variance') || !keepsMean(layer)) return undefined;
  return layer.built || layer.lost !== undefined ? run.unknown(`is the ${name} of the data that ${layer.name} has seen`) : null;
}

/** A table of words that has no word yet cannot be asked outside of a network. */
export function checkTaught(run: Run, layer: Layer, data: Value | undefined): void {
  const { definition, settings } = layer;
  if (definition.learns !== true || isTaught(layer) || settings['vocabulary'] !== null || data instanceof Unknown) return;
  throw run.refusal('FailedPreconditionError', `${layer.name} has no vocabulary yet: give it one, or call \`adapt\` first.`);
}

/** `layer.vocabulary_size()`: told by a vocabulary that was given. */
export function vocabularySize(run: Run, layer: Layer): Value {
  const size = isTaught(layer) || (layer.settings['vocabulary'] ?? null) === null ? undefined : layer.config()['vocabulary_size'];
  return typeof size === 'number' ? size : run.unknown(`is how many words ${layer.name} has learned`);
}
