// `shapewright explain`: what every layer does, and how every number comes about.

import { accountMarkdown, accountOf, accountText, explain, explanationData, findBlock, findExplained, jsonText, type Account, type ExplainOptions } from '../report/index.ts';
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
import { isZoo } from './source.ts';
import type { World } from './world.ts';

/** Lines longer than this tire the eye, however wide the terminal is. */
const WIDEST = 100;
const USUAL = 80;

/** A message names this many layers at most. */
const MOST_NAMED = 20;

/** Explains every model of a source, or one of its layers. */
export const command = defineCommand({
  usage: 'SOURCE [LAYER | GROUP] [options]',
  about: 'Tells group by group what each layer does and how its shape and its parameters come about, with the numbers in.',
  options: {
    by: choice('what is told at a time; by group, what each block of the network is for, what it holds and costs, and what else would stand in its place', ['layer', 'group']),
    format: choice('how it is printed', ['text', 'markdown', 'json']),
    width: count('columns of a line of text', 40, 400),
    size: sizeOption,
    let: letOption,
  },
  examples: [
    ['shapewright explain train.py', 'the whole network'],
    ['shapewright explain train.py conv2d_1', 'one layer, with all its settings'],
    ['shapewright explain zoo:vgg16 --by group', 'block by block: what each does, holds and costs, and what would stand in its place'],
    ["shapewright explain zoo:resnet50 'Stage conv3_x' --by group", 'one block of it'],
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
    if (values.by === 'group') {
      const accounts = await accountsOf(source, models);
      const told = accountsIn(values.format, accounts, layer, { width: values.width ?? widthOf(world), painter: painterOf(world) });
      if (told === undefined) throw new Misuse(noGroup(layer ?? '', accounts));
      world.out(safeText(told, paletteOf(world, 'stdout') !== 'none'));
      return status;
    }
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

/** The models block by block; those of the zoo with what their papers count. */
async function accountsOf(source: string, models: readonly Model[]): Promise<readonly Account[]> {
  if (!isZoo(source)) return models.map((model) => accountOf(model));
  const { cardOf } = await import('./zoo-source.ts');
  const { about, paper, told } = cardOf(source);
  return models.map((model) => accountOf(model, [`${about} ${paper}.`, ...(told === undefined ? [] : [told])]));
}

/** The accounts in a form; undefined when none has the block. */
function accountsIn(format: ExplainOptions['format'], accounts: readonly Account[], block: string | undefined, printing: Pick<ExplainOptions, 'width' | 'painter'>): string | undefined {
  if (format === 'text') {
    const texts = accounts.flatMap((account) => accountText(account, { ...printing, block }) ?? []);
    return texts.length === 0 ? undefined : texts.join('\n');
  }
  const found = accounts.flatMap((account) => {
    const one = block === undefined ? undefined : findBlock(account, block);
    return block === undefined || one ? [{ account, one }] : [];
  });
  if (found.length === 0) return undefined;
  if (format === 'markdown') return found.map(({ account, one }) => accountMarkdown(account, one)).join('\n');
  const data = found.map(({ account, one }) => one ?? account);
  return `${jsonText(data.length === 1 ? data[0] : data)}\n`;
}

function noGroup(wanted: string, accounts: readonly Account[]): string {
  const titles = [...new Set(accounts.flatMap(({ blocks }) => blocks.flatMap(({ title }) => title ?? [])))];
  const near = suggest(wanted, titles)[0];
  const listed = titles.length === 0 ? 'Nothing in it is under a heading' : `The groups are ${titles.slice(0, MOST_NAMED).join(', ')}${titles.length > MOST_NAMED ? ', ...' : ''}`;
  return `there is no group ${wanted}. ${near === undefined ? listed : `Did you mean ${near}?`}`;
}

/** Which layers there are, when a name is none of them. */
function noLayer(wanted: string, models: readonly Model[]): string {
  const names = [...new Set(models.flatMap((model) => explanationData(model).layers.map(({ id }) => id)))];
  const near = suggest(wanted, names)[0];
  return `there is no layer ${wanted}. ${near === undefined ? `The layers are ${names.slice(0, MOST_NAMED).join(', ')}${names.length > MOST_NAMED ? ', ...' : ''}` : `Did you mean ${near}?`}`;
}
