// The casts that Keras makes of a call's inputs: they are no part of the network, but they take automatic names.
// Source of the rule: `DTypePolicy.convert_input` and `Layer.__call__`, Keras 3.15.1.

import { isFloating } from '../shape/index.ts';
import type { Layer } from './layer.ts';
import type { Tensor } from './tensor.ts';

const WITHOUT = new Set(['operation', 'model', 'unknown']);

/** Takes the names of the casts of floats of another dtype to the layer's own. */
export function nameCasts({ definition: { family, asIs }, policy, session, settings }: Layer, inputs: readonly Tensor[]): void {
  if (asIs || WITHOUT.has(family) || settings['autocast'] === 0) return;
  for (const { dtype } of inputs) if (isFloating(dtype) && dtype !== policy.compute) session.autoName('cast');
}
