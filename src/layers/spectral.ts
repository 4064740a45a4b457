// SpectralNormalization: a wrapper that keeps the largest stretch of another layer's kernel at 1.
// Source of the rules: keras/src/layers/normalization/spectral_normalization.py, Keras 3.15.1.

import { evaluateOne, formula } from '../formula/index.ts';
import { fill, shape, type DType, type Shape } from '../shape/index.ts';
import { askByShape } from './by-shape.ts';
import { defineLayer, type Choosing, type Recipe, type Trouble } from './define.ts';
import { made, tensor } from './example.ts';
import type { Inferred } from './infer.ts';
import { borrowed, layer, partOf, tensorOf, type Inner } from './inner.ts';
import { unfit } from './objects.ts';
import { numberOf, type Raw } from './raw.ts';
import { jsonOf, Refused, type Setting } from './setting.ts';

const iterations: Setting<number> = {
  about: 'how many steps of the search for the largest stretch are taken at a time',
  control: { kind: 'count', minimum: 1 },
  fallback: 1,
  read: (raw) => {
    const value = numberOf(raw);
    if (value === undefined) return new Refused('a number is expected', 'TypeError');
    return value > 0 ? { value, config: jsonOf(raw) } : new Refused('it must be greater than 0');
  },
};

/** The weight that is kept in check; Keras knows it by these names. */
const kernels = ['kernel', 'embeddings'];

/** The kernel of the layer inside. One that is built makes no weights again, but its formulas still tell them. */
function kernelOf({ policy }: Inner, { weights, recipe, scope }: Inferred): { readonly name: string; readonly shape: Shape; readonly dtype: DType } | undefined {
  const kernel = weights.find(({ name }) => kernels.includes(name));
  const [name, declared] = Object.entries(recipe?.weights ?? {}).find(([one]) => kernels.includes(one)) ?? [];
  return kernel ?? (name !== undefined && declared ? { name, shape: fill(declared.shape, scope), dtype: declared.dtype ?? policy.variable } : undefined);
}

function held({ parts, call, inputs, shapes: [input] }: Choosing): Recipe | Trouble {
  const inner = partOf(parts, 'layer');
  const given = tensorOf(call['inputs']) ?? inputs[0];
  if (!inner?.sound || !given || !input) return { trouble: '' };
  const asked = askByShape(inner, { shape: given.shape, dtype: given.dtype });
  const inside = [asked];
  const { inferred } = asked;
  const features = input.at(-1);
  const [output] = inferred.outputs;
  if (inferred.issues.some((issue) => issue.severity === 'error') || features === undefined || !output?.shape) return { inside, gives: shape`0` };
  const kernel = kernelOf(inner, inferred);
  if (!kernel) return { trouble: 'inner-kernel', data: { value: inner.definition.name } };
  // An adapted or packed kernel is put together anew each time, so that it is no weight of its own here.
  const packed = inner.policy.quantization?.mode === 'int4';
  const adapted = Boolean(inner.settings['lora_rank']);
  const dtype = adapted ? inner.policy.compute : kernel.dtype;
  const reason = unfit('TruncatedNormal', dtype, 2);
  if (reason !== undefined) return { trouble: 'start-impossible', data: { weight: 'vector_u', way: 'TruncatedNormal', because: reason } };
  const count = borrowed(inferred);
  const each = inferred.recipe?.macs && evaluateOne(inferred.recipe.macs, inferred.scope);
  return {
    inside,
    ...(packed || adapted ? {} : { shares: { part: inner, name: kernel.name } }),
    scope: { ...count.scope, features, all: output.shape, width: kernel.shape.at(-1) ?? null, ...(each === undefined ? {} : { each }) },
    gives: shape`*all`,
    weights: {
      vector_u: { shape: shape`1, width`, about: 'the direction that the kernel stretches most', trainable: false, dtype, starts: { class: 'TruncatedNormal', args: { stddev: 0.02 } } },
    },
    ...(count.textbook ? { textbook: formula`${count.textbook} + width` } : {}),
    ...(each === undefined ? {} : { macs: formula`each` }),
    fixes: ['features'],
  };
}

/** A layer whose kernel is kept from stretching its input. */
export const spectralNormalization = defineLayer({
  name: 'SpectralNormalization',
  family: 'normalization',
  about: 'Wraps a layer and scales its kernel while training, so that it stretches no input by more than 1.',
  example: { settings: { layer: made('Conv2D', { filters: 32, kernel_size: 3 }) }, call: [tensor([null, 28, 28, 3])] },
  settings: { layer: layer('the layer whose kernel is kept in check'), power_iterations: iterations },
  call: ['training'],
  terms: { width: 'last size of the kernel', all: 'what the layer gives', each: 'multiply-adds of the layer' },
  parts: ({ settings, take }) => ({ layer: take(settings['layer'] as Raw) }),
  choose: held,
});
