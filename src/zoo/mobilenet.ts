// MobileNet: a network of depthwise 3x3 and pointwise 1x1 convolutions; `alpha` makes every layer wider or narrower.
// Paper: Howard et al., "MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications", 2017.
// Source of names and settings: keras/src/applications/mobilenet.py, Keras 3.15.1.

import { pythonRepr, Tuple, type Raw } from '../layers/index.ts';
import type { Tensor } from '../model/index.ts';
import { checkActivation, normalizing, type Application } from './application.ts';
import type { Arguments } from './arguments.ts';
import type { Net } from './net.ts';
import { activation, conv2d, depthwiseConv2d, dropout, globalAveragePooling2d, relu6, reshape, zeroPadding2d, type Part } from './parts.ts';
import { refuse } from './refusal.ts';

const norm = normalizing({ axis: -1 });

/** The sides that weights were learned for. */
const SIDES: readonly Raw[] = [128, 160, 192, 224];
/** The widths that weights were learned for. */
const ALPHAS = [0.25, 0.5, 0.75, 1];

/** The channels of each block, and where the pictures are halved. */
const BLOCKS: readonly (readonly [filters: number, strides: 1 | 2])[] = [
  [64, 1], [128, 2], [128, 1], [256, 2], [256, 1], [512, 2], [512, 1], [512, 1], [512, 1], [512, 1], [512, 1], [1024, 2], [1024, 1],
];

/** 3x3 within each channel, then 1x1 across them. */
const block = (at: number, filters: number, strides: 1 | 2, depth_multiplier: Raw): readonly Part[] => [
  ...(strides === 2 ? [zeroPadding2d([[0, 1], [0, 1]], `conv_pad_${at}`)] : []),
  depthwiseConv2d(3, { padding: strides === 1 ? 'same' : 'valid', depth_multiplier, strides, use_bias: false, name: `conv_dw_${at}` }), norm(`conv_dw_${at}_bn`), relu6(`conv_dw_${at}_relu`),
  conv2d(filters, 1, { padding: 'same', use_bias: false, strides: 1, name: `conv_pw_${at}` }), norm(`conv_pw_${at}_bn`), relu6(`conv_pw_${at}_relu`),
];

const body = (net: Net, x: Tensor, { alpha, depth_multiplier }: Arguments): Tensor => {
  const wide = (filters: number): number => Math.trunc(filters * alpha);
  net.block('Stem', 'one plain convolution, which sees all colours');
  const begun = net.chain(x, conv2d(wide(32), 3, { padding: 'same', use_bias: false, strides: 2, name: 'conv1' }), norm('conv1_bn'), relu6('conv1_relu'));
  let stage = 0;
  return BLOCKS.reduce((below, [filters, strides], i) => {
    if (i === 0 || strides === 2) net.block(`Stage ${++stage}`, 'pairs of a window within each channel and a 1x1 across them');
    return net.chain(below, ...block(i + 1, wide(filters), strides, depth_multiplier));
  }, begun);
};

/** The classifier as a 1x1 convolution over a picture of one point. */
function top(net: Net, x: Tensor, given: Arguments): Tensor {
  const flat = net.chain(
    x,
    globalAveragePooling2d({ keepdims: true }), dropout(given.dropout, { name: 'dropout' }),
    conv2d(given.classes, 1, { padding: 'same', name: 'conv_preds' }), reshape([given.classes], 'reshape_2'),
  );
  checkActivation(given);
  return net.chain(flat, activation(given.classifier_activation, 'predictions'));
}

/** MobileNet's and its successor's: a square picture of a side that weights were learned for counts as the standard one. */
export const sideAmong = (sides: readonly Raw[], [rows, cols]: readonly Raw[]): number => (rows === cols && typeof rows === 'number' && sides.includes(rows) ? rows : 224);

/** Refuses widths that no weights were learned for. */
export function checkAlpha({ weights, alpha, alphaText }: Arguments, alphas: readonly number[]): void {
  if (weights === 'imagenet' && !alphas.includes(alpha)) refuse('application-alpha', { value: alphaText, expected: alphas.join(', ') }, 'ValueError', 'alpha');
}

/** The name that tells width and side: `mobilenet_1.00_224`. */
export function nameBySide(prefix: string, sides: readonly Raw[]): NonNullable<Application['modelName']> {
  return ({ alpha, weights }, [rows = null, cols = null]) => `${prefix}_${twoPlaces(alpha)}_${weights === 'imagenet' && (rows !== cols || !sides.includes(rows)) ? 224 : pythonRepr(rows)}`;
}

/** Python's `:0.2f`, which rounds a tie to the even side. */
const twoPlaces = (value: number): string => (Number.isInteger(value * 8) && (value * 8) % 2 !== 0 ? (2 * Math.round(value * 50)) / 100 : value).toFixed(2);

/** MobileNet. */
export const mobilenets = (): readonly Application[] => [
  {
    name: 'MobileNet', modules: ['mobilenet'],
    takes: ['input_shape', 'alpha', 'depth_multiplier', 'dropout', 'include_top', 'weights', 'input_tensor', 'pooling', 'classes', 'classifier_activation', 'name'],
    defaults: {}, side: 224, least: 32, params: 4_253_864, knowsWeights: true,
    about: 'Thirteen pairs of depthwise and pointwise convolutions, small enough for a phone.',
    paper: 'Howard et al. 2017, arXiv:1704.04861',
    sideFor: ({ input_shape: given }) => sideAmong(SIDES, given ?? Tuple.from<Raw>([])),
    behind: (given) => {
      if (given.weights === 'imagenet' && given.depth_multiplier !== 1) refuse('application-depth', { value: pythonRepr(given.depth_multiplier) }, 'ValueError', 'depth_multiplier');
      checkAlpha(given, ALPHAS);
    },
    body, top, modelName: nameBySide('mobilenet', SIDES),
  },
];
