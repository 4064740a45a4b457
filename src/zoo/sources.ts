// Where a tensor comes from.
// Source: `get_source_inputs` in keras/src/ops/operation_utils.py, Keras 3.15.1.

import type { Tensor } from '../model/index.ts';

/** The inputs that a tensor was computed from. */
export function sourcesOf(tensor: Tensor): readonly Tensor[] {
  const found: Tensor[] = [];
  const seen = new Set<Tensor>();
  const waiting = [tensor];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (next.node.inputs.length === 0) found.push(next);
    else waiting.push(...next.node.inputs.toReversed());
  }
  return found;
}
