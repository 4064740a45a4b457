// The vocabulary of the designs: what is put on a tensor, as plain data in Keras's spelling.
// Invariant: nothing is made here; a net makes the layer, in its own session, at the moment it is called.

import { Tuple, type Given, type LayerDefinition, type Raw } from '../layers/index.ts';

/** A layer before it is made. */
export interface Part {
  readonly of: string | LayerDefinition;
  readonly given: Given;
}

/** Any layer by Keras's class name. */
export const part = (of: Part['of'], given: Given = {}): Part => ({ of, given: named(given) });

/** Leaves out names that are not given, so that the session hands one out. */
const named = ({ name, ...given }: Given): Given => (name === undefined ? given : { ...given, name });

/** Filters, the size of their window, and what else. */
export const conv2d = (filters: Raw, kernel_size: Raw, more: Given = {}): Part => part('Conv2D', { filters, kernel_size, ...more });
/** One window for each channel by itself. */
export const depthwiseConv2d = (kernel_size: Raw, more: Given = {}): Part => part('DepthwiseConv2D', { kernel_size, ...more });
/** A depthwise window, then 1x1 across the channels. */
export const separableConv2d = (filters: Raw, kernel_size: Raw, more: Given = {}): Part => part('SeparableConv2D', { filters, kernel_size, ...more });
/** Every unit sees every number. */
export const dense = (units: Raw, more: Given = {}): Part => part('Dense', { units, ...more });
/** Centres and scales every channel over the batch. */
export const batchNormalization = (more: Given = {}): Part => part('BatchNormalization', more);
/** Centres and scales every example. */
export const layerNormalization = (epsilon: Raw, name?: string): Part => part('LayerNormalization', { epsilon, ...nameOf(name) });
/** A function of every number. */
export const activation = (of: Raw, name?: string): Part => part('Activation', { activation: of, ...nameOf(name) });
/** ReLU as an Activation layer. */
export const relu = (name?: string): Part => activation('relu', name);
/** ReLU that ends at 6. */
export const relu6 = (name?: string): Part => part('ReLU', { max_value: 6, ...nameOf(name) });
/** Zeros around the picture. */
export const zeroPadding2d = (padding: Raw, name?: string): Part => part('ZeroPadding2D', { padding, ...nameOf(name) });
/** The largest of each window. */
export const maxPooling2d = (pool_size: Raw, more: Given = {}): Part => part('MaxPooling2D', { pool_size, ...more });
/** The mean of each window. */
export const averagePooling2d = (pool_size: Raw, more: Given = {}): Part => part('AveragePooling2D', { pool_size, ...more });
/** The mean of each channel. */
export const globalAveragePooling2d = (more: Given = {}): Part => part('GlobalAveragePooling2D', more);
/** Switches numbers off at random while training. */
export const dropout = (rate: Raw, more: Given = {}): Part => part('Dropout', { rate, ...more });
/** The same numbers in another shape. */
export const reshape = (target_shape: readonly Raw[], name?: string): Part => part('Reshape', { target_shape: Tuple.from(target_shape), ...nameOf(name) });
/** All numbers in one row. */
export const flatten = (name?: string): Part => part('Flatten', nameOf(name));
/** Scales and shifts every number. */
export const rescaling = (scale: Raw, offset: Raw = 0): Part => part('Rescaling', { scale, offset });
/** The sum of several tensors. */
export const add = (name?: string): Part => part('Add', nameOf(name));
/** The product of several tensors. */
export const multiply = (name?: string): Part => part('Multiply', nameOf(name));
/** Several tensors one behind the other along an axis. */
export const concatenate = (axis: number, name?: string): Part => part('Concatenate', { axis, ...nameOf(name) });

const nameOf = (name: string | undefined): Given => (name === undefined ? {} : { name });

/** The same padding before and behind, or one for each end: `[[0, 1], [0, 1]]`. */
export type Ends = readonly [readonly [number, number], readonly [number, number]];
