// Layers that apply another layer: Wrapper, and TimeDistributed, which applies it to every step of a sequence.
// Source of the rules: keras/src/layers/core/wrapper.py and keras/src/layers/rnn/time_distributed.py, Keras 3.15.1.

import { evaluateOne, formula } from '../formula/index.ts';
import { shape } from '../shape/index.ts';
import { askByShape } from './by-shape.ts';
import { defineLayer, type Choosing, type Recipe, type Trouble } from './define.ts';
import { made, tensor } from './example.ts';
import { borrowed, layer, partOf, tensorOf } from './inner.ts';
import type { Raw } from './raw.ts';

/** The base of the layers that hold another; it does nothing by itself. */
export const wrapper = defineLayer({
  name: 'Wrapper',
  family: 'wrapper',
  about: 'Holds another layer; what is done with it is up to the layers made from it.',
  example: { settings: { layer: made('Dropout', { rate: 0.5 }) }, call: [tensor([null, 64])] },
  settings: { layer: layer('the layer that it holds') },
  parts: ({ settings, take }) => ({ layer: take(settings['layer'] as Raw) }),
  choose: () => ({ trouble: 'layer-abstract', raises: 'NotImplementedError' }),
});

/** The same layer at every step: `(batch, steps, ...)` to `(batch, steps, ...)`. */
export const timeDistributed = defineLayer({
  name: 'TimeDistributed',
  family: 'wrapper',
  about: 'Applies the same layer, with the same weights, to every step of a sequence.',
  example: { settings: { layer: made('Conv2D', { filters: 32, kernel_size: 3 }) }, call: [tensor([null, 10, 28, 28, 3])] },
  settings: { layer: layer('the layer that is applied at every step') },
  call: ['training', 'mask'],
  masking: true,
  terms: { steps: 'steps of the sequence', inner: 'what the layer gives for one step, the batch left out', each: 'multiply-adds of one step' },
  parts: ({ settings, take }) => ({ layer: take(settings['layer'] as Raw) }),
  choose: ({ parts, call, shapes: [sizes] }: Choosing): Recipe | Trouble => {
    const part = partOf(parts, 'layer');
    const input = tensorOf(call['inputs']);
    if (!part?.sound || !input || !sizes) return { trouble: '' };
    const reads = shape`batch, steps, axis, *axes`;
    if (sizes.length < 3) return { reads, gives: shape`batch, steps, axis` };
    const step = { shape: [sizes[0] ?? null, ...sizes.slice(2)], dtype: input.dtype };
    if (part.definition.shapeless) return { trouble: 'inner-shapeless', raises: 'NotImplementedError', data: { value: part.definition.name } };
    const asked = askByShape(part, step);
    const inside = [asked];
    const { inferred } = asked;
    const [output, ...more] = inferred.outputs;
    if (more.length > 0) return { trouble: 'inner-outputs', data: { value: part.name, count: inferred.outputs.length } };
    if (!output?.shape) return { trouble: '', inside };
    const { textbook, scope } = borrowed(inferred);
    const each = inferred.recipe?.macs && evaluateOne(inferred.recipe.macs, inferred.scope);
    return {
      reads,
      inside,
      scope: { ...scope, first: output.shape[0] ?? null, inner: output.shape.slice(1), ...(each === undefined ? {} : { each }) },
      gives: shape`first, steps, *inner`,
      ...(textbook ? { textbook } : {}),
      ...(each === undefined ? {} : { macs: formula`steps * each` }),
    };
  },
});
