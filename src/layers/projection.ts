// The learned projections inside attention layers: Keras keeps each as an EinsumDense with a kernel and a bias of its own.
// Source of the rules: keras/src/layers/core/einsum_dense.py, Keras 3.15.1.

import { formulaOf, type Size } from '../formula/index.ts';
import { patternOf, type Quantization } from '../shape/index.ts';
import type { Choosing, Recipe, Trouble, Weight } from './define.ts';
import { quantizedKernel } from './quantized.ts';

/** One projection. `from` and `to` are names or spreads of a recipe. */
export interface Projection {
  /** The name of the inner layer: `query`. */
  readonly layer: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** How many axes of the input are left alone, the batch among them. */
  readonly free: number;
  /** How many axes stand behind those that Keras reads; its bias gets an axis of size 1 for each. */
  readonly behind?: number;
  /** The sizes of the kernel as far as plain numbers tell them: gptq and awq lay it flat along its largest. */
  readonly sizes: readonly Size[];
  /** What it is for. */
  readonly about: string;
}

const product = (parts: readonly string[]): string => parts.map((part) => (part.startsWith('*') ? `product(${part.slice(1)})` : part)).join(' * ');

/** Where gptq and awq cut a kernel of three axes in two: behind its first, if that is the largest, else before its last. */
function cutOf({ from, to, sizes }: Projection): number {
  if (from.length + to.length !== 3) return from.length;
  const numbers = sizes.map((size) => (typeof size === 'number' ? size : 0));
  return numbers.indexOf(Math.max(...numbers)) === 0 ? 1 : 2;
}

const isCalibrated = ({ mode }: Quantization): boolean => mode === 'gptq' || mode === 'awq';

/** What a projection stores in place of its kernel under a quantised dtype. */
function quantized(projection: Projection, quantization: Quantization): Readonly<Record<string, Weight>> {
  const { from, to, free, about } = projection;
  const all = [...from, ...to];
  if (quantization.mode === 'int8') {
    const ones = Array.from({ length: free }, () => '1');
    return {
      kernel: { shape: patternOf(all.join(', ')), about, trainable: false, dtype: 'int8', starts: 'Zeros' },
      kernel_scale: { shape: patternOf([...ones, ...to].join(', ')), about: 'what one step of a stored number is worth', trainable: false, starts: 'Ones' },
    };
  }
  const calibrated = isCalibrated(quantization);
  const cut = calibrated ? cutOf(projection) : from.length;
  const stored = quantizedKernel(quantization, null, { name: 'kernel', rows: product(all.slice(0, cut)), columns: product(all.slice(cut)) });
  // Here Keras has another name for it than Dense has.
  return Object.fromEntries(Object.entries(stored).map(([name, weight]) => [calibrated && name === 'kernel_zero' ? 'zero_point' : name, weight]));
}

/** For a tensor of one axis Keras takes that axis for the first of the results, too. */
const alone = (projection: Projection): Projection => ({ ...projection, to: [...projection.from, ...projection.to].slice(0, projection.to.length) });

/** The weights of all projections, and their number as textbooks write it. */
export function projections(all: readonly Projection[], { settings, policy }: Choosing): Pick<Recipe, 'weights' | 'textbook'> | Trouble {
  const weights: Record<string, Weight> = {};
  const { quantization } = policy;
  if (quantization && isCalibrated(quantization) && all.some(({ sizes }) => sizes.length !== 2 && sizes.length !== 3))
    return { trouble: 'setting-disagrees', setting: 'dtype', data: { because: `A kernel that ${quantization.mode} quantises has two or three axes.`, settings: 'more than one size for the output here' } };
  for (const given of all) {
    const projection = given.free === 0 ? alone(given) : given;
    const { layer, from, to, behind = 0, about } = projection;
    const heads = [to, from].find(({ length }) => length > 1)?.[0];
    const beside = heads === undefined ? {} : { beside: heads };
    const kernel: Weight = { shape: patternOf([...from, ...to].join(', ')), about, starts: 'kernel_initializer', inward: from.map((_, i) => i), ...beside };
    const stored = quantization ? { ...quantized(projection, quantization), ...(quantization.mode === 'float8' ? { kernel } : {}) } : { kernel };
    const bias: Weight = { shape: patternOf([...to, ...Array.from({ length: behind }, () => '1')].join(', ')), about: `one number added to every result of ${layer}`, when: 'use_bias', starts: 'bias_initializer', ...(to.length > 1 ? beside : {}) };
    for (const [name, weight] of Object.entries({ ...stored, bias })) weights[`${layer}/${name}`] = { ...weight, inner: 'late' };
  }
  if (quantization) return { weights };
  const terms = all.map((one) => (one.free === 0 ? alone(one) : one)).map(({ from, to }) => (settings['use_bias'] ? `(${product(from)} + 1) * ${product(to)}` : `${product(from)} * ${product(to)}`));
  return { weights, textbook: formulaOf(terms.join(' + ')) };
}
