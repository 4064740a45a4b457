// Models for TypeScript: inputs, stacks and graphs in the program's own session.

import { Functional, mend, Model, Sequential as Stack, Tensor, type Layer, type Structure } from '../model/index.ts';
import type { Issue } from '../issues/index.ts';
import type { Raw } from '../layers/index.ts';
import { callable, sizeOf, type GivenSize, type LayerCall } from './makers.ts';
import { session } from './session.ts';

/** What an input may be told besides its shape. */
export interface InputOptions {
  readonly batch_size?: GivenSize;
  readonly dtype?: string;
  readonly name?: string;
}

/** What an input is told when its shape includes the batch. */
export interface BatchInput {
  readonly batch_shape: readonly GivenSize[];
  readonly dtype?: string;
  readonly name?: string;
}

/**
 * Where data enters: `input([28, 28, 1])` is the shape of one example, as in `keras.Input(shape=...)`;
 * `input({ batch_shape: [null, 'H', 'W', 3] })` includes the batch. A text names a size that is not known; a shape
 * with named sizes may also begin with null for the batch: `input([null, 'H', 'W', 3])` is `input(['H', 'W', 3])`.
 */
export function input(shape: readonly GivenSize[] | BatchInput, options: InputOptions = {}): Tensor {
  const given: Record<string, Raw> = {};
  if ('batch_shape' in shape) {
    const { batch_shape, ...rest } = shape;
    Object.assign(given, { batch_shape: batch_shape.map(sizeOf), ...rest });
  } else {
    const { batch_size, ...rest } = options;
    const inner = shape[0] === null && shape.some((size) => typeof size === 'string') ? shape.slice(1) : shape;
    Object.assign(given, { shape: inner.map(sizeOf), ...rest, ...(batch_size === undefined ? {} : { batch_size: sizeOf(batch_size) }) });
  }
  return session.input(given);
}

/** What a stack is made of. */
export type Part = LayerCall | Tensor | Layer;

const layerOf = (part: Part): Layer | Tensor => (typeof part === 'function' ? part.layer : part);

/** A stack of layers, each fed by the one before: `new Sequential([input([28, 28, 1]), conv2d({ ... })])`. */
export class Sequential extends Stack {
  constructor(parts: readonly Part[] = [], name?: string) {
    super(session, parts.map(layerOf), name);
  }

  override add(part: Part): void {
    super.add(layerOf(part));
  }
}

/** A model as a graph from inputs to outputs, as `keras.Model(inputs=..., outputs=...)`. */
export const model = (parts: { readonly inputs: Structure; readonly outputs: Structure; readonly name?: string }): Functional => new Functional(session, parts);

/** A model as a layer to call: what it gives for other inputs. */
export const asLayer = (of: Model): LayerCall => callable(of);

/** Everything wrong with a model, each with the fixes that were tried and work. */
export const issues = (of: Model): readonly Issue[] => mend(of);
