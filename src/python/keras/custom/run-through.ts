// What a call on KerasTensors leaves unbuilt: layers that a class of the script's own calls where Keras only asks for shapes.
// Keras runs it as soon as it computes on anything else, and that builds them.
// Source of the rules: `RNN.call` in keras/src/layers/rnn/rnn.py and `Layer.__call__`, Keras 3.15.1.

import { Functional, layersWithin, Sequential, type Layer, type Model } from '../../../model/index.ts';
import type { Run } from '../../run/run.ts';
import { arrayIn } from '../../tensorflow/tensor.ts';
import { Call, type Instance, List, Method, NdArray, type Value } from '../../values/index.ts';
import type { KerasState } from '../state.ts';
import { defines } from './signature.ts';
import { invoke, type Custom } from './invoke.ts';

/** True for a layer with something inside that is not built. */
export function waits(layer: Layer): boolean {
  for (const one of layersWithin<Layer>(layer)) if (one !== layer && !one.built) return true;
  return false;
}

/** Does something as Keras does where it computes: layers of the script's own are run. */
export function computing<T>(state: KerasState, action: () => T): T {
  const before = state.computes;
  state.computes = true;
  try {
    return action();
  } finally {
    state.computes = before;
  }
}

/** Does something as Keras does where it only asks for shapes. */
export function asking<T>(state: KerasState, action: () => T): T {
  const before = state.computes;
  state.computes = false;
  try {
    return action();
  } finally {
    state.computes = before;
  }
}

/** The states that a cell begins with. */
function firstStates(run: Run, self: Instance, layer: Custom, batch: number | null): Value {
  const method = self.cls.find('get_initial_state');
  if (method !== undefined && defines(self.cls, 'get_initial_state')) {
    const states = run.machine.call(run, new Method(self, method), new Call([], new Map([['batch_size', batch]])));
    return arrayIn(states) ? new List([states]) : states;
  }
  return new List((layer.definition.cell?.(layer)?.states ?? []).map((size) => NdArray.of('traced', [batch, typeof size === 'number' ? size : null], layer.policy.compute)));
}

/** One step of a cell of the script's own, for what it reads in it. */
export function stepCell(state: KerasState, run: Run, self: Instance, layer: Custom, given: Call): void {
  const input = arrayIn(given.args[0]);
  if (input) invoke(state, run, self, new Call([input, firstStates(run, self, layer, input.shape[0] ?? null)]), false);
}

/** Runs the layers of a model that are not built to the end, as its first call on data does. */
export function runThrough(state: KerasState, model: Model): void {
  for (const layer of new Set(layersWithin<Layer>(model))) {
    const [node] = layer.nodes;
    if (!node || layer instanceof Functional || layer instanceof Sequential || !waits(layer)) continue;
    computing(state, () => layer.respecify(node.inputs, node));
  }
}
