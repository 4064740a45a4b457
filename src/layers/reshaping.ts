// Layers that lay the same numbers out anew: Flatten, Reshape, Permute, RepeatVector. No parameters.
// Source of the rules: keras/src/layers/reshaping, Keras 3.15.1.

import { formula, type Size } from '../formula/index.ts';
import { shape, shapeText } from '../shape/index.ts';
import { dataFormat } from './convolution.ts';
import { defineLayer, type Recipe } from './define.ts';
import { isInt, isKind, type Raw } from './raw.ts';
import { jsonOf, Refused, type Setting } from './setting.ts';

/** Lays all axes but the batch end to end. */
export const flatten = defineLayer({
  name: 'Flatten',
  family: 'reshaping',
  about: 'Lays every axis but the batch end to end.',
  settings: { data_format: dataFormat },
  reads: shape`batch, *rest`,
  terms: { rest: 'all axes but the batch' },
  gives: shape`batch, product(rest)`,
  dtype: 'input',
});

/** A shape in which -1 stands for whatever is left; what is no whole number counts as None. Rule: `validate_reshape_shape`. */
const targetShape: Setting<readonly (number | string | null)[]> = {
  about: 'the shape that one example is laid out in; -1 stands for whatever is left',
  control: { kind: 'sizes' },
  read: (raw) => {
    const items = typeof raw === 'string' ? [...raw] : Array.isArray(raw) ? (raw as readonly Raw[]) : undefined;
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
  settings: { target_shape: targetShape },
  ready: true,
  reads: shape`batch, *rest`,
  terms: { rest: 'the sizes of one example', others: 'the sizes that are given', inferred: 'what -1 stands for' },
  gives: shape`batch, *target_shape`,
  dtype: 'input',
  special: reshaped,
});
