// Windows over pictures and sequences: `tf.nn.conv2d`, pooling, `tf.image`, spectra.
// Source of the rules: tensorflow/core/framework/common_shape_fns.cc and tensorflow/python/ops/image_ops_impl.py, TensorFlow 2.21.

import { type NdArray, Unknown, type Value } from '../values/index.ts';
import type { Arguments, Rule, Written } from './define.ts';
import { scriptSizes, type ScriptSize } from './tensor.ts';

/** A size after a window that moves by a stride; `filter` is how far the window reaches. */
function windowed(size: ScriptSize, filter: ScriptSize, stride: number, padding: string): ScriptSize {
  if (size instanceof Unknown || filter instanceof Unknown) return size instanceof Unknown ? size : filter;
  if (size === null) return null;
  if (padding === 'SAME') return Math.ceil(size / stride);
  return filter === null ? null : Math.max(0, Math.ceil((size - filter + 1) / stride));
}

/** Numbers per axis of the picture, given as one number, one per axis, or one per axis of the tensor. */
function perAxis(at: Arguments, name: string, rank: number, first: number): readonly number[] {
  if (at.get(name) === null) return Array.from({ length: rank }, () => 1);
  const sizes = at.sizes(name).map((size) => (typeof size === 'number' ? size : at.lose(`depends on \`${name}\`, which is not known`)));
  const [only = 1] = sizes;
  if (sizes.length === 1) return Array.from({ length: rank }, () => only);
  return sizes.length === rank ? sizes : sizes.slice(first, first + rank);
}

interface Picture {
  readonly batch: ScriptSize;
  readonly sizes: readonly ScriptSize[];
  readonly channels: ScriptSize;
  readonly first: boolean;
  readonly tensor: NdArray;
}

function picture(at: Arguments, name: string, rank: number): Picture {
  const tensor = at.tensor(name);
  if (tensor.shape.length !== rank + 2) at.fail(`Shape must be rank ${rank + 2} but is rank ${tensor.shape.length}`);
  const [batch = null, ...rest] = scriptSizes(tensor);
  const order = at.get('data_format');
  const first = typeof order === 'string' && order.startsWith('NC');
  return { batch, sizes: first ? rest.slice(1) : rest.slice(0, -1), channels: (first ? rest[0] : rest.at(-1)) ?? null, first, tensor };
}

const arranged = (at: Arguments, { batch, first, tensor }: Picture, sizes: readonly ScriptSize[], channels: ScriptSize): Value => at.give(first ? [batch, channels, ...sizes] : [batch, ...sizes, channels], tensor.dtype);

const paddingOf = (at: Arguments): string => {
  const padding = at.get('padding', 'VALID');
  return typeof padding === 'string' ? padding.toUpperCase() : at.lose('is padded by numbers of its own');
};

/** A convolution; `depth` tells the channels from the filters' sizes. */
const convolution = (rank: number, filters: string, depth: (sizes: readonly ScriptSize[]) => ScriptSize = (sizes) => sizes.at(-1) ?? null): Rule => (at) => {
  const one = picture(at, at.get('input') === null ? 'value' : 'input', rank);
  const kernel = scriptSizes(at.tensor(filters));
  if (kernel.length !== rank + 2) at.fail(`Shape must be rank ${rank + 2} but is rank ${kernel.length}`);
  const offset = one.first ? 2 : 1;
  const strides = perAxis(at, at.get('strides') === null ? 'stride' : 'strides', rank, offset);
  const dilations = perAxis(at, 'dilations', rank, offset);
  const padding = paddingOf(at);
  const into = kernel.at(-2);
  if (filters === 'filters' && typeof into === 'number' && typeof one.channels === 'number' && one.channels % into !== 0) at.fail(`Depth of input (${one.channels}) is not a multiple of input depth of filter (${into})`);
  const sizes = one.sizes.map((size, i) => {
    const own = kernel[i] ?? null;
    return windowed(size, typeof own === 'number' ? (own - 1) * (dilations[i] ?? 1) + 1 : own, strides[i] ?? 1, padding);
  });
  return arranged(at, one, sizes, depth(kernel));
};

const product = (sizes: readonly ScriptSize[]): ScriptSize => sizes.slice(-2).reduce((a, b) => (typeof a === 'number' && typeof b === 'number' ? a * b : a instanceof Unknown ? a : b));

const pooling = (rank: number): Rule => (at) => {
  const one = picture(at, 'input', rank);
  const offset = one.first ? 2 : 1;
  const [sizes, strides] = [perAxis(at, 'ksize', rank, offset), perAxis(at, at.get('strides') === null ? 'ksize' : 'strides', rank, offset)];
  return arranged(at, one, one.sizes.map((size, i) => windowed(size, sizes[i] ?? 1, strides[i] ?? 1, paddingOf(at))), one.channels);
};

