// The modules of Keras as a script may ask for them: only what Keras 3 has is there.
// Invariant: what older versions had is an error where a script is run, and read as what it became, with a note, where reading goes on.

import type { Run } from '../run/run.ts';
import { Module, Native, PyClass, Unknown, type Value } from '../values/index.ts';
import { movedModule, renamed } from './history.ts';
import { isLayerName } from './layer-class.ts';
import { moduleFor } from './modules.ts';
import { publicNames, type Face } from './public-names.ts';
import type { KerasState } from './state.ts';

const gates = new WeakMap<KerasState, Map<string, Module>>();

const below = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
/** A module's name as a script spells it. */
const spelled = (face: Face, path: string): string => (path === '' ? face : `${face}.${path}`);

/** A module's name as Python says it: what TensorFlow shows lies in Keras. */
const inFiles = (face: Face, path: string): string => spelled(face, path).replace(/^tensorflow\.keras/, 'keras._tf_keras.keras');

const isInTensorFlow = (path: string, name: string): boolean => publicNames('tensorflow.keras', path)?.has(name) === true;

/** A module by its path below `keras`, with the names that a script may ask for; undefined for one that is not held. */
export function gate(state: KerasState, face: Face, path: string): Module | undefined {
  let known = gates.get(state);
  if (!known) gates.set(state, (known = new Map()));
  const key = spelled(face, path);
  const before = known.get(key);
  if (before) return before;
  const inner = path === 'optimizers.legacy' ? legacyOptimizers() : (moduleFor(state, path) ?? (publicNames(face, path) ? new Module(key, (name) => new Unknown(`comes from \`${key}.${name}\``, undefined, `${key}.${name}`)) : undefined));
  if (!inner) return undefined;
  const names = publicNames(face, path);
  const made = new Module(key, (name) => {
    const meant = path === 'layers' && !state.options.stopAtErrors && isLayerName(name) && renamed(face, path, name, isInTensorFlow) === undefined;
    if (name.startsWith('__') || (names && !names.has(name) && !meant)) return undefined;
    const found = inner.get(name);
    return found instanceof Module || publicNames(face, below(path, name)) ? (gate(state, face, below(path, name)) ?? found) : found;
  }, inner.names);
  if (path === '') made.attrs.set('__version__', '3.15.1');
  made.complete = names !== undefined || inner.complete;
  made.missing = (run, name, imported) => missing(state, run, { face, path, name, imported, inner });
  known.set(key, made);
  return made;
}

interface Asked {
  readonly face: Face;
  readonly path: string;
  readonly name: string;
  readonly imported: boolean;
  readonly inner: Module;
}

/** What is done about a name that the module does not have. */
function missing(state: KerasState, run: Run, asked: Asked): { readonly value: Value } | { readonly raised: unknown } {
  const { face, path, name, imported, inner } = asked;
  const to = renamed(face, path, name, isInTensorFlow);
  const value = to === undefined ? undefined : valueAt(state, face, to);
  const module = spelled(face, path);
  if (to !== undefined && value !== undefined) return { ...(tellRenamed(run, `${module}.${name}`, spelled(face, to), imported ? 'ImportError' : 'AttributeError') ?? { value }) };
  if (inner.missing) return inner.missing(run, name, imported);
  const names = publicNames(face, path) ?? [];
  return { raised: imported ? run.error('ImportError', `cannot import name '${name}' from '${module}'`, { name, names }) : run.error('AttributeError', `module '${inFiles(face, path)}' has no attribute '${name}'`, { name, names }) };
}

/** Tells what a name became; gives the exception that ends a script that is run. */
function tellRenamed(run: Run, from: string, to: string, raises: string): { readonly raised: unknown } | undefined {
  if (!run.raises) {
    run.report('keras-renamed', 'note', { from, to });
    return undefined;
  }
  const issue = run.report('keras-gone', 'error', { from, to }, undefined, undefined, raises, [{ text: to, tried: true }]);
  const [module, name] = [from.slice(0, from.lastIndexOf('.')), from.slice(from.lastIndexOf('.') + 1)];
  const words = raises === 'ModuleNotFoundError' ? `No module named '${from}'` : raises === 'ImportError' ? `cannot import name '${name}' from '${module}'` : `module '${module}' has no attribute '${name}'`;
  return { raised: run.refusal(raises, words, [issue], true) };
}

