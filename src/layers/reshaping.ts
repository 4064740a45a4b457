// Layers that lay the same numbers out anew: Flatten, Reshape, Permute, RepeatVector. No parameters.
// Source of the rules: keras/src/layers/reshaping, Keras 3.15.1.

import { formula, type Size } from '../formula/index.ts';
import { patternOf, shape, shapeText } from '../shape/index.ts';
import { cutTo } from './by-shape.ts';
import { dataFormat } from './convolution.ts';
import { defineLayer, when, type Recipe } from './define.ts';
import { tensor } from './example.ts';
import { isInt, isKind, itemsOf, numberOf, Tuple, type Raw } from './raw.ts';
import { count, jsonOf, Refused, pythonInt, type Setting } from './setting.ts';

/** Lays all axes but the batch end to end. */
export const flatten = defineLayer({
  name: 'Flatten',
  family: 'reshaping',
  about: 'Lays every axis but the batch end to end.',
  example: { call: [tensor([null, 4, 4, 64])] },
  settings: { data_format: dataFormat },
  reads: shape`batch, *rest`,
  terms: { rest: 'all axes but the batch' },
  gives: shape`batch, product(rest)`,
  relays: when('data_format', { channels_first: false, otherwise: true }),
  dtype: 'input',
  traps: [{ when: formula`known == 0`, text: 'Where a size of the input is None, so is what comes out, and a Dense behind it cannot be built: it must know how many features it reads. Give the input its sizes, or average over them with GlobalAveragePooling2D.' }],
});

/** A shape in which -1 stands for whatever is left; what is no whole number counts as None. Rule: `validate_reshape_shape`. */
const targetShape: Setting<readonly (number | string | null)[]> = {
  about: 'the shape that one example is laid out in; -1 stands for whatever is left',
  control: { kind: 'sizes' },
  read: (raw) => {
    const items = itemsOf(raw);
    if (!items) return new Refused('a tuple of whole numbers is expected', 'TypeError');
    const sizes = items.map((one): Size => (isInt(one) ? Number(one) : isKind(one, 'size') ? one.size : isKind(one, 'unknown') ? { kind: 'unknown', because: one.because } : null));
    if (sizes.some((size) => typeof size === 'number' && size < -1)) return new Refused('every size must be at least 0, or -1');
    if (sizes.filter((size) => size === -1).length > 1) return new Refused('-1 may stand there once');
    return { value: sizes, config: items.map((one, i) => (isKind(one, 'size') ? sizes[i] : jsonOf(one))) };
  },
};

/** The same numbers in another shape. */
function reshaped(settings: Readonly<Record<string, unknown>>): Partial<Recipe> {
  const target = (settings['target_shape'] ?? []) as readonly Size[];
  const data = { target: shapeText(target) };
  const left = target.indexOf(-1);
  if (left < 0) return { gives: shape`batch, *target_shape`, rules: [{ holds: formula`product(rest) == product(target_shape)`, code: 'reshape-size', setting: 'target_shape', data }] };
  const others = [...target.slice(0, left), ...target.slice(left + 1)];
  return {
    scope: { others, before: target.slice(0, left), after: target.slice(left + 1) },
    names: { inferred: formula`product(rest) / product(others)` },
    gives: shape`batch, *before, inferred, *after`,
    rules: [
      // Where the input is not known in full, Keras does not look; that is what the second half says.
      { holds: formula`product(others) >= 1 or product(rest) < 0`, code: 'reshape-size', setting: 'target_shape', data },
      { holds: formula`product(rest) % product(others) == 0`, code: 'reshape-size', setting: 'target_shape', data },
    ],
  };
}

/** Lays the numbers of every example out in another shape. */
export const reshape = defineLayer({
  name: 'Reshape',
  family: 'reshaping',
  about: 'Lays the numbers of every example out in another shape.',
  example: { settings: { target_shape: Tuple.from([4, 4, -1]) }, call: [tensor([null, 256])] },
  settings: { target_shape: targetShape },
  ready: true,
  reads: shape`batch, *rest`,
  terms: { rest: 'the sizes of one example', others: 'the sizes that are given', inferred: 'what -1 stands for' },
  gives: shape`batch, *target_shape`,
  relays: true,
  dtype: 'input',
  special: reshaped,
});

/** A rearrangement of the axes, counted from 1. */
const dims: Setting<readonly number[]> = {
  about: 'the order that the axes come in afterwards, counted from 1 behind the batch',
  control: { kind: 'sizes' },
  read: (raw) => {
    if (!Array.isArray(raw)) return new Refused('a tuple of whole numbers is expected', typeof raw === 'string' ? 'ValueError' : 'TypeError');
    const order = (raw as readonly Raw[]).map((one) => numberOf(one));
    const complete = order.every((axis) => axis !== undefined) && order.toSorted((a, b) => a - b).every((axis, i) => axis === i + 1);
    return complete ? { value: order, config: jsonOf(raw) } : new Refused('every axis from 1 on has to be named once');
  },
};

/** Puts the axes of every example in another order. */
export const permute = defineLayer({
  name: 'Permute',
  family: 'reshaping',
  about: 'Puts the axes of every example in another order.',
  example: { settings: { dims: Tuple.from([2, 1]) }, call: [tensor([null, 20, 64])] },
  settings: { dims },
  byShape: cutTo(({ dims: order }) => (order as readonly number[]).length + 1),
  reads: shape`batch, *rest`,
  gives: shape`batch, *rest`,
  dtype: 'input',
  special: ({ dims: order }) => {
    const axes = (order as readonly number[]).map((_, i) => `n${i + 1}`);
    return { reads: patternOf(['batch', ...axes].join(', ')), gives: patternOf(['batch', ...(order as readonly number[]).map((axis) => `n${axis}`)].join(', ')) };
  },
});

/** `(batch, features)` to `(batch, n, features)`. */
export const repeatVector = defineLayer({
  name: 'RepeatVector',
  family: 'reshaping',
  about: 'Repeats every example, so that it stands at each of several steps.',
  example: { settings: { n: 20 } },
  settings: {
    n: pythonInt({ ...count('how often each example is repeated'), read: (raw: Raw) => (typeof raw === 'boolean' ? new Refused('a whole number is expected', 'TypeError') : count('').read(raw)) }, 'TypeError'),
  },
  byShape: cutTo(2),
  reads: shape`batch, features`,
  terms: { features: 'features of the input' },
  gives: shape`batch, n, features`,
});