const CONV = 'input filters strides padding data_format dilations name';

/** Pictures of the same size, number by number. */
const unchanged = (parameters: string): Written => [parameters, (at) => {
  const tensor = at.tensor(parameters.split(' ')[0] ?? '');
  return at.give(scriptSizes(tensor), tensor.dtype);
}];

/** The sizes of pictures replaced, one picture or a batch of them. */
function resized(at: Arguments, name: string, sizes: readonly ScriptSize[], dtype?: string): Value {
  const tensor = at.tensor(name);
  const before = scriptSizes(tensor);
  if (before.length !== 3 && before.length !== 4) at.fail("'images' must have either 3 or 4 dimensions.");
  return at.give([...(before.length === 4 ? before.slice(0, 1) : []), ...sizes, before.at(-1) ?? null], dtype ?? tensor.dtype);
}

const channels = (count: number): Written => ['images name', (at) => {
  const tensor = at.tensor('images');
  return at.give([...scriptSizes(tensor).slice(0, -1), count], tensor.dtype);
}];

const patches: Rule = (at) => {
  const one = picture(at, 'images', 2);
  const [sizes, strides, rates] = [perAxis(at, 'sizes', 2, 1), perAxis(at, 'strides', 2, 1), perAxis(at, 'rates', 2, 1)];
  const [height = 1, width = 1] = sizes;
  const depth: ScriptSize = typeof one.channels === 'number' ? one.channels * height * width : one.channels;
  return at.give([one.batch, ...one.sizes.map((size, i) => windowed(size, ((sizes[i] ?? 1) - 1) * (rates[i] ?? 1) + 1, strides[i] ?? 1, paddingOf(at))), depth], one.tensor.dtype);
};

const transposed = (rank: number): Rule => (at) => {
  const tensor = at.tensor('input');
  const target = at.sizes('output_shape');
  if (target.length === rank + 2) return at.give(target, tensor.dtype);
  return at.give([scriptSizes(tensor)[0] ?? null, ...target, scriptSizes(at.tensor('filters')).at(-2) ?? null], tensor.dtype);
};

const framed = (size: ScriptSize, length: number, step: number, pad: boolean): ScriptSize => (typeof size !== 'number' ? size : pad ? Math.ceil(size / step) : Math.max(0, Math.floor((size - length) / step) + 1));

const powerOfTwo = (size: number): number => 2 ** Math.ceil(Math.log2(size));

