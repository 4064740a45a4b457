// NASNet-A: two kinds of cells that a search found, one keeping the size of the picture and one halving it, stacked.
// Each cell reads what the two cells before it gave.
// Paper: Zoph et al., "Learning Transferable Architectures for Scalable Image Recognition", 2017.
// Source of names and settings: keras/src/applications/nasnet.py, Keras 3.15.1.

import { pythonRepr, Tuple, type Raw } from '../layers/index.ts';
import type { Tensor } from '../model/index.ts';
import { normalizing, predictions, type Application } from './application.ts';
import { padToHalve } from './common.ts';
import { channelsOf, type Net } from './net.ts';
import { add, averagePooling2d, concatenate, conv2d, globalAveragePooling2d, maxPooling2d, part, relu, separableConv2d, zeroPadding2d } from './parts.ts';
import { refuse } from './refusal.ts';

const norm = normalizing({ axis: -1, momentum: 0.9997, epsilon: 0.001 });
const pointwise = (filters: number, name: string) => conv2d(filters, 1, { strides: 1, padding: 'same', use_bias: false, kernel_initializer: 'he_normal', name });

/** Two separable convolutions, each behind a ReLU; the first may halve the picture. */
function separable(net: Net, input: Tensor, filters: number, size: number, strides: 1 | 2, id: string): Tensor {
  let x = net.chain(input, relu());
  if (strides === 2) x = net.chain(x, zeroPadding2d(padToHalve(x, size), `separable_conv_1_pad_${id}`));
  return net.chain(
    x,
    separableConv2d(filters, size, { strides, padding: strides === 2 ? 'valid' : 'same', use_bias: false, name: `separable_conv_1_${id}` }), norm(`separable_conv_1_bn_${id}`), relu(),
    separableConv2d(filters, size, { padding: 'same', use_bias: false, name: `separable_conv_2_${id}` }), norm(`separable_conv_2_bn_${id}`),
  );
}

/** Brings what the cell before the last gave to the size and the channels of the last. */
function adjusted(net: Net, before: Tensor | undefined, last: Tensor, filters: number, id: string): Tensor {
  if (!before) return last;
  if (before.shape?.at(-2) !== last.shape?.at(-2)) return halvedTwice(net, before, filters, id);
  if (channelsOf(before) === filters) return before;
  return net.chain(before, relu(), pointwise(filters, `adjust_conv_projection_${id}`), norm(`adjust_bn_${id}`));
}

/** Every second point, and the points between them, side by side. */
function halvedTwice(net: Net, input: Tensor, filters: number, id: string): Tensor {
  const half = Math.floor(filters / 2);
  const narrow = (name: string) => conv2d(half, 1, { padding: 'same', use_bias: false, kernel_initializer: 'he_normal', name });
  const pool = (name: string) => averagePooling2d(1, { strides: 2, padding: 'valid', name });
  const x = net.chain(input, relu(`adjust_relu_1_${id}`));
  const even = net.chain(x, pool(`adjust_avg_pool_1_${id}`), narrow(`adjust_conv_1_${id}`));
  const odd = net.chain(x, zeroPadding2d([[0, 1], [0, 1]]), part('Cropping2D', { cropping: [[1, 0], [1, 0]] }), pool(`adjust_avg_pool_2_${id}`), narrow(`adjust_conv_2_${id}`));
  return net.chain([even, odd], concatenate(-1), norm(`adjust_bn_${id}`));
}

/** A cell that keeps the size. */
function normal(net: Net, last: Tensor, before: Tensor | undefined, filters: number, id: string): Tensor {
  const p = adjusted(net, before, last, filters, id);
  const h = net.chain(last, relu(), pointwise(filters, `normal_conv_1_${id}`), norm(`normal_bn_1_${id}`));
  const near = (name: string) => averagePooling2d(3, { strides: 1, padding: 'same', name: `${name}_${id}` });
  const look = (x: Tensor, size: number, name: string): Tensor => separable(net, x, filters, size, 1, `normal_${name}_${id}`);
  const sum = (at: number, ...of: readonly Tensor[]): Tensor => net.chain(of, add(`normal_add_${at}_${id}`));
  const parts = [
    sum(1, look(h, 5, 'left1'), look(p, 3, 'right1')),
    sum(2, look(p, 5, 'left2'), look(p, 3, 'right2')),
    sum(3, net.chain(h, near('normal_left3')), p),
    sum(4, net.chain(p, near('normal_left4')), net.chain(p, near('normal_right4'))),
    sum(5, look(h, 3, 'left5'), h),
  ];
  return net.chain([p, ...parts], concatenate(-1, `normal_concat_${id}`));
}

