// What the layers that change pictures have in common: every tensor of the call comes out with the sizes it came in with.
// Source of the rules: keras/src/layers/preprocessing/image_preprocessing, Keras 3.15.1.

import { formula, type Size } from '../formula/index.ts';
import { shape, shapeText, type Shape } from '../shape/index.ts';
import { defineLayer, type Declaration, type LayerDefinition, type Settings, type Trouble } from './define.ts';

/** A layer that changes the numbers of pictures and none of their sizes; Keras never looks at the number of axes. */
export const imageLayer = <const S extends Settings>(declared: Declaration<S>): LayerDefinition<S> =>
  defineLayer<S>({
    inputs: 'each',
    call: ['training'],
    byName: true,
    ...(declared.choose ? {} : { reads: shape`*all`, gives: shape`*all` }),
    terms: { all: 'sizes of the input' },
    cautions: [{ when: formula`rank != 3 and rank != 4`, code: 'axes-not-looked-at' }],
    ...declared,
  });

type Read = Readonly<Record<string, unknown>>;

/** The axes of height, width and channels, counted from the front. */
export function axesOf(sizes: Shape, settings: Read): { readonly height: number; readonly width: number; readonly channels: number } {
  const first = sizes.length - 3;
  return settings['data_format'] === 'channels_first' ? { channels: first, height: first + 1, width: first + 2 } : { height: first, width: first + 1, channels: first + 2 };
}

const failsLater = (sizes: Shape, what: string, because: string): Trouble => ({ trouble: 'fails-later', data: { what, shape: shapeText(sizes), because } });

/** For a layer that computes with height and width as plain numbers. */
export function needsSizes(sizes: Shape, settings: Read): Trouble | undefined {
  const { height, width } = axesOf(sizes, settings);
  return sizes[height] === null || sizes[width] === null ? failsLater(sizes, 'height and width', 'it computes with both, and cannot where they are not known') : undefined;
}

/** For a layer that computes with red, green and blue; `counts` are the numbers of channels that it can change. */
export const needsColors =
  (...counts: readonly number[]) =>
  (sizes: Shape, settings: Read): Trouble | undefined => {
    const channels: Size | undefined = sizes[axesOf(sizes, settings).channels];
    return typeof channels === 'number' && !counts.includes(channels) ? failsLater(sizes, 'the number of channels', `it changes pictures of ${counts.join(' or ')} channels only`) : undefined;
  };
