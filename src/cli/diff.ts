// `shapewright diff`: two networks side by side, layers matched by what they are and how they are connected.
// Invariant: the status is that of diff(1): 0 when they are the same, 1 when they differ, 2 for misuse.

import { layersWithin, Model, type Layer } from '../model/index.ts';
import { comparisonMarkdown, comparisonText, diff, jsonText, type Comparison } from '../report/index.ts';
import { suggest } from '../issues/index.ts';
import { coloursOf, paletteOf } from './colour.ts';
import { defineCommand, type Status } from './command.ts';
import { letOption } from './let.ts';
import { Misuse } from './misuse.ts';
import { choice, count, flag, several } from './options.ts';
import { readModels, tellIssues, tellNoModel, type Reading } from './reading.ts';
import { safeText } from './safe-text.ts';
import { sizeOption } from './sizes.ts';
import { sourceName } from './source.ts';

const USUAL = 80;
const WIDEST = 120;

/** Compares the networks of two sources. */
export const command = defineCommand({
  usage: 'SOURCE SOURCE [options]',
  about: 'Compares two networks: layers are matched by what they are and how they are connected, not by their names; what was changed, what follows from it, and what sizes, counts and cost come to. The exit status is 0 when every layer is the same, 1 when the networks differ, 2 for misuse.',
  options: {
    model: several('the model of this name, or in this variable, where a source holds several; given twice, the first is for the first source', 'NAME', /^.+$/, 'a name'),
    all: flag('every layer, those that are the same too'),
    names: flag('layers that a person named otherwise count as different'),
    format: choice('how it is printed', ['text', 'markdown', 'json']),
    width: count('columns of a line of text', 40, 400),
    size: sizeOption,
    let: letOption,
  },
  examples: [
    ['shapewright diff before.py after.py', 'what a change of a script does to the network'],
    ['shapewright diff zoo:vgg16 zoo:vgg19', 'two networks of the zoo'],
    ['shapewright diff train.py model.keras', 'whether a file holds the network of a script'],
    ['shapewright diff gan.py gan.py --model generator --model discriminator', 'two models of one script'],
    ['shapewright diff old.py new.py --format markdown > change.md', 'for a pull request'],
  ],
  async run({ values, operands }, world) {
    const [first, second, ...more] = operands;
    if (first === undefined || second === undefined) throw new Misuse('name two sources: scripts, model files, or networks of the zoo');
    if (more.length > 0) throw new Misuse(`two sources are compared at a time, not also ${more.join(' ')}`);
    if (first === '-' && second === '-') throw new Misuse('standard input can be one of the two sources only');
    if (values.model.length > 2) throw new Misuse('--model is given twice at most, once for each source');
    const [a, b] = [await readModels(first, world, values), await readModels(second, world, values)];
    const status: Status = first === second ? tellIssues(a.issues, world) : tellIssues([...a.issues, ...b.issues], world);
    for (const [source, reading] of [[first, a], [second, b]] as const) if (reading.models.length === 0) return tellNoModel(source, world, reading);
    const pairs = pairsOf({ source: first, reading: a }, { source: second, reading: b }, values.model);
    const compared = pairs.map(([one, other]) => {
      const comparison = named(diff(one, other), values.names);
      return { comparison, names: [titleOf(one, first), titleOf(other, second)] as const };
    });
    const { width = Math.min(world.terminals.stdout || USUAL, WIDEST), all } = values;
    const { bold, green, red, cyan, dim } = coloursOf(world, 'stdout');
    const painter = { title: bold, added: green, removed: red, changed: cyan, muted: dim };
    const text = (): string => {
      switch (values.format) {
        case 'json':
          return `${jsonText(compared.length === 1 ? compared[0]?.comparison : compared.map(({ comparison }) => comparison))}\n`;
        case 'markdown':
          return compared.map(({ comparison, names }) => comparisonMarkdown(comparison, { all, names })).join('\n');
        case 'text':
          return compared.map(({ comparison, names }) => comparisonText(comparison, { width, painter, all, names })).join('\n');
      }
    };
    world.out(safeText(text(), paletteOf(world, 'stdout') !== 'none'));
    return compared.every(({ comparison }) => comparison.equal) && status === 0 ? 0 : 1;
  },
});

