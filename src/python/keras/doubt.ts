// What is in doubt of layers: weights that may have been made, and `trainable` where ways or loops disagree.
// Invariant: what a branch was only tried with is undone.

import { doubtTrainable, Layer, layersWithin, trainableDoubt, type Weight } from '../../model/index.ts';
import type { Doubtful, Run } from '../run/run.ts';
import { Dict, Instance, List, Tuple, Unknown, type Changeable, type Value } from '../values/index.ts';

/** A layer that is called on something unknown may be built in truth, and so may be all that is inside it. */
export function loseWithin(layer: Layer, because: string): void {
  for (const one of layersWithin<Layer>(layer)) if (!one.built) one.lost ??= because;
}

/** Why the weights of a layer, or of one inside it, are not known; undefined when they are. */
export function lostWithin(layer: Layer): Unknown | undefined {
  for (const one of layersWithin<Layer>(layer)) if (!one.built && one.lost !== undefined) return new Unknown(`counts weights that are not known: ${one.lost}`);
  return undefined;
}

interface Saved {
  readonly layers: ReadonlyMap<Layer, { readonly trainable: boolean; readonly doubt: string | undefined }>;
  readonly weights: ReadonlyMap<Weight, boolean>;
}

/** Whether a layer and those inside it are frozen, as something that a branch changes. */
class Freezing implements Changeable {
  readonly #layer: Layer;
  constructor(layer: Layer) {
    this.#layer = layer;
  }
  save(): Saved {
    const layers = [...new Set(layersWithin<Layer>(this.#layer))];
    return {
      layers: new Map(layers.map((layer) => [layer, { trainable: layer.trainable, doubt: trainableDoubt(layer) }])),
      weights: new Map([...this.#layer.allWeights()].map((weight) => [weight, weight.trainable])),
    };
  }
  restore({ layers, weights }: Saved): void {
    // The outer ones first: those inside follow them, and are put right after.
    for (const [layer, { trainable, doubt }] of layers) {
      layer.trainable = trainable;
      if (doubt !== undefined) doubtTrainable(layer, doubt);
    }
    for (const [weight, trainable] of weights) weight.trainable = trainable;
  }
  merge(a: Saved, b: Saved, _join: unknown, doubt: Unknown): void {
    this.restore(a);
    // What a layer holds itself decides; that of a model follows the layers in it.
    const differs = (layer: Layer): boolean => (layer.weights.length > 0 ? layer.weights.some((weight) => a.weights.get(weight) !== b.weights.get(weight)) : layer.sublayers.length === 0 && a.layers.get(layer)?.trainable !== b.layers.get(layer)?.trainable);
    for (const layer of a.layers.keys()) if (differs(layer)) doubtTrainable(layer, doubt.because);
  }
}

const known = new WeakMap<Layer, Freezing>();

function freezingOf(layer: Layer): Freezing {
  const before = known.get(layer);
  if (before) return before;
  const made = new Freezing(layer);
  known.set(layer, made);
  return made;
}

/** It is not known whether training changes a layer. */
function doubtAll(run: Run, layer: Layer, because: string): void {
  run.touch(freezingOf(layer));
  for (const one of layersWithin<Layer>(layer)) doubtTrainable(one, because);
}

/** `layer.trainable = value`: Keras takes anything for true or false. */
export function setTrainable(run: Run, layer: Layer, value: Value): void {
  if (value instanceof Unknown) return doubtAll(run, layer, value.because);
  run.touch(freezingOf(layer));
  layer.trainable = value !== null && value !== false && value !== 0 && value !== '';
}

/** Layers that a value is or holds, each once. */
function layersIn(value: Value): ReadonlySet<Layer> {
  const found = new Set<Layer>();
  const seen = new Set<Value>();
  const waiting: Value[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next) || seen.size > MOST_VALUES) continue;
    seen.add(next);
    if (next instanceof Instance && next.native instanceof Layer) found.add(next.native);
    else if (next instanceof Instance) waiting.push(...next.attrs.values());
    else if (next instanceof List || next instanceof Tuple) waiting.push(...next.items);
    else if (next instanceof Dict) waiting.push(...[...next.map.values()].map(([, one]) => one));
  }
  return found;
}

/** Values that are looked through for layers. */
const MOST_VALUES = 2000;

/** Behind a loop that was not followed to its end, layers that it reaches may be built, and those that it freezes may be frozen. */
export function doubtLayers(run: Run, { values, freezes, because }: Doubtful): void {
  for (const layer of values.flatMap((value) => [...layersIn(value)])) loseWithin(layer, because.because);
  for (const layer of freezes.flatMap((value) => [...layersIn(value)])) doubtAll(run, layer, because.because);
}
