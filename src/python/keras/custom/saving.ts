// Models that a script saves and loads again: files are remembered by their names.
// Source: keras/src/saving/saving_api.py and keras/src/legacy/saving/legacy_h5_format.py, Keras 3.15.1.

import { CustomLayer, CustomModel, Model, layersWithin, type Layer } from '../../../model/index.ts';
import type { Run } from '../../run/run.ts';
import { Instance, List, Native, PyClass, Tuple, types, type Call, type Unknown, type Value } from '../../values/index.ts';
import { KerasObject } from '../convert.ts';
import type { KerasState } from '../state.ts';
import { namesClass } from './config.ts';

/** The text of a path; undefined where it is not known. */
const textOf = (value: Value): string | undefined => (typeof value === 'string' ? value : value instanceof Instance && typeof value.native === 'string' ? value.native : undefined);

/** `model.save(path)`: refused where Keras knows no format for the name. */
export function saveModel(state: KerasState, run: Run, model: Model, call: Call): Value {
  const path = textOf(call.or(0, 'filepath', null));
  if (path === undefined) return null;
  if (!/\.(?:keras|h5|hdf5)$/.test(path)) throw run.error('ValueError', `Invalid filepath extension for saving. Please add either a \`.keras\` extension for the native Keras format (recommended) or a \`.h5\` extension. Use \`model.export(filepath)\` if you want to export a SavedModel for use with TFLite/TFServing/etc. Received: filepath=${path}.`);
  state.saved.set(path, model);
  return null;
}

/** The files that the `ModelCheckpoint`s among the callbacks of a `fit` write. Rule: keras/src/callbacks/model_checkpoint.py. */
export function saveCheckpoints(state: KerasState, model: Model, callbacks: Value, validated: boolean): void {
  for (const one of callbacks instanceof List || callbacks instanceof Tuple ? callbacks.items : [callbacks]) {
    const object = one instanceof Instance && one.native instanceof KerasObject && one.native.path.endsWith('.ModelCheckpoint') ? one.native : undefined;
    if (!object) continue;
    const { args } = object;
    const path = args['filepath'] ?? args['argument 1'];
    const monitor = args['monitor'] ?? args['argument 2'] ?? 'val_loss';
    // Only the best is kept, and without validation there is nothing to tell it by.
    const waits = args['save_best_only'] === true && typeof monitor === 'string' && monitor.startsWith('val_') && !validated;
    if (typeof path === 'string' && !path.includes('{') && !waits) state.saved.set(path, args['save_weights_only'] === true ? undefined : model);
  }
}

/** `model.load_weights(path)`: refused where Keras reads no file of that name. */
export function loadWeights(run: Run, call: Call): null {
  const path = textOf(call.or(0, 'filepath', null));
  if (path !== undefined && !/\.(?:keras|h5|hdf5|weights\.json)$/.test(path)) throw run.error('ValueError', `File format not supported: filepath=${path}. Keras 3 only supports V3 \`.keras\` files, \`.weights.h5\` files, legacy H5 format files (\`.h5\` extension), or Orbax checkpoints.`);
  return null;
}

/** `model.save_weights(path)`. */
export function saveWeights(state: KerasState, run: Run, call: Call): Value {
  const odd = [...call.kwargs.keys()].find((name) => !['filepath', 'overwrite', 'max_shard_size'].includes(name));
  if (odd !== undefined) throw run.error('TypeError', `Model.save_weights() got an unexpected keyword argument '${odd}'`);
  const path = textOf(call.or(0, 'filepath', null));
  if (path === undefined) return null;
  if (!path.endsWith('.weights.h5') && !path.endsWith('.weights.json')) throw run.error('ValueError', `The filename must end in \`.weights.h5\`. Received: filepath=${path}`);
  state.saved.set(path, undefined);
  return null;
}

/** Losses that Keras writes into an old file under a name that it cannot read back. */
const UNREADABLE = new Set(['mse', 'mae', 'mape', 'msle', 'kld']);

/** The model of a file that the script saved itself; refused where Keras refuses, unknown for any other file. */
export function savedModel(state: KerasState, run: Run, call: Call): Model | Unknown {
  const path = textOf(call.or(0, 'filepath', null));
  if (path === undefined) return run.unknown('is loaded from a file');
  const model = state.saved.get(path);
  if (!model) {
    if (!/\.(?:keras|h5|hdf5)$/.test(path)) throw run.error('ValueError', `File format not supported: filepath=${path}. Keras 3 only supports V3 \`.keras\` files, legacy H5 format files (\`.h5\` extension).`);
    return run.unknown(`is loaded from the file ${path}`);
  }
  const old = !path.endsWith('.keras');
  for (const cls of ownClasses(state, model)) {
    if (state.registered.has(cls) || namesClass(call, 1, cls)) continue;
    throw old ? run.error('ValueError', `Unknown layer: '${cls.name}'. Please ensure you are using a \`keras.utils.custom_object_scope\` and that this object is included in the scope.`) : run.error('TypeError', `Could not locate class '${cls.name}'. Make sure custom classes and functions are decorated with \`@keras.saving.register_keras_serializable()\`.`);
  }
  return model;
}

/** Refuses how a loaded model was compiled, where an old file holds a loss that Keras cannot read back: the model itself is made by then. */
export function checkLoss(state: KerasState, run: Run, call: Call, model: Model): void {
  const loss = state.losses.get(model);
  if (textOf(call.or(0, 'filepath', null))?.endsWith('.keras') || call.or(2, 'compile', true) === false) return;
  if (typeof loss === 'string' && UNREADABLE.has(loss)) throw run.error('ValueError', `Could not deserialize 'keras.metrics.${loss}' because it is not a KerasSaveable subclass`);
}

/** The classes of the script's own in a model. */
function ownClasses(state: KerasState, model: Model): readonly PyClass[] {
  const found = new Set<PyClass>();
  for (const layer of layersWithin<Layer>(model)) {
    const cls = state.instances.get(layer)?.cls;
    if (cls?.module === '__main__' && (layer === model || !isInside(model, layer))) found.add(cls);
  }
  return [...found];
}

/** True for a layer that an object of the script's own makes itself: no file speaks of it. */
function isInside(model: Model, layer: Layer): boolean {
  for (const one of layersWithin<Layer>(model)) if ((one instanceof CustomLayer || one instanceof CustomModel) && one.behaviour.layers.includes(layer)) return true;
  return false;
}

/** `@keras.saving.register_keras_serializable(...)`: the class may stand in files. */
export const registering = (state: KerasState, path: string): Native => new Native(path, () => new Native(path, (_run, call) => {
  const [cls = null] = call.args;
  if (cls instanceof PyClass) state.registered.add(cls);
  return cls;
}));

/** `with custom_object_scope({...})`: what is named stays known. */
export function objectScope(state: KerasState): PyClass {
  const before = state.classes.get('CustomObjectScope');
  if (before) return before;
  const made = new PyClass('CustomObjectScope', { module: 'keras.saving', bases: [types.object], make: (_run, cls, call) => {
    const given = call.or(0, 'custom_objects', null);
    if (typeof given === 'object' && given !== null && given.kind === 'dict') for (const [, value] of given.map.values()) if (value instanceof PyClass) state.registered.add(value);
    return new Instance(cls);
  }, attrs: new Map<string, Value>([['__enter__', new Native('__enter__', (_run, call) => call.args[0] ?? null)], ['__exit__', new Native('__exit__', () => null)]]) });
  state.classes.set('CustomObjectScope', made);
  return made;
}
