// VGG16 and VGG19: nothing but 3x3 convolutions; wherever the picture is halved, the channels double.
// Paper: Simonyan & Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition", 2014, configurations D and E.
// Its table 2 says 138 and 144 million, as Keras counts them with the 13,416 and 14,696 biases.
// Source of names and settings: keras/src/applications/vgg16.py and vgg19.py, Keras 3.15.1.

import type { Tensor } from '../model/index.ts';
import { COMMON, predictions, type Application } from './application.ts';
import type { Arguments } from './arguments.ts';
import type { Net } from './net.ts';
import { conv2d, dense, flatten, maxPooling2d, type Part } from './parts.ts';

/** Several convolutions, then the picture is halved. */
const block = (at: number, filters: number, convolutions: number): readonly Part[] => [
  ...Array.from({ length: convolutions }, (_, i) => conv2d(filters, 3, { activation: 'relu', padding: 'same', name: `block${at}_conv${i + 1}` })),
  maxPooling2d(2, { strides: 2, name: `block${at}_pool` }),
];

const FILTERS = [64, 128, 256, 512, 512];

/** Three layers that see everything: 9 of 10 parameters are here. */
const top = (net: Net, x: Tensor, given: Arguments): Tensor => {
  const seen = net.chain(x, flatten('flatten'), dense(4096, { activation: 'relu', name: 'fc1' }), dense(4096, { activation: 'relu', name: 'fc2' }));
  return net.chain(seen, predictions(given));
};

const vgg = (depth: number, params: number, convolutions: readonly number[]): Application => ({
  name: `VGG${depth}`, modules: [`vgg${depth}`], takes: COMMON, defaults: { name: `vgg${depth}` }, side: 224, least: 32, params,
  about: `${depth} layers with weights: five blocks of 3x3 convolutions, then three dense layers.`,
  told: `The paper says ${depth === 16 ? 138 : 144} million; tables that leave out the {biases} biases come to {withoutBiases}.`,
  paper: 'Simonyan & Zisserman 2014, arXiv:1409.1556',
  body: (net, input) => convolutions.reduce((x, count, i) => {
    net.block(`Block ${i + 1}`, 'small windows one behind the other, then half the side');
    return net.chain(x, ...block(i + 1, FILTERS[i] ?? 0, count));
  }, input),
  top,
});

/** VGG16 and VGG19. */
export const vggs = (): readonly Application[] => [vgg(16, 138_357_544, [2, 2, 3, 3, 3]), vgg(19, 143_667_240, [2, 2, 4, 4, 4])];