/** The value of a path below `keras`, whichever face has it. */
function valueAt(state: KerasState, face: Face, path: string): Value | undefined {
  const module = gate(state, face, path) ?? moduleFor(state, path);
  if (module) return module;
  const dot = path.lastIndexOf('.');
  const [owner, name] = [path.slice(0, Math.max(dot, 0)), path.slice(dot + 1)];
  return moduleFor(state, owner)?.get(name) ?? gate(state, 'tensorflow.keras', owner)?.get(name);
}

/** `keras.optimizers.legacy`: Keras 3 has the names, and refuses to make any of them. */
const legacyOptimizers = (): Module => new Module('keras.optimizers.legacy', (name) => new PyClass(name, {
  module: 'keras.optimizers.legacy',
  attrs: new Map([['__new__', new Native(name, (run) => {
    throw run.error('ImportError', '`keras.optimizers.legacy` is not supported in Keras 3. When using `tf.keras`, to continue using a `tf.keras.optimizers.legacy` optimizer, you can install the `tf_keras` package (Keras 2) and set the environment variable `TF_USE_LEGACY_KERAS=True`');
  })]]),
}));

const PREFIX = /^(keras|tf_keras|tensorflow\.(?:compat\.v[12]\.)?keras|tensorflow\.(?:python|contrib|_api\.v2|contrib\.python)\.keras)(?:\.|$)/;
/** Where Keras lay in older versions of TensorFlow, or as a package of its own. */
const ELSEWHERE = /^(?:tf_keras|tensorflow\.(?:python|contrib).*)$/;

/** The module of a full dotted name that begins with one of Keras's names; undefined for names of others. */
export function importKeras(state: KerasState, run: Run, name: string): Module | undefined {
  const found = PREFIX.exec(name);
  if (!found) return undefined;
  const prefix = found[1] ?? '';
  const face: Face = prefix === 'keras' ? 'keras' : 'tensorflow.keras';
  const path = name.slice(found[0].length).replace(/^(?:api|_v2|v[12])(?:\.|$)/, '');
  if (path === 'src' || path.startsWith('src.')) return sourceModule(state, path.slice('src.'.length));
  if (ELSEWHERE.test(prefix)) {
    // TensorFlow still holds its own copy of Keras 2, which nothing uses any more.
    const ended = prefix === 'tensorflow.python.keras' && run.raises ? undefined : tellRenamed(run, prefix, 'tensorflow.keras', 'ModuleNotFoundError');
    if (ended) throw ended.raised;
  }
  return publicNames(face, path) || movedModule(path) === undefined ? gate(state, face, path) : moved(state, run, face, path, name);
}

/** A module of Keras's own files: what is public is found there too, in files that are not told apart. */
function sourceModule(state: KerasState, path: string): Module | undefined {
  const [head = '', ...rest] = path.split('.');
  return moduleFor(state, path) ?? (rest.length > 0 && IN_FILES.has(head) ? moduleFor(state, head) : undefined);
}

/** Packages whose names stand in files of their own: `keras.src.layers.core.dense`. */
const IN_FILES = new Set(['layers', 'models', 'backend', 'optimizers', 'losses', 'metrics', 'initializers', 'regularizers', 'callbacks']);

function moved(state: KerasState, run: Run, face: Face, path: string, name: string): Module | undefined {
  const to = movedModule(path);
  const value = to === undefined ? undefined : valueAt(state, face, to);
  if (to === undefined || !(value instanceof Module)) return undefined;
  const ended = tellRenamed(run, name, spelled(face, to), 'ModuleNotFoundError');
  if (ended) throw ended.raised;
  return value;
}
