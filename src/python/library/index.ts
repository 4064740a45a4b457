// The library of a run: built-in names and the modules that scripts import.
// Invariant: a module that is not held here is not known, and says so where it is used.

import type { Library } from '../run/run.ts';
import type { Module } from '../values/index.ts';
import { addObjectMethods, builtinException, builtinNames } from './builtins.ts';
import { addContainerMethods } from './container-methods.ts';
import { addNumberMethods } from './number-methods.ts';
import { numpyModule } from './numpy.ts';
import { addTextMethods } from './text-methods.ts';

/** Modules by their dotted names, each made when it is first imported. */
export type Modules = (name: string) => Module | undefined;

let ready = false;

/** The tables of methods belong to the built-in classes; they are filled once. */
function prepare(): void {
  if (ready) return;
  ready = true;
  addObjectMethods();
  addNumberMethods();
  addTextMethods();
  addContainerMethods();
}

/** A library with the modules of others added to Python's own. */
export function libraryWith(others: Modules): Library {
  prepare();
  const builtins = builtinNames();
  const known = new Map<string, Module | undefined>();
  const find = (name: string): Module | undefined => others(name) ?? ownModule(name);
  return {
    builtin: (_run, name) => builtins.get(name) ?? builtinException(name),
    module: (_run, name) => {
      if (!known.has(name)) known.set(name, find(name));
      return known.get(name);
    },
  };
}

function ownModule(name: string): Module | undefined {
  if (name === 'numpy') return numpyModule();
  return undefined;
}
