// `import` and `from ... import`.
// Invariant: a module that is not known is an unknown value; importing it never stops the script.

import type { StatementOf } from '../tree/index.ts';
import { Module, Unknown, type Value } from '../values/index.ts';
import { assignName } from './assign.ts';
import { findAttribute } from './attribute.ts';
import type { Run } from './run.ts';

/** `import a.b.c as d, e`. */
export function importModules(run: Run, node: StatementOf<'Import'>): void {
  const { scope } = run.frame;
  for (const alias of node.names) {
    run.frame.at = alias;
    const module = moduleNamed(run, alias.name);
    const [root = alias.name] = alias.name.split('.');
    if (alias.as !== undefined) assignName(run, alias.as, module, scope);
    else assignName(run, root, root === alias.name ? module : moduleNamed(run, root), scope);
  }
}

/** The module of a dotted name, or an unknown. */
function moduleNamed(run: Run, name: string): Value {
  // The folder of the script stands before what is installed.
  const known = run.machine.load(run, name) ?? run.library.module(run, name);
  if (known) return known;
  // A part of a module may be something else than a module: `import keras.layers.Dense` is an error of Python's, a moved module is not.
  const dot = name.lastIndexOf('.');
  const parent = dot < 0 ? undefined : moduleNamed(run, name.slice(0, dot));
  const part = parent instanceof Module ? parent.get(name.slice(dot + 1)) : undefined;
  if (part === undefined && parent instanceof Module && parent.complete) throw run.error('ModuleNotFoundError', `No module named '${name}'`);
  return part ?? run.unknown(`comes from \`${name}\``, name);
}

/** `from a.b import c as d`. */
export function importFrom(run: Run, node: StatementOf<'ImportFrom'>): void {
  const { scope } = run.frame;
  const name = node.module === '__future__' ? undefined : node.module;
  if (name === undefined) return;
  run.frame.at = node;
  const module = name === '' ? undefined : moduleNamed(run, name);
  for (const alias of node.names) {
    run.frame.at = alias;
    if (alias.name === '*') {
      if (module instanceof Module) for (const one of module.names()) if (!one.startsWith('_')) importName(run, module, name, one, one);
      continue;
    }
    if (module === undefined) assignName(run, alias.as ?? alias.name, moduleNamed(run, alias.name), scope);
    else importName(run, module, name, alias.name, alias.as ?? alias.name);
  }
}

/** `from package import module`, where the package does not say so itself. */
const submodule = (run: Run, path: string): Module | undefined => run.machine.load(run, path) ?? run.library.module(run, path);

function importName(run: Run, module: Value, from: string, name: string, as: string): void {
  const found = findAttribute(run, module, name) ?? submodule(run, `${from}.${name}`);
  if (found === undefined && module instanceof Module) {
    const instead = module.missing?.(run, name, true);
    if (instead && 'value' in instead) return assignName(run, as, instead.value, run.frame.scope);
    throw instead ? instead.raised : run.error('ImportError', `cannot import name '${name}' from '${module.name}'`);
  }
  const path = module instanceof Module ? `${module.name}.${name}` : module instanceof Unknown && module.path !== undefined ? `${module.path}.${name}` : name;
  assignName(run, as, found ?? run.unknown(`comes from \`${path}\``, path), run.frame.scope);
}
