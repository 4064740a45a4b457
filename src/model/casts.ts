// The casts that Keras makes of a call's inputs: they are no part of the network, but they take automatic names.
// Source of the rule: `DTypePolicy.convert_input` and `Layer.__call__`, Keras 3.15.1.

import { isFloating } from '../shape/index.ts';
import type { Layer } from './layer.ts';
import type { Tensor } from './tensor.ts';

const WITHOUT = new Set(['operation', 'model', 'unknown']);

/** Takes the names of the casts of floats of another dtype to the layer's own. */
export function nameCasts(layer: Layer, inputs: readonly Tensor[]): void {
  const { compute } = layer.policy;
  for (const { dtype } of inputs) if (dtype !== compute && isFloating(dtype) && casts(layer)) layer.session.autoName('cast');
}

const casts = ({ definition: { family, asIs }, settings }: Layer): boolean => !asIs && !WITHOUT.has(family) && settings['autocast'] !== 0;
