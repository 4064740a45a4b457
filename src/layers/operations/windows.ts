// Operations that slide a window: convolution, pooling, patches; and those that lay blocks out.
// Source of the rules: keras/src/ops/nn.py, image.py and operation_utils.py, Keras 3.15.1.

import { formula, type Formula, type Size } from '../../formula/index.ts';
import type { Recipe, Rule } from '../define.ts';
import { dataFormat } from '../convolution.ts';
import { Tuple } from '../raw.ts';
import { numbers, lowered, noted, whole } from './settings.ts';
import { clash, replaced, type Sized } from './axes.ts';
import { operation, type At, type OperationDefinition } from './operation.ts';
import { insist, refuse } from './refusal.ts';

const last = (at: At): boolean => at.setting('data_format') === 'channels_last';

/** One number per axis: a single one stands for all. */
function perAxis(at: At, name: string, rank: number): readonly Size[] {
  const given = at.setting<number | readonly Size[]>(name);
  const list = Array.isArray(given) ? (given as readonly Size[]) : Array.from({ length: rank }, () => given as Size);
  return list.length === rank ? list : refuse(`\`${name}\` has ${list.length} numbers for ${rank} axes`);
}

/** How large a window makes an axis. */
interface Window {
  readonly axis: string;
  readonly kernel: string;
  readonly stride: string;
  readonly dilation: string;
}

/** The size behind a window. */
function windowed(padding: string, { axis, kernel, stride, dilation }: Window): string {
  if (padding !== 'valid') return `floor((${axis} - 1) / ${stride}) + 1`;
  return dilation === '1' ? `floor((${axis} - ${kernel}) / ${stride}) + 1` : `floor((${axis} - ${dilation} * (${kernel} - 1) - 1) / ${stride}) + 1`;
}

/** The places of the axes between batch and channels. */
const placesBetween = (at: At, rank: number): readonly number[] => Array.from({ length: Math.max(0, rank - 2) }, (_, i) => i + (last(at) ? 1 : 2));

/** A convolution: `filters` is the number of channels that come out. Rule: `compute_conv_output_shape`. */
function convolve(at: At, kernel: { readonly axes: readonly string[]; readonly shape: readonly Size[] }, filters: string): Recipe {
  const x = at.tensor('inputs');
  const channels = last(at) ? x.shape.at(-1) : x.shape[1];
  if (channels === undefined || kernel.shape.length < 2) return refuse('inputs and kernel need axes for batch and channels', 'IndexError');
  if (clash(channels, kernel.shape.at(-2) ?? null)) return refuse('the kernel reads another number of channels than the input has');
  if (kernel.shape.length !== x.shape.length) return refuse(`the kernel has ${kernel.shape.length} axes, and the input ${x.shape.length}`);
  const places = placesBetween(at, x.shape.length);
  const slid = slide(at, { shape: places.map((place) => x.shape[place] ?? null), axes: places.map((place) => x.axes[place] ?? '') }, { kernels: kernel.axes.slice(0, -2), strides: listed(at, 'strides'), dilations: perAxis(at, 'dilation_rate', places.length), causal: true });
  const macs = formula`${[x.axes[0] ?? '1', ...slid.sizes, ...kernel.axes].join(' * ')}`;
  return at.give(around(at, x.axes, slid.sizes, filters), x.type, { names: slid.names, rules: slid.rules, macs });
}

/** Batch and channels around the sizes between them. */
const around = (at: At, axes: readonly string[], sizes: readonly string[], channels: string): readonly string[] => (last(at) ? [axes[0] ?? '', ...sizes, channels] : [axes[0] ?? '', channels, ...sizes]);

/** One number, or a list of them, as NumPy takes them. */
function listed(at: At, name: string): readonly Size[] {
  const given = at.setting<number | readonly Size[]>(name);
  return Array.isArray(given) ? (given as readonly Size[]) : [given as number];
}

/** What a window is slid with: names of sizes, and numbers. */
interface Sliding {
  readonly kernels: readonly string[];
  readonly strides: readonly Size[];
  readonly dilations: readonly Size[] | undefined;
  readonly causal: boolean;
}

