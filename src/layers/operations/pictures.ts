// Operations on pictures. Source of the rules: keras/src/ops/image.py, Keras 3.15.1.

import { formula, type Size } from '../../formula/index.ts';
import type { Recipe, Rule, Settings } from '../define.ts';
import { dataFormat } from '../convolution.ts';
import { unequalShapes } from './axes.ts';
import { operandOf } from './operand.ts';
import { operation, type At, type OperationDefinition } from './operation.ts';
import { disagree, insist, refuse } from './refusal.ts';
import { isFloat, noted, shapeOf, whole } from './settings.ts';

const last = (at: At): boolean => at.setting('data_format') === 'channels_last';

/** A picture, or a batch of them. */
function picture(at: At, name = 'images'): ReturnType<At['tensor']> {
  const x = at.tensor(name);
  return x.shape.length === 3 || x.shape.length === 4 ? x : refuse(`a picture has three axes, a batch of them four, and this has ${x.shape.length}`);
}

/** The axes with height and width in their places. */
const sized = (at: At, axes: readonly string[], height: string, width: string): readonly string[] => {
  const first = axes.length - (last(at) ? 3 : 2);
  return axes.map((axis, i) => (i === first ? height : i === first + 1 ? width : axis));
};

/** The shape stays. */
const kept = (name: string, fn: string, about: string, settings: Settings, takes?: string): OperationDefinition =>
  operation(name, {
    function: fn, takes: takes ?? ['images', ...Object.keys(settings)].join(', '), settings, about,
    gives: (at) => {
      const x = picture(at);
      return at.give(x.axes, x.type);
    },
  });

const format = { data_format: dataFormat };
const between = noted('how numbers between two places are found', 'bilinear');
const filling = { interpolation: between, fill_mode: noted('what lies outside', 'constant'), fill_value: noted('the number that lies outside', 0) };

function channels(at: At, allowed: readonly number[]): ReturnType<At['tensor']> {
  const x = picture(at);
  const size = x.shape.at(last(at) ? -1 : -3) ?? null;
  return typeof size === 'number' && !allowed.includes(size) ? refuse(`it takes ${allowed.join(' or ')} channels, not ${size}`) : x;
}

function colour(at: At): Recipe {
  const x = picture(at);
  if (!isFloat(x.type)) return refuse(`it takes floats, not ${x.type}`);
  channels(at, [3]);
  return at.give(x.axes, x.type);
}

/** Height and width of a resized picture. */
function resize(at: At): Recipe {
  const x = picture(at);
  const sizes = at.setting<readonly Size[]>('size');
  if (sizes.length !== 2) return refuse('`size` has to have two numbers');
  if (sizes.includes(null)) return refuse('`size` must not hold None', 'TypeError');
  if (sizes.some((size) => typeof size === 'number' && size <= 0)) return refuse('`size` has to be positive');
  if (at.setting('pad_to_aspect_ratio') === true && at.setting('crop_to_aspect_ratio') === true) return refuse('either padding or cropping keeps the sides in proportion, not both');
  return at.give(sized(at, x.axes, at.let('height', sizes[0] ?? null), at.let('width', sizes[1] ?? null)), x.type);
}

/** Two of three are given: what is before, what is behind, and the size that comes out. */
interface Ends {
  readonly before: string;
  readonly after: string;
  readonly target: string;
}

/** The size along one axis when something is put on (`sign` +) or cut off (`sign` -). */
function fitted(at: At, { before, after, target }: Ends, axis: string, size: Size, sign: '+' | '-'): { readonly size: string; readonly rules: readonly Rule[] } {
  const given = (name: string): Size => at.setting<Size>(name);
  const names = [before, after, target];
  if (names.filter((name) => given(name) === null).length !== 1) return refuse(`exactly two of ${names.join(', ')} have to be given`);
  const bad = names.find((name) => typeof given(name) === 'number' && (given(name) as number) < 0);
  if (bad !== undefined) return refuse(`\`${bad}\` must not be negative`);
  if (given(target) === null) {
    if (size === null && sign === '-') return refuse(`\`${target}\` is needed where the size is None`);
    return { size: size === null ? at.let('open', null) : `${axis} ${sign} ${before} ${sign} ${after}`, rules: size === null || sign === '+' ? [] : [insist(formula`${axis} - ${before} - ${after} >= 0`, 'there is less than is cut off')] };
  }
  const open = given(before) === null ? after : before;
  const rest = sign === '+' ? `${target} - ${axis} - ${open}` : `${axis} - ${target} - ${open}`;
  return { size: target, rules: size === null ? [] : [insist(formula`${rest} >= 0`, sign === '+' ? 'the picture is larger than it should become' : 'the picture is smaller than it should become')] };
}

