// `shapewright explain`: what every layer does, and how every number comes about.

import { explain, explanationData, findExplained, jsonText, type ExplainOptions } from '../report/index.ts';
import { suggest } from '../issues/index.ts';
import type { Model } from '../model/index.ts';
import { painterOf, paletteOf } from './colour.ts';
import { defineCommand } from './command.ts';
import { Misuse } from './misuse.ts';
import { choice, count } from './options.ts';
import { readModels, tellIssues, tellNoModel } from './reading.ts';
import { letOption } from './let.ts';
import { safeText } from './safe-text.ts';
import { sizeOption } from './sizes.ts';
import type { World } from './world.ts';

/** Lines longer than this tire the eye, however wide the terminal is. */
const WIDEST = 100;
const USUAL = 80;

/** A message names this many layers at most. */
const MOST_NAMED = 20;

/** Explains every model of a source, or one of its layers. */
export const command = defineCommand({
  usage: 'SOURCE [LAYER] [options]',
  about: 'Tells group by group what each layer does and how its shape and its parameters come about, with the numbers in.',
  options: {
    format: choice('how it is printed', ['text', 'markdown', 'json']),
    width: count('columns of a line of text', 40, 400),
    size: sizeOption,
    let: letOption,
  },
  examples: [
    ['shapewright explain train.py', 'the whole network'],
    ['shapewright explain train.py conv2d_1', 'one layer, with all its settings'],
    ['shapewright explain fcn.py --size H --size W', 'with names for the sizes that the input leaves open'],
    ['shapewright explain train.py --format markdown > network.md', 'with the formulas typeset'],
  ],
  async run({ values, operands }, world) {
    const [source, layer, ...more] = operands;
    if (source === undefined) throw new Misuse('name a source: a Python script, a model file, or - for standard input');
    if (more.length > 0) throw new Misuse(`one source and one layer are explained at a time, not also ${more.join(' ')}`);
    const { models, issues, weights = [] } = await readModels(source, world, values);
    const status = tellIssues(issues, world);
    if (models.length === 0) return tellNoModel(source, world, { weights });
    const text = values.format === 'json' ? dataOf(models, layer) : textOf(models, { format: values.format, layer, width: values.width ?? widthOf(world), painter: painterOf(world) });
    if (text === undefined) throw new Misuse(noLayer(layer ?? '', models));
    world.out(safeText(text, paletteOf(world, 'stdout') !== 'none'));
    return status;
  },
});

const widthOf = ({ terminals: { stdout } }: World): number => Math.min(stdout || USUAL, WIDEST);

/** The explanations one below the other; undefined when no model has the layer. */
function textOf(models: readonly Model[], printing: ExplainOptions): string | undefined {
  const told = models.map((model) => explain(model, printing)).filter((text) => text !== undefined);
  return told.length === 0 ? undefined : told.join('\n');
}

/** The explanations as JSON: a list where there are several. */
function dataOf(models: readonly Model[], layer: string | undefined): string | undefined {
  const told = models.map(explanationData).flatMap((data): readonly object[] => (layer === undefined ? [data] : [findExplained(data, layer)].filter((one) => one !== undefined)));
  return told.length === 0 ? undefined : `${jsonText(told.length === 1 ? told[0] : told)}\n`;
}

/** Which layers there are, when a name is none of them. */
function noLayer(wanted: string, models: readonly Model[]): string {
  const names = [...new Set(models.flatMap((model) => explanationData(model).layers.map(({ id }) => id)))];
  const near = suggest(wanted, names)[0];
  return `there is no layer ${wanted}. ${near === undefined ? `The layers are ${names.slice(0, MOST_NAMED).join(', ')}${names.length > MOST_NAMED ? ', ...' : ''}` : `Did you mean ${near}?`}`;
}
