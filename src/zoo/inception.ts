// Inception V3: each module looks at its input through windows of several sizes at once, behind cheap 1x1 convolutions.
// Paper: Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", 2015.
// Source of names and settings: keras/src/applications/inception_v3.py, Keras 3.15.1.

import type { Raw } from '../layers/index.ts';
import type { Tensor } from '../model/index.ts';
import { classifier, COMMON, normalizing, type Application } from './application.ts';
import type { Net } from './net.ts';
import { averagePooling2d, concatenate, conv2d, maxPooling2d, relu, type Part } from './parts.ts';

const norm = normalizing({ axis: 3, scale: false });

/** A convolution with what always follows it. */
const conv = (filters: number, size: Raw, padding = 'same', strides = 1): readonly Part[] => [conv2d(filters, size, { strides, padding, use_bias: false }), norm(), relu()];
/** The mean of the neighbours, then 1x1. */
const pooled = (filters: number): readonly Part[] => [averagePooling2d(3, { strides: 1, padding: 'same' }), ...conv(filters, 1)];
const halved = (filters: number): readonly Part[] => conv(filters, 3, 'valid', 2);
const wide = [1, 7];
const tall = [7, 1];

/** Several ways through a module, side by side. */
const module = (net: Net, x: Tensor, name: string, ...branches: readonly (readonly Part[])[]): Tensor => net.chain(branches.map((branch) => net.chain(x, ...branch)), concatenate(3, name));

/** Windows of 1x1, 5x5 and twice 3x3. */
const small = (net: Net, x: Tensor, pool: number, name: string): Tensor => module(net, x, name, conv(64, 1), [...conv(48, 1), ...conv(64, 5)], [...conv(64, 1), ...conv(96, 3), ...conv(96, 3)], pooled(pool));

/** Windows of 7x7 as 1x7 and 7x1: 14 numbers in place of 49. */
const crossed = (net: Net, x: Tensor, filters: number, name: string): Tensor =>
  module(
    net, x, name, conv(192, 1),
    [...conv(filters, 1), ...conv(filters, wide), ...conv(192, tall)],
    [...conv(filters, 1), ...conv(filters, tall), ...conv(filters, wide), ...conv(filters, tall), ...conv(192, wide)],
    pooled(192),
  );

/** 1x3 and 3x1 beside each other rather than one behind the other. */
function spread(net: Net, x: Tensor, at: number): Tensor {
  const plain = net.chain(x, ...conv(320, 1));
  const split = (from: Tensor, name?: string): Tensor => {
    const both = [[1, 3], [3, 1]].map((size) => net.chain(from, ...conv(384, size)));
    return net.chain(both, concatenate(3, name));
  };
  const single = split(net.chain(x, ...conv(384, 1)), `mixed9_${at}`);
  const double = split(net.chain(x, ...conv(448, 1), ...conv(384, 3)));
  return net.chain([plain, single, double, net.chain(x, ...pooled(192))], concatenate(3, `mixed${9 + at}`));
}

function body(net: Net, input: Tensor): Tensor {
  net.block('Stem', 'plain convolutions bring the picture down to a size that can be computed with');
  let x = net.chain(
    input,
    ...conv(32, 3, 'valid', 2), ...conv(32, 3, 'valid'), ...conv(64, 3), maxPooling2d(3, { strides: 2 }),
    ...conv(80, 1, 'valid'), ...conv(192, 3, 'valid'), maxPooling2d(3, { strides: 2 }),
  );
  net.block('Inception A', 'windows of several sizes side by side, behind cheap 1x1 convolutions');
  [32, 64, 64].forEach((pool, i) => (x = small(net, x, pool, `mixed${i}`)));
  net.block('Reduction A', 'half the side, by convolutions and a pool side by side');
  x = module(net, x, 'mixed3', halved(384), [...conv(64, 1), ...conv(96, 3), ...halved(96)], [maxPooling2d(3, { strides: 2 })]);
  net.block('Inception B', 'large windows as a wide and a tall one');
  [128, 160, 160, 192].forEach((filters, i) => (x = crossed(net, x, filters, `mixed${i + 4}`)));
  net.block('Reduction B', 'half the side once more');
  x = module(net, x, 'mixed8', [...conv(192, 1), ...halved(320)], [...conv(192, 1), ...conv(192, wide), ...conv(192, tall), ...halved(192)], [maxPooling2d(3, { strides: 2 })]);
  net.block('Inception C', 'wide and tall windows beside each other, for many channels');
  return spread(net, spread(net, x, 0), 1);
}

/** Inception V3. */
export const inceptions = (): readonly Application[] => [
  {
    name: 'InceptionV3', modules: ['inception_v3'], takes: COMMON, defaults: { name: 'inception_v3' }, side: 299, least: 75, params: 23_851_784,
    about: 'Eleven modules, each with windows of several sizes side by side.',
    paper: 'Szegedy et al. 2015, arXiv:1512.00567',
    body, top: classifier,
  },
];
