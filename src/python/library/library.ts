// The library of a run: built-in names and modules.
// Invariant: a module is made when it is first imported, and once a run.

import { Module, type Value } from '../values/index.ts';
import type { Library, Run } from '../run/run.ts';
import { addObjectMethods, builtinException, builtinNames } from './builtins.ts';
import { addContainerMethods } from './container-methods.ts';
import { addNumberMethods } from './number-methods.ts';
import { standardModules } from './standard.ts';
import { addTextMethods } from './text-methods.ts';

/** Makes a module for a run, or undefined when the name is not its own. */
export type ModuleMaker = (run: Run, name: string) => Module | undefined;

let names: ReadonlyMap<string, Value> | undefined;

/** The built-in types get their methods once. */
function builtins(): ReadonlyMap<string, Value> {
  if (names) return names;
  addTextMethods();
  addNumberMethods();
  addContainerMethods();
  addObjectMethods();
  return (names = builtinNames());
}

/** A library of Python's own modules and of further ones. */
export function newLibrary(makers: readonly ModuleMaker[]): Library {
  const known = builtins();
  const find = (run: Run, name: string): Module | undefined => {
    const standard = Object.hasOwn(standardModules, name) ? standardModules[name] : undefined;
    if (standard) return standard();
    if (name === 'builtins') {
      const made = new Module('builtins');
      for (const [key, value] of known) made.attrs.set(key, value);
      return made;
    }
    for (const make of makers) {
      const made = make(run, name);
      if (made) return made;
    }
    return undefined;
  };
  return {
    builtin: (_run, name) => known.get(name) ?? builtinException(name),
    module: (run, name) => {
      const before = run.modules.get(name);
      if (before) return before;
      const made = find(run, name);
      if (made) run.modules.set(name, made);
      return made;
    },
  };
}