function framed(at: At, kind: 'padding' | 'cropping'): Recipe {
  const x = picture(at);
  const sign = kind === 'padding' ? '+' : '-';
  const first = x.axes.length - (last(at) ? 3 : 2);
  const along = (place: number, before: string, after: string, target: string) => fitted(at, { before: `${before}_${kind}`, after: `${after}_${kind}`, target }, x.axes[place] ?? '', x.shape[place] ?? null, sign);
  const [height, width] = [along(first, 'top', 'bottom', 'target_height'), along(first + 1, 'left', 'right', 'target_width')];
  return at.give(sized(at, x.axes, height.size, width.size), x.type, { rules: [...height.rules, ...width.rules] });
}

const frame = (kind: 'padding' | 'cropping', what: string): Settings => ({
  ...Object.fromEntries(['top', 'left', 'bottom', 'right'].map((side) => [`${side}_${kind}`, whole(`${what} at the ${side}`, null, true)])),
  target_height: whole('the height that comes out', null, true),
  target_width: whole('the width that comes out', null, true),
  ...format,
});

/** Corners of a picture, four points each. */
function perspective(at: At): Recipe {
  const x = picture(at);
  const [start, end] = [at.tensor('start_points'), at.tensor('end_points')];
  for (const { shape } of [start, end]) if (unequalShapes(shape.slice(-2), [4, 2]) || (shape.length !== 2 && shape.length !== 3)) return refuse('the corners of a picture are four points of two numbers');
  return unequalShapes(start.shape, end.shape) ? disagree([start.shape, end.shape], 'Both have to have the same shape.') : at.give(x.axes, x.type);
}

