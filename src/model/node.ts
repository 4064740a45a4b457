// A node: one call of a layer. A layer that is shared has several.

import type { Inferred, InputSpec } from '../layers/index.ts';
import type { Issue } from '../issues/index.ts';
import type { Layer } from './layer.ts';
import type { Origin } from './origin.ts';
import { Tensor, type Argument, type Structure } from './tensor.ts';

let made = 0;

/** One call of a layer. */
export class Node {
  /** The order in which calls were made in the program, over all layers. */
  readonly serial = made++;
  readonly layer: Layer;
  /** The how-manieth call of its layer, from 0. */
  readonly index: number;
  readonly args: readonly Argument[];
  readonly kwargs: Readonly<Record<string, Argument>>;
  /** The tensors among the arguments, in order, and the masks that Keras puts in by itself. */
  readonly inputs: readonly Tensor[];
  /** The masks among them. */
  readonly readMasks: readonly Tensor[];
  /** True for an operation that Keras does by itself to work out a mask. */
  implied = false;
  readonly outputs: readonly Tensor[];
  /** The outputs as the call gives them. */
  readonly output: Structure;
  /** The formulas that applied and what their names stood for; undefined for models, whose layers have their own. */
  readonly inferred: Inferred | undefined;
  readonly issues: readonly Issue[];
  readonly origin: Origin | undefined;

  constructor(
    layer: Layer,
    call: {
      readonly args: readonly Argument[];
      readonly kwargs: Readonly<Record<string, Argument>>;
      readonly inputs: readonly Tensor[];
      readonly readMasks: readonly Tensor[];
      readonly outputs: readonly InputSpec[];
      /** The masks that travel with the outputs. */
      readonly masks: readonly (Tensor | undefined)[];
      readonly build: (outputs: readonly Tensor[]) => Structure;
      readonly inferred: Inferred | undefined;
      readonly issues: readonly Issue[];
      readonly origin: Origin | undefined;
    },
  ) {
    this.layer = layer;
    this.index = layer.nodes.length;
    this.args = call.args;
    this.kwargs = call.kwargs;
    this.readMasks = call.readMasks;
    this.inputs = this.readMasks.length === 0 ? call.inputs : [...call.inputs, ...this.readMasks];
    this.inferred = call.inferred;
    this.issues = call.issues;
    this.origin = call.origin;
    this.outputs = call.outputs.map(({ shape, dtype }, i) => new Tensor(shape, dtype, this, i, call.masks[i]));
    this.output = call.build(this.outputs);
  }
}
