// The library of a run: built-in names and the modules that scripts import.
// Invariant: a module is made when it is first imported; one that is not held here is not known, and says so where it is used.

import type { Library, Run } from '../run/run.ts';
import { Module, type Value } from '../values/index.ts';
import { addObjectMethods, builtinException, builtinNames } from './builtins.ts';
import { addContainerMethods } from './container-methods.ts';
import { addNumberMethods } from './number-methods.ts';
import { addArrayMethods } from './numpy/methods.ts';
import { numpyModule } from './numpy/numpy.ts';
import { sklearnModule } from './sklearn/sklearn.ts';
import { standardModules } from './standard.ts';
import { addTextMethods } from './text-methods.ts';
import { writtenText } from './written/index.ts';

/** Modules by their dotted names. */
export type Modules = (run: Run, name: string) => Module | undefined;

let names: ReadonlyMap<string, Value> | undefined;

/** The tables of methods belong to the built-in classes; they are filled once. */
function builtins(): ReadonlyMap<string, Value> {
  if (names) return names;
  addObjectMethods();
  addNumberMethods();
  addTextMethods();
  addContainerMethods();
  addArrayMethods();
  return (names = builtinNames());
}

/** A module with the names of its part that is written as Python. */
function withWritten(run: Run, module: Module, text: string | undefined): Module {
  if (text === undefined) return module;
  for (const [name, value] of run.machine.written(run, module.name, text)) if (!name.startsWith('__')) module.attrs.set(name, value);
  return module;
}

/** A library with the modules of others added to Python's own. */
export function libraryWith(others: Modules, doubt?: NonNullable<Library['doubt']>): Library {
  const known = builtins();
  const made = new Map<string, Module | undefined>();
  const find = (run: Run, name: string): Module | undefined => {
    const standard = Object.hasOwn(standardModules, name) ? standardModules[name] : undefined;
    const written = writtenText(name);
    if (standard ?? written) return withWritten(run, standard?.() ?? new Module(name), written);
    if (name === 'builtins') return new Module(name, (one) => known.get(one) ?? builtinException(one), () => known.keys());
    return others(run, name) ?? sklearnModule(name) ?? numpyModule(run, name);
  };
  return {
    ...(doubt ? { doubt } : {}),
    builtin: (_run, name) => known.get(name) ?? builtinException(name),
    module: (run, name) => {
      if (!made.has(name)) made.set(name, find(run, name));
      return made.get(name);
    },
  };
}
