// Layers that have learned from data before training, by `adapt`, or were given what data would have told them.
// Invariant: what such a layer has learned, its numbers or its words, is not known here.

import type { Layer } from './layer.ts';

const taught = new WeakSet<Layer>();

/** Says that a layer has learned. */
export function teach(layer: Layer): void {
  taught.add(layer);
}

/** True for a layer that has learned. */
export const isTaught = (layer: Layer): boolean => taught.has(layer);
