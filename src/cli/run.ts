// `shapewright run`: what Python would print, without running anything.

import { defineCommand } from './command.ts';
import { forEachSource, readModels, tellIssues } from './reading.ts';

/** Prints what the script would print. */
export const command = defineCommand({
  usage: 'SOURCE...',
  about: "Prints what Python would print for the script: its own print() and Keras's summary(). Nothing of it is executed.",
  options: {},
  examples: [['shapewright run train.py', 'instead of python train.py']],
  run: ({ operands }, world) =>
    forEachSource(operands, world, async (source) => {
      const { output, issues } = await readModels(source, world);
      world.out(output);
      return tellIssues(issues, world);
    }),
});
