// `shapewright layer`: the page of a layer in the reference, in the terminal.

import { suggest } from '../issues/index.ts';
import { findLayer, layerNames, layers, type LayerDefinition } from '../layers/index.ts';
import { byFamily, familyTitle, jsonText, layerPage, referenceOf } from '../report/index.ts';
import { coloursOf, painterOf } from './colour.ts';
import { defineCommand } from './command.ts';
import { Misuse } from './misuse.ts';
import { choice, count, flag } from './options.ts';
import type { World } from './world.ts';

/** Lines longer than this tire the eye, however wide the terminal is. */
const WIDEST = 100;
const USUAL = 80;

/** Prints the pages of some layers, or lists all. */
export const command = defineCommand({
  usage: 'LAYER... [options]',
  about: "Tells what a layer of Keras does: its settings, how its shape and its parameters come about, an example, where people go wrong.",
  options: {
    list: flag('the names of all layers, by family'),
    format: choice('how it is printed', ['text', 'markdown', 'json']),
    width: count('columns of a line of text', 40, 400),
  },
  examples: [
    ['shapewright layer Conv2D', 'what a convolution does, and how its numbers come about'],
    ['shapewright layer MaxPool2D GRU', 'two pages; other names of a layer and small letters are understood'],
    ['shapewright layer --list', 'all layers'],
  ],
  async run({ values: { list, format, width }, operands }, world) {
    if (list && operands.length > 0) throw new Misuse(`--list names all layers; without it ${operands.join(' and ')} would be told`);
    if (list) {
      world.out(listed(world, width ?? widthOf(world)));
      return 0;
    }
    if (operands.length === 0) throw new Misuse('name a layer, such as Conv2D, or ask for all with --list');
    const found = operands.map(layerNamed);
    if (format === 'json') {
      const all = found.map(referenceOf);
      world.out(`${jsonText(all.length === 1 ? all[0] : all)}\n`);
      return 0;
    }
    const pages = found.map((definition) => layerPage(definition, { format, width: width ?? widthOf(world), painter: painterOf(world) }));
    world.out(pages.join('\n'));
    return 0;
  },
});

const widthOf = ({ terminals: { stdout } }: World): number => Math.min(stdout || USUAL, WIDEST);

/** The layer that a person means: by class name, other name, or as a call writes it (`layers.Conv2D`, `conv2d`). */
function layerNamed(given: string): LayerDefinition {
  const word = given.replace(/^.*\./, '').replace(/\(.*$/, '');
  const letters = (name: string): string => name.toLowerCase().replaceAll('_', '');
  const found = findLayer(word) ?? layers.find((layer) => [layer.name, layer.autoName, ...(layer.aliases ?? [])].some((name) => letters(name) === letters(word)));
  if (found) return found;
  const near = suggest(word, layerNames()).slice(0, 3);
  throw new Misuse(`Keras has no layer ${word}. ${near.length === 0 ? 'All layers: shapewright layer --list' : `Did you mean ${near.join(' or ')}?`}`);
}

/** All layers by family, in as many columns as fit. */
function listed(world: World, width: number): string {
  const { bold } = coloursOf(world, 'stdout');
  const lines = byFamily(layers).flatMap(([family, members]) => {
    const column = Math.max(...members.map(({ name }) => name.length)) + 2;
    const across = Math.max(Math.floor((width - 2) / column), 1);
    const rows = Array.from({ length: Math.ceil(members.length / across) }, (_, i) => members.slice(i * across, (i + 1) * across));
    return [bold(familyTitle(family)), ...rows.map((row) => `  ${row.map(({ name }) => name.padEnd(column)).join('')}`.trimEnd()), ''];
  });
  return `${lines.join('\n').trimEnd()}\n`;
}
