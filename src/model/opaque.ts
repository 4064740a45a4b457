// A layer that nothing is known of: a custom object, or a class that does not exist.

import type { LayerDefinition } from '../layers/index.ts';
import { defineLayer, snakeCase } from '../layers/index.ts';

/** A definition for an unknown class: it takes any settings, and its outputs are unknown. */
export const opaque = (className: string): LayerDefinition => ({
  ...defineLayer({ name: className, family: 'unknown', about: 'A layer that is not part of Keras; what it gives is not known.', settings: {}, open: true, inputs: 'any', choose: () => ({ trouble: '' }) }),
  autoName: snakeCase(className),
});
