// ResNet and ResNet V2: every block adds what it computes to what it read, so that a network of 152 layers still learns.
// Papers: He et al., "Deep Residual Learning for Image Recognition", 2015; "Identity Mappings in Deep Residual Networks", 2016.
// Source of names and settings: keras/src/applications/resnet.py and resnet_v2.py, Keras 3.15.1.

import type { Tensor } from '../model/index.ts';
import { classifier, COMMON, normalizing, type Application } from './application.ts';
import type { Net } from './net.ts';
import { add, conv2d, maxPooling2d, relu, zeroPadding2d } from './parts.ts';

const norm = normalizing({ axis: 3, epsilon: 1.001e-5 });
const around = (by: number): readonly (readonly number[])[] => [[by, by], [by, by]];

/** Blocks of each stage by the depth of the network. */
const BLOCKS: Readonly<Record<number, readonly number[]>> = { 50: [3, 4, 6, 3], 101: [3, 4, 23, 3], 152: [3, 8, 36, 3] };
const FILTERS = [64, 128, 256, 512];

const STEM = 'a large window and large steps bring the picture down to a size that can be computed with';
const STAGE = 'bottlenecks, each added to what it read';

/** The bottleneck: 1x1 makes the channels few, 3x3 looks around, 1x1 makes them many again. */
function bottleneck(net: Net, x: Tensor, filters: number, strides: number, first: boolean, name: string): Tensor {
  const shortcut = first ? net.chain(x, conv2d(4 * filters, 1, { strides, name: `${name}_0_conv` }), norm(`${name}_0_bn`)) : x;
  const inner = net.chain(
    x,
    conv2d(filters, 1, { strides, name: `${name}_1_conv` }), norm(`${name}_1_bn`), relu(`${name}_1_relu`),
    conv2d(filters, 3, { padding: 'same', name: `${name}_2_conv` }), norm(`${name}_2_bn`), relu(`${name}_2_relu`),
    conv2d(4 * filters, 1, { name: `${name}_3_conv` }), norm(`${name}_3_bn`),
  );
  return net.chain([shortcut, inner], add(`${name}_add`), relu(`${name}_out`));
}

/** Pictures at a quarter of their side; from the second stage on, the first block of each halves them again. */
function body(net: Net, input: Tensor, blocks: readonly number[]): Tensor {
  net.block('Stem', STEM);
  let x = net.chain(
    input,
    zeroPadding2d(around(3), 'conv1_pad'), conv2d(64, 7, { strides: 2, name: 'conv1_conv' }), norm('conv1_bn'), relu('conv1_relu'),
    zeroPadding2d(around(1), 'pool1_pad'), maxPooling2d(3, { strides: 2, name: 'pool1_pool' }),
  );
  blocks.forEach((count, stage) => {
    net.block(`Stage conv${stage + 2}_x`, STAGE);
    for (let i = 1; i <= count; i++) x = bottleneck(net, x, FILTERS[stage] ?? 0, i === 1 && stage > 0 ? 2 : 1, i === 1, `conv${stage + 2}_block${i}`);
  });
  return x;
}

/** The block of the second paper: normalisation and ReLU come before the convolution, and nothing stands on the way around it. */
function preactivated(net: Net, x: Tensor, filters: number, strides: number, first: boolean, name: string): Tensor {
  const ready = net.chain(x, norm(`${name}_preact_bn`), relu(`${name}_preact_relu`));
  const shortcut = first ? net.chain(ready, conv2d(4 * filters, 1, { strides, name: `${name}_0_conv` })) : strides > 1 ? net.chain(x, maxPooling2d(1, { strides })) : x;
  const inner = net.chain(
    ready,
    conv2d(filters, 1, { strides: 1, use_bias: false, name: `${name}_1_conv` }), norm(`${name}_1_bn`), relu(`${name}_1_relu`),
    zeroPadding2d(around(1), `${name}_2_pad`), conv2d(filters, 3, { strides, use_bias: false, name: `${name}_2_conv` }), norm(`${name}_2_bn`), relu(`${name}_2_relu`),
    conv2d(4 * filters, 1, { name: `${name}_3_conv` }),
  );
  return net.chain([shortcut, inner], add(`${name}_out`));
}

/** Here it is the last block of a stage that halves the pictures. */
function bodyV2(net: Net, input: Tensor, blocks: readonly number[]): Tensor {
  net.block('Stem', STEM);
  let x = net.chain(
    input,
    zeroPadding2d(around(3), 'conv1_pad'), conv2d(64, 7, { strides: 2, name: 'conv1_conv' }),
    zeroPadding2d(around(1), 'pool1_pad'), maxPooling2d(3, { strides: 2, name: 'pool1_pool' }),
  );
  blocks.forEach((count, stage) => {
    net.block(`Stage conv${stage + 2}_x`, STAGE);
    for (let i = 1; i <= count; i++) x = preactivated(net, x, FILTERS[stage] ?? 0, i === count && stage < 3 ? 2 : 1, i === 1, `conv${stage + 2}_block${i}`);
  });
  net.block('Last normalisation', 'what the sums of all blocks come to, scaled once more');
  return net.chain(x, norm('post_bn'), relu('post_relu'));
}

const POOLS = { avg: 'avg_pool', max: 'max_pool' };

const resnet = (depth: number, params: number): Application => ({
  name: `ResNet${depth}`, modules: depth === 50 ? ['resnet', 'resnet50'] : ['resnet'], takes: COMMON, defaults: { name: `resnet${depth}` }, side: 224, least: 32, params,
  about: `${depth} layers deep: bottleneck blocks that add what they compute to what they read.`,
  paper: 'He et al. 2015, arXiv:1512.03385',
  body: (net, x) => body(net, x, BLOCKS[depth] ?? []), top: classifier, pools: POOLS,
});

const resnetV2 = (depth: number, params: number): Application => ({
  name: `ResNet${depth}V2`, modules: ['resnet_v2'], takes: COMMON, defaults: { name: `resnet${depth}v2` }, side: 224, least: 32, params,
  about: `${depth} layers deep: the same blocks with normalisation and ReLU before each convolution.`,
  paper: 'He et al. 2016, arXiv:1603.05027',
  body: (net, x) => bodyV2(net, x, BLOCKS[depth] ?? []), top: classifier, pools: POOLS,
});

/** ResNet50, 101 and 152, and their second version. */
export const resnets = (): readonly Application[] => [
  resnet(50, 25_636_712), resnet(101, 44_707_176), resnet(152, 60_419_944),
  resnetV2(50, 25_613_800), resnetV2(101, 44_675_560), resnetV2(152, 60_380_648),
];
