// `compute_mask` of a script's own layer in a network: Keras asks it with symbolic tensors, which TensorFlow's functions do not take.
// Invariant: what it gives is not followed; it is only asked where nothing of Keras could count what it makes.
// Source: `Layer.__call__` and `_set_mask_metadata` in keras/src/layers/layer.py, Keras 3.15.1.

import { Session, Tensor } from '../../../model/index.ts';
import type { Run } from '../../run/run.ts';
import { Func, Instance, type Call } from '../../values/index.ts';
import type { KerasState } from '../state.ts';
import { wrapTensor } from '../tensors.ts';

/** Raises what `compute_mask` raises for the symbolic tensor of a call. */
export function checkMask(state: KerasState, run: Run, self: Instance, call: Call): void {
  const method = self.cls.find('compute_mask');
  const [first] = call.args;
  if (!(method instanceof Func) || !(first instanceof Instance && first.native instanceof Tensor) || !first.native.shape) return;
  const body = method.source.text.slice(method.node.start, method.node.end);
  // An operation of Keras would make a node, and take a name.
  if (!/\btf\./.test(body) || /\b(?:ops|K|backend|layers)\./.test(body)) return;
  const stand = new Session().input({ batch_shape: first.native.shape.map((size) => (size === null || typeof size === 'number' ? size : { kind: 'size' as const, size })), dtype: first.native.dtype });
  run.guarded(() => run.call(method, [self, wrapTensor(state, stand), null]));
}
