// Layers that make one tensor of several: number by number, end to end, or as a product along an axis. No parameters.
// Source of the rules: keras/src/layers/merging, Keras 3.15.1.

import { formula, sameSize, type Size } from '../formula/index.ts';
import { broadcast, patternOf, shape, shapeText, type Shape } from '../shape/index.ts';
import { axisAt } from './axes.ts';
import { defineLayer, type Choosing, type Declaration, type InputSpec, type Recipe, type Settings, type Trouble } from './define.ts';
import { tensor } from './example.ts';
import type { MaskBench } from './mask.ts';
import { isInt, type Raw, type RawTensor } from './raw.ts';
import { flag, integer, jsonOf, pythonInt, Refused, type Setting } from './setting.ts';

const disagree = (shapes: readonly Shape[], hint: string | null): Trouble => ({ trouble: 'shapes-disagree', data: { shapes: shapes.map((one) => shapeText(one)).join(', '), hint } });

/** The size of an axis of two tensors that are combined number by number; undefined when they do not fit. Rule: `_compute_elemwise_op_output_shape`. */
function meet(a: Size, b: Size): Size | undefined {
  if (a === null || b === null) return null;
  if (a === 1) return b;
  if (b === 1 || sameSize(a, b)) return a;
  if (typeof a === 'number' && typeof b === 'number') return undefined;
  return typeof a === 'number' ? a : b;
}

/** The sizes that two tensors have together, aligned at their last axes; undefined when they do not fit. */
function meetAll(a: Shape, b: Shape): Shape | undefined {
  if (a.length < b.length) return meetAll(b, a);
  const extra = a.length - b.length;
  const sizes = a.map((size, i) => (i < extra ? size : meet(size, b[i - extra] ?? null)));
  return sizes.every((size) => size !== undefined) ? sizes : undefined;
}

/** The one batch size that is known, or None; undefined when two known ones differ. */
function batchOf(shapes: readonly Shape[]): Size | undefined {
  const known = shapes.map((one) => one[0] ?? null).filter((size) => size !== null);
  const numbers = known.filter((size) => typeof size === 'number');
  if (numbers.some((size) => size !== numbers[0])) return undefined;
  return numbers[0] ?? known[0] ?? null;
}

/** True for masks that do not go together. */
function masksDisagree(inputs: readonly InputSpec[]): boolean {
  const masks = inputs.flatMap(({ mask }) => (mask ? [mask] : []));
  const [first, ...others] = masks;
  if (!first || masks.length < inputs.length) return false;
  return others.reduce<Shape | undefined>((all, mask) => all && broadcast(all, mask), first) === undefined;
}

/** The mask of what is combined: a step counts where it does in any input, if all of them have masks. */
function commonMasks({ masks, run }: MaskBench): readonly (RawTensor | undefined)[] {
  const [first, ...others] = masks;
  return first && others.every((mask) => mask) ? [others.reduce<RawTensor>((all, mask) => run('logical_or', [all, mask ?? null]), first)] : [];
}

/** Number by number: sizes have to agree, or be 1. */
function elementwise({ shapes, inputs }: Choosing): Recipe | Trouble {
  if (shapes.some((one) => one.length === 0)) return disagree(shapes, 'Every tensor needs a batch axis.');
  const batch = batchOf(shapes);
  if (batch === undefined) return disagree(shapes, 'Their batch sizes differ.');
  let rest: Shape = (shapes[0] ?? []).slice(1);
  for (const one of shapes.slice(1)) {
    const together = meetAll(rest, one.slice(1));
    if (!together) return disagree(shapes, 'Counted from the last, their axes have to agree, or be 1.');
    rest = together;
  }
  if (masksDisagree(inputs)) return disagree(inputs.flatMap((input) => (input.mask ? [input.mask] : [])), 'These are the shapes of their masks.');
  return { scope: { batch, rest }, gives: shape`batch, *rest` };
}

const merge = <const N extends string, const S extends Settings>(name: N, about: string, settings: S, more: Partial<Declaration> = {}) =>
  defineLayer({
    name,
    family: 'merging',
    about,
    settings,
    example: { call: [[tensor([null, 20, 64]), tensor([null, 20, 64])]] },
    inputs: 'many',
    terms: { batch: 'the batch', rest: 'the other axes, alike in all inputs or 1' },
    masking: true,
    masks: { make: commonMasks },
    choose: elementwise,
    ...more,
  });

/** Sum, number by number. */
export const add = merge('Add', 'Adds its inputs, number by number.', {}, { joins: 'sum' });
/** First minus second. */
export const subtract = merge('Subtract', 'Subtracts its second input from its first, number by number.', {}, {
  choose: (at) => (at.shapes.length === 2 ? elementwise(at) : { trouble: 'input-count', data: { expected: 2, found: at.shapes.length } }),
});
/** Product, number by number. */
export const multiply = merge('Multiply', 'Multiplies its inputs, number by number.', {}, { joins: 'product' });
/** Mean, number by number. */
export const average = merge('Average', 'Takes the mean of its inputs, number by number.', {});
/** Largest, number by number. */
export const maximum = merge('Maximum', 'Keeps the largest of its inputs, number by number.', {});
/** Smallest, number by number. */
export const minimum = merge('Minimum', 'Keeps the smallest of its inputs, number by number.', {});

/** True when sizes could be the same; None fits everything. */
const couldAgree = (a: Size, b: Size): boolean => typeof a !== 'number' || typeof b !== 'number' || a === b;

