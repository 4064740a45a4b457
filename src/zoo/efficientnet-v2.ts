// EfficientNet V2: the first stages use plain 3x3 convolutions in place of a depthwise and a pointwise one, which is faster on real hardware.
// Paper: Tan & Le, "EfficientNetV2: Smaller Models and Faster Training", 2021.
// Source of names and settings: keras/src/applications/efficientnet_v2.py, Keras 3.15.1.

import type { Tensor } from '../model/index.ts';
import { normalizing, predictions, type Application } from './application.ts';
import type { Arguments } from './arguments.ts';
import { aroundBlock, excite, fanOut, fanOutUniform } from './efficientnet.ts';
import type { Net } from './net.ts';
import { activation, conv2d, depthwiseConv2d, dropout, globalAveragePooling2d, part, rescaling, type Part } from './parts.ts';
import { refuse } from './refusal.ts';
import type { Raw } from '../layers/index.ts';

const norm = normalizing({ axis: 3, momentum: 0.9 });
const swish = (name: string): Part => activation('swish', name);
const conv = (filters: number, kernel_size: number, strides: number, name: string): Part => conv2d(filters, kernel_size, { strides, kernel_initializer: fanOut(), padding: 'same', use_bias: false, name });

/** One stage: how it computes, blocks, channels before and behind, expansion, strides of its first block. */
type Stage = readonly [kind: 'fused' | 'mb', repeats: number, from: number, to: number, expand: number, strides: 1 | 2];

/** The paper's table 4, and the stages of the small networks that grow by factors. */
const STAGES: Readonly<Record<string, readonly Stage[]>> = {
  s: [['fused', 2, 24, 24, 1, 1], ['fused', 4, 24, 48, 4, 2], ['fused', 4, 48, 64, 4, 2], ['mb', 6, 64, 128, 4, 2], ['mb', 9, 128, 160, 6, 1], ['mb', 15, 160, 256, 6, 2]],
  m: [['fused', 3, 24, 24, 1, 1], ['fused', 5, 24, 48, 4, 2], ['fused', 5, 48, 80, 4, 2], ['mb', 7, 80, 160, 4, 2], ['mb', 14, 160, 176, 6, 1], ['mb', 18, 176, 304, 6, 2], ['mb', 5, 304, 512, 6, 1]],
  l: [['fused', 4, 32, 32, 1, 1], ['fused', 7, 32, 64, 4, 2], ['fused', 7, 64, 96, 4, 2], ['mb', 10, 96, 192, 4, 2], ['mb', 19, 192, 224, 6, 1], ['mb', 25, 224, 384, 6, 2], ['mb', 7, 384, 640, 6, 1]],
  b: [['fused', 1, 32, 16, 1, 1], ['fused', 2, 16, 32, 4, 2], ['fused', 2, 32, 48, 4, 2], ['mb', 3, 48, 96, 4, 2], ['mb', 5, 96, 112, 6, 1], ['mb', 8, 112, 192, 6, 2]],
};

interface Block {
  readonly from: number;
  readonly to: number;
  readonly expand: number;
  readonly strides: 1 | 2;
  readonly rate: number;
  readonly name: string;
}

/** Wide inside (1x1), 3x3 within each channel, squeeze and excite, narrow again (1x1). */
function mb(net: Net, input: Tensor, { from, to, expand, strides, rate, name }: Block): Tensor {
  const wide = from * expand;
  let x = input;
  if (expand !== 1) x = net.chain(x, conv(wide, 1, 1, `${name}expand_conv`), norm(`${name}expand_bn`), swish(`${name}expand_activation`));
  x = net.chain(x, depthwiseConv2d(3, { strides, depthwise_initializer: fanOut(), padding: 'same', use_bias: false, name: `${name}dwconv2` }), norm(`${name}bn`), swish(`${name}activation`));
  x = excite(net, x, wide, Math.max(1, Math.trunc(from * 0.25)), name);
  x = net.chain(x, conv(to, 1, 1, `${name}project_conv`), norm(`${name}project_bn`));
  return strides === 1 && from === to ? aroundBlock(net, input, x, rate, name) : x;
}

/** The 1x1 that widens and the depthwise 3x3 as one plain 3x3. */
function fused(net: Net, input: Tensor, { from, to, expand, strides, rate, name }: Block): Tensor {
  const x = expand === 1
    ? net.chain(input, conv(to, 3, strides, `${name}project_conv`), norm(`${name}project_bn`), swish(`${name}project_activation`))
    : net.chain(input, conv(from * expand, 3, strides, `${name}expand_conv`), norm(`${name}expand_bn`), swish(`${name}expand_activation`), conv(to, 1, 1, `${name}project_conv`), norm(`${name}project_bn`));
  return strides === 1 && from === to ? aroundBlock(net, input, x, rate, name) : x;
}