/** Where names count, a layer that is called otherwise is no longer the same. */
function named(comparison: Comparison, names: boolean): Comparison {
  if (!names || !comparison.equal) return comparison;
  const rows = comparison.rows.map((row) => (row.renamed === null ? row : { ...row, kind: 'changed' as const }));
  return { ...comparison, rows, equal: rows.every(({ kind }) => kind === 'same') };
}

const titleOf = (model: Model, source: string): string => `${model.name} (${sourceName(source)})`;

interface Side {
  readonly source: string;
  readonly reading: Reading;
}

/** The models that are compared: those that were asked for, or the only ones, or those of the same names. */
function pairsOf(a: Side, b: Side, wanted: readonly string[]): readonly (readonly [Model, Model])[] {
  const [first, second = first] = wanted;
  const [ofA, ofB] = [chosen(a, first), chosen(b, second)];
  const [one, other] = [ofA[0], ofB[0]];
  if (one && other && ofA.length === 1 && ofB.length === 1) return [[one, other]];
  const beside = ofA.flatMap((model, i): readonly (readonly [Model, Model])[] => {
    const candidate = ofB[i];
    return candidate && namesOf(candidate, b).some((name) => namesOf(model, a).includes(name)) ? [[model, candidate]] : [];
  });
  if (beside.length === ofA.length && ofA.length === ofB.length) return beside;
  const found = ofA.map((model) => [model, ofB.find((candidate) => namesOf(candidate, b).some((name) => namesOf(model, a).includes(name)))] as const);
  if (ofA.length === ofB.length && found.every((pair): pair is readonly [Model, Model] => pair[1] !== undefined) && new Set(found.map(([, model]) => model)).size === ofB.length) return found;
  // One beside several: its namesake, where there is a single one.
  const [namesake, ...more] = ofA.flatMap((model) => ofB.filter((candidate) => chosenNames(candidate, b).some((name) => chosenNames(model, a).includes(name))).map((candidate) => [model, candidate] as const));
  if (namesake && more.length === 0 && (ofA.length === 1 || ofB.length === 1)) return [namesake];
  const side = ofA.length > 1 ? a : b;
  throw new Misuse(`${sourceName(side.source)} holds several models: ${(ofA.length > 1 ? ofA : ofB).map((model) => namesOf(model, side)[0]).join(', ')}. Name one for each source: --model NAME --model NAME`);
}

/** What a model is called: by its variables, and by its own name. */
const namesOf = (model: Model, { reading }: Side): readonly string[] => [...(reading.variables.get(model) ?? []), model.name];

/** The same without a name that Keras gave it: `sequential_1` is a name of many. */
const chosenNames = (model: Model, side: Side): readonly string[] => namesOf(model, side).filter((name) => name !== model.name || !/^(?:sequential|functional|model)(?:_\d+)?$/.test(name));

/** The models of a source that are no part of others, or the one that was asked for. */
function chosen(side: Side, wanted: string | undefined): readonly Model[] {
  const { models } = side.reading;
  if (wanted !== undefined) {
    const found = models.filter((model) => namesOf(model, side).includes(wanted)).at(-1);
    if (found) return [found];
    const names = [...new Set(models.flatMap((model) => namesOf(model, side)))];
    const near = suggest(wanted, names)[0];
    throw new Misuse(`${sourceName(side.source)} holds no model ${wanted}. ${near === undefined ? `Its models are ${names.join(', ')}` : `Did you mean ${near}?`}`);
  }
  const inner = new Set<Layer>(models.flatMap((model) => [...layersWithin<Layer>(model)].filter((layer) => layer !== model)));
  return models.filter((model) => !inner.has(model));
}
