// `shapewright code`: the network as a script.

import { toKeras } from '../codegen/index.ts';
import { defineCommand } from './command.ts';
import { Misuse } from './misuse.ts';
import { letOption } from './let.ts';
import { choice } from './options.ts';
import { readModels, tellIssues, tellNoModel } from './reading.ts';

/** What a network can be written for. */
const targets = { keras: toKeras } as const;

/** Prints a script that makes the models of a source. */
export const command = defineCommand({
  usage: 'SOURCE [options]',
  about: 'Writes the models of a source as one clean script: only what differs from the defaults, groups as comments.',
  options: { to: choice('what the script is for', ['keras']), let: letOption },
  examples: [
    ['shapewright code train.py', 'a Keras 3 script with the same summary'],
    ['shapewright code train.py --to keras > network.py', 'into a file'],
  ],
  async run({ values, operands }, world) {
    const [source, ...more] = operands;
    if (source === undefined) throw new Misuse('name a source: a Python script, a model file, or - for standard input');
    if (more.length > 0) throw new Misuse(`one source is written at a time, not also ${more.join(' ')}`);
    const { models, issues, weights = [] } = await readModels(source, world, values);
    const status = tellIssues(issues, world);
    if (models.length === 0) return tellNoModel(source, world, { weights });
    world.out(targets[values.to](models));
    return status;
  },
});
