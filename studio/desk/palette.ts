// The palette: every layer that can be put into a network, by family, found by what a person types.
// Invariant: it is made from the catalogue; no layer is named here.

import { exampleOf, layers, type Given, type LayerDefinition } from '../../src/layers/index.ts';

/** A layer of the palette. */
export interface Choice {
  readonly name: string;
  readonly family: string;
  readonly about: string;
  /** Other names that Keras has for it. */
  readonly aliases: readonly string[];
  /** The settings that it starts with: those that must be given, as they usually are. */
  readonly settings: Given;
  readonly isInput: boolean;
}

/** Layers that are called step by step by others, or that only others are made of, stand in no network by themselves. */
const standsAlone = (definition: LayerDefinition): boolean => !definition.cell && !definition.open;

/** All that can be chosen, in the order of the families. */
export const choices: readonly Choice[] = layers.filter(standsAlone).flatMap((definition) => {
  const settings = exampleOf(definition)?.settings;
  return settings ? [{ name: definition.name, family: definition.family, about: definition.about, aliases: definition.aliases ?? [], settings, isInput: definition.inputs === 'none' }] : [];
});

/** What can be chosen under a name. */
export const choiceOf = (name: string): Choice | undefined => choices.find((choice) => choice.name === name);

/** The choices for what was typed, the best first; all of them for nothing. */
export function search(text: string): readonly Choice[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return choices;
  return choices
    .map((choice) => ({ choice, rank: Math.min(...[choice.name, ...choice.aliases].map((name) => rankOf(name, wanted)), wordsRank(choice, wanted)) }))
    .filter(({ rank }) => rank < Infinity)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice);
}

/** How well a name fits: the name itself, its beginning, its capitals (`bn`, `mha`), a part of it, its letters in order. */
function rankOf(name: string, wanted: string): number {
  const lower = name.toLowerCase();
  if (lower === wanted) return 0;
  if (lower.startsWith(wanted)) return 1 + name.length / 1000;
  const capitals = name.replaceAll(/[^A-Z\d]/g, '').toLowerCase();
  if (capitals.startsWith(wanted)) return 2 + name.length / 1000;
  if (lower.includes(wanted)) return 3 + lower.indexOf(wanted) / 1000;
  if (wanted.length < 3) return Infinity;
  const letters = [...wanted].map((letter) => letter.replace(/\W/, String.raw`\$&`));
  return new RegExp(letters.join('.*')).test(lower) ? 5 + name.length / 1000 : Infinity;
}

const wordsRank = ({ family, about }: Choice, wanted: string): number => (family.includes(wanted) ? 4 : wanted.length > 2 && about.toLowerCase().includes(wanted) ? 6 : Infinity);
