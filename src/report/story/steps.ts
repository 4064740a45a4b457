// A model as the steps that it computes, one after the other, with the models inside it opened up.
// Invariant: each step comes after all that it reads; a model that is called again stands as one step from the second call on.

import { sameSize } from '../../formula/index.ts';
import { Model, type Layer, type Node, type Tensor } from '../../model/index.ts';
import type { Shape } from '../../shape/index.ts';
import { graphOf } from '../cost.ts';

/** One call of a layer. */
export interface Step {
  readonly at: number;
  readonly layer: Layer;
  readonly node: Node;
  /** The layer of the model itself that it belongs to: the layer, or the model around it. */
  readonly row: Layer;
  /** The steps that give what it reads, in the order of its arguments. */
  readonly reads: readonly Step[];
  /** The steps that read what it gives. */
  readonly readers: readonly Step[];
  /** The shape of the first tensor that it reads, and of the first that it gives. */
  readonly from: Shape | undefined;
  readonly to: Shape | undefined;
}

interface Growing extends Step {
  readonly readers: Step[];
}

const sameShapes = (a: Shape | undefined, b: Shape | undefined): boolean => a !== undefined && b !== undefined && a.length === b.length && a.every((size, i) => sameSize(size, b[i] ?? null));

/** The steps of a model; none of one that is not built. */
export function stepsOf(model: Model): readonly Step[] {
  const steps: Growing[] = [];
  const source = new Map<Tensor, Growing>();
  const entered = new Set<Layer>();
  const enter = (inner: Model, row: Layer | undefined): void => {
    // The order of the program keeps what was written together together; each call comes after those that it reads.
    for (const node of graphOf(inner)?.nodes.toSorted((a, b) => a.serial - b.serial) ?? []) {
      const { layer, inputs, outputs } = node;
      // Where data enters a model inside, it is what the model was given.
      if (inputs.length === 0 && outputs.some((tensor) => source.has(tensor))) continue;
      const opens = layer instanceof Model && !entered.has(layer) && graphOf(layer) !== undefined && inputs.length === layer.inputs.length && inputs.every((tensor, i) => sameShapes(tensor.shape, layer.inputs[i]?.shape));
      if (layer instanceof Model && opens) {
        entered.add(layer);
        pass(inputs, layer.inputs, source);
        enter(layer, row ?? layer);
        pass(layer.outputs, outputs, source);
        continue;
      }
      const reads = inputs.flatMap((tensor) => source.get(tensor) ?? []);
      const step: Growing = { at: steps.length, layer, node, row: row ?? layer, reads, readers: [], from: inputs[0]?.shape, to: outputs[0]?.shape };
      steps.push(step);
      for (const read of new Set(reads)) read.readers.push(step);
      for (const tensor of outputs) source.set(tensor, step);
    }
  };
  enter(model, undefined);
  return steps;
}

/** What some tensors come from is what others come from. */
function pass(from: readonly Tensor[], to: readonly Tensor[], source: Map<Tensor, Growing>): void {
  for (const [i, tensor] of to.entries()) {
    const step = from[i] && source.get(from[i]);
    if (step) source.set(tensor, step);
  }
}
