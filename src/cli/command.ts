// What a command is. Each stands in a file of its own, which is loaded only when it is called.

import { readArguments, type Arguments, type Options } from './options.ts';
import type { World } from './world.ts';

/** 0: fine. 1: the network is wrong. 2: misuse, or a source that cannot be read. */
export type Status = 0 | 1 | 2;

/** A command with its options erased, as the table of commands holds it. */
export interface Command {
  /** What follows the command's name: `SOURCE [LAYER]`. */
  readonly usage: string;
  readonly about: string;
  readonly options: Options;
  /** Command lines to copy, each with what it does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  readonly run: (args: readonly string[], world: World) => Promise<Status>;
}

/** A command as its file declares it: what runs sees its options read and typed. */
export interface Declared<O extends Options> extends Omit<Command, 'run'> {
  readonly options: O;
  readonly run: (args: Arguments<O>, world: World) => Promise<Status>;
}

/** A command from its declaration. */
export const defineCommand = <O extends Options>(declared: Declared<O>): Command => ({
  ...declared,
  run: (args, world) => declared.run(readArguments(declared.options, args), world),
});
