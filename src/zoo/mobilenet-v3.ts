// MobileNet V3: the blocks of V2, found by a search, with a look at the whole picture (squeeze and excite) in some of them.
// Paper: Howard et al., "Searching for MobileNetV3", 2019.
// Source of names and settings: keras/src/applications/mobilenet_v3.py, Keras 3.15.1.

import { isInt, pythonRepr, Tuple, type Raw } from '../layers/index.ts';
import type { Tensor } from '../model/index.ts';
import { checkActivation, normalizing, type Application } from './application.ts';
import type { Arguments } from './arguments.ts';
import { checkInputTensor, divisible, padToHalve } from './common.ts';
import { channelsOf, type Net } from './net.ts';
import { activation, add, conv2d, depthwiseConv2d, dropout, flatten, globalAveragePooling2d, multiply, part, relu6, rescaling, zeroPadding2d, type Part } from './parts.ts';
import { refuse } from './refusal.ts';

const norm = normalizing({ axis: -1, epsilon: 0.001, momentum: 0.999 });

/** What follows a normalisation: plain ReLU, or the network's own: hard swish, unless it is minimalistic. */
type Bend = 'relu' | 'own';
/** One block: expansion, channels, window (5 unless minimalistic is `own`), strides, squeeze and excite, bend. */
type Block = readonly [expansion: number, filters: number, window: 3 | 'own', strides: 1 | 2, excite: boolean, bend: Bend];

/** The paper's table 2. */
const SMALL: readonly Block[] = [
  [1, 16, 3, 2, true, 'relu'], [72 / 16, 24, 3, 2, false, 'relu'], [88 / 24, 24, 3, 1, false, 'relu'],
  [4, 40, 'own', 2, true, 'own'], [6, 40, 'own', 1, true, 'own'], [6, 40, 'own', 1, true, 'own'], [3, 48, 'own', 1, true, 'own'], [3, 48, 'own', 1, true, 'own'],
  [6, 96, 'own', 2, true, 'own'], [6, 96, 'own', 1, true, 'own'], [6, 96, 'own', 1, true, 'own'],
];

/** The paper's table 1. */
const LARGE: readonly Block[] = [
  [1, 16, 3, 1, false, 'relu'], [4, 24, 3, 2, false, 'relu'], [3, 24, 3, 1, false, 'relu'],
  [3, 40, 'own', 2, true, 'relu'], [3, 40, 'own', 1, true, 'relu'], [3, 40, 'own', 1, true, 'relu'],
  [6, 80, 3, 2, false, 'own'], [2.5, 80, 3, 1, false, 'own'], [2.3, 80, 3, 1, false, 'own'], [2.3, 80, 3, 1, false, 'own'],
  [6, 112, 3, 1, true, 'own'], [6, 112, 3, 1, true, 'own'],
  [6, 160, 'own', 2, true, 'own'], [6, 160, 'own', 1, true, 'own'], [6, 160, 'own', 1, true, 'own'],
];

/** A factor for each channel, computed from the whole picture. */
function excite(net: Net, x: Tensor, filters: number, name: string): Tensor {
  const squeezed = net.chain(
    x,
    globalAveragePooling2d({ keepdims: true, name: `${name}avg_pool` }), conv2d(divisible(filters * 0.25), 1, { padding: 'same', name: `${name}conv` }),
    part('ReLU', { name: `${name}relu` }), conv2d(filters, 1, { padding: 'same', name: `${name}conv_1` }),
  );
  // A sigmoid of straight lines: relu6(x + 3) / 6. Keras makes the ReLU before it adds.
  const bend = net.make(relu6());
  const factors = net.operate('multiply', net.chain(net.operate('add', squeezed, 3), bend), 1 / 6);
  return net.chain([x, factors], multiply(`${name}mul`));
}

const bendOf = ({ minimalistic }: Arguments, bend: Bend): Part => (bend === 'relu' || minimalistic ? part('ReLU') : activation('hard_swish'));

function block(net: Net, input: Tensor, given: Arguments, at: number, [expansion, filters, window, strides, excites, bend]: Block): Tensor {
  const name = at === 0 ? 'expanded_conv_' : `expanded_conv_${at}_`;
  const channels = channelsOf(input);
  const wide = divisible(channels * expansion);
  const size = window === 'own' && !given.minimalistic ? 5 : 3;
  const narrow = divisible(filters * given.alpha);
  let x = input;
  if (at > 0) x = net.chain(x, conv2d(wide, 1, { padding: 'same', use_bias: false, name: `${name}expand` }), norm(`${name}expand_bn`), bendOf(given, bend));
  if (strides === 2) x = net.chain(x, zeroPadding2d(padToHalve(x, size), `${name}depthwise_pad`));
  x = net.chain(x, depthwiseConv2d(size, { strides, padding: strides === 1 ? 'same' : 'valid', use_bias: false, name: `${name}depthwise` }), norm(`${name}depthwise_bn`), bendOf(given, bend));
  if (excites && !given.minimalistic) x = excite(net, x, wide, `${name}squeeze_excite_`);
  x = net.chain(x, conv2d(narrow, 1, { padding: 'same', use_bias: false, name: `${name}project` }), norm(`${name}project_bn`));
  return strides === 1 && channels === narrow ? net.chain([input, x], add(`${name}add`)) : x;
}

