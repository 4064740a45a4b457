// EfficientNet: one small network, and seven larger ones in which depth, width and side grow together by fixed factors.
// Paper: Tan & Le, "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks", 2019.
// Source of names and settings: keras/src/applications/efficientnet.py, Keras 3.15.1.

import { Tuple, type Raw } from '../layers/index.ts';
import type { Tensor } from '../model/index.ts';
import { COMMON, normalizing, predictions, type Application } from './application.ts';
import type { Arguments } from './arguments.ts';
import { divisible, padToHalve } from './common.ts';
import type { Net } from './net.ts';
import { activation, add, conv2d, depthwiseConv2d, dropout, globalAveragePooling2d, multiply, part, rescaling, reshape, zeroPadding2d, type Part } from './parts.ts';

const norm = normalizing({ axis: 3 });
const swish = (name: string): Part => activation('swish', name);

const scaling = (scale: number, distribution: string): Raw => ({ kind: 'object', path: 'keras.initializers.VarianceScaling', args: { scale, mode: 'fan_out', distribution } });
/** How the kernels of convolutions begin. */
export const fanOut = (): Raw => scaling(2, 'truncated_normal');
/** How the classifier begins. */
export const fanOutUniform = (): Raw => scaling(1 / 3, 'uniform');

/** The stages of B0, the paper's table 1. */
const STAGES: readonly { readonly size: number; readonly repeats: number; readonly from: number; readonly to: number; readonly expand: number; readonly strides: 1 | 2 }[] = [
  { size: 3, repeats: 1, from: 32, to: 16, expand: 1, strides: 1 },
  { size: 3, repeats: 2, from: 16, to: 24, expand: 6, strides: 2 },
  { size: 5, repeats: 2, from: 24, to: 40, expand: 6, strides: 2 },
  { size: 3, repeats: 3, from: 40, to: 80, expand: 6, strides: 2 },
  { size: 5, repeats: 3, from: 80, to: 112, expand: 6, strides: 1 },
  { size: 5, repeats: 4, from: 112, to: 192, expand: 6, strides: 2 },
  { size: 3, repeats: 1, from: 192, to: 320, expand: 6, strides: 1 },
];

/** Squeeze and excite: a factor for each channel, computed from the whole picture. */
export function excite(net: Net, x: Tensor, filters: number, reduced: number, name: string): Tensor {
  const factors = net.chain(
    x,
    globalAveragePooling2d({ name: `${name}se_squeeze` }), reshape([1, 1, filters], `${name}se_reshape`),
    conv2d(reduced, 1, { padding: 'same', activation: 'swish', kernel_initializer: fanOut(), name: `${name}se_reduce` }),
    conv2d(filters, 1, { padding: 'same', activation: 'sigmoid', kernel_initializer: fanOut(), name: `${name}se_expand` }),
  );
  return net.chain([x, factors], multiply(`${name}se_excite`));
}

/** What is computed goes to the input; while training, a whole block is left out now and then. */
export const aroundBlock = (net: Net, input: Tensor, x: Tensor, rate: number, name: string): Tensor =>
  net.chain([rate > 0 ? net.chain(x, dropout(rate, { noise_shape: Tuple.from<Raw>([null, 1, 1, 1]), name: `${name}drop` })) : x, input], add(`${name}add`));

interface Block {
  readonly size: number;
  readonly from: number;
  readonly to: number;
  readonly expand: number;
  readonly strides: 1 | 2;
  readonly rate: number;
  readonly name: string;
}

/** Wide inside (1x1), a window within each channel, squeeze and excite, narrow again (1x1). */
function block(net: Net, input: Tensor, { size, from, to, expand, strides, rate, name }: Block): Tensor {
  const wide = from * expand;
  let x = input;
  if (expand !== 1) x = net.chain(x, conv2d(wide, 1, { padding: 'same', use_bias: false, kernel_initializer: fanOut(), name: `${name}expand_conv` }), norm(`${name}expand_bn`), swish(`${name}expand_activation`));
  if (strides === 2) x = net.chain(x, zeroPadding2d(padToHalve(x, size), `${name}dwconv_pad`));
  x = net.chain(x, depthwiseConv2d(size, { strides, padding: strides === 2 ? 'valid' : 'same', use_bias: false, depthwise_initializer: fanOut(), name: `${name}dwconv` }), norm(`${name}bn`), swish(`${name}activation`));
  x = excite(net, x, wide, Math.max(1, Math.trunc(from * 0.25)), name);
  x = net.chain(x, conv2d(to, 1, { padding: 'same', use_bias: false, kernel_initializer: fanOut(), name: `${name}project_conv` }), norm(`${name}project_bn`));
  return strides === 1 && from === to ? aroundBlock(net, input, x, rate, name) : x;
}

