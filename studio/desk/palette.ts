// The palette: every layer that can be put into a network, by family, found by what a person types.
// Invariant: it is made from the catalogue; no layer is named here.

import { exampleOf, layers, type Given, type LayerDefinition } from '../../src/layers/index.ts';
import type { Choice } from './search.ts';

/** Layers that are called step by step by others, or that only others are made of, stand in no network by themselves. */
const standsAlone = (definition: LayerDefinition): boolean => !definition.cell && !definition.open;

/** A choice, and the settings that it starts with: those that must be given, as they usually are. */
interface Offered extends Choice {
  readonly settings: Given;
}

/** All that can be chosen, in the order of the families. */
export const choices: readonly Offered[] = layers.filter(standsAlone).flatMap((definition) => {
  const settings = exampleOf(definition)?.settings;
  return settings ? [{ name: definition.name, family: definition.family, about: definition.about, aliases: definition.aliases ?? [], settings, isInput: definition.inputs === 'none' }] : [];
});

/** What can be chosen under a name. */
export const choiceOf = (name: string): Offered | undefined => choices.find((choice) => choice.name === name);
