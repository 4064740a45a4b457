// `shapewright convert`: the network of a source as a model file that Keras, or TensorFlow.js, reads.

import type { Bytes } from '../formats/index.ts';
import { layersWithin, type Layer, type Model } from '../model/index.ts';
import { defineCommand } from './command.ts';
import { Misuse } from './misuse.ts';
import { count, flag, word } from './options.ts';
import { readModels, tellIssues, tellNoModel, type Reading } from './reading.ts';
import { safeText } from './safe-text.ts';
import type { World } from './world.ts';

/** A file to be written, by its name. */
type File = readonly [name: string, bytes: Bytes];

/** Writes the network of a source into a file of the kind that its name says. */
export const command = defineCommand({
  usage: 'SOURCE FILE',
  about: 'Writes the network of a source as FILE, which must not be there yet: FILE.keras is a whole model, FILE.json what `model.to_json()` gives, FILE.weights.h5 weights alone, and FOLDER/ a layers model of TensorFlow.js. The weights of a source that has some are kept, byte for byte; without any they begin as the initializers of the layers say.',
  options: {
    model: word('which model of a source that makes several', 'NAME'),
    fresh: flag('weights that begin anew, even if the source holds some'),
    seed: count('which random numbers weights begin with that begin anew; the same seed gives the same file (0 unless told)', 0),
  },
  examples: [
    ['shapewright convert train.py model.keras', 'the network of a script, ready to be trained: keras.models.load_model("model.keras")'],
    ['shapewright convert train.py network.json', 'its config alone; Keras reads it with keras.models.model_from_json'],
    ['shapewright convert old.h5 model.keras', 'an older file with its weights in the form of today'],
    ['shapewright convert model.keras web/', 'web/model.json and its shards, for tf.loadLayersModel in a browser'],
    ['shapewright convert zoo:resnet50 resnet.keras --seed 7', 'a network of the zoo, begun with other numbers'],
  ],
  async run({ operands, values }, world) {
    const [source, target, ...more] = operands;
    if (source === undefined || target === undefined || more.length > 0) throw new Misuse('name a source and the file to write: shapewright convert train.py network.json');
    if (!/\.(?:json|keras|weights\.h5)$|[/\\]$/.test(target)) throw new Misuse(`${target} is of no kind that is written: name a file that ends in .keras, .json or .weights.h5, or a folder that ends in /`);
    const reading = await readModels(source, world);
    const status = tellIssues(reading.issues, world);
    if (reading.models.length === 0) return tellNoModel(source, world, reading);
    const model = chosen(source, reading, values.model);
    if (status !== 0) throw new Misuse('Keras would refuse this network: it is not written');
    for (const file of await filesFor(target, model, reading, values, world)) await write(file, world);
    return 0;
  },
});

/** The model that is meant: by its name or its variable, or the only one that is no part of another. */
function chosen(source: string, { models, variables }: Reading, named: string | undefined): Model {
  const namesOf = (model: Model): readonly string[] => [...(variables.get(model) ?? []), model.name];
  const inside = new Set(models.flatMap((model) => [...layersWithin<Layer>(model)].slice(1)));
  const fitting = named === undefined ? models.filter((model) => !inside.has(model)) : models.filter((model) => namesOf(model).includes(named));
  const [model, ...others] = fitting;
  if (model && others.length === 0) return model;
  const all = models.map((one) => namesOf(one)[0]).join(', ');
  throw new Misuse(named === undefined || model ? `${source} holds ${models.length} models, and a file holds one: --model says which (${all})` : `${source} holds no model ${named}: it holds ${all}`);
}

async function filesFor(target: string, model: Model, { stored }: Reading, { fresh, seed }: { readonly fresh: boolean; readonly seed: number | undefined }, world: World): Promise<readonly File[]> {
  const { toKeras, toKerasJson, toTfjs, toWeightsFile, uncompiled } = await import('../formats/index.ts');
  const kept = fresh && stored ? { ...stored, weights: undefined } : stored;
  const options = { stored: kept, seed: seed ?? 0 };
  const made = /[/\\]$/.test(target) ? toTfjs(model, options) : target.endsWith('.json') ? toKerasJson(model, options) : target.endsWith('.keras') ? await toKeras(model, options) : toWeightsFile(model, options);
  if ('unwritten' in made) throw new Misuse(safeText(`the network cannot be written: ${made.unwritten.map(({ layer, because }) => `${layer}: ${because}`).join('; ')}`));
  const left = stored?.config === undefined ? uncompiled(model) : [];
  if (left.length > 0) world.err(safeText(`what it was compiled with is left out: a file cannot hold its ${left.join(', ')}\n`));
  return 'bytes' in made ? [[target, made.bytes]] : made.files.map(([name, bytes]) => [`${target}${name}`, bytes]);
}

async function write([name, bytes]: File, world: World): Promise<void> {
  const { piecesOf } = await import('../formats/index.ts');
  try {
    await world.write(name, piecesOf(bytes));
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code === undefined) throw error;
    throw new Misuse(`cannot write ${name}: ${code === 'EEXIST' ? 'there is such a file already' : `the system says ${code}`}`);
  }
}
