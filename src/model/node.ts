// A node: one call of a layer. A layer that is shared has several.

import type { Inferred, InputSpec } from '../layers/index.ts';
import type { Issue } from '../issues/index.ts';
import type { Layer } from './layer.ts';
import { NO_KEYWORDS, NO_TENSORS } from './nothing.ts';
import type { Origin } from './origin.ts';
import { Tensor, type Argument, type Arguments, type Structure } from './tensor.ts';

/** What a call was made with. */
export interface CallArguments extends Arguments {
  /** The tensors among the arguments, in order. */
  readonly inputs: readonly Tensor[];
  /** The masks that Keras puts in by itself. */
  readonly readMasks: readonly Tensor[];
}

/** What a call is made of. */
export interface CallParts {
  /** One tensor and nothing else is what almost every call is made with; no lists are kept of it. */
  readonly given: Tensor | CallArguments;
  readonly outputs: readonly InputSpec[];
  /** The masks that travel with the outputs. */
  readonly masks: readonly (Tensor | undefined)[];
  readonly build: (outputs: readonly Tensor[]) => Structure;
  readonly inferred: Inferred | undefined;
  readonly issues: readonly Issue[];
  readonly origin: Origin | undefined;
}

let made = 0;

/** One call of a layer. */
export class Node {
  /** The order in which calls were made in the program, over all layers. */
  readonly serial = made++;
  readonly layer: Layer;
  /** The how-manieth call of its layer, from 0. */
  readonly index: number;
  /** True for an operation that Keras does by itself to work out a mask. */
  implied = false;
  /** The outputs as the call gives them. */
  readonly output: Structure;
  /** The formulas that applied and what their names stood for; undefined for models, whose layers have their own. */
  readonly inferred: Inferred | undefined;
  readonly issues: readonly Issue[];
  readonly origin: Origin | undefined;
  readonly #given: Tensor | CallArguments;
  /** Undefined where its output is one tensor. */
  readonly #outputs: readonly Tensor[] | undefined;

  constructor(layer: Layer, index: number, { given, outputs, masks, build, inferred, issues, origin }: CallParts) {
    this.layer = layer;
    this.index = index;
    this.inferred = inferred;
    this.issues = issues;
    this.origin = origin;
    this.#given = given;
    const [only] = outputs;
    const tensors = only && outputs.length === 1 ? [new Tensor(only.shape, only.dtype, this, 0, masks[0])] : outputs.map(({ shape, dtype }, i) => new Tensor(shape, dtype, this, i, masks[i]));
    this.output = build(tensors);
    this.#outputs = this.output instanceof Tensor && tensors.length === 1 ? undefined : tensors;
  }

  get args(): readonly Argument[] {
    return this.#given instanceof Tensor ? [this.#given] : this.#given.args;
  }

  get kwargs(): CallArguments['kwargs'] {
    return this.#given instanceof Tensor ? NO_KEYWORDS : this.#given.kwargs;
  }

  /** The tensors among the arguments, in order, and the masks that Keras puts in by itself. */
  get inputs(): readonly Tensor[] {
    const given = this.#given;
    if (given instanceof Tensor) return [given];
    return given.readMasks.length === 0 ? given.inputs : [...given.inputs, ...given.readMasks];
  }

  /** The masks among them. */
  get readMasks(): readonly Tensor[] {
    return this.#given instanceof Tensor ? NO_TENSORS : this.#given.readMasks;
  }

  get outputs(): readonly Tensor[] {
    return this.#outputs ?? [this.output as Tensor];
  }
}
