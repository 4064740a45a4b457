// Layers that change nothing but what travels beside the numbers: Identity and Masking. No parameters.
// Source of the rules: keras/src/layers/core/identity.py and masking.py, Keras 3.15.1.

import { shape } from '../shape/index.ts';
import { defineLayer } from './define.ts';
import { tensor } from './example.ts';
import type { Raw } from './raw.ts';
import { anything } from './setting.ts';

/** Gives what it gets. */
export const identity = defineLayer({
  name: 'Identity',
  family: 'core',
  about: 'Gives its input on unchanged.',
  settings: {},
  inputs: 'each',
  ready: true,
  echoes: true,
  reads: shape`*all`,
  terms: { all: 'all axes of the input' },
  gives: shape`*all`,
  dtype: 'input',
  masking: true,
});

/** Steps whose numbers are all `mask_value` are marked as padding. */
export const masking = defineLayer({
  name: 'Masking',
  family: 'core',
  about: 'Marks the steps that are padding, so that layers behind it skip them.',
  example: { call: [tensor([null, 20, 8])] },
  settings: { mask_value: anything('the number that padding is filled with', 0) },
  ready: true,
  reads: shape`*steps, features`,
  terms: { steps: 'the axes that are marked', features: 'the numbers of one step' },
  gives: shape`*steps, features`,
  masking: true,
  masks: { make: ({ settings, inputs: [given], run }) => (given ? [run('any', [run('not_equal', [given, settings['mask_value'] as Raw])], { axis: -1 })] : []) },
});
