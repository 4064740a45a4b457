// `shapewright summary`: every model of every source, as Keras prints it or as data.

import type { Model } from '../model/index.ts';
import { conditionNote, costJson, costMarkdown, costOf, costText, csvSummary, jsonText, KerasRefusal, summary, summaryJson, summaryOf, type ListedWeight, type SummaryData, type SummaryDocument, type SummaryOptions, weightsCsv, weightsJson, weightsMarkdown, weightsText } from '../report/index.ts';
import { printingOn } from './printing.ts';
import { defineCommand, type Status } from './command.ts';
import { Misuse } from './misuse.ts';
import { choice, count, flag, pair, type ValuesOf } from './options.ts';
import { letOption } from './let.ts';
import { sizeOption } from './sizes.ts';
import { forEachSource, readModels, tellIssues, tellNoModel, type Reading, type Told } from './reading.ts';
import { safeText } from './safe-text.ts';
import { sourceName } from './source.ts';
import type { World } from './world.ts';

const options = {
  style: choice('how it is printed', ['keras', 'keras2', 'markdown', 'csv', 'json', 'jsonl']),
  width: count('columns of the terminal, which Keras fits the table into'),
  'line-length': count('line_length of summary(): the width of the table itself'),
  'expand-nested': flag('expand_nested of summary(): the layers of nested models too'),
  'show-trainable': flag('show_trainable of summary(): which layers are trained'),
  resolve: flag('shapes that are known from calls where Keras shows `?`, as in models of a class of one\'s own'),
  weights: flag('the weights that a model file holds, in place of its layers; a file of weights alone has nothing else to show'),
  cost: flag('multiply-adds and memory of each layer and of the whole'),
  size: sizeOption,
  let: letOption,
  'layer-range': pair('layer_range of summary(): only from one layer to another', 'FIRST LAST'),
};

/** What a source comes to as data; its name stands in front where there are several. */
type SourceDocument = Partial<{ readonly source: string; readonly weights: ReturnType<typeof weightsJson> }> & SummaryDocument;

/** Prints the summary of every model. */
export const command = defineCommand({
  usage: 'SOURCE... [options]',
  about: 'Prints each layer of every model with its output shape and its parameter count.',
  options,
  examples: [
    ['shapewright summary train.py', "Keras 3's own text"],
    ['shapewright summary train.py --style keras2', 'the text of older tutorials, with ____ and ===='],
    ['shapewright summary *.py --style jsonl', 'one JSON object a line for each source (docs/summary.schema.json)'],
    ['shapewright summary train.py --layer-range conv2d dense --show-trainable', 'some layers, and which are trained'],
    ['shapewright summary train.py --cost', 'multiply-adds and memory as well'],
    ['shapewright summary model.keras --weights --style csv', 'the weights that a file holds: names, shapes, dtypes and counts'],
    ['shapewright summary fcn.py --size H --size W', 'sizes that the input leaves open, by name: H, H / 2, ...'],
    ['shapewright summary train.py --let x_train=5000x28x28x1', 'the shape of data that is only read when the script runs'],
    ['cat train.py | shapewright summary -', 'a script from standard input'],
  ],
  async run({ values, operands }, world) {
    const { style } = values;
    const asked = { cost: values.cost, weights: values.weights, told: values };
    switch (style) {
      case 'json':
        return documents(operands, world, asked, (all) => world.out(`${jsonText(all.length === 1 ? all[0] : all)}\n`));
      case 'jsonl':
        return documents(operands, world, asked, (all) => world.out(all.map((one) => `${jsonText(one, 'line')}\n`).join('')));
      case 'csv':
        return table(operands, world, asked, values.resolve);
      default:
        return texts(operands, world, { ...optionsOf(values, world), style }, asked);
    }
  },
});

/** The arguments of Keras's `summary()`, and what the terminal is like. */
function optionsOf(values: ValuesOf<typeof options>, world: World): SummaryOptions {
  return {
    ...printingOn(world),
    ...(values.width === undefined ? {} : { terminalWidth: values.width, consoleWidth: values.width }),
    ...(values['line-length'] === undefined ? {} : { lineLength: values['line-length'] }),
    ...(values['layer-range'] === undefined ? {} : { layerRange: values['layer-range'] }),
    expandNested: values['expand-nested'],
    showTrainable: values['show-trainable'],
    resolve: values.resolve,
  };
}

/** What is asked for beyond the summary itself. */
interface Asked {
  readonly cost: boolean;
  readonly weights: boolean;
  readonly told: Told;
}

