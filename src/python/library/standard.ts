// Python's standard modules that matter for networks, by name.

import { Module, Native, Property, PyClass, types, type Call, type Value } from '../values/index.ts';
import { dataclassesModule, enumModule } from './dataclasses.ts';
import { argparseModule } from './argparse.ts';
import { collections, typing } from './collections.ts';
import { contextlib, copyModule, functools, operatorModule } from './functools.ts';
import { itertools } from './itertools.ts';
import { math } from './math.ts';
import { systemModules } from './system.ts';
import { moduleOf, natives } from './table.ts';
import { wandbModule } from './wandb.ts';

const first = (call: Call): Value => call.args[0] ?? null;

/** Standard modules by name, made when first imported. */
export const standardModules: Readonly<Record<string, () => Module>> = {
  math,
  itertools,
  functools,
  collections,
  'collections.abc': () => new Module('collections.abc', (name) => (/^[A-Z]/.test(name) ? new PyClass(name, { module: 'collections.abc', bases: [types.object] }) : undefined)),
  typing,
  typing_extensions: typing,
  contextlib,
  copy: copyModule,
  operator: operatorModule,
  dataclasses: dataclassesModule,
  enum: enumModule,
  argparse: argparseModule,
  abc: () => moduleOf('abc', { abstractmethod: (_run, call) => first(call), abstractproperty: (_run, call) => new Property(first(call)) }, { ABC: new PyClass('ABC', { module: 'abc', bases: [types.object] }), ABCMeta: new PyClass('ABCMeta', { module: 'abc', bases: [types.type] }) }),
  warnings: () => moduleOf('warnings', Object.fromEntries(natives('', { filterwarnings: () => null, simplefilter: () => null, warn: () => null, catch_warnings: (run) => run.unknown('comes from `warnings`') }).map(([name, value]) => [name, value instanceof Native ? value.call : () => null]))),
  gc: () => moduleOf('gc', { collect: (run) => run.unknown('comes from `gc.collect`') }),
  ...systemModules(),
  wandb: wandbModule,
};
