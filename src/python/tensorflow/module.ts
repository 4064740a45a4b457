// `tensorflow`: its functions by what they compute, its objects, its dtypes.
// Invariant: a name that TensorFlow has and that is not held here is unknown with its path; one that it does not have is an error.

import { suggest } from '../../issues/index.ts';
import type { Raised, Run } from '../run/run.ts';
import { libraryException, Module, Native, Unknown, type Value } from '../values/index.ts';
import { tensorFlowFunction } from '../keras/ops.ts';
import type { KerasState } from '../keras/state.ts';
import { dtypeOf, tensorDTypes } from './dtype-class.ts';
import { objectOf } from './objects.ts';
import { moduleNames } from './public-names.ts';
import { shapeClass } from './shape-class.ts';
import { trainModule } from './train.ts';

/** Modules of TensorFlow that hold what is looked up by its dotted name. */
const PARTS = new Set('errors nest nn math linalg random image signal strings bitwise compat compat.v1 compat.v2 debugging config config.experimental config.optimizer config.threading distribute distribute.experimental experimental experimental.numpy autograph autograph.experimental raw_ops compat.v1.nn compat.v1.math compat.v1.image compat.v1.random'.split(' '));

/** True for TensorFlow itself and the parts of it that are looked into. */
export const isPart = (name: string): boolean => name === '' || PARTS.has(name);

/** Names of a part of TensorFlow that others hold: `keras`, `data`. */
export type Others = (name: string) => Value | undefined;

/** A part of TensorFlow; `''` is `tensorflow` itself. */
export function tensorflowModule(state: KerasState, others: Others, part = ''): Module {
  const path = part === '' ? 'tensorflow' : `tensorflow.${part}`;
  const names = moduleNames(part);
  const made = new Module(path, (name) => {
    const full = part === '' ? name : `${part}.${name}`;
    if (names && !names.has(name) && !name.startsWith('_') && !(part === '' && SOURCES.has(name))) return undefined;
    const plain = full.replace(/^compat\.v[12]\./, '');
    const other = others(plain);
    if (other !== undefined) return other;
    if (PARTS.has(full)) return tensorflowModule(state, others, full);
    if (plain === 'train') return trainModule(`${path}.train`, full === 'compat.v1.train');
    if (name === '__version__') return '2.21.0';
    if (plain === 'TensorShape') return shapeClass;
    if (tensorDTypes.has(plain)) return dtypeOf(plain);
    if (plain === 'dtypes.as_dtype' || plain === 'as_dtype') return new Native(`tensorflow.${plain}`, (run, call) => (typeof call.args[0] === 'string' ? dtypeOf(call.args[0]) : run.unknown('is a dtype that is not known')));
    if (plain.startsWith('errors.')) return libraryException(name) ?? new Unknown(`comes from \`${path}.${name}\``, undefined, `${path}.${name}`);
    const object = objectOf(plain);
    if (object !== undefined) return object;
    return tensorFlowFunction(state, `${path}.${name}`, full) ?? new Unknown(`comes from \`${path}.${name}\``, undefined, `${path}.${name}`);
  });
  made.complete = names !== undefined;
  made.missing = (run, name, imported) => ({ raised: noName(run, part === '' ? path : `tensorflow._api.v2.${part}`, name, names, imported) });
  return made;
}

/** Packages of TensorFlow's own files, which lie beside its public names. */
const SOURCES = new Set(['python', 'core', 'compiler', 'tools', 'keras']);

/** Refuses a name that a module of TensorFlow does not have: one of TensorFlow 1, or a misspelt one. */
function noName(run: Run, module: string, name: string, names: ReadonlySet<string> | undefined, imported: boolean): Raised {
  const words = imported ? `cannot import name '${name}' from '${module}'` : `module '${module}' has no attribute '${name}'`;
  const raises = imported ? 'ImportError' : 'AttributeError';
  const issue = run.report('tensorflow-name', 'error', { module, name, suggestion: suggest(name, [...(names ?? [])])[0] ?? null }, undefined, undefined, raises);
  return run.refusal(raises, words, [issue], true);
}