/** All of them. */
export const pictures: readonly OperationDefinition[] = [
  operation('RGBToGrayscale', {
    function: 'image.rgb_to_grayscale', takes: 'images, data_format', settings: format, about: 'Turns colours into shades of grey.',
    gives: (at) => {
      const x = channels(at, [1, 3]);
      const place = x.axes.length - (last(at) ? 1 : 3);
      return at.give(x.axes.map((axis, i) => (i === place ? '1' : axis)), x.type);
    },
  }),
  operation('RGBToHSV', { function: 'image.rgb_to_hsv', takes: 'images, data_format', settings: format, about: 'Tells colours by hue, saturation and brightness.', gives: colour }),
  operation('HSVToRGB', { function: 'image.hsv_to_rgb', takes: 'images, data_format', settings: format, about: 'Tells colours by red, green and blue.', gives: colour }),
  operation('Resize', {
    function: 'image.resize', takes: 'images, size, interpolation, antialias, crop_to_aspect_ratio, pad_to_aspect_ratio, fill_mode, fill_value, data_format',
    settings: { size: shapeOf('height and width that come out'), interpolation: between, antialias: noted('whether edges are smoothed', false), crop_to_aspect_ratio: noted('whether it is cropped to keep its proportions', false), pad_to_aspect_ratio: noted('whether it is padded to keep its proportions', false), fill_mode: noted('what lies outside', 'constant'), fill_value: noted('the number that lies outside', 0), ...format },
    about: 'Makes pictures larger or smaller.', gives: resize,
  }),
  operation('AffineTransform', {
    function: 'image.affine_transform', takes: 'images, transform, interpolation, fill_mode, fill_value, data_format', settings: { ...filling, ...format }, about: 'Moves, turns and stretches pictures.',
    gives: (at) => {
      const x = picture(at);
      const { length } = at.tensor('transform').shape;
      return length === 1 || length === 2 ? at.give(x.axes, x.type) : refuse('the transform has to have one or two axes');
    },
  }),
  operation('PerspectiveTransform', { function: 'image.perspective_transform', takes: 'images, start_points, end_points, interpolation, fill_value, data_format', settings: { interpolation: between, fill_value: noted('the number that lies outside', 0), ...format }, about: 'Looks at pictures from another side.', gives: perspective }),
  kept('GaussianBlur', 'image.gaussian_blur', 'Blurs pictures.', { kernel_size: noted('the size of the blur', 3), sigma: noted('how wide it is', 1), ...format }),
  kept('ElasticTransform', 'image.elastic_transform', 'Bends pictures by chance.', { alpha: noted('how far', 20), sigma: noted('how smoothly', 5), interpolation: between, fill_mode: noted('what lies outside', 'reflect'), fill_value: noted('the number that lies outside', 0), seed: noted('the seed of chance', null), ...format }),
  operation('PadImages', { function: 'image.pad_images', takes: ['images', ...Object.keys(frame('padding', ''))].join(', '), settings: frame('padding', 'how much is put on'), about: 'Puts zeros round pictures.', gives: (at) => framed(at, 'padding') }),
  operation('CropImages', { function: 'image.crop_images', takes: ['images', ...Object.keys(frame('cropping', ''))].join(', '), settings: frame('cropping', 'how much is cut off'), about: 'Cuts the edges of pictures off.', gives: (at) => framed(at, 'cropping') }),
  operation('MapCoordinates', {
    function: 'image.map_coordinates', takes: 'inputs, coordinates, order, fill_mode, fill_value', settings: { order: noted('how numbers between two places are found'), fill_mode: noted('what lies outside', 'constant'), fill_value: noted('the number that lies outside', 0) }, about: 'Looks numbers up at places between places.',
    gives: (at) => {
      const [x, places] = [at.tensor('inputs'), at.tensor('coordinates')];
      const [first] = places.shape;
      if (first === undefined) return refuse('the coordinates need axes', 'IndexError');
      if (first === null || (typeof first === 'number' && first !== x.shape.length)) return refuse(`there have to be coordinates for each of the ${x.shape.length} axes`);
      return places.shape.length < 2 ? refuse('the coordinates need two axes at least') : at.give(places.axes.slice(1), x.type);
    },
  }),
  operation('ScaleAndTranslate', {
    function: 'image.scale_and_translate', takes: 'images, output_shape, scale, translation, spatial_dims, method, antialias', settings: { spatial_dims: noted('the axes that are scaled'), method: noted('how numbers between two places are found'), antialias: noted('whether edges are smoothed', true) }, about: 'Scales and moves pictures.',
    gives: (at) => {
      const part = at.part('output_shape');
      if (!Array.isArray(part)) return refuse('`output_shape` has to be a tuple');
      const sizes = part.map((one, i) => {
        const { type } = operandOf(one, '');
        return one === null || type === 'int' ? at.let(`to${i}`, one as Size) : refuse('a size is a whole number');
      });
      return at.give(sizes, at.tensor('images').type);
    },
  }),
  operation('SobelEdges', {
    function: 'image.sobel_edges', takes: 'images, data_format', settings: format, about: 'Finds edges, upright and lying.',
    gives: (at) => (at.tensor('images').shape.length === 4 ? at.give([...at.tensor('images').axes, '2'], at.tensor('images').type) : refuse('it takes four axes')),
  }),
  operation('SSIM', {
    function: 'image.ssim', takes: 'image1, image2, max_val, filter_size, filter_sigma, k1, k2, data_format', settings: { max_val: noted('the largest number there can be', 1), filter_size: noted('the size of the window', 11), filter_sigma: noted('how wide it is', 1.5), k1: noted('a small number', 0.01), k2: noted('a small number', 0.03), ...format }, about: 'Says how alike two pictures are.',
    gives: (at) => {
      const [a] = [picture(at, 'image1'), picture(at, 'image2')];
      return at.give(a.shape.length === 3 ? [] : a.axes.slice(0, 1), a.type);
    },
  }),
];
