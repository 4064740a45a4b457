// What the layers that change pictures have in common: every tensor of the call comes out with the sizes it came in with.
// Source of the rules: keras/src/layers/preprocessing/image_preprocessing, Keras 3.15.1.

import { formula } from '../formula/index.ts';
import { shape } from '../shape/index.ts';
import { defineLayer, type Declaration, type LayerDefinition, type Settings } from './define.ts';

/** A layer that changes the numbers of pictures and none of their sizes; Keras never looks at the number of axes. */
export const imageLayer = <const S extends Settings>(declared: Declaration<S>): LayerDefinition<S> =>
  defineLayer<S>({
    inputs: 'each',
    call: ['training'],
    ...(declared.choose ? {} : { reads: shape`*all`, gives: shape`*all` }),
    terms: { all: 'sizes of the input' },
    cautions: [{ when: formula`rank != 3 and rank != 4`, code: 'axes-not-looked-at' }],
    ...declared,
  });
