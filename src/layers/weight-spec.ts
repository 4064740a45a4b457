// The weights that a call makes: their shapes, dtypes and order, and why one cannot be made.
// Invariant: what is made here is never changed, so that layers can share it.

import { exact } from '../formula/index.ts';
import type { Issue } from '../issues/index.ts';
import { shapeText, type DType, type Shape } from '../shape/index.ts';
import type { Configured } from './configure.ts';
import type { InputSpec, Start, Weight } from './define.ts';
import { unfit } from './objects.ts';

/** A weight as it is made: its full shape and dtype. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: Shape;
  readonly dtype: DType;
  readonly trainable: boolean;
  /** False for numbers that are tracked and never learned. */
  readonly learned: boolean;
  /** True for a weight of a layer inside this one. */
  readonly inner: boolean;
  /** True where that layer is made when this one is built. */
  readonly late: boolean;
  readonly about: string;
  /** The setting that says how it starts out, or the initializer that always does. */
  readonly starts?: string | Start | undefined;
  /** The axes along which it reads, where that is not told by their order. */
  readonly inward?: readonly number[] | undefined;
  /** The flag under which the second quarter of it starts with ones. */
  readonly remembers?: string | undefined;
}

/** A weight of a recipe as a layer of some settings makes it. */
export function weightOf(name: string, { trainable: learns, frozen, inner: within, dtype, about, starts, inward, remembers }: Weight, shape: Shape, { policy, trainable, settings }: Configured): WeightSpec {
  const learned = learns !== false;
  const inner = within !== undefined;
  // One literal: objects that are put together from others take twenty times as long to make.
  return { name, shape, dtype: dtype ?? policy.variable, trainable: (trainable || inner) && learned && !(frozen !== undefined && Boolean(settings[frozen])), learned, inner, late: within === 'late', about, starts, inward, remembers };
}

/** Keras lists what is learned before what is tracked: first of the layer itself, then of every layer inside it. */
export function inOrder(weights: readonly WeightSpec[]): readonly WeightSpec[] {
  if (weights.every((weight) => weight.learned)) return weights;
  const owners = new Set(['', ...weights.map(ownerOf)]);
  return [...owners].flatMap((owner) => [true, false].flatMap((learned) => weights.filter((weight) => weight.learned === learned && ownerOf(weight) === owner)));
}

const ownerOf = ({ name, inner }: WeightSpec): string => (inner ? name.slice(0, name.lastIndexOf('/')) : '');

/** Not every way of starting out can make every weight. */
export function misfit({ name, shape, dtype }: WeightSpec, { starts }: Weight, { settings }: Configured): Issue | undefined {
  const setting = typeof starts === 'object' ? starts.class : starts;
  const way = setting === undefined ? undefined : setting in settings ? settings[setting] : setting;
  const reason = typeof way === 'string' ? unfit(way, dtype, shape.length) : undefined;
  if (setting === undefined || reason === undefined) return undefined;
  return { code: 'start-impossible', severity: 'error', raises: 'ValueError', where: setting in settings ? { setting } : {}, data: { weight: name, way: String(way), because: reason } };
}

/** Why Keras cannot make a weight of such a shape. */
export function weightIssue(weight: WeightSpec, inputs: readonly InputSpec[]): Issue | undefined {
  if (weight.shape.includes(null))
    return {
      code: 'weight-size-unknown', severity: 'error', raises: 'ValueError', where: {},
      data: { weight: weight.name, shape: shapeText(weight.shape), hint: `The ${inputs.length > 1 ? 'inputs are' : 'input is'} ${inputs.map(({ shape }) => shapeText(shape)).join(' and ')}: give the size that is None.` },
    };
  const below = weight.shape.some((size) => (exact(size) ?? 0n) < 0n);
  return below ? { code: 'weight-size-zero', severity: 'error', raises: 'ValueError', where: {}, data: { weight: weight.name, shape: shapeText(weight.shape) } } : undefined;
}
