// Layers of which it is not known whether training changes them.
// Invariant: setting `trainable` of a layer settles it and all layers inside it.

import type { Layer } from './layer.ts';
import { layersWithin } from './within.ts';

const doubts = new WeakMap<Layer, string>();

/** It is not known whether training changes a layer itself. */
export function doubtTrainable(layer: Layer, because: string | undefined): void {
  if (because === undefined) return void doubts.delete(layer);
  if (!doubts.has(layer)) doubts.set(layer, because);
  layer.session.hasTrainableDoubts = true;
}

/** A layer and all layers inside it are set: nothing of them is in doubt any more. */
export function settleTrainable(layer: Layer): void {
  for (const one of layersWithin<Layer>(layer)) doubts.delete(one);
}

/** Why it is not known whether training changes a layer itself. */
export const trainableDoubt = (layer: Layer): string | undefined => (layer.session.hasTrainableDoubts ? doubts.get(layer) : undefined);

/** Why it is not known which weights of a layer training changes; undefined where it is. */
export function trainableDoubtIn(layer: Layer): string | undefined {
  // Hardly any script has a doubt, and every count asks.
  if (!layer.session.hasTrainableDoubts) return undefined;
  for (const one of layersWithin<Layer>(layer)) {
    const doubt = doubts.get(one);
    if (doubt !== undefined && one.params !== 0) return doubt;
  }
  return undefined;
}