/** Functions by the name behind `tf.`. */
export const networkFunctions = (): Readonly<Record<string, Written>> => ({
  ...Object.fromEntries([1, 2, 3].flatMap((rank) => [
    [`nn.conv${rank}d`, [rank === 1 ? 'input filters stride padding data_format dilations name' : CONV, convolution(rank, 'filters')]],
    [`nn.conv${rank}d_transpose`, ['input filters output_shape strides padding data_format dilations name', transposed(rank)]],
    [`nn.max_pool${rank}d`, ['input ksize strides padding data_format name', pooling(rank)]],
    [`nn.avg_pool${rank}d`, ['input ksize strides padding data_format name', pooling(rank)]],
  ] satisfies (readonly [string, Written])[])),
  'nn.max_pool': ['input ksize strides padding data_format name', (at) => pooling(at.tensor('input').shape.length - 2)(at)],
  'nn.avg_pool': ['input ksize strides padding data_format name', (at) => pooling(at.tensor('input').shape.length - 2)(at)],
  'nn.convolution': ['input filters strides padding data_format dilations name', (at) => convolution(at.tensor('input').shape.length - 2, 'filters')(at)],
  'nn.depthwise_conv2d': ['input filter strides padding data_format dilations name', convolution(2, 'filter', product)],
  'nn.separable_conv2d': ['input depthwise_filter pointwise_filter strides padding data_format dilations name', (at) => {
    const depth = scriptSizes(at.tensor('pointwise_filter')).at(-1) ?? null;
    return convolution(2, 'depthwise_filter', () => depth)(at);
  }],
  'image.extract_patches': ['images sizes strides rates padding name', patches],
  'image.resize': ['images size method preserve_aspect_ratio antialias name', (at) => resized(at, 'images', at.sizes('size'), at.get('method') === 'nearest' ? undefined : 'float32')],
  'image.resize_with_pad': ['image target_height target_width method antialias', (at) => resized(at, 'image', [at.needed('target_height'), at.needed('target_width')], 'float32')],
  'image.resize_with_crop_or_pad': ['image target_height target_width', (at) => resized(at, 'image', [at.needed('target_height'), at.needed('target_width')])],
  'image.pad_to_bounding_box': ['image offset_height offset_width target_height target_width', (at) => resized(at, 'image', [at.needed('target_height'), at.needed('target_width')])],
  'image.crop_to_bounding_box': ['image offset_height offset_width target_height target_width', (at) => resized(at, 'image', [at.needed('target_height'), at.needed('target_width')])],
  'image.crop_and_resize': ['image boxes box_indices crop_size method extrapolation_value name', (at) => at.give([scriptSizes(at.tensor('boxes'))[0] ?? null, ...at.sizes('crop_size'), scriptSizes(at.tensor('image')).at(-1) ?? null], 'float32')],
  'image.random_crop': ['value size seed name', (at) => at.give(at.sizes('size'), at.tensor('value').dtype)],
  'image.rgb_to_grayscale': channels(1), 'image.grayscale_to_rgb': channels(3), 'image.rgb_to_hsv': channels(3), 'image.hsv_to_rgb': channels(3), 'image.rgb_to_yuv': channels(3),
  ...Object.fromEntries('flip_left_right flip_up_down random_flip_left_right random_flip_up_down random_brightness random_contrast random_saturation random_hue adjust_brightness adjust_contrast adjust_saturation adjust_hue adjust_gamma per_image_standardization random_jpeg_quality adjust_jpeg_quality'.split(' ').map((name) => [`image.${name}`, unchanged('image max_delta seed')])),
  'image.convert_image_dtype': ['image dtype saturate name', (at) => at.give(scriptSizes(at.tensor('image')), at.dtype() ?? 'float32')],
  'image.rot90': ['image k name', (at) => {
    const sizes = scriptSizes(at.tensor('image'));
    const [height = null, width = null, depth = null] = sizes.slice(-3);
    return at.give((at.whole('k', 1) ?? 1) % 2 === 0 ? sizes : [...sizes.slice(0, -3), width, height, depth], at.tensor('image').dtype);
  }],
  'image.transpose': ['image name', (at) => {
    const sizes = scriptSizes(at.tensor('image'));
    return at.give([...sizes.slice(0, -3), sizes.at(-2) ?? null, sizes.at(-3) ?? null, sizes.at(-1) ?? null], at.tensor('image').dtype);
  }],
  'image.sobel_edges': ['image', (at) => at.give([...scriptSizes(at.tensor('image')), 2], at.tensor('image').dtype)],
  ...Object.fromEntries([['psnr', 'a b max_val name'], ['ssim', 'img1 img2 max_val filter_size filter_sigma k1 k2'], ['total_variation', 'images name']].map(([name = '', parameters = '']) => [`image.${name}`, [parameters, (at: Arguments) => at.give(scriptSizes(at.tensor(parameters.split(' ')[0] ?? '')).slice(0, -3), 'float32')] as Written])),
  'signal.frame': ['signal frame_length frame_step pad_end pad_value axis name', (at) => {
    const tensor = at.tensor('signal');
    const length = at.needed('frame_length');
    return at.give([...scriptSizes(tensor).slice(0, -1), framed(scriptSizes(tensor).at(-1) ?? null, length, at.needed('frame_step'), at.flag('pad_end')), length], tensor.dtype);
  }],
  'signal.stft': ['signals frame_length frame_step fft_length window_fn pad_end name', (at) => {
    const sizes = scriptSizes(at.tensor('signals'));
    const length = at.needed('frame_length');
    return at.give([...sizes.slice(0, -1), framed(sizes.at(-1) ?? null, length, at.needed('frame_step'), at.flag('pad_end')), Math.floor(at.needed('fft_length', powerOfTwo(length)) / 2) + 1], 'complex64');
  }],
  ...Object.fromEntries('fft ifft fft2d ifft2d fft3d ifft3d fftshift ifftshift'.split(' ').map((name) => [`signal.${name}`, ['input', (at: Arguments) => at.give(scriptSizes(at.tensor('input')), at.tensor('input').dtype)] as Written])),
  'signal.rfft': ['input_tensor fft_length name', (at) => {
    const sizes = scriptSizes(at.tensor('input_tensor'));
    const last = at.get('fft_length') === null ? sizes.at(-1) : at.sizes('fft_length')[0];
    return at.give([...sizes.slice(0, -1), typeof last === 'number' ? Math.floor(last / 2) + 1 : (last ?? null)], 'complex64');
  }],
});
