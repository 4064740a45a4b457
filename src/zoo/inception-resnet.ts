// Inception-ResNet V2: Inception's modules whose sum with their input goes on.
// Paper: Szegedy et al., "Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning", 2016.
// Source of names and settings: keras/src/applications/inception_resnet_v2.py, Keras 3.15.1.

import type { Raw } from '../layers/index.ts';
import type { Tensor } from '../model/index.ts';
import { classifier, COMMON, normalizing, type Application } from './application.ts';
import { channelsOf, type Net } from './net.ts';
import { scaledSum } from './own-layers.ts';
import { activation, averagePooling2d, concatenate, conv2d, maxPooling2d, part, relu, type Part } from './parts.ts';

const norm = normalizing({ axis: 3, scale: false });

/** A convolution with what always follows it. */
const conv = (filters: number, size: Raw, padding = 'same', strides = 1): readonly Part[] => [conv2d(filters, size, { strides, padding, use_bias: false }), norm(), relu()];
const halved = (filters: number): readonly Part[] => conv(filters, 3, 'valid', 2);
const pool = maxPooling2d(3, { strides: 2 });

type Branches = readonly (readonly Part[])[];

/** Several ways through a module, side by side. */
const module = (net: Net, x: Tensor, name: string, branches: Branches): Tensor => net.chain(branches.map((branch) => net.chain(x, ...branch)), concatenate(3, name));

/** A module whose channels are brought back to those of its input; a part of it is added to the input. */
function residual(net: Net, x: Tensor, name: string, scale: number, branches: Branches, last = false): Tensor {
  const mixed = module(net, x, `${name}_mixed`, branches);
  const back = net.chain(mixed, conv2d(channelsOf(x), 1, { strides: 1, padding: 'same', use_bias: true, name: `${name}_conv` }));
  return net.chain([x, back], part(scaledSum(), { scale }), ...(last ? [] : [activation('relu', `${name}_ac`)]));
}

const block35 = (): Branches => [conv(32, 1), [...conv(32, 1), ...conv(32, 3)], [...conv(32, 1), ...conv(48, 3), ...conv(64, 3)]];
const block17 = (): Branches => [conv(192, 1), [...conv(128, 1), ...conv(160, [1, 7]), ...conv(192, [7, 1])]];
const block8 = (): Branches => [conv(192, 1), [...conv(192, 1), ...conv(224, [1, 3]), ...conv(256, [3, 1])]];

function body(net: Net, input: Tensor): Tensor {
  net.block('Stem', 'plain convolutions, then one Inception module, bring the picture down to a size that can be computed with');
  let x = net.chain(
    input,
    ...conv(32, 3, 'valid', 2), ...conv(32, 3, 'valid'), ...conv(64, 3), pool,
    ...conv(80, 1, 'valid'), ...conv(192, 3, 'valid'), pool,
  );
  x = module(net, x, 'mixed_5b', [conv(96, 1), [...conv(48, 1), ...conv(64, 5)], [...conv(64, 1), ...conv(96, 3), ...conv(96, 3)], [averagePooling2d(3, { strides: 1, padding: 'same' }), ...conv(64, 1)]]);
  net.block('Inception-ResNet A', 'windows side by side; a part of what they find is added to what they read');
  for (let i = 1; i <= 10; i++) x = residual(net, x, `block35_${i}`, 0.17, block35());
  net.block('Reduction A', 'half the side, by convolutions and a pool side by side');
  x = module(net, x, 'mixed_6a', [halved(384), [...conv(256, 1), ...conv(256, 3), ...halved(384)], [pool]]);
  net.block('Inception-ResNet B', 'the same with a large window as a wide and a tall one');
  for (let i = 1; i <= 20; i++) x = residual(net, x, `block17_${i}`, 0.1, block17());
  net.block('Reduction B', 'half the side once more');
  x = module(net, x, 'mixed_7a', [[...conv(256, 1), ...halved(384)], [...conv(256, 1), ...halved(288)], [...conv(256, 1), ...conv(288, 3), ...halved(320)], [pool]]);
  net.block('Inception-ResNet C', 'the same for many channels on a small picture');
  for (let i = 1; i <= 9; i++) x = residual(net, x, `block8_${i}`, 0.2, block8());
  x = residual(net, x, 'block8_10', 1, block8(), true);
  net.block('Last convolution', 'gathers what was found in all channels');
  return net.chain(x, conv2d(1536, 1, { strides: 1, padding: 'same', use_bias: false, name: 'conv_7b' }), norm('conv_7b_bn'), relu('conv_7b_ac'));
}

/** Inception-ResNet V2. */
export const inceptionResnets = (): readonly Application[] => [
  {
    name: 'InceptionResNetV2', modules: ['inception_resnet_v2'], takes: COMMON, defaults: { name: 'inception_resnet_v2' }, side: 299, least: 75, params: 55_873_736,
    about: 'Forty Inception modules, a part of each added to what it read.',
    paper: 'Szegedy et al. 2016, arXiv:1602.07261',
    body, top: classifier,
  },
];