/** A cell that halves the picture. */
function reduction(net: Net, last: Tensor, before: Tensor | undefined, filters: number, id: string): Tensor {
  const p = adjusted(net, before, last, filters, id);
  const h = net.chain(last, relu(), pointwise(filters, `reduction_conv_1_${id}`), norm(`reduction_bn_1_${id}`));
  const padded = net.chain(h, zeroPadding2d(padToHalve(h, 3), `reduction_pad_1_${id}`));
  const halve = (x: Tensor, size: number, name: string): Tensor => separable(net, x, filters, size, 2, `reduction_${name}_${id}`);
  const window = (strides: 1 | 2, name: string) => ({ strides, padding: strides === 2 ? 'valid' : 'same', name: `reduction_${name}_${id}` });
  const sum = (name: string, ...of: readonly Tensor[]): Tensor => net.chain(of, add(`reduction_${name}_${id}`));
  const x1 = sum('add_1', halve(h, 5, 'left1'), halve(p, 7, 'right1'));
  const x2 = sum('add_2', net.chain(padded, maxPooling2d(3, window(2, 'left2'))), halve(p, 7, 'right2'));
  const x3 = sum('add3', net.chain(padded, averagePooling2d(3, window(2, 'left3'))), halve(p, 5, 'right3'));
  const x4 = net.chain([x2, net.chain(x1, averagePooling2d(3, window(1, 'left4')))], add());
  const x5 = sum('add4', separable(net, x1, filters, 3, 1, `reduction_left4_${id}`), net.chain(padded, maxPooling2d(3, window(2, 'right5'))));
  return net.chain([x2, x3, x4, x5], concatenate(-1, `reduction_concat_${id}`));
}

/** What tells the two networks apart. */
interface Size {
  readonly filters: number;
  readonly blocks: number;
  readonly stem: number;
  /** True where a cell behind a reduction reads past it. */
  readonly skips: boolean;
}

function body(net: Net, input: Tensor, { filters, blocks, stem, skips }: Size): Tensor {
  net.block('Stem', 'one plain convolution, then two cells that halve the picture');
  let last = net.chain(input, conv2d(stem, 3, { strides: 2, padding: 'valid', use_bias: false, kernel_initializer: 'he_normal', name: 'stem_conv1' }), norm('stem_bn1'));
  let before: Tensor | undefined;
  const step = (made: Tensor): void => {
    before = last;
    last = made;
  };
  step(reduction(net, last, before, Math.floor(filters / 4), 'stem_1'));
  step(reduction(net, last, before, Math.floor(filters / 2), 'stem_2'));
  [1, 2, 4].forEach((wider, stage) => {
    if (stage > 0) {
      net.block(`Reduction ${stage}`, 'a cell that halves the side and doubles the channels');
      const earlier = before;
      step(reduction(net, last, before, filters * wider, `reduce_${stage * blocks}`));
      if (skips) before = earlier;
    }
    net.block(`Cells ${stage + 1}`, 'the same cell again and again, as a search put it together');
    for (let i = 0; i < blocks; i++) step(normal(net, last, before, filters * wider, String(stage * blocks + Math.sign(stage) + i)));
  });
  return net.chain(last, relu());
}

const nasnet = (name: string, modelName: string, side: number, params: number, size: Size): Application => ({
  name: `NASNet${name}`, modules: ['nasnet'],
  takes: ['input_shape', 'include_top', 'weights', 'input_tensor', 'pooling', 'classes', 'classifier_activation', 'name'],
  defaults: { name: modelName }, side, least: 32, params,
  about: `${3 * size.blocks} cells that a search put together, and four that halve the picture.`,
  paper: 'Zoph et al. 2017, arXiv:1707.07012',
  before: ({ input_shape: shape, weights }) => {
    if (shape instanceof Tuple && shape.includes(null) && weights === 'imagenet') refuse('application-shape-open', { value: pythonRepr(shape) }, 'ValueError', 'input_shape');
  },
  body: (net, x) => body(net, x, size),
  top: (net, x, given) => net.chain(net.chain(x, globalAveragePooling2d()), predictions(given)),
});

/** NASNet-A, mobile and large. Only the mobile one takes its standard side where the top is left off. */
export const nasnets = (): readonly Application[] => [
  {
    ...nasnet('Mobile', 'nasnet_mobile', 224, 5_326_716, { filters: 44, blocks: 4, stem: 32, skips: false }),
    shapeFor: ({ input_shape: shape, include_top: top }) => (shape ?? (top ? null : Tuple.from<Raw>([224, 224, 3]))),
  },
  nasnet('Large', 'nasnet_large', 331, 88_949_818, { filters: 168, blocks: 6, stem: 96, skips: true }),
];