/** End to end along one axis; the other axes have to agree. A shape that has no such axis is compared as a whole, and passes beside None. */
function endToEnd({ settings, shapes }: Choosing): Recipe | Trouble {
  const axis = settings['axis'] as number;
  const [first = []] = shapes;
  const at = axisAt(axis, first.length);
  const outside = (one: Shape): Trouble => ({ trouble: 'axis-out-of-range', setting: 'axis', raises: 'IndexError', data: { setting: 'axis', axis, rank: one.length, shape: shapeText(one) } });
  if (at === undefined) return outside(first);
  const short = shapes.find((one) => axis < -one.length);
  if (short) return outside(short);
  const others = shapes.map((one) => one.filter((_, i) => i !== axisAt(axis, one.length)));
  const rank = others[0]?.length ?? 0;
  if (others.some((one) => one.length !== rank)) return disagree(shapes, 'They have to have the same number of axes.');
  // Keras compares all shapes with each other, so that None in one does not hide a difference between two others.
  for (let i = 0; i < rank; i++) {
    const sizes = others.map((one) => one[i] ?? null).filter((size) => size !== null);
    if (sizes.some((size) => !couldAgree(size, sizes[0] ?? null))) return disagree(shapes, `They may differ along axis ${axis} only.`);
  }
  const open = shapes.findIndex((one) => one[at] === null);
  const lacking = shapes.slice(0, open < 0 ? shapes.length : open).find((one) => one.length <= at);
  if (lacking) return outside(lacking);
  return {
    scope: { before: first.slice(0, at), sizes: shapes.map((one) => one[at] ?? null), after: first.slice(at + 1) },
    names: { joined: formula`sum(sizes)` },
    gives: shape`*before, joined, *after`,
  };
}

/** The mask of what is joined: a mark per step, where any input has one. An input without a mask counts in full. */
function joinedMask({ settings, inputs, masks, run }: MaskBench): readonly (RawTensor | undefined)[] {
  if (masks.every((mask) => mask === undefined)) return [];
  const whole = inputs.map((input, i) => {
    const mask = masks[i];
    if (!mask) return run('ones_like', [input], { dtype: 'bool' });
    const flat = (mask.shape?.length ?? 0) < (input.shape?.length ?? 0);
    return flat ? run('logical_or', [run('expand_dims', [mask], { axis: -1 }), run('zeros_like', [input], { dtype: 'bool' })]) : mask;
  });
  return [run('any', [run('concatenate', [whole], { axis: settings['axis'] as number })], { axis: -1 })];
}

/** Lays its inputs end to end along one axis. */
export const concatenate = merge(
  'Concatenate',
  'Lays its inputs end to end along one axis.',
  { axis: integer('the axis along which the inputs are laid end to end', -1) },
  { joins: 'beside', terms: { sizes: 'the sizes of the inputs along the axis', joined: 'their sum' }, masks: { make: joinedMask }, example: { call: [[tensor([null, 28, 28, 16]), tensor([null, 28, 28, 32])]] }, choose: endToEnd },
);

/** `axes` of Dot: one number for both inputs, or two. */
const axes: Setting<number | readonly number[]> = pythonInt({
  about: 'the axis of each input along which numbers are multiplied and summed',
  control: { kind: 'text' },
  read: (raw) => {
    if (isInt(raw)) return { value: Number(raw), config: jsonOf(raw) };
    if (!Array.isArray(raw)) return new Refused('a whole number or two are expected', 'TypeError');
    const both = raw as readonly Raw[];
    return both.length === 2 && both.every((one) => isInt(one)) ? { value: both.map(Number), config: jsonOf(raw) } : new Refused('a whole number or two are expected');
  },
}, 'TypeError');

/** The axis of each input that Dot sums over. A single negative number wraps round each shape, even twice. */
const dotAxes = (given: unknown, shapes: readonly Shape[]): readonly number[] =>
  typeof given === 'number' ? shapes.map((one) => (given < 0 ? ((given % one.length) + one.length) % one.length : given)) : (given as readonly number[]);

function product({ settings, shapes }: Choosing): Recipe | Trouble {
  const [a = [], b = []] = shapes;
  if (shapes.length !== 2) return { trouble: 'input-count', data: { expected: 2, found: shapes.length } };
  const [first, second] = dotAxes(settings['axes'], shapes).map((axis, i) => axisAt(axis, shapes[i]?.length ?? 0));
  if (first === undefined || second === undefined || b.length < 2) return { trouble: 'axis-out-of-range', setting: 'axes', raises: 'IndexError', data: { setting: 'axes', axis: String(settings['axes']), rank: Math.min(a.length, b.length), shape: shapeText(first === undefined ? a : b) } };
  const [x, y] = [a[first] ?? null, b[second] ?? null];
  if (x === null ? typeof y === 'number' : y === null ? typeof x === 'number' : !couldAgree(x, y)) return disagree(shapes, 'The axes that are multiplied have to have the same size.');
  const left = a.filter((_, i) => i !== first);
  const right = b.filter((_, i) => i !== second).slice(1);
  return {
    scope: { left, rows: left.slice(1), right, summed: x },
    gives: patternOf(left.length + right.length === 1 ? '*left, *right, 1' : '*left, *right'),
    macs: formula`product(rows) * product(right) * summed`,
  };
}

/** Products along one axis of each input, summed. */
export const dot = merge('Dot', 'Multiplies its two inputs along one axis of each and sums.', { axes, normalize: flag('whether both inputs are first brought to length 1 along their axis', false) }, {
  terms: { left: 'axes of the first input that stay', right: 'axes of the second input that stay', summed: 'size of the axes that are summed over' },
  example: { settings: { axes: 1 }, call: [[tensor([null, 64]), tensor([null, 64])]] },
  masks: 'none',
  choose: product,
});