/** The sizes behind a window along every axis. NumPy spreads a single number or axis over all the others. */
function slide(at: At, spatial: Sized, { kernels, strides, dilations, causal }: Sliding): { readonly sizes: readonly string[]; readonly names: Readonly<Record<string, Formula>>; readonly rules: readonly Rule[] } {
  const padding = at.setting<string>('padding');
  if (padding !== 'valid' && padding !== 'same' && !(causal && padding === 'causal')) return refuse("`padding` has to be 'valid' or 'same'");
  // With `same`, Keras leaves the window out of the computation.
  const lengths = [spatial.axes.length, strides.length, ...(padding === 'valid' ? [kernels.length] : []), ...(dilations && padding === 'valid' ? [dilations.length] : [])];
  const many = lengths.includes(0) ? 0 : Math.max(...lengths);
  if (lengths.some((length) => length !== many && length !== 1)) return refuse(`${strides.length} steps and ${kernels.length} sizes of a window do not fit ${spatial.axes.length} axes`);
  const pick = <V>(list: readonly V[], i: number): V | undefined => list[list.length === 1 ? 0 : i];
  const names: Record<string, Formula> = {};
  const rules: Rule[] = [];
  const sizes = Array.from({ length: many }, (_, i) => {
    const open = pick(spatial.shape, i) === null;
    // Keras computes with -1 for None, and only puts None back where it stood.
    const axis = open && i >= spatial.axes.length ? at.let('nothing', -1) : (pick(spatial.axes, i) ?? '');
    const dilation = dilations && pick(dilations, i);
    const stride = at.let(`stride${i}`, pick(strides, i) ?? null);
    const found = windowed(padding, { axis, kernel: pick(kernels, i) ?? '1', stride, dilation: dilation === undefined || dilation === 1 ? '1' : at.let(`dilation${i}`, dilation) });
    names[`size${i}`] = formula`${found}`;
    if (padding === 'valid' && !(open && i < spatial.axes.length)) rules.push({ ...insist(formula`${`size${i}`} >= 1`, 'the window does not fit'), shows: `size${i}` });
    return `size${i}`;
  });
  return { sizes, names, rules };
}

const windowSettings = { strides: numbers('how far the window moves at each step', 1), padding: lowered('what happens at the edges', 'valid'), data_format: dataFormat, dilation_rate: numbers('how far apart the places of the window lie', 1) };
const windowTerms = Object.fromEntries([0, 1, 2].flatMap((i) => [[`size${i}`, 'size of the output'], [`stride${i}`, 'step of the window'], [`dilation${i}`, 'distance within the window']]));

function pool(at: At): Recipe {
  const x = at.tensor('inputs');
  if (x.shape.length < (last(at) ? 1 : 2)) return refuse('the input needs axes for batch and channels', 'IndexError');
  const places = placesBetween(at, x.shape.length);
  const windows = listed(at, 'pool_size');
  const slid = slide(at, { shape: places.map((place) => x.shape[place] ?? null), axes: places.map((place) => x.axes[place] ?? '') }, {
    kernels: windows.map((size, i) => at.let(`window${i}`, size)), strides: at.setting('strides') === null ? windows : listed(at, 'strides'), dilations: undefined, causal: false,
  });
  return at.give(around(at, x.axes, slid.sizes, (last(at) ? x.axes.at(-1) : x.axes[1]) ?? ''), x.type, { names: slid.names, rules: slid.rules });
}

const poolSettings = { pool_size: numbers('the size of the window'), strides: numbers('how far the window moves at each step; as far as it is large for None', null), padding: lowered('what happens at the edges', 'valid'), data_format: dataFormat };

/** Keras puts the new sizes where its slices say, whatever the rank. */
function adaptive(at: At): Recipe {
  const x = at.tensor('inputs');
  const given = at.setting<number | readonly Size[] | null>('output_size');
  if (!(given instanceof Tuple)) return refuse('`output_size` has to be a tuple', 'TypeError');
  const sizes = (given as readonly Size[]).map((size, i) => at.let(`to${i}`, size));
  if (last(at)) return at.give([...(sizes.length === 0 ? [] : x.axes.slice(0, -sizes.length)), ...sizes, x.axes.at(-1) ?? refuse('it needs an axis', 'IndexError')], x.type);
  return x.axes.length < 2 ? refuse('it needs axes for batch and channels', 'IndexError') : at.give([...x.axes.slice(0, 2), ...sizes], x.type);
}