/** Each source as text, under its name where there are several. */
function texts(sources: readonly string[], world: World, printing: SummaryOptions, { cost, weights: onlyWeights, told }: Asked): Promise<Status> {
  return forEachSource(sources, world, async (source) => {
    const { models, issues, weights = [] } = await readAsked(source, world, { weights: onlyWeights, told });
    const listed = isListed(models, weights, onlyWeights);
    if (sources.length > 1) world.out(`${source === sources[0] ? '' : '\n'}${sourceName(source)}\n`);
    try {
      for (const model of listed ? [] : models) {
        world.out(safeText(summary(model, printing), printing.palette !== 'none'));
        for (const note of told.size?.length ? conditionNote(model) : []) world.out(` ${note}\n`);
        if (cost) world.out(`\n${printing.style === 'markdown' ? costMarkdown(costOf(model)) : costText(costOf(model))}${isOpen(model) ? OPEN : ''}`);
      }
    } catch (error) {
      if (error instanceof KerasRefusal) throw new Misuse(`${error.pythonClass}: ${error.message}`);
      throw error;
    }
    if (!listed) return end(source, { models, issues }, world);
    world.out(safeText(printing.style === 'markdown' ? weightsMarkdown(weights) : weightsText(weights)));
    return tellIssues(issues, world);
  });
}

/** Reads a source; one that has to hold weights and holds none is told. */
async function readAsked(source: string, world: World, { weights, told }: Pick<Asked, 'weights' | 'told'>): Promise<Reading> {
  const reading = await readModels(source, world, told);
  if (weights && (reading.weights ?? []).length === 0) throw new Misuse(`${sourceName(source)} holds no weights: only model files do`);
  return reading;
}

/** True where weights are shown: they were asked for, or there is no network to show. */
const isListed = (models: readonly Model[], weights: readonly ListedWeight[], asked: boolean): boolean => weights.length > 0 && (asked || models.length === 0);

const isOpen = ({ inputs }: Model): boolean => inputs.some(({ shape }) => shape?.slice(1).includes(null));

const OPEN = '\nThe input leaves sizes open: --size H=224 puts a number in for the first of them, --size H a name.\n';

const costField = (model: Model | undefined): object => (model ? { cost: costJson(costOf(model)) } : {});

/** The issues of a source, or that it holds no model. */
function end(source: string, { models, issues, weights = [] }: Pick<Reading, 'models' | 'issues' | 'weights'>, world: World): Status {
  const status = tellIssues(issues, world);
  return models.length === 0 ? tellNoModel(source, world, { weights }) : status;
}

/** All sources as one CSV: of their layers, or of their weights where those are asked for or nothing else is there. */
async function table(sources: readonly string[], world: World, { weights: onlyWeights, told }: Asked, resolve: boolean): Promise<Status> {
  const data: SummaryData[] = [];
  const listed: (readonly [string, readonly ListedWeight[]])[] = [];
  const status = await forEachSource(sources, world, async (source) => {
    const reading = await readAsked(source, world, { weights: onlyWeights, told });
    const { models, issues, weights = [] } = reading;
    if (isListed(models, weights, onlyWeights)) {
      listed.push([sourceName(source), weights]);
      return tellIssues(issues, world);
    }
    data.push(...models.map((model) => summaryOf(model, resolve)));
    return end(source, reading, world);
  });
  // Layers and weights have columns of their own: one table holds one kind.
  world.out(onlyWeights || (data.length === 0 && listed.length > 0) ? weightsCsv(listed) : csvSummary(data));
  return status;
}

/** All sources as data; one that cannot be read is told in its own object. */
async function documents(sources: readonly string[], world: World, { cost, weights: onlyWeights, told }: Asked, print: (all: readonly SourceDocument[]) => void): Promise<Status> {
  const found: SourceDocument[] = [];
  const status = await forEachSource(
    sources,
    world,
    async (source) => {
      const reading = await readAsked(source, world, { weights: onlyWeights, told });
      const document = summaryJson(reading.models, reading.issues);
      const models = cost ? document.models.map((model, i) => ({ ...model, ...costField(reading.models[i]) })) : document.models;
      const { weights = [] } = reading;
      const listed = isListed(reading.models, weights, onlyWeights);
      found.push({ source: sourceName(source), ...document, models, ...(listed ? { weights: weightsJson(weights) } : {}) });
      return listed ? tellIssues(reading.issues, world) : end(source, reading, world);
    },
    (source, message) =>
      found.push({
        source: sourceName(source),
        schema: 1,
        models: [],
        issues: [{ code: 'source-unreadable', severity: 'error', layer: null, setting: null, file: sourceName(source), line: null, column: null, message, why: null, fix: null }],
      }),
  );
  print(found);
  return status;
}
