// `shapewright run`: what Python would print, without running anything.

import { KerasRefusal, summary } from '../report/index.ts';
import { defineCommand } from './command.ts';
import { letOption } from './let.ts';
import { flag } from './options.ts';
import { printingOn } from './printing.ts';
import { forEachSource, readPrinted, tellIssues } from './reading.ts';

/** Prints what the script would print. */
export const command = defineCommand({
  usage: 'SOURCE... [options]',
  about: "Prints what Python would print for the script: its own print() and Keras's summary(). Nothing of it is executed.",
  options: { let: letOption, resolve: flag('shapes that are known from calls stand where Keras shows `?`') },
  examples: [['shapewright run train.py', 'instead of python train.py'], ['shapewright run train.py --let x_train=60000x28x28x1', 'with data that is only known when the script runs']],
  run: ({ values, operands }, world) =>
    forEachSource(operands, world, async (source) => {
      const printing = printingOn(world);
      const refusals: KerasRefusal[] = [];
      const { output, issues, raised } = await readPrinted(source, world, (model, asked) => {
        try {
          return summary(model, {
            ...printing,
            ...(asked.line_length === undefined ? {} : { lineLength: asked.line_length }),
            ...(asked.positions === undefined ? {} : { positions: asked.positions }),
            ...(asked.layer_range === undefined ? {} : { layerRange: asked.layer_range }),
            expandNested: asked.expand_nested === true,
            showTrainable: asked.show_trainable === true,
            resolve: values.resolve,
          });
        } catch (error) {
          if (!(error instanceof KerasRefusal)) throw error;
          refusals.push(error);
          return error.printed;
        }
      }, values);
      world.out(output);
      const status = tellIssues(issues, world);
      for (const { pythonClass, message } of refusals) world.err(`${pythonClass}: ${message}\n`);
      return raised || refusals.length > 0 ? 1 : status;
    }),
});
