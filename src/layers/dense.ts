// Dense: every output looks at every feature of the input.
// Source of the rules: keras/src/layers/core/dense.py, Keras 3.15.1.

import { formula } from '../formula/index.ts';
import { shape, type Policy } from '../shape/index.ts';
import { lastOnly } from './by-shape.ts';
import { defineLayer, either, when, type Recipe, type Trouble, type Weight } from './define.ts';
import { tensor } from './example.ts';
import { lowRankCheck, lowRankSettings, lowRankWeights } from './low-rank.ts';
import { activation, constraint, initializer, regularizer } from './objects.ts';
import { kernelOrder, quantizationConfig, quantizedKernel } from './quantized.ts';
import type { Raw } from './raw.ts';
import { count, flag, pythonInt, savedWith } from './setting.ts';

const denseWeights: Readonly<Record<string, Weight>> = {
  kernel: { shape: shape`features, units`, about: 'one number for every pair of an input feature and an output', starts: 'kernel_initializer', frozen: 'lora_rank' },
  bias: { shape: shape`units`, about: 'one number added to every output', when: 'use_bias', starts: 'bias_initializer' },
  ...lowRankWeights('kernel', shape`features, lora_rank`, shape`lora_rank, units`),
};

/** Under a quantised dtype other weights stand in for the kernel. */
function quantizedDense(settings: Readonly<Record<string, unknown>>, { quantization }: Policy): Partial<Recipe> | Trouble | undefined {
  if (!quantization) return undefined;
  const { mode } = quantization;
  if (settings['lora_rank'] && (mode === 'gptq' || mode === 'awq')) return { trouble: 'setting-disagrees', setting: 'lora_rank', data: { because: `a kernel quantised by ${mode} takes no low-rank adaptation`, settings: '`lora_rank` here' } };
  const { kernel, ...others } = denseWeights;
  const stored = quantizedKernel(quantization, settings['quantization_config'] as Raw, { name: 'kernel', rows: 'features', columns: 'units' });
  return { weights: { ...stored, ...(mode === 'float8' && kernel ? { kernel } : {}), ...others } };
}

/** Every output is a weighted sum of all features of the last axis: `(batch, ..., features)` to `(batch, ..., units)`. */
export const dense = defineLayer({
  name: 'Dense',
  family: 'core',
  about: 'Every output is a weighted sum of all input features, plus one learned number.',
  example: { settings: { units: 10 }, call: [tensor([null, 784])] },
  stores: kernelOrder,
  settings: {
    units: pythonInt(count('how many outputs there are; each looks at every input feature')),
    activation: activation(),
    use_bias: flag('whether each output adds one learned number', true),
    kernel_initializer: initializer('kernel', 'glorot_uniform'),
    bias_initializer: initializer('bias'),
    kernel_regularizer: regularizer('kernel'),
    bias_regularizer: regularizer('bias'),
    activity_regularizer: savedWith('activity_regularizer', regularizer('output')),
    kernel_constraint: constraint('kernel'),
    bias_constraint: constraint('bias'),
    ...lowRankSettings('kernel', { forgetful: true }),
    quantization_config: quantizationConfig,
  },
  call: ['training'],
  byShape: lastOnly,
  reads: shape`batch, *rest, features`,
  terms: { features: 'features of the input, its last axis', rest: 'axes between the batch and the features' },
  gives: shape`batch, *rest, units`,
  weights: denseWeights,
  textbook: when('lora_rank', { null: either('use_bias', formula`features * units + units`, formula`features * units`) }),
  check: lowRankCheck('kernel_constraint'),
  special: quantizedDense,
  macs: formula`product(rest) * features * units`,
  cautions: [{ when: formula`rank >= 4`, code: 'dense-on-picture' }],
  traps: [{ when: formula`rank >= 3`, text: 'On an input with more axes than batch and features it looks at the last axis only, at every place with the same weights; it flattens nothing. To look at all of a picture at once, put Flatten before it.' }],
  masking: true,
});