/** What tells the networks apart. */
interface Scale {
  readonly width: number;
  readonly depth: number;
}

/** The nearest multiple of eight; at least eight. */
const rounded = (filters: number): number => Math.max(8, Math.floor(Math.trunc(filters + 4) / 8) * 8);

/** The small networks centre colours as ImageNet has them, the others scale them to -1 to 1. */
const preparation = (name: string | null, channels: Raw): readonly Part[] => {
  const small = name?.split('-').at(-1)?.startsWith('b') === true && channels === 3;
  return small ? [rescaling(1 / 255), part('Normalization', { mean: [0.485, 0.456, 0.406], variance: [0.229 ** 2, 0.224 ** 2, 0.225 ** 2], axis: 3 })] : [rescaling(1 / 128, -1)];
};

function body(net: Net, input: Tensor, given: Arguments, channels: Raw, { width, depth }: Scale): Tensor {
  const wide = (filters: number): number => rounded(filters * width);
  const all = STAGES[(given.name ?? '').replace(/^efficientnetv2-(.).*$/, '$1')] ?? [];
  net.block('Stem', 'colours to a common scale, then one plain convolution, which sees them all');
  let x = net.chain(input, ...(given.include_preprocessing ? preparation(given.name, channels) : []), conv(wide(all[0]?.[2] ?? 0), 3, 2, 'stem_conv'), norm('stem_bn'), swish('stem_activation'));
  // Keras counts the blocks before they are multiplied, so that the last are left out more often than 0.2.
  const blocks = all.reduce((sum, [, repeats]) => sum + repeats, 0);
  let at = 0;
  all.forEach(([kind, repeats, from, to, expand, strides], stage) => {
    net.block(`Stage ${stage + 1}`, kind === 'mb' ? 'inverted bottlenecks that look at the whole picture to weigh their channels' : 'inverted bottlenecks in which one plain convolution widens and looks around');
    for (let i = 0; i < Math.ceil(depth * repeats); i++) {
      const one: Block = { from: wide(i === 0 ? from : to), to: wide(to), expand, strides: i === 0 ? strides : 1, rate: (0.2 * at++) / blocks, name: `block${stage + 1}${String.fromCharCode(97 + i)}_` };
      x = kind === 'mb' ? mb(net, x, one) : fused(net, x, one);
    }
  });
  net.block('Last convolution', 'gathers what was found in many channels, where the picture is smallest');
  return net.chain(x, conv(wide(1280), 1, 1, 'top_conv'), norm('top_bn'), swish('top_activation'));
}

const NAMES = ['b0', 'b1', 'b2', 'b3', 's', 'm', 'l'].map((version) => `efficientnetv2-${version}`);

const efficientnet = (version: string, side: number, params: number, scale: Scale): Application => ({
  name: `EfficientNetV2${version}`, modules: ['efficientnet_v2'],
  takes: ['include_top', 'weights', 'input_tensor', 'input_shape', 'pooling', 'classes', 'classifier_activation', 'include_preprocessing', 'name'],
  defaults: { name: `efficientnetv2-${version.toLowerCase()}` }, side, least: 32, params,
  about: `EfficientNet V2 ${version}: plain convolutions first, depthwise ones behind.`,
  paper: 'Tan & Le 2021, arXiv:2104.00298',
  // Keras finds the blocks under the model's name.
  before: ({ name }) => (NAMES.includes(name ?? '') ? undefined : refuse('application-name', { value: name, expected: NAMES.join(', ') }, 'KeyError', 'name')),
  body: (net, x, given, shape) => body(net, x, given, shape[2] ?? null, scale),
  top: (net, x, given) => net.chain(net.chain(x, globalAveragePooling2d({ name: 'avg_pool' }), dropout(0.2, { name: 'top_dropout' })), predictions(given, { kernel_initializer: fanOutUniform(), bias_initializer: { kind: 'object', path: 'keras.initializers.Constant', args: { value: 0 } } })),
  pools: { avg: 'avg_pool', max: 'max_pool' },
});

/** EfficientNet V2 B0 to B3, S, M and L. */
export const efficientnetsV2 = (): readonly Application[] => [
  efficientnet('B0', 224, 7_200_312, { width: 1, depth: 1 }),
  efficientnet('B1', 240, 8_212_124, { width: 1, depth: 1.1 }),
  efficientnet('B2', 260, 10_178_374, { width: 1.1, depth: 1.2 }),
  efficientnet('B3', 300, 14_467_622, { width: 1.2, depth: 1.4 }),
  efficientnet('S', 384, 21_612_360, { width: 1, depth: 1 }),
  efficientnet('M', 480, 54_431_388, { width: 1, depth: 1 }),
  efficientnet('L', 480, 119_027_848, { width: 1, depth: 1 }),
];
