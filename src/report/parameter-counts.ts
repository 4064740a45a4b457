// How many parameters layers have, as far as that can be told.
// Invariant: one count that nobody knows makes every sum with it unknown; a weight that layers share counts once.

import { evaluateOne, formula, isUnknown, unknown, type Size } from '../formula/index.ts';
import { countOf, CustomLayer, layersWithin, Model, trainableDoubtIn, type Layer } from '../model/index.ts';

/** Parameters in all, and the two halves. */
export interface Counts {
  readonly total: Size;
  readonly trainable: Size;
  readonly nonTrainable: Size;
}

/** Every layer inside, models themselves left out; a layer that is no model stands for itself. */
function* leavesOf(layers: Iterable<Layer>): Generator<Layer> {
  const waiting = [...layers].toReversed();
  for (let layer = waiting.pop(); layer; layer = waiting.pop()) {
    if (layer instanceof Model) for (const inner of layer.rows.toReversed()) waiting.push(inner);
    else yield layer;
  }
}

/** True for a layer that was called, and whose weights could not be made. What a declared layer was built with once holds for all its calls. */
const isLost = (layer: Layer): boolean => (layer.lost !== undefined && !(layer.built && layer.definition.family !== 'unknown' && !(layer instanceof CustomLayer))) || (!layer.built && layer.nodes.length > 0 && layer.definition.family !== 'operation');

/** Why the weights of a layer are not known; undefined when they are. */
function reasonOf(layer: Layer): Size | undefined {
  if (isLost(layer)) return unknown(layer.lost ?? `what ${layer.name} needs is not known`);
  // What a layer of the script's own holds may be lost though it is built itself.
  if (layer instanceof CustomLayer) for (const one of layersWithin<Layer>(layer)) if (!one.built && one.lost !== undefined) return unknown(one.lost);
  const { weights, choose } = layer.definition;
  const isWaiting = !layer.built && layer.nodes.length === 0 && (weights !== undefined || choose !== undefined);
  return isWaiting ? unknown(`${layer.name} has no input yet`) : undefined;
}

const sum = formula`a + b`;

const UNCOUNTED = unknown('a size that the weights depend on is None');

/** The parameters of some layers, each weight counted once. */
export function countsOf(layers: readonly Layer[]): Counts {
  for (const layer of leavesOf(layers)) {
    const reason = reasonOf(layer);
    if (reason !== undefined) return { total: reason, trainable: reason, nonTrainable: reason };
  }
  const weights = [...new Set(layers.flatMap((layer) => [...layer.allWeights()]))];
  const doubt = layers.map(trainableDoubtIn).find((one) => one !== undefined);
  if (doubt !== undefined) return { total: countOf(weights), trainable: unknown(doubt), nonTrainable: unknown(doubt) };
  // A frozen model counts nothing as trainable, whatever the layers in it say.
  const open = new Set(layers.flatMap((layer) => (layer instanceof Model && !layer.trainable ? [] : [...layer.allWeights()])));
  const part = (trainable: boolean): Size => countOf(weights.filter((weight) => (weight.trainable && open.has(weight)) === trainable)) ?? UNCOUNTED;
  const [trainable, nonTrainable] = [part(true), part(false)];
  return { total: evaluateOne(sum, { a: trainable, b: nonTrainable }), trainable, nonTrainable };
}

/** How many parameters a layer has. */
export function paramsOf(layer: Layer): Size {
  for (const leaf of leavesOf([layer])) {
    const reason = reasonOf(leaf);
    if (reason !== undefined) return reason;
  }
  return countOf(layer.allWeights()) ?? UNCOUNTED;
}

/** The first reason why a model's total is not known although all its layers were called. */
export function lostIn(model: Model): Size | undefined {
  for (const layer of leavesOf([model])) {
    const params = isLost(layer) || layer.built ? paramsOf(layer) : 0;
    if (isUnknown(params)) return params;
  }
  return undefined;
}
