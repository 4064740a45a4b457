// The table of commands: what the help lists, and the file that is loaded when one is called.

import type { Command } from './command.ts';

/** A command before it is loaded. */
export interface Listed {
  readonly about: string;
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** Every command by name. */
export const commands: Readonly<Record<string, Listed>> = {
  summary: { about: 'each layer with its output shape and parameter count, as Keras prints it', load: () => import('./summary.ts') },
  explain: { about: 'what each layer does, and how every number comes about', load: () => import('./explain.ts') },
  run: { about: 'what Python would print, without running anything', load: () => import('./run.ts') },
  code: { about: 'the network as a script', load: () => import('./code.ts') },
  zoo: { about: 'the mature networks, to name in place of a script: zoo:resnet50', load: () => import('./zoo.ts') },
  convert: { about: 'the network of a source as a model file: .keras, .json, .weights.h5, TensorFlow.js', load: () => import('./convert.ts') },
  layer: { about: 'what a layer of Keras does, with its formulas and an example', load: () => import('./layer.ts') },
  hints: { about: 'the script with the shapes beside its lines; for editors as data', load: () => import('./hints.ts') },
  diff: { about: 'two networks side by side: what was changed, and what it comes to', load: () => import('./diff.ts') },
  check: { about: 'whether models keep to limits, for continuous integration', load: () => import('./check.ts') },
  studio: { about: 'the network as a flowchart to look at and to change, in the browser', load: () => import('./studio.ts') },
};
