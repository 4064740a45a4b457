// DenseNet: every layer reads what all layers before it in its block gave, side by side.
// Paper: Huang et al., "Densely Connected Convolutional Networks", 2016.
// Source of names and settings: keras/src/applications/densenet.py, Keras 3.15.1.

import type { Tensor } from '../model/index.ts';
import { classifier, COMMON, normalizing, type Application } from './application.ts';
import { channelsOf, type Net } from './net.ts';
import { averagePooling2d, concatenate, conv2d, maxPooling2d, relu, zeroPadding2d } from './parts.ts';

const norm = normalizing({ axis: 3, epsilon: 1.001e-5 });

/** How many channels each layer adds. */
const GROWTH = 32;

/** A layer of a block: 1x1 keeps it cheap, 3x3 makes 32 new channels beside those that it read. */
function grow(net: Net, x: Tensor, name: string): Tensor {
  const fresh = net.chain(
    x,
    norm(`${name}_0_bn`), relu(`${name}_0_relu`), conv2d(4 * GROWTH, 1, { use_bias: false, name: `${name}_1_conv` }),
    norm(`${name}_1_bn`), relu(`${name}_1_relu`), conv2d(GROWTH, 3, { padding: 'same', use_bias: false, name: `${name}_2_conv` }),
  );
  return net.chain([x, fresh], concatenate(3, `${name}_concat`));
}

/** Between blocks, half of the channels go on, at half the side. */
const transition = (net: Net, x: Tensor, name: string): Tensor => {
  const ready = net.chain(x, norm(`${name}_bn`), relu(`${name}_relu`));
  return net.chain(ready, conv2d(Math.floor(channelsOf(ready) / 2), 1, { use_bias: false, name: `${name}_conv` }), averagePooling2d(2, { strides: 2, name: `${name}_pool` }));
};

function body(net: Net, input: Tensor, blocks: readonly number[]): Tensor {
  net.block('Stem', 'a large window and large steps bring the picture down to a size that can be computed with');
  let x = net.chain(
    input,
    zeroPadding2d([[3, 3], [3, 3]]), conv2d(64, 7, { strides: 2, use_bias: false, name: 'conv1_conv' }), norm('conv1_bn'), relu('conv1_relu'),
    zeroPadding2d([[1, 1], [1, 1]]), maxPooling2d(3, { strides: 2, name: 'pool1' }),
  );
  blocks.forEach((count, stage) => {
    net.block(`Dense block ${stage + 1}`, 'each layer reads all before it and adds a few channels');
    for (let i = 1; i <= count; i++) x = grow(net, x, `conv${stage + 2}_block${i}`);
    if (stage === blocks.length - 1) return;
    net.block(`Transition ${stage + 1}`, 'half the channels and half the side');
    x = transition(net, x, `pool${stage + 2}`);
  });
  net.block('Last normalisation', 'all channels together, scaled once more');
  return net.chain(x, norm('bn'), relu('relu'));
}

const densenet = (depth: number, params: number, blocks: readonly number[]): Application => ({
  name: `DenseNet${depth}`, modules: ['densenet'], takes: COMMON, defaults: { name: `densenet${depth}` }, side: 224, least: 32, params,
  about: `${depth} layers deep: each reads all before it in its block, and adds ${GROWTH} channels.`,
  paper: 'Huang et al. 2016, arXiv:1608.06993',
  body: (net, x) => body(net, x, blocks), top: classifier, pools: { avg: 'avg_pool', max: 'max_pool' },
});

/** DenseNet121, 169 and 201. */
export const densenets = (): readonly Application[] => [
  densenet(121, 8_062_504, [6, 12, 24, 16]), densenet(169, 14_307_880, [6, 12, 32, 32]), densenet(201, 20_242_984, [6, 12, 48, 32]),
];
