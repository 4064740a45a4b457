// `--size H` and `--size H=224`: names for the sizes that a model's inputs leave open, or numbers in their place.
// Invariant: the sizes are taken in the order of the inputs and their axes, the batch left out.

import { formulaOf } from '../formula/index.ts';
import type { Raw } from '../layers/index.ts';
import { withChanges, type Change, type Model } from '../model/index.ts';
import { several } from './options.ts';

/** The option. */
export const sizeOption = several('names a size that the inputs leave open (None), in their order, or puts a number in: --size H=224', 'NAME[=N]', /^[A-Za-z_]\w*(=\d{1,9})?$/, 'a name, or a name and a number: H=224');

/** The model with its open sizes named or filled; the same model when it has none. */
export function withSizes(model: Model, sizes: readonly string[]): Model {
  if (sizes.length === 0) return model;
  let next = 0;
  const changes = model.inputs.flatMap((input): readonly Change[] => {
    const inner = input.shape?.slice(1) ?? [];
    if (!inner.includes(null)) return [];
    const shape = inner.map((size): Raw => {
      if (size !== null) return typeof size === 'number' ? size : { kind: 'size', size };
      const named = sizes[next++];
      return named === undefined ? null : sizeOf(named);
    });
    return [{ kind: 'input', layer: input.node.layer.name, shape }];
  });
  return changes.length === 0 ? model : withChanges(model, changes);
}

function sizeOf(text: string): Raw {
  const [name = '', number] = text.split('=');
  return number === undefined ? { kind: 'size', size: formulaOf(name).expr } : Number(number);
}
