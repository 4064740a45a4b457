// Masks: which steps of a tensor count. A mask travels beside its tensor through the layers that pass masks on.
// Source of the rules: `Layer.__call__` and `_set_mask_metadata` in keras/src/layers/layer.py, Keras 3.15.1.

import { fill, type Pattern, type Shape } from '../shape/index.ts';
import { pick, type Configured } from './configure.ts';
import type { LayerDefinition } from './define.ts';
import type { Inferred } from './infer.ts';

/** A mask's shape; undefined where a tensor has none. */
export type Mask = Shape | undefined;

/** True for a layer that passes masks on. */
export const passesMasks = ({ masking }: LayerDefinition, { settings }: Configured): boolean => (typeof masking === 'string' ? settings[masking] === 1 : masking === true);

/** The masks of a call's outputs; `before` are those of its inputs, or those that it was given. */
export function outputMasks(definition: LayerDefinition, configured: Configured, inferred: Inferred, before: readonly Mask[]): readonly Mask[] {
  if (!passesMasks(definition, configured)) return [];
  if (definition.masks !== undefined) {
    const mask = pick<Pattern | 'passed' | 'none'>(definition.masks, configured.settings);
    if (mask === 'passed') return before;
    return typeof mask === 'object' && inferred.recipe ? [fill(mask, inferred.scope)] : [];
  }
  const own = definition.choose && inferred.recipe?.masks;
  return own ? own.map((mask) => mask && fill(mask, inferred.scope)) : before;
}
