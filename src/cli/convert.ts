// `shapewright convert`: the network of a source as a model file that Keras reads.

import type { Model } from '../model/index.ts';
import { defineCommand } from './command.ts';
import { Misuse } from './misuse.ts';
import { readModels, tellIssues, tellNoModel, type Reading } from './reading.ts';
import { safeText } from './safe-text.ts';
import type { World } from './world.ts';

/** Writes the network of a source into a file of the kind that its name says. */
export const command = defineCommand({
  usage: 'SOURCE FILE',
  about: 'Writes the network of a source as FILE, which must not be there yet: FILE.json is what `model.to_json()` gives, FILE.keras a whole model with the weights of a .keras source, byte for byte.',
  options: {},
  examples: [
    ['shapewright convert train.py network.json', 'the config of the network; Keras reads it with keras.models.model_from_json'],
    ['shapewright convert model.h5 network.json', 'of an older file'],
    ['shapewright convert model.keras copy.keras', 'the same network and weights without what else the file holds, such as an optimizer'],
  ],
  async run({ operands }, world) {
    const [source, target, ...more] = operands;
    if (source === undefined || target === undefined || more.length > 0) throw new Misuse('name a source and the file to write: shapewright convert train.py network.json');
    if (!/\.(?:json|keras)$/.test(target)) throw new Misuse(`${target} is of no kind that is written: name a file that ends in .json or .keras`);
    const reading = await readModels(source, world);
    const status = tellIssues(reading.issues, world);
    const [model, ...others] = reading.models;
    if (!model) return tellNoModel(source, world, reading);
    if (others.length > 0) throw new Misuse(`${source} holds ${others.length + 1} models (${reading.models.map(({ name }) => name).join(', ')}); a file holds one`);
    if (status !== 0) throw new Misuse('Keras would refuse this network: it is not written');
    write(target, await bytesFor(target, model, reading), world);
    return 0;
  },
});

async function bytesFor(target: string, model: Model, { weightsFile }: Reading): Promise<Uint8Array> {
  const { toKeras, toKerasJson } = await import('../formats/index.ts');
  if (target.endsWith('.keras') && !weightsFile) throw new Misuse('a .keras file holds weights, and only those of a .keras source can be written yet: write a .json file');
  const made = weightsFile && target.endsWith('.keras') ? await toKeras(model, weightsFile) : toKerasJson(model);
  if ('bytes' in made) return made.bytes;
  throw new Misuse(safeText(`the network cannot be written: ${made.unwritten.map(({ layer, because }) => `${layer}: ${because}`).join('; ')}`));
}

function write(target: string, bytes: Uint8Array, world: World): void {
  try {
    world.write(target, bytes);
  } catch (error) {
    const { code = String(error) } = error as { readonly code?: string };
    throw new Misuse(`cannot write ${target}: ${code === 'EEXIST' ? 'there is such a file already' : `the system says ${code}`}`);
  }
}
