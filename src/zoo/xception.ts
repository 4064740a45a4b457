// Xception: Inception taken to its end, where every channel is looked at by itself and then mixed by 1x1.
// Paper: Chollet, "Xception: Deep Learning with Depthwise Separable Convolutions", 2016.
// Source of names and settings: keras/src/applications/xception.py, Keras 3.15.1.

import type { Tensor } from '../model/index.ts';
import { classifier, COMMON, normalizing, type Application } from './application.ts';
import type { Net } from './net.ts';
import { add, conv2d, maxPooling2d, relu, separableConv2d, type Part } from './parts.ts';

const norm = normalizing({ axis: -1 });

const separable = (filters: number, name: string): readonly Part[] => [separableConv2d(filters, 3, { padding: 'same', use_bias: false, name }), norm(`${name}_bn`)];

/** Two separable convolutions and a pool; the way around them is a 1x1 that halves as well. */
function halving(net: Net, x: Tensor, at: number, first: number, second: number): Tensor {
  const name = `block${at}`;
  const around = net.chain(x, conv2d(second, 1, { strides: 2, padding: 'same', use_bias: false }), norm());
  const inner = net.chain(
    x,
    ...(at === 2 ? [] : [relu(`${name}_sepconv1_act`)]), ...separable(first, `${name}_sepconv1`),
    relu(`${name}_sepconv2_act`), ...separable(second, `${name}_sepconv2`),
    maxPooling2d(3, { strides: 2, padding: 'same', name: `${name}_pool` }),
  );
  return net.chain([inner, around], add());
}

/** Three separable convolutions of the middle, added to what they read. */
function middle(net: Net, x: Tensor, at: number): Tensor {
  const inner = net.chain(x, ...[1, 2, 3].flatMap((i) => [relu(`block${at}_sepconv${i}_act`), ...separable(728, `block${at}_sepconv${i}`)]));
  return net.chain([inner, x], add());
}

function body(net: Net, input: Tensor): Tensor {
  net.block('Stem', 'two plain convolutions, which see all colours');
  let x = net.chain(
    input,
    conv2d(32, 3, { strides: 2, use_bias: false, name: 'block1_conv1' }), norm('block1_conv1_bn'), relu('block1_conv1_act'),
    conv2d(64, 3, { use_bias: false, name: 'block1_conv2' }), norm('block1_conv2_bn'), relu('block1_conv2_act'),
  );
  net.block('Entry flow', 'separable convolutions, half the side at each block');
  [128, 256, 728].forEach((filters, i) => (x = halving(net, x, i + 2, filters, filters)));
  net.block('Middle flow', 'the same block many times, each added to what it read');
  for (let at = 5; at <= 12; at++) x = middle(net, x, at);
  net.block('Exit flow', 'half the side once more, then many channels');
  x = halving(net, x, 13, 728, 1024);
  return net.chain(x, ...separable(1536, 'block14_sepconv1'), relu('block14_sepconv1_act'), ...separable(2048, 'block14_sepconv2'), relu('block14_sepconv2_act'));
}

/** Xception. */
export const xceptions = (): readonly Application[] => [
  {
    name: 'Xception', modules: ['xception'], takes: COMMON, defaults: { name: 'xception' }, side: 299, least: 71, params: 22_910_480,
    about: 'Fourteen blocks of depthwise separable convolutions with ways around them.',
    told: 'The paper says 22,855,952, which is what is trained; Keras adds {notTrained} means and variances that are only counted.',
    paper: 'Chollet 2016, arXiv:1610.02357',
    body, top: classifier,
  },
];