/** Factors of width and depth. */
interface Scale {
  readonly width: number;
  readonly depth: number;
}

/** Stands behind the input with the weights of ImageNet: Keras's own mend of a division that was left out. */
const imagenetScale = (): Part => rescaling([0.229, 0.224, 0.225].map((deviation) => 1 / Math.sqrt(deviation)));

function body(net: Net, input: Tensor, { weights }: Arguments, { width, depth }: Scale): Tensor {
  const wide = (filters: number): number => divisible(filters * width);
  const often = (repeats: number): number => Math.ceil(depth * repeats);
  net.block('Stem', 'colours to a common scale, then one plain convolution, which sees them all');
  let x = net.chain(input, rescaling(1 / 255), part('Normalization', { axis: 3 }), ...(weights === 'imagenet' ? [imagenetScale()] : []));
  x = net.chain(
    x,
    zeroPadding2d(padToHalve(x, 3), 'stem_conv_pad'), conv2d(wide(32), 3, { strides: 2, padding: 'valid', use_bias: false, kernel_initializer: fanOut(), name: 'stem_conv' }),
    norm('stem_bn'), swish('stem_activation'),
  );
  const blocks = STAGES.reduce((sum, { repeats }) => sum + often(repeats), 0);
  let at = 0;
  STAGES.forEach(({ size, repeats, from, to, expand, strides }, stage) => {
    net.block(`Stage ${stage + 1}`, 'inverted bottlenecks that look at the whole picture to weigh their channels');
    for (let i = 0; i < often(repeats); i++) {
      const name = `block${stage + 1}${String.fromCharCode(97 + i)}_`;
      x = block(net, x, { size, from: wide(i === 0 ? from : to), to: wide(to), expand, strides: i === 0 ? strides : 1, rate: (0.2 * at++) / blocks, name });
    }
  });
  net.block('Last convolution', 'gathers what was found in many channels, where the picture is smallest');
  return net.chain(x, conv2d(wide(1280), 1, { padding: 'same', use_bias: false, kernel_initializer: fanOut(), name: 'top_conv' }), norm('top_bn'), swish('top_activation'));
}

const efficientnet = (version: string, side: number, params: number, scale: Scale, rate: number): Application => ({
  name: `EfficientNet${version}`, modules: ['efficientnet'], takes: COMMON, defaults: { name: `efficientnet${version.toLowerCase()}` }, side, least: 32, params, knowsWeights: true,
  about: `EfficientNet with ${scale.width} times the width and ${scale.depth} times the depth of B0.`,
  paper: 'Tan & Le 2019, arXiv:1905.11946',
  body: (net, x, given) => body(net, x, given, scale),
  top: (net, x, given) => net.chain(net.chain(x, globalAveragePooling2d({ name: 'avg_pool' }), dropout(rate, { name: 'top_dropout' })), predictions(given, { kernel_initializer: fanOutUniform() })),
  pools: { avg: 'avg_pool', max: 'max_pool' },
});

/** EfficientNet B0 to B7. */
export const efficientnets = (): readonly Application[] => [
  efficientnet('B0', 224, 5_330_571, { width: 1, depth: 1 }, 0.2),
  efficientnet('B1', 240, 7_856_239, { width: 1, depth: 1.1 }, 0.2),
  efficientnet('B2', 260, 9_177_569, { width: 1.1, depth: 1.2 }, 0.3),
  efficientnet('B3', 300, 12_320_535, { width: 1.2, depth: 1.4 }, 0.3),
  efficientnet('B4', 380, 19_466_823, { width: 1.4, depth: 1.8 }, 0.4),
  efficientnet('B5', 456, 30_562_527, { width: 1.6, depth: 2.2 }, 0.4),
  efficientnet('B6', 528, 43_265_143, { width: 1.8, depth: 2.6 }, 0.5),
  efficientnet('B7', 600, 66_658_687, { width: 2, depth: 3.1 }, 0.5),
];
