// `tensorflow`: its functions by what they compute, its objects, its dtypes.
// Invariant: a name that is not held here is unknown with its path, never an error.

import { libraryException, Module, Native, Unknown, type Value } from '../values/index.ts';
import { tensorFlowFunction } from '../keras/ops.ts';
import type { KerasState } from '../keras/state.ts';
import { dtypeOf, tensorDTypes } from './dtype-class.ts';
import { objectOf } from './objects.ts';
import { shapeClass } from './shape-class.ts';
import { trainModule } from './train.ts';

/** Modules of TensorFlow that hold what is looked up by its dotted name. */
const PARTS = new Set('errors nest nn math linalg random image signal compat compat.v1 compat.v2 debugging config config.experimental config.optimizer config.threading distribute distribute.experimental experimental experimental.numpy autograph autograph.experimental raw_ops compat.v1.nn compat.v1.math compat.v1.image compat.v1.random'.split(' '));

/** True for TensorFlow itself and the parts of it that are looked into. */
export const isPart = (name: string): boolean => name === '' || PARTS.has(name);

/** Names of a part of TensorFlow that others hold: `keras`, `data`. */
export type Others = (name: string) => Value | undefined;

/** A part of TensorFlow; `''` is `tensorflow` itself. */
export function tensorflowModule(state: KerasState, others: Others, part = ''): Module {
  const path = part === '' ? 'tensorflow' : `tensorflow.${part}`;
  return new Module(path, (name) => {
    const full = part === '' ? name : `${part}.${name}`;
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
}
