// Python's standard modules that matter for networks, by name.

import { ClassMethod, Func, Module, Native, Property, PyClass, StaticMethod, types, type Call, type Value } from '../values/index.ts';
import { dataclassesModule } from './dataclasses.ts';
import { enumModule } from './enum.ts';
import { argparseModule } from './argparse.ts';
import { collections, typing } from './collections.ts';
import { copyModule, functools } from './functools.ts';
import { gymModule } from './gym.ts';
import { jsonModule } from './json.ts';
import { itertools } from './itertools.ts';
import { math } from './math.ts';
import { systemModules } from './system.ts';
import { reModule } from './re.ts';
import { moduleOf, natives } from './table.ts';
import { wandbModule } from './wandb.ts';

const first = (call: Call): Value => call.args[0] ?? null;

/** A method that a class only promises. */
function promised(func: Value): Value {
  if (func instanceof Func) func.attrs.set('__isabstractmethod__', true);
  return func;
}

/** Standard modules by name, made when first imported. */
export const standardModules: Readonly<Record<string, () => Module>> = {
  math,
  itertools,
  functools,
  collections,
  'collections.abc': () => new Module('collections.abc', (name) => (/^[A-Z]/.test(name) ? new PyClass(name, { module: 'collections.abc', bases: [types.object] }) : undefined)),
  typing,
  typing_extensions: typing,
  copy: copyModule,
  json: jsonModule,
  re: reModule,
  dataclasses: dataclassesModule,
  enum: enumModule,
  argparse: argparseModule,
  abc: () => moduleOf('abc', { abstractmethod: (_run, call) => promised(first(call)), abstractclassmethod: (_run, call) => new ClassMethod(promised(first(call))), abstractstaticmethod: (_run, call) => new StaticMethod(promised(first(call))), abstractproperty: (_run, call) => new Property(promised(first(call))) }, { ABC: new PyClass('ABC', { module: 'abc', bases: [types.object] }), ABCMeta: new PyClass('ABCMeta', { module: 'abc', bases: [types.type] }) }),
  warnings: () => moduleOf('warnings', Object.fromEntries(natives('', { filterwarnings: () => null, simplefilter: () => null, warn: () => null, catch_warnings: (run) => run.unknown('comes from `warnings`') }).map(([name, value]) => [name, value instanceof Native ? value.call : () => null]))),
  gc: () => moduleOf('gc', { collect: (run) => run.unknown('comes from `gc.collect`') }),
  ...systemModules(),
  wandb: wandbModule,
  gymnasium: () => gymModule('gymnasium'),
  gym: () => gymModule('gym'),
};