/** One number per axis, and maybe more that nobody looks at. */
function atLeast(at: At, name: string, rank: number): readonly Size[] {
  const given = at.setting<number | readonly Size[]>(name);
  const list = Array.isArray(given) ? (given as readonly Size[]) : Array.from({ length: rank }, () => given as Size);
  return list.length >= rank ? list : refuse(`\`${name}\` has ${list.length} numbers for ${rank} axes`, 'IndexError');
}

/** Rule: `compute_conv_transpose_output_shape`. */
function transposed(at: At): Recipe {
  const x = at.tensor('inputs');
  const kernel = at.tensor('kernel');
  const channels = last(at) ? x.shape.at(-1) : x.shape[1];
  if (channels === undefined || kernel.shape.length < 2) return refuse('inputs and kernel need axes for batch and channels', 'IndexError');
  if (clash(channels, kernel.shape.at(-1) ?? null)) return refuse('the kernel reads another number of channels than the input has');
  const places = placesBetween(at, x.shape.length);
  if (kernel.shape.length - 2 < places.length) return refuse('the kernel has too few axes', 'IndexError');
  const [strides, dilations] = [atLeast(at, 'strides', places.length), atLeast(at, 'dilation_rate', places.length)];
  const extra = at.setting('output_padding') === null ? undefined : atLeast(at, 'output_padding', places.length);
  const padding = at.setting<string>('padding');
  let axes: readonly string[] = replaced(x.axes, last(at) ? x.axes.length - 1 : 1, kernel.axes.at(-2) ?? '');
  places.forEach((place, i) => {
    if (x.shape[place] === null) return;
    if (padding !== 'valid' && padding !== 'same') refuse("`padding` has to be 'valid' or 'same'");
    const [axis, stride] = [x.axes[place] ?? '', at.let(`stride${i}`, strides[i] ?? null)];
    const wide = dilations[i] === 1 ? (kernel.axes[i] ?? '') : `((${kernel.axes[i]} - 1) * ${at.let(`dilation${i}`, dilations[i] ?? null)} + 1)`;
    const more = extra && at.let(`extra${i}`, extra[i] ?? null);
    const size = padding === 'valid' ? `(${axis} - 1) * ${stride} + ${more === undefined ? `max(${wide}, ${stride})` : `${wide} + ${more}`}` : more === undefined ? `${axis} * ${stride}` : `(${axis} - 1) * ${stride} + ${wide} % 2 + ${more}`;
    axes = replaced(axes, place, size);
  });
  return at.give(axes, x.type);
}

/** Patches of pictures or volumes. Rule: `ExtractPatches`. */
function patches(at: At, operand: string, rank: number): Recipe {
  const x = at.tensor(operand);
  const given = at.setting<number | readonly Size[] | null>('size');
  const sizes = given === null ? refuse('`size` is needed', 'TypeError') : Array.isArray(given) ? (given as readonly Size[]) : Array.from({ length: rank }, () => given as Size);
  if (sizes.length !== 2 && sizes.length !== 3) return refuse('`size` has to have two or three numbers');
  const many = sizes.length + 2;
  const alone = x.shape.length === many - 1;
  const shape = alone ? [1, ...x.shape] : x.shape;
  const axes = alone ? ['1', ...x.axes] : x.axes;
  if (shape.length !== many) return refuse(`it takes ${many - 1} or ${many} axes`);
  const place = last(at) ? many - 1 : 1;
  if (shape[place] === null) return refuse('the number of channels must not be None', 'TypeError');
  const kernels = sizes.map((size, i) => at.let(`patch${i}`, size));
  const inner = <V>(list: readonly V[]): readonly V[] => (last(at) ? list.slice(1, -1) : list.slice(2));
  const slid = slide(at, { shape: inner(shape), axes: inner(axes) }, { kernels, strides: at.setting('strides') === null ? sizes : listed(at, 'strides'), dilations: perAxis(at, 'dilation_rate', sizes.length), causal: true });
  const out = around(at, axes, slid.sizes, [...kernels, axes[place] ?? ''].join(' * '));
  return at.give(alone ? out.slice(1) : out, x.type, { names: slid.names, rules: slid.rules });
}

