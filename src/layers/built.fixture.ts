// What a test needs of a layer that is made and called once: its outputs, its weights and what is wrong.

import type { Shape } from '../shape/index.ts';
import { Session, tensorsIn, type Argument, type Layer, type Tensor } from '../model/index.ts';
import { Tuple, type Given, type Raw } from './raw.ts';

/** A layer after one call. */
export interface Built {
  readonly layer: Layer;
  readonly outputs: readonly Tensor[];
  readonly shapes: readonly (Shape | undefined)[];
  /** `kernel 3x3x1x32`, in Keras's order. */
  readonly weights: readonly string[];
  readonly codes: readonly string[];
}

/** An input of some sizes, the batch included. */
export const tensor = (session: Session, sizes: readonly Raw[], dtype = 'float32'): Tensor => session.input({ batch_shape: Tuple.from<Raw>(sizes), dtype });

/** A layer of a class, called on inputs of some sizes; several inputs come as a list. */
export function built(className: string, given: Given, inputs: readonly (readonly Raw[])[], named: Readonly<Record<string, Argument>> = {}, dtype = 'float32'): Built {
  const session = new Session();
  const tensors = inputs.map((sizes) => tensor(session, sizes, dtype));
  const [first] = tensors;
  const layer = session.layer(className, given);
  const outputs = tensorsIn(layer.call([tensors.length === 1 && first ? first : tensors], named).output);
  return {
    layer,
    outputs,
    shapes: outputs.map(({ shape }) => shape),
    weights: [...layer.weightPaths()].map(([weight, path]) => `${path} ${weight.shape.join('x')}`),
    codes: layer.issues.filter(({ severity }) => severity === 'error').map(({ code }) => code),
  };
}
