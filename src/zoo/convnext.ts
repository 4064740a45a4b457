// ConvNeXt: a convolutional network brought up to date, step by step, with what transformers had taught.
// Paper: Liu et al., "A ConvNet for the 2020s", 2022.
// Source of names and settings: keras/src/applications/convnext.py, Keras 3.15.1.

import type { Raw } from '../layers/index.ts';
import type { Tensor } from '../model/index.ts';
import { checkActivation, type Application } from './application.ts';
import type { Arguments } from './arguments.ts';
import type { Net } from './net.ts';
import { layerScale } from './own-layers.ts';
import { activation, conv2d, dense, globalAveragePooling2d, layerNormalization, part } from './parts.ts';
import { refuse } from './refusal.ts';

const EPSILON = 1e-6;

/** 7x7 within each channel, then four times wider and back, point by point; a small part of it is added to the input. */
function block(net: Net, input: Tensor, channels: number, name: string): Tensor {
  const inner = net.chain(
    input,
    conv2d(channels, 7, { padding: 'same', groups: channels, name: `${name}_depthwise_conv` }), layerNormalization(EPSILON, `${name}_layernorm`),
    dense(4 * channels, { name: `${name}_pointwise_conv_1` }), activation('gelu', `${name}_gelu`), dense(channels, { name: `${name}_pointwise_conv_2` }),
    part(layerScale(), { init_values: 1e-6, projection_dim: channels, name: `${name}_layer_scale` }), activation('linear', `${name}_identity`),
  );
  return net.operate('add', input, inner);
}

/** Colours as ImageNet has them. */
const preparation = (name: string) => part('Normalization', {
  mean: [0.485, 0.456, 0.406].map((mean) => mean * 255), variance: [0.229, 0.224, 0.225].map((deviation) => (deviation * 255) ** 2), name: `${name}_prestem_normalization`,
});

function body(net: Net, input: Tensor, given: Arguments, inputChannels: Raw, { depths, channels }: Size): Tensor {
  const name = given.name ?? '';
  net.block('Stem', 'patches of the picture, each by itself');
  let x = given.include_preprocessing && inputChannels === 3 ? net.chain(input, preparation(name)) : input;
  // What halves the picture is made before the first block.
  const begin = (stage: number): void => net.block(`Stage ${stage}`, 'large windows within each channel, then two dense layers point by point');
  const downsampling = channels.map((filters, i) => {
    if (i === 0) return net.stack(`${name}_stem`, conv2d(filters, 4, { strides: 4, name: `${name}_stem_conv` }), layerNormalization(EPSILON, `${name}_stem_layernorm`));
    begin(i + 1);
    return net.stack(`${name}_downsampling_block_${i - 1}`, layerNormalization(EPSILON, `${name}_downsampling_layernorm_${i - 1}`), conv2d(filters, 2, { strides: 2, name: `${name}_downsampling_conv_${i - 1}` }));
  });
  downsampling.forEach((halve, stage) => {
    begin(stage + 1);
    x = net.chain(x, halve);
    for (let i = 0; i < (depths[stage] ?? 0); i++) x = block(net, x, channels[stage] ?? 0, `${name}_stage_${stage}_block_${i}`);
  });
  return x;
}

function top(net: Net, x: Tensor, given: Arguments): Tensor {
  checkActivation(given);
  const name = `${given.name ?? ''}_head`;
  return net.chain(x, globalAveragePooling2d({ name: `${name}_gap` }), layerNormalization(EPSILON, `${name}_layernorm`), dense(given.classes, { activation: given.classifier_activation, name: `${name}_dense` }));
}

/** What tells the networks apart. */
interface Size {
  readonly depths: readonly number[];
  readonly channels: readonly number[];
}

const convnext = (version: string, params: number, depth: number, width: number): Application => {
  const size = { depths: [3, 3, depth, 3], channels: [1, 2, 4, 8].map((times) => times * width) };
  const name = `convnext_${version.toLowerCase()}`;
  return {
    name: `ConvNeXt${version}`, modules: ['convnext'],
    takes: ['include_top', 'include_preprocessing', 'weights', 'input_tensor', 'input_shape', 'pooling', 'classes', 'classifier_activation', 'name'],
    defaults: { name }, side: 224, least: 32, params,
    about: `${9 + depth} blocks of 7x7 within each channel and two dense layers.`,
    paper: 'Liu et al. 2022, arXiv:2201.03545',
    body: (net, x, given, shape) => body(net, x, given, shape[2] ?? null, size),
    top, bare: layerNormalization(EPSILON),
    after: (given) => {
      if (given.weights === 'imagenet' && given.name?.includes(name) !== true) refuse('application-name', { value: given.name, expected: `a name with ${name} in it` }, 'ValueError', 'name');
    },
  };
};

/** ConvNeXt, from tiny to extra large. */
export const convnexts = (): readonly Application[] => [
  convnext('Tiny', 28_589_128, 9, 96),
  convnext('Small', 50_223_688, 27, 96),
  convnext('Base', 88_591_464, 27, 128),
  convnext('Large', 197_767_336, 27, 192),
  convnext('XLarge', 350_196_968, 27, 256),
];
