// Models as layers: what the catalogue would say of them.

import { defineLayer, type LayerDefinition } from '../layers/index.ts';

const made = new Map<string, LayerDefinition>();

/** The definition of a model class: a layer with a name that takes any structure of tensors. */
export function modelDefinition(className: string, about: string, more: Pick<LayerDefinition, 'asGiven'> = {}): LayerDefinition {
  const before = made.get(className);
  if (before) return before;
  const definition: LayerDefinition = defineLayer({ name: className, family: 'model', about, settings: {}, inputs: 'any', call: ['training', 'mask'], choose: () => ({ trouble: '' }), ...more });
  made.set(className, definition);
  return definition;
}
