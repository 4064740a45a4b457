// Modules inside Keras (`keras.src...`) that its own files import and that have no public name.
// Source: keras/src/api_export.py, ops/operation_utils.py and utils/file_utils.py, Keras 3.15.1.

import type { Tensor } from '../../model/index.ts';
import { sourcesOf } from '../../zoo/index.ts';
import { List, Module, Native, Unknown, type Value } from '../values/index.ts';
import { applicationModules } from './applications.ts';
import { symbolic } from './ops.ts';
import type { KerasState } from './state.ts';
import { wrapTensor } from './tensors.ts';

/** A module of some functions; what else it has is not there. */
function internal(path: string, functions: Readonly<Record<string, Native['call']>>): Module {
  const made = new Module(`keras.src.${path}`, (name) => (functions[name] ? new Native(`keras.src.${path}.${name}`, functions[name]) : undefined), () => Object.keys(functions));
  made.complete = true;
  return made;
}

/** The modules, by their names below `keras.src`; those of the applications are public too. */
export const internalModules: Readonly<Record<string, (state: KerasState) => Module>> = {
  ...applicationModules,
  // A name that a function is exported under changes nothing of it.
  api_export: () => internal('api_export', { keras_export: () => new Native('keras_export', (_run, call) => call.args[0] ?? null) }),
  'ops.operation_utils': (state) => internal('ops.operation_utils', { get_source_inputs: (run, call) => inputsOf(state, symbolic(call.args[0])) ?? run.unknown('comes from `get_source_inputs`') }),
  'utils.file_utils': () => internal('utils.file_utils', { exists: (run) => run.unknown('depends on the files that there are'), get_file: (run) => run.unknown('is a file that is fetched') }),
};

/** `keras.utils.is_keras_tensor`, and under its older name in `keras.backend`. */
export const isKerasTensor = new Native('keras.utils.is_keras_tensor', (_run, call) => call.args[0] instanceof Unknown ? call.args[0] : symbolic(call.args[0]) !== undefined);

const inputsOf = (state: KerasState, tensor: Tensor | undefined): Value | undefined => tensor && new List(sourcesOf(tensor).map((one) => wrapTensor(state, one)));
