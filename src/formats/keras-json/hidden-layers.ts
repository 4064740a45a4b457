// Layers of Keras itself that its users never name, but that stand in its configs.

import { defineLayer, jsonOf, type LayerDefinition, type Raw } from '../../layers/index.ts';
import { shape } from '../../shape/index.ts';

const size = (about: string) => ({ about, control: { kind: 'number' as const }, read: (raw: Raw) => ({ value: raw, config: jsonOf(raw) }) });

/** What ConvNeXt multiplies each channel of a block with. Source: keras/src/applications/convnext.py, Keras 3.15.1. */
const layerScale = defineLayer({
  name: 'LayerScale',
  module: 'keras.src.applications.convnext',
  family: 'normalization',
  about: 'Multiplies each channel with a learned number.',
  settings: { init_values: size('the number that every channel starts with'), projection_dim: size('the number of channels') },
  reads: shape`*axes, channels`,
  gives: shape`*axes, channels`,
  weights: { gamma: { shape: shape`projection_dim`, about: 'a factor for each channel', starts: { class: 'Constant', takes: { value: 'init_values' } } } },
});

/** What InceptionResNetV2 adds a block to its input with: the block times a number. Source: keras/src/applications/inception_resnet_v2.py. */
const customScaleLayer = defineLayer({
  name: 'CustomScaleLayer',
  module: 'keras.src.applications.inception_resnet_v2',
  family: 'merging',
  about: 'Adds its second input, times a number, to its first.',
  settings: { scale: size('the number that the second input is multiplied with') },
  inputs: 'many',
  choose: ({ shapes: [first] }) => (first ? { scope: { sizes: first }, gives: shape`*sizes` } : { trouble: '' }),
});

const hidden: Readonly<Record<string, LayerDefinition>> = { LayerScale: layerScale, CustomScaleLayer: customScaleLayer };

/** The declaration of a layer that Keras keeps to itself. */
export const hiddenLayer = (className: string): LayerDefinition | undefined => (Object.hasOwn(hidden, className) ? hidden[className] : undefined);