const patchSettings = { size: numbers('the size of a patch'), strides: numbers('how far the next patch lies; as far as it is large for None', null), dilation_rate: numbers('how far apart the places of a patch lie', 1), padding: noted('what happens at the edges', 'valid'), data_format: dataFormat };

/** Two numbers: one stands for both. */
function pair(at: At, name: string): readonly [string, string] {
  const sizes = perAxis(at, name, 2);
  return [at.let(`${name}_0`, sizes[0] ?? null), at.let(`${name}_1`, sizes[1] ?? null)];
}

/** Sliding blocks as columns. */
function unfold(at: At): Recipe {
  const x = at.tensor('x');
  if (x.shape.length !== 4) return refuse('it takes four axes');
  if (x.shape.slice(1).includes(null)) return refuse('only the batch may be None', 'TypeError');
  const [kernel, dilation, padding, stride] = ['kernel_size', 'dilation', 'padding', 'stride'].map((name) => pair(at, name));
  const size = (i: 0 | 1): string => `(floor((${x.axes[i + 2]} + 2 * ${padding?.[i]} - ${dilation?.[i]} * (${kernel?.[i]} - 1) - 1) / ${stride?.[i]}) + 1)`;
  return at.give([x.axes[0] ?? '', `${x.axes[1]} * ${kernel?.[0]} * ${kernel?.[1]}`, `${size(0)} * ${size(1)}`], x.type);
}

/** Columns as overlapping blocks. */
function fold(at: At): Recipe {
  const x = at.tensor('x');
  if (x.shape.length !== 3) return refuse('it takes three axes');
  const [kernel, out] = [pair(at, 'kernel_size'), pair(at, 'output_size')];
  const rules = [insist(formula`${x.axes[1] ?? ''} % (${kernel[0]} * ${kernel[1]}) == 0`, 'the second axis has to be a multiple of the size of a block')];
  return at.give([x.axes[0] ?? '', `floor(${x.axes[1]} / (${kernel[0]} * ${kernel[1]}))`, ...out], x.type, { rules });
}

/** Channels into places, or places into channels. */
function blocks(at: At, grow: boolean): Recipe {
  const x = at.tensor('x');
  if (at.setting<number>('block_size') < 2) return refuse('`block_size` has to be at least 2');
  if (x.shape.length !== 4) return refuse('it takes four axes');
  const [height, width, channels] = last(at) ? [1, 2, 3] : [2, 3, 1];
  const [h = '', w = '', c = ''] = [height, width, channels].map((place) => x.axes[place ?? 0] ?? '');
  const area = 'block_size * block_size';
  const rules = grow
    ? [insist(formula`${c} % (${area}) == 0`, 'the channels have to be a multiple of the area of a block')]
    : [insist(formula`${h} % block_size == 0`, 'the height has to be a multiple of `block_size`'), insist(formula`${w} % block_size == 0`, 'the width has to be a multiple of `block_size`')];
  const sizes: Readonly<Record<number, string>> = grow ? { [height ?? 0]: `${h} * block_size`, [width ?? 0]: `${w} * block_size`, [channels ?? 0]: `floor(${c} / (${area}))` } : { [height ?? 0]: `floor(${h} / block_size)`, [width ?? 0]: `floor(${w} / block_size)`, [channels ?? 0]: `${c} * ${area}` };
  return at.give(x.axes.map((axis, i) => sizes[i] ?? axis), x.type, { rules });
}

const blockSettings = { block_size: whole('the size of a block'), data_format: dataFormat };
const foldSettings = { kernel_size: numbers('the size of a block'), dilation: numbers('how far apart the places of a block lie', 1), padding: numbers('how much is put round the edges', 0), stride: numbers('how far the next block lies', 1) };

