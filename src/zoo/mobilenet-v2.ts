// MobileNet V2: bottlenecks the other way round, wide inside and narrow between, with no ReLU where it is narrow.
// Paper: Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", 2018.
// Source of names and settings: keras/src/applications/mobilenet_v2.py, Keras 3.15.1.

import type { Raw } from '../layers/index.ts';
import type { Tensor } from '../model/index.ts';
import { classifierUnnamed, normalizing, type Application } from './application.ts';
import type { Arguments } from './arguments.ts';
import { checkInputTensor, divisible, padToHalve } from './common.ts';
import { checkAlpha, nameBySide, sideAmong } from './mobilenet.ts';
import { channelsOf, type Net } from './net.ts';
import { add, conv2d, depthwiseConv2d, relu6, zeroPadding2d } from './parts.ts';

const norm = normalizing({ axis: -1, epsilon: 0.001, momentum: 0.999 });

const SIDES: readonly Raw[] = [96, 128, 160, 192, 224];
const ALPHAS = [0.35, 0.5, 0.75, 1, 1.3, 1.4];

/** The stages of the paper's table 2: how much wider inside, channels, blocks, and whether the first halves the picture. */
const STAGES: readonly (readonly [expansion: number, filters: number, blocks: number, strides: 1 | 2])[] = [
  [1, 16, 1, 1], [6, 24, 2, 2], [6, 32, 3, 2], [6, 64, 4, 2], [6, 96, 3, 1], [6, 160, 3, 2], [6, 320, 1, 1],
];

/** 1x1 makes it wide, 3x3 within each channel, 1x1 makes it narrow; added to the input where both look the same. */
function block(net: Net, input: Tensor, at: number, expansion: number, filters: number, strides: 1 | 2): Tensor {
  const name = at === 0 ? 'expanded_conv' : `block_${at}`;
  const channels = channelsOf(input);
  let x = input;
  if (at > 0) x = net.chain(x, conv2d(expansion * channels, 1, { padding: 'same', use_bias: false, name: `${name}_expand` }), norm(`${name}_expand_BN`), relu6(`${name}_expand_relu`));
  if (strides === 2) x = net.chain(x, zeroPadding2d(padToHalve(x, 3), `${name}_pad`));
  x = net.chain(
    x,
    depthwiseConv2d(3, { strides, use_bias: false, padding: strides === 1 ? 'same' : 'valid', name: `${name}_depthwise` }), norm(`${name}_depthwise_BN`), relu6(`${name}_depthwise_relu`),
    conv2d(filters, 1, { padding: 'same', use_bias: false, name: `${name}_project` }), norm(`${name}_project_BN`),
  );
  return channels === filters && strides === 1 ? net.chain([input, x], add(`${name}_add`)) : x;
}

function body(net: Net, input: Tensor, { alpha }: Arguments): Tensor {
  net.block('Stem', 'one plain convolution, which sees all colours');
  let x = net.chain(input, conv2d(divisible(32 * alpha), 3, { strides: 2, padding: 'same', use_bias: false, name: 'Conv1' }), norm('bn_Conv1'), relu6('Conv1_relu'));
  let at = 0;
  for (const [stage, [expansion, filters, blocks, strides]] of STAGES.entries()) {
    net.block(`Stage ${stage + 1}`, 'inverted bottlenecks: wide inside, narrow between');
    const wide = divisible(Math.trunc(filters * alpha));
    for (let i = 0; i < blocks; i++) x = block(net, x, at++, expansion, wide, i === 0 ? strides : 1);
  }
  net.block('Last convolution', 'gathers what was found in many channels, where the picture is smallest');
  return net.chain(x, conv2d(alpha > 1 ? divisible(1280 * alpha) : 1280, 1, { use_bias: false, name: 'Conv_1' }), norm('Conv_1_bn'), relu6('out_relu'));
}

/** MobileNet V2. */
export const mobilenetsV2 = (): readonly Application[] => [
  {
    name: 'MobileNetV2', modules: ['mobilenet_v2'],
    takes: ['input_shape', 'alpha', 'include_top', 'weights', 'input_tensor', 'pooling', 'classes', 'classifier_activation', 'name'],
    defaults: {}, side: 224, least: 32, params: 3_538_984, knowsWeights: true,
    about: 'Seventeen inverted bottlenecks: wide inside, narrow between.',
    paper: 'Sandler et al. 2018, arXiv:1801.04381',
    before: checkInputTensor,
    sideFor: ({ input_shape: shape, input_tensor: tensor }) => sideAmong(SIDES, shape ?? ((tensor?.shape?.slice(1, 3) ?? []) as readonly Raw[])),
    behind: (given) => checkAlpha(given, ALPHAS),
    body, top: classifierUnnamed, modelName: nameBySide('mobilenetv2', SIDES),
  },
];
