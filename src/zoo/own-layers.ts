// Layers that Keras's applications bring along, and that are no part of `keras.layers`.
// Source: keras/src/applications/inception_resnet_v2.py and convnext.py, Keras 3.15.1.

import { formula } from '../formula/index.ts';
import { defineLayer, jsonOf, numberOf, type LayerDefinition, type Raw, type Setting } from '../layers/index.ts';
import { shape } from '../shape/index.ts';

/** A number that is kept as it was given. */
const kept = (about: string): Setting => ({ about, control: { kind: 'number' }, read: (raw: Raw) => ({ value: numberOf(raw) ?? raw, config: jsonOf(raw) }) });

/** Makes a definition when it is first asked for, and then keeps it. */
const once = (define: () => LayerDefinition): (() => LayerDefinition) => {
  let made: LayerDefinition | undefined;
  return () => (made ??= define());
};

/** The first of two inputs plus a part of the second. */
export const scaledSum = once(() => defineLayer({
  name: 'CustomScaleLayer',
  module: 'keras.src.applications.inception_resnet_v2',
  family: 'merging',
  about: 'Adds to its first input its second, made smaller by a fixed factor.',
  settings: { scale: kept('the factor') },
  inputs: 'many',
  joins: 'sum',
  choose: ({ shapes }) => (shapes[0] && shapes.length === 2 ? { scope: { n: shapes[0] }, gives: shape`*n`, fixes: [] } : { trouble: 'input-count', data: { expected: 'two', found: shapes.length } }),
}));

/** Every channel times a number that is learned. */
export const layerScale = once(() => defineLayer({
  name: 'LayerScale',
  module: 'keras.src.applications.convnext',
  family: 'normalization',
  about: 'Multiplies every channel by a learned number that begins near zero.',
  settings: { init_values: kept('where the numbers begin'), projection_dim: { ...kept('channels'), also: ['projection_dim'] } },
  reads: shape`batch, *n, channels`,
  terms: { n: 'size of the picture', channels: 'channels of the input' },
  gives: shape`batch, *n, channels`,
  weights: { variable: { shape: shape`projection_dim`, about: 'the number of each channel', starts: { class: 'Constant', takes: { value: 'init_values' } } } },
  textbook: formula`projection_dim`,
}));