/** All of them. */
export const windows: readonly OperationDefinition[] = [
  operation('Conv', { function: 'nn.conv', takes: 'inputs, kernel, strides, padding, data_format, dilation_rate', settings: windowSettings, about: 'Slides a kernel over its input.', terms: windowTerms, gives: (at) => convolve(at, at.tensor('kernel'), at.tensor('kernel').axes.at(-1) ?? '1') }),
  operation('DepthwiseConv', {
    function: 'nn.depthwise_conv', takes: 'inputs, kernel, strides, padding, data_format, dilation_rate', settings: windowSettings, about: 'Slides a kernel over each channel by itself.', terms: windowTerms,
    gives: (at) => (at.tensor('kernel').shape.includes(null) ? refuse('the kernel must not have None for a size', 'TypeError') : convolve(at, at.tensor('kernel'), `${at.tensor('kernel').axes.at(-1)} * ${at.tensor('kernel').axes.at(-2)}`)),
  }),
  operation('SeparableConv', {
    function: 'nn.separable_conv', takes: 'inputs, depthwise_kernel, pointwise_kernel, strides, padding, data_format, dilation_rate', settings: windowSettings, about: 'Slides a kernel over each channel by itself, then mixes the channels.', terms: windowTerms,
    gives: (at) => {
      const { macs: _macs, ...recipe } = convolve(at, at.tensor('depthwise_kernel'), at.tensor('pointwise_kernel').axes.at(-1) ?? '1');
      return { ...recipe, scope: { ...recipe.scope, ...at.scope }, makes: ['DepthwiseConv'] };
    },
  }),
  operation('ConvTranspose', { function: 'nn.conv_transpose', takes: 'inputs, kernel, strides, padding, output_padding, data_format, dilation_rate', settings: { ...windowSettings, output_padding: numbers('what is added to the size of the output', null) }, about: 'Lays a kernel down for every place of its input.', terms: windowTerms, gives: transposed }),
  operation('MaxPool', { function: 'nn.max_pool', takes: 'inputs, pool_size, strides, padding, data_format', settings: poolSettings, about: 'Keeps the largest number of every window.', terms: windowTerms, gives: pool }),
  operation('AveragePool', { function: 'nn.average_pool', takes: 'inputs, pool_size, strides, padding, data_format', settings: poolSettings, about: 'Takes the mean of every window.', terms: windowTerms, gives: pool }),
  operation('AdaptiveMaxPool', { function: 'nn.adaptive_max_pool', takes: 'inputs, output_size, data_format', settings: { output_size: numbers('the size that comes out'), data_format: dataFormat }, about: 'Keeps the largest numbers, so many as are asked for.', gives: adaptive }),
  operation('AdaptiveAveragePool', { function: 'nn.adaptive_average_pool', takes: 'inputs, output_size, data_format', settings: { output_size: numbers('the size that comes out'), data_format: dataFormat }, about: 'Takes means, so many as are asked for.', gives: adaptive }),
  operation('ExtractPatches', { function: 'image.extract_patches', takes: 'images, size, strides, dilation_rate, padding, data_format', settings: patchSettings, about: 'Cuts pictures into patches.', gives: (at) => patches(at, 'images', 2) }),
  operation('ExtractPatches', { function: 'image.extract_patches_3d', takes: 'volumes, size, strides, dilation_rate, padding, data_format', settings: patchSettings, about: 'Cuts volumes into patches.', gives: (at) => patches(at, 'volumes', 3) }),
  operation('Unfold', { function: 'nn.unfold', takes: 'x, kernel_size, dilation, padding, stride', settings: foldSettings, about: 'Lays sliding blocks out as columns.', gives: unfold }),
  operation('Fold', { function: 'nn.fold', takes: 'x, output_size, kernel_size, dilation, padding, stride', settings: { output_size: numbers('the size of the picture'), ...foldSettings }, about: 'Adds columns up to a picture of overlapping blocks.', gives: fold }),
  operation('DepthToSpace', { function: 'nn.depth_to_space', takes: 'x, block_size, data_format', settings: blockSettings, about: 'Lays channels out as places.', gives: (at) => blocks(at, true) }),
  operation('SpaceToDepth', { function: 'nn.space_to_depth', takes: 'x, block_size, data_format', settings: blockSettings, about: 'Lays places out as channels.', gives: (at) => blocks(at, false) }),
];