function body(net: Net, input: Tensor, given: Arguments, blocks: readonly Block[]): Tensor {
  net.block('Stem', 'one plain convolution, which sees all colours');
  let x = net.chain(
    input,
    ...(given.include_preprocessing ? [rescaling(1 / 127.5, -1)] : []),
    conv2d(16, 3, { strides: 2, padding: 'same', use_bias: false, name: 'conv' }), norm('conv_bn'), bendOf(given, 'own'),
  );
  let stage = 0;
  for (const [at, one] of blocks.entries()) {
    if (at === 0 || one[3] === 2) net.block(`Stage ${++stage}`, 'inverted bottlenecks; some look at the whole picture to weigh their channels');
    x = block(net, x, given, at, one);
  }
  net.block('Last convolution', 'gathers what was found in many channels, where the picture is smallest');
  return net.chain(x, conv2d(divisible(channelsOf(x) * 6), 1, { padding: 'same', use_bias: false, name: 'conv_1' }), norm('conv_1_bn'), bendOf(given, 'own'));
}

/** The classifier as 1x1 convolutions over a picture of one point. */
function top(net: Net, x: Tensor, given: Arguments, last: number): Tensor {
  const rate = given.dropout_rate;
  const flat = net.chain(
    x,
    globalAveragePooling2d({ keepdims: true }),
    conv2d(given.alpha > 1 ? divisible(last * given.alpha) : last, 1, { padding: 'same', use_bias: true, name: 'conv_2' }), bendOf(given, 'own'),
    ...(typeof rate === 'number' && rate <= 0 ? [] : [dropout(rate)]),
    conv2d(given.classes, 1, { padding: 'same', name: 'logits' }), flatten(),
  );
  checkActivation(given);
  return net.chain(flat, activation(given.classifier_activation, 'predictions'));
}

/** The input takes any size, unless it is told; the side of a tensor is taken crosswise, as Keras does. */
function inputShape({ input_shape: shape, input_tensor: tensor }: Arguments): readonly Raw[] {
  const [rows = null, cols = null] = (tensor?.shape?.slice(1, 3) ?? []) as readonly Raw[];
  const given = shape ?? Tuple.from<Raw>([cols, rows, 3]);
  const [height = null, width = null] = given;
  if (isInt(height) && isInt(width) && Number(height) > 0 && Number(width) > 0 && (Number(height) < 32 || Number(width) < 32)) refuse('application-too-small', { value: pythonRepr(given), least: 32 }, 'ValueError', 'input_shape');
  return given;
}

function behind({ weights, minimalistic, alpha, alphaText }: Arguments): void {
  const fits = minimalistic ? alpha === 1 : alpha === 0.75 || alpha === 1;
  if (weights === 'imagenet' && !fits) refuse('application-alpha', { value: alphaText, expected: minimalistic ? '1.0' : '0.75, 1.0' }, 'ValueError', 'alpha');
}

const mobilenet = (size: 'Small' | 'Large', params: number, blocks: readonly Block[], last: number): Application => ({
  name: `MobileNetV3${size}`, modules: ['mobilenet_v3'],
  takes: ['input_shape', 'alpha', 'minimalistic', 'include_top', 'weights', 'input_tensor', 'classes', 'pooling', 'dropout_rate', 'classifier_activation', 'include_preprocessing', 'name'],
  defaults: { name: `MobileNetV3${size}` }, side: 224, least: 32, params,
  about: `${blocks.length} blocks found by a search, some with squeeze and excite.`,
  paper: 'Howard et al. 2019, arXiv:1905.02244',
  before: checkInputTensor, inputShape, behind,
  // Keras finds the weights under what Python writes: there are some for 1.0, and none for 1.
  after: ({ weights, alphaText }) => (weights === 'imagenet' && alphaText === '1' ? refuse('application-alpha', { value: alphaText, expected: '0.75, 1.0' }, 'KeyError', 'alpha') : undefined),
  body: (net, x, given) => body(net, x, given, blocks), top: (net, x, given) => top(net, x, given, last), pools: { avg: 'avg_pool', max: 'max_pool' },
});

/** MobileNet V3, small and large. */
export const mobilenetsV3 = (): readonly Application[] => [mobilenet('Small', 2_554_968, SMALL, 1024), mobilenet('Large', 5_507_432, LARGE, 1280)];
