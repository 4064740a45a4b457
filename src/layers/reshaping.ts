// Layers that lay the same numbers out anew: Flatten, Reshape, Permute, RepeatVector. No parameters.
// Source of the rules: keras/src/layers/reshaping, Keras 3.15.1.

import { shape } from '../shape/index.ts';
import { dataFormat } from './convolution.ts';
import { defineLayer } from './define.ts';

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
