// What a layer inside another gives when Keras asks it by the shape alone: then nothing looks at the number of axes.
// Source of the rules: the `compute_output_shape` of each layer, called by that of TimeDistributed, Keras 3.15.1.
// Invariant: sizes are only chosen and put in another order; the formulas of the layer compute them.

import type { Size } from '../formula/index.ts';
import type { Shape } from '../shape/index.ts';
import type { InputSpec } from './define.ts';
import type { Inner, Inside } from './inner.ts';

/** The shapes that a layer's formulas are asked with in place of one with too many or too few axes, and what their answers make. */
export interface Asked {
  readonly as: readonly Shape[];
  readonly gives: (answers: readonly Shape[]) => Shape;
}

/** How a layer takes a shape with another number of axes than it reads; undefined where Keras fails too. */
export type ByShape = (sizes: Shape, settings: Readonly<Record<string, unknown>>) => Asked | undefined;

const first = ([answer = []]: readonly Shape[]): Shape => answer;
const isFirst = (settings: Readonly<Record<string, unknown>>): boolean => settings['data_format'] === 'channels_first';

/** Looks only at as many axes as it reads. */
export const cutTo =
  (axes: number | ((settings: Readonly<Record<string, unknown>>) => number)): ByShape =>
  (sizes, settings) => {
    const read = typeof axes === 'number' ? axes : axes(settings);
    return sizes.length > read ? { as: [sizes.slice(0, read)], gives: first } : undefined;
  };

/** Works on `axes` axes behind the batch, or behind the channels, and leaves all others as they are. */
export const leavingOthers =
  (axes: number): ByShape =>
  (sizes, settings) => {
    const from = isFirst(settings) ? 2 : 1;
    const to = from + axes;
    if (sizes.length < to) return undefined;
    const as = isFirst(settings) ? sizes.slice(0, to) : [...sizes.slice(0, to), 1];
    return { as: [as], gives: (answers) => [...first(answers).slice(0, to), ...sizes.slice(to)] };
  };

/** Gives back the shape that it is given; `axes` is how many it reads. */
export const asItIs =
  (axes: number): ByShape =>
  (sizes) => ({ as: [Array.from({ length: axes }, () => null)], gives: () => sizes });

/** The axes between batch and channels, and a shape made of others in their place. */
function places(sizes: Shape, settings: Readonly<Record<string, unknown>>): { readonly inner: Shape; readonly with: (inner: Shape) => Shape } | undefined {
  const [batch = null, second = null] = sizes;
  const last = sizes.at(-1) ?? null;
  if (sizes.length < (isFirst(settings) ? 2 : 1)) return undefined;
  return isFirst(settings) ? { inner: sizes.slice(2), with: (inner) => [batch, second, ...inner] } : { inner: sizes.slice(1, -1), with: (inner) => [batch, ...inner, last] };
}

/** Brings all axes between batch and channels down to one number, however many there are. */
export const reducing =
  (axes: number): ByShape =>
  (sizes, settings) => {
    const around = places(sizes, settings);
    const ones = (count: number): Shape => Array.from({ length: count }, () => 1);
    return around && { as: [around.with(ones(axes))], gives: (answers) => (settings['keepdims'] === 1 ? around.with(ones(around.inner.length)) : first(answers)) };
  };

/** Slides a window along `axes` axes; NumPy stretches one axis, or one number of the window, to as many as there are of the other. */
export const sliding =
  (axes: number): ByShape =>
  (sizes, settings) => {
    const around = places(sizes, settings);
    if (!around || (axes > 1 && around.inner.length !== 1)) return undefined;
    const asked = axes > 1 ? [around.inner] : around.inner.map((size) => [size]);
    const stretched = asked.map((inner) => around.with(Array.from({ length: axes }, (): Size => inner[0] ?? null)));
    return { as: stretched, gives: (answers) => around.with(answers.flatMap((answer) => places(answer, settings)?.inner ?? [])) };
  };

/** Spreads as many axes as there are, with the first numbers of its settings, and gives other channels. */
export const spreading =
  (axes: number): ByShape =>
  (sizes, settings) => {
    const around = places(sizes, settings);
    const count = around?.inner.length ?? axes;
    if (!around || count >= axes) return undefined;
    const as = around.with([...around.inner, ...Array.from({ length: axes - count }, () => null)]);
    const from = isFirst(settings) ? 2 : 1;
    return { as: [as], gives: ([answer = []]) => answer.filter((_, i) => i < from + count || i >= from + axes) };
  };

/** Reads the last axis, and needs no other: a shape of one axis has its features there. */
export const lastOnly: ByShape = (sizes) => (sizes.length === 1 ? { as: [[null, ...sizes]], gives: (answers) => first(answers).slice(1) } : undefined);

/** Reads a sequence step by step: steps may have further axes, of which the last counts; a step without axes has as many numbers as the batch. */
export const stepwise: ByShape = (sizes) => {
  const [batch = null, steps = null] = sizes;
  return sizes.length < 2 ? undefined : { as: [[batch, steps, sizes.length === 2 ? batch : (sizes.at(-1) ?? null)]], gives: first };
};

/** A layer inside, asked by the shape of its input alone. */
export function askByShape(part: Inner, input: InputSpec): Inside {
  const call = { inputs: input };
  const inferred = part.ask(call);
  const wrongAxes = inferred.issues.some(({ code }) => code === 'input-rank');
  const asked = wrongAxes && input.shape ? part.definition.byShape?.(input.shape, part.settings) : undefined;
  if (!asked) return { part, call, inferred };
  const answers = asked.as.map((shape) => part.ask({ inputs: { ...input, shape } }));
  const shapes = answers.flatMap(({ outputs: [output] }) => (output?.shape ? [output.shape] : []));
  const failed = answers.find(({ issues, outputs }) => issues.some(({ severity }) => severity === 'error') || !outputs[0]?.shape);
  const answer = failed ?? answers[0];
  if (failed || !answer) return { part, call, inferred: answer ?? { ...inferred, issues: [], outputs: [{ shape: asked.gives([]), dtype: inferred.outputs[0]?.dtype ?? input.dtype }] } };
  const [output, ...states] = answer.outputs;
  const { recipe, scope, weights, fixed, issues } = answer;
  return { part, call, inferred: { recipe, scope, weights, fixed, issues, outputs: output ? [{ ...output, shape: asked.gives(shapes) }, ...states] : [] } };
}
