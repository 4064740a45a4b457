// What a step computes with learned numbers, seen the same way for all layers that do: channels in, channels out, a window.
// Invariant: a layer is known by what it declares (its settings and its family), never by its name.

import type { Step } from './steps.ts';

/** How a kernel goes over its input. */
export type KernelKind = 'full' | 'depthwise' | 'separable' | 'dense';

/** A step that multiplies by a kernel. */
export interface Kernel {
  readonly step: Step;
  readonly kind: KernelKind;
  /** Sizes of the window, an axis each; none of a dense layer. */
  readonly window: readonly number[];
  readonly strides: readonly number[];
  /** Channels that it reads and gives. */
  readonly from: number;
  readonly to: number;
  readonly groups: number;
}

const numbersIn = (value: unknown): readonly number[] => (Array.isArray(value) && value.every((one) => typeof one === 'number') ? value : []);

/** The kernel of a step; undefined where it has none, or where its sizes are not known. */
export function kernelOf(step: Step): Kernel | undefined {
  const { layer, from: reads, to: gives } = step;
  const { settings, definition } = layer;
  const has = (name: string): boolean => Object.hasOwn(definition.settings, name);
  const last = settings['data_format'] !== 'channels_first';
  const channels = (shape: Step['to']): number | undefined => {
    const size = last ? shape?.at(-1) : shape?.[1];
    return typeof size === 'number' ? size : undefined;
  };
  const [from, to] = [channels(reads), channels(gives)];
  if (from === undefined || to === undefined) return undefined;
  if (definition.family === 'core' && has('units')) return { step, kind: 'dense', window: [], strides: [], from, to, groups: 1 };
  // A transposed convolution goes the other way, from a point to a window.
  if (definition.family !== 'convolution' || !has('kernel_size') || has('output_padding')) return undefined;
  const kind = !has('filters') ? 'depthwise' : has('depth_multiplier') ? 'separable' : 'full';
  const groups = typeof settings['groups'] === 'number' ? settings['groups'] : 1;
  // Groups of one channel are a depthwise convolution by another name.
  const apart = kind === 'full' && groups > 1 && groups === from;
  return { step, kind: apart ? 'depthwise' : kind, window: numbersIn(settings['kernel_size']), strides: numbersIn(settings['strides']), from, to, groups: apart ? 1 : groups };
}

/** True for a window of a single place: it only mixes channels. */
export const isPointwise = ({ kind, window, strides }: Kernel): boolean => kind === 'dense' || (kind === 'full' && window.every((size) => size === 1) && strides.every((step) => step === 1));

/** True for a convolution that looks at neighbours, all channels together. */
export const looksAround = ({ kind, window }: Kernel): boolean => kind === 'full' && window.some((size) => size > 1);

/** True for the mean or the largest of each channel over all places. */
export const isGlobalPooling = ({ layer: { definition } }: Step): boolean => definition.family === 'pooling' && Object.hasOwn(definition.settings, 'keepdims');

/** Families whose layers change numbers, but neither places nor channels. */
const QUIET = new Set(['activation', 'normalization', 'regularization']);

/** True for a step that stands between others and decides nothing: an activation, a normalisation, dropout, zeros around a picture or a border cut off. */
export function isQuiet({ layer, reads, from, to }: Step): boolean {
  const { family, settings } = layer.definition;
  if (reads.length !== 1) return false;
  if (QUIET.has(family)) return true;
  const isPadding = family === 'reshaping' && (Object.hasOwn(settings, 'padding') || Object.hasOwn(settings, 'cropping'));
  return (isPadding || family === 'core') && from?.length === to?.length && from?.at(-1) === to?.at(-1) && layer.params === 0;
}

/** The step behind the quiet ones below a step. */
export function behind(step: Step | undefined): Step | undefined {
  let at = step;
  while (at && isQuiet(at)) at = at.reads[0];
  return at;
}

/** The kernel that a step gets its numbers from, quiet steps passed. */
export function kernelBelow({ reads }: Step): Kernel | undefined {
  const below = behind(reads[0]);
  return below && kernelOf(below);
}

/** The step that reads what a step gives, quiet steps passed; undefined where several do. */
export function ahead(step: Step): Step | undefined {
  let [next, ...others] = step.readers;
  while (next && others.length === 0 && isQuiet(next)) [next, ...others] = next.readers;
  return others.length === 0 ? next : undefined;
}

/** The spatial sizes of a shape: all but the batch and the channels; undefined where one is not known. */
export function placesOf(shape: Step['to'], last = true): readonly number[] | undefined {
  const sizes = last ? shape?.slice(1, -1) : shape?.slice(2);
  return sizes?.every((size) => typeof size === 'number') === true ? sizes : undefined;
}
