// Keras's modules by their dotted names, in all the spellings that scripts use: `keras`, `tensorflow.keras`, old and new.
// Invariant: a name that is not held here gives an unknown with its path, never a crash.

import { suggest } from '../../issues/index.ts';
import { activationNames, findLayer, layerNames, type Raw } from '../../layers/index.ts';
import { Tensor } from '../../model/index.ts';
import { Instance, Module, Native, PyFloat, Tuple, Unknown, type Call, type Value } from '../values/index.ts';
import { rawOf } from './convert.ts';
import { datasetFunction, datasetNames } from './data/datasets.ts';
import { folderFunction } from './data/directories.ts';
import { normalize, padSequences, toCategorical } from './data/encode.ts';
import { pictureFunction } from './data/pictures.ts';
import { textToWords, tokenizerClass } from './data/tokenizer.ts';
import { internalModules, isKerasTensor } from './internals.ts';
import { baseOf, classOf, functionForm, isLayerName, raiseErrors } from './layer-class.ts';
import { modelClass, modelFunction, sequentialClass } from './model-class.ts';
import { activationFunction, opsModule, tensorFlowFunction } from './ops.ts';
import { getter, objectMaker, rowFunction } from './objects.ts';
import { originOf } from './place.ts';
import type { KerasState } from './state.ts';
import { optimizerClass, optimizerGiven } from './training/optimizer-class.ts';
import { optimizerNames, optimizerOfText } from '../../model/index.ts';
import { wrapTensor } from './tensors.ts';
import { keepUse } from './uses.ts';
import { makeVariable } from './custom/weights.ts';
import { deserialized, serialized } from './custom/serialize.ts';
import { objectScope, registering } from './custom/saving.ts';
import { callOf } from '../tensorflow/define.ts';
import { writtenOf } from '../tensorflow/functions.ts';
import { arrayIn, scriptSizes } from '../tensorflow/tensor.ts';
import { dtypeName } from '../library/numpy/dtype.ts';

/** Function forms of merging layers: `layers.add([a, b])`. */
const FUNCTION_FORMS = new Set('add subtract multiply average maximum minimum concatenate dot'.split(' '));

/** The Keras module of a dotted name without its prefix; `''` is `keras` itself. */
type Maker = (state: KerasState) => Module;

const unknownIn = (path: string, name: string): Unknown => new Unknown(`comes from \`${path}.${name}\``, undefined, `${path}.${name}`);

/** A module whose names are found one by one; the rest is unknown with its path. */
function moduleOf(path: string, find: (name: string) => Value | undefined, names: () => Iterable<string> = () => []): Module {
  return new Module(path, (name) => find(name) ?? unknownIn(path, name), names);
}

const layersModule: Maker = (state) => {
  const find = (name: string): Value | undefined => {
    if (name === 'Input') return inputFunction(state);
    if (name === 'Layer') return baseOf(state);
    if (name === 'InputSpec') return objectMaker('keras.layers.InputSpec');
    if (FUNCTION_FORMS.has(name)) return functionForm(state, name);
    if (name === 'serialize' || name === 'deserialize') return serializing(state, 'layers', name);
    if (findLayer(name) || (isLayerName(name) && !state.options.stopAtErrors)) return classOf(state, name);
    return state.options.stopAtErrors && isLayerName(name) ? undefined : unknownIn('keras.layers', name);
  };
  const made = new Module('keras.layers', find, () => ['Input', 'Layer', ...layerNames(), ...FUNCTION_FORMS]);
  made.complete = true;
  made.missing = (run, name, imported) => {
    const issue = run.report('unknown-layer', 'error', { class: name, suggestion: suggest(name, layerNames())[0] ?? null, assumed: null }, undefined, undefined, imported ? 'ImportError' : 'AttributeError');
    return { raised: run.refusal(imported ? 'ImportError' : 'AttributeError', imported ? `cannot import name '${name}' from 'keras.layers'` : `module 'keras.layers' has no attribute '${name}'`, [issue], true) };
  };
  return made;
};

const modelsModule: Maker = (state) =>
  moduleOf('keras.models', (name) => (name === 'Sequential' ? sequentialClass(state) : name === 'Model' || name === 'Functional' ? modelClass(state) : modelFunction(state, name)), () => ['Sequential', 'Model']);

/** Small objects made by a call: `keras.initializers.HeNormal(seed=1)`, `keras.optimizers.Adam(1e-3)`. */
const objectsModule =
  (name: string): Maker =>
  (state) =>
    moduleOf(`keras.${name}`, (cls) => (cls === 'get' ? getter(name) : (moduleFor(state, `${name}.${cls}`) ?? (ROW_FUNCTIONS.has(name) && /^[a-z]/.test(cls) && !NO_FUNCTIONS.has(cls) ? rowFunction(`keras.${name}.${cls}`) : objectMaker(`keras.${name}.${cls}`)))));

/** Modules whose functions give one number for each row. */
const ROW_FUNCTIONS = new Set(['losses', 'metrics']);
const NO_FUNCTIONS = new Set(['serialize', 'deserialize']);

/** `keras.optimizers`; what Keras does not have there is not known. */
const optimizersModule: Maker = (state) =>
  moduleOf('keras.optimizers', (name) => {
    if (name === 'schedules' || name === 'legacy') return moduleFor(state, `optimizers.${name}`);
    if (name === 'get') return new Native('keras.optimizers.get', (run, call) => optimizerGiven(state, run, call.or(0, 'identifier', null)));
    return optimizerClass(state, name.replace(/^[a-z]/, (c) => c.toUpperCase()) === name ? name : (optimizerOfText(name) ?? name));
  }, () => optimizerNames);

const activationsModule: Maker = (state) =>
  moduleOf('keras.activations', (name) => {
    if (name === 'get') {
      return new Native('keras.activations.get', (run, call) => {
        const given = call.or(0, 'identifier', null);
        if (given === null) return activationFunction(state, 'linear');
        if (typeof given !== 'string') return given;
        if (!activationNames.includes(given)) throw run.error('ValueError', `Could not interpret activation function identifier: ${given}`);
        return activationFunction(state, given);
      });
    }
    return activationNames.includes(name) ? activationFunction(state, name) : undefined;
  });

const datasetsModule: Maker = () =>
  moduleOf('keras.datasets', (name) => (datasetNames.includes(name) ? moduleOf(`keras.datasets.${name}`, (attr) => datasetFunction(name, attr)) : undefined), () => datasetNames);

const nothing = (path: string): Native => new Native(path, () => null);

const backendModule: Maker = (state) =>
  moduleOf('keras.backend', (name) => {
    if (name === 'clear_session') return new Native('keras.backend.clear_session', () => (state.session.clear(), null));
    if (name === 'image_data_format') return new Native('keras.backend.image_data_format', () => 'channels_last');
    if (name === 'epsilon') return new Native('keras.backend.epsilon', () => new PyFloat(1e-7));
    if (name === 'set_image_data_format') return ignoring('keras.backend.set_image_data_format', 'channels_last');
    if (name === 'set_floatx') return ignoring('keras.backend.set_floatx', 'float32');
    if (name === 'set_dtype_policy') return mixedPrecision(state).get(name);
    if (name === 'floatx') return new Native('keras.backend.floatx', () => 'float32');
    if (name === 'backend') return new Native('keras.backend.backend', () => 'tensorflow');
    if (name === 'is_keras_tensor') return isKerasTensor;
    if (name === 'standardize_dtype') return new Native('keras.backend.standardize_dtype', (run, call) => (call.args[0] === null ? 'float32' : (dtypeName(call.args[0] ?? null) ?? run.unknown('is a dtype that is not known'))));
    if (name === 'int_shape') return new Native('keras.backend.int_shape', (run, call) => {
      const array = arrayIn(call.args[0]);
      return array ? new Tuple(scriptSizes(array)) : attributeOf(run, call, 'shape');
    });
    if (name === 'ndim') return new Native('keras.backend.ndim', (run, call) => arrayIn(call.args[0])?.shape.length ?? attributeOf(run, call, 'ndim'));
    return name === 'set_session' ? nothing(`keras.backend.${name}`) : tensorFlowFunction(state, `keras.backend.${name}`, name);
  });

/** A global setting that is not followed: anything but the standard is told. */
const ignoring = (path: string, standard: string): Native =>
  new Native(path, (run, call) => {
    if (call.args[0] !== standard) run.report('python-ignored', 'warning', { call: path });
    return null;
  });

const attributeOf = (run: Parameters<Native['call']>[0], call: Call, name: string): Value => {
  const [self] = call.args;
  const found = self instanceof Instance && self.native instanceof Tensor ? self.cls.find(name) : undefined;
  return found && 'get' in (found as object) ? run.call((found as { readonly get: Value }).get, [self ?? null]) : run.unknown('is asked of something that is no tensor');
};

const utilsModule: Maker = (state) =>
  moduleOf('keras.utils', (name) => {
    if (name === 'to_categorical') return toCategorical;
    if (name === 'clear_session') return new Native('keras.utils.clear_session', () => (state.session.clear(), null));
    if (name === 'pad_sequences') return padSequences;
    if (name === 'is_keras_tensor') return isKerasTensor;
    if (name === 'file_utils') return moduleFor(state, 'utils.file_utils');
    if (name === 'normalize') return normalize;
    const loader = folderFunction(name) ?? pictureFunction(name);
    if (loader) return loader;
    const saved = savingName(state, 'utils', name);
    if (saved !== undefined) return saved;
    return name === 'plot_model' || name === 'set_random_seed' || name === 'enable_interactive_logging' ? nothing(`keras.utils.${name}`) : undefined;
  });

/** Names that several modules have for what goes into files and comes out of them. */
function savingName(state: KerasState, path: string, name: string): Value | undefined {
  if (name === 'register_keras_serializable') return registering(state, `keras.${path}.${name}`);
  if (name === 'custom_object_scope' || name === 'CustomObjectScope') return objectScope(state);
  if (/^(?:de)?serialize_keras_object$/.test(name)) return serializing(state, path, name);
  return name === 'load_model' || name === 'save_model' ? modelFunction(state, name) : undefined;
}

/** Functions that write an object as a dict, and that make one of it. */
const serializing = (state: KerasState, path: string, name: string): Native => new Native(`keras.${path}.${name}`, (run, call) =>
  name.startsWith('de') ? deserialized(state, run, call.args[0] ?? call.kwargs.get('config') ?? null, (one) => layersModule(state).get(one)) : serialized(run, call.args[0] ?? null));

const savingModule: Maker = (state) => moduleOf('keras.saving', (name) => savingName(state, 'saving', name));

/** Random numbers: their shapes are known. */
const randomModule: Maker = () => moduleOf('keras.random', (name) => {
  const parameters: Readonly<Record<string, string>> = { normal: 'shape mean stddev dtype seed', uniform: 'shape minval maxval dtype seed', truncated_normal: 'shape mean stddev dtype seed', randint: 'shape minval maxval dtype seed', gamma: 'shape alpha dtype seed', categorical: 'logits num_samples dtype seed', shuffle: 'value axis seed', dropout: 'x rate noise_shape seed' };
  const rules: Readonly<Record<string, string>> = { normal: 'random.normal', uniform: 'random.uniform', truncated_normal: 'random.truncated_normal', randint: 'random.uniform', gamma: 'random.gamma', categorical: 'random.categorical', shuffle: 'random.shuffle', dropout: 'nn.dropout' };
  const written = Object.hasOwn(rules, name) ? writtenOf(rules[name] ?? '') : undefined;
  if (written) return new Native(`keras.random.${name}`, callOf(`keras.random.${name}`, [parameters[name] ?? '', written[1]]));
  return name === 'SeedGenerator' ? objectMaker('keras.random.SeedGenerator') : undefined;
});

const preprocessingModule: Maker = (state) =>
  moduleOf('keras.preprocessing', (name) => (name === 'sequence' || name === 'image' || name === 'text' ? moduleFor(state, `preprocessing.${name}`) : folderFunction(name)));

const sequenceModule: Maker = () => moduleOf('keras.preprocessing.sequence', (name) => (name === 'pad_sequences' ? padSequences : undefined));

const imageModule: Maker = () => moduleOf('keras.preprocessing.image', (name) => folderFunction(name) ?? pictureFunction(name));

const textModule: Maker = () => moduleOf('keras.preprocessing.text', (name) => (name === 'Tokenizer' ? tokenizerClass : name === 'text_to_word_sequence' ? textToWords : undefined));

const mixedPrecision: Maker = (state) =>
  moduleOf('keras.mixed_precision', (name) =>
    name === 'set_global_policy' || name === 'set_dtype_policy'
      ? new Native(`keras.mixed_precision.${name}`, (_run, call) => {
          const [policy] = call.args;
          if (typeof policy === 'string') state.session.setPolicy(policy);
          return null;
        })
      : undefined);

/** `keras.Input(shape=(28, 28, 1))`: a symbolic tensor. */
function inputFunction(state: KerasState): Native {
  return new Native('keras.Input', (run, call) => {
    const names = ['shape', 'batch_size', 'dtype', 'sparse', 'ragged', 'batch_shape', 'name', 'tensor', 'optional'];
    const given: Record<string, Raw> = {};
    call.args.forEach((value, i) => {
      given[names[i] ?? `argument ${i + 1}`] = rawOf(value);
    });
    for (const [key, value] of call.kwargs) given[key === 'tensor' ? 'input_tensor' : key] = rawOf(value);
    const tensor = state.session.input(given, originOf(state, run, call, names));
    state.made.push(tensor.node.layer);
    raiseErrors(run, tensor.node.layer.issues);
    keepUse(state, run, call, tensor.node.layer);
    return wrapTensor(state, tensor);
  });
}

const submodules: Readonly<Record<string, Maker>> = {
  layers: layersModule,
  models: modelsModule,
  // Where Keras 1 and 2 kept what layers and models are made of.
  engine: (state) => moduleOf('keras.engine', (name) => (name === 'Model' || name === 'Sequential' ? modelsModule(state).get(name) : layersModule(state).get(name))),
  initializers: objectsModule('initializers'),
  regularizers: objectsModule('regularizers'),
  constraints: objectsModule('constraints'),
  optimizers: optimizersModule,
  'optimizers.schedules': objectsModule('optimizers.schedules'),
  losses: objectsModule('losses'),
  metrics: objectsModule('metrics'),
  callbacks: objectsModule('callbacks'),
  activations: activationsModule,
  datasets: datasetsModule,
  backend: backendModule,
  config: backendModule,
  utils: utilsModule,
  mixed_precision: mixedPrecision,
  saving: savingModule,
  random: randomModule,
  ops: (state) => opsModule(state),
  ...Object.fromEntries(['nn', 'image', 'linalg', 'numpy'].map((group) => [`ops.${group}`, (state: KerasState) => opsModule(state, group)])),
  preprocessing: preprocessingModule,
  ...internalModules,
  'preprocessing.sequence': sequenceModule,
  'preprocessing.image': imageModule,
  'preprocessing.text': textModule,
};

const cache = new WeakMap<KerasState, Map<string, Module>>();

/** The module of a name below `keras`; undefined when there is none. */
export function moduleFor(state: KerasState, name: string): Module | undefined {
  let known = cache.get(state);
  if (!known) cache.set(state, (known = new Map()));
  const before = known.get(name);
  if (before) return before;
  const [head = '', ...rest] = name.split('.');
  const maker = name === '' ? rootModule : head === 'datasets' && rest[0] !== undefined ? undefined : submodules[name];
  const made = maker ? maker(state) : head === 'datasets' ? inner(moduleFor(state, 'datasets')?.get(rest[0] ?? '')) : undefined;
  if (made) known.set(name, made);
  return made;
}

const inner = (value: Value | undefined): Module | undefined => (value instanceof Module ? value : undefined);

const rootModule: Maker = (state) =>
  moduleOf('keras', (name) => {
    if (name === '__version__') return '3.15.1';
    if (name === 'Input') return inputFunction(state);
    if (name === 'Sequential' || name === 'Model' || name === 'Functional') return modelsModule(state).get(name);
    if (name === 'Layer') return baseOf(state);
    if (name === 'InputSpec') return objectMaker('keras.layers.InputSpec');
    if (name === 'Variable') return new Native('keras.Variable', (run, call) => makeVariable(state, run, call));
    return moduleFor(state, name);
  }, () => ['Input', 'Sequential', 'Model', 'Layer', ...Object.keys(submodules).filter((name) => !name.includes('.'))]);

/** Initializers that TensorFlow lists itself: `tf.constant_initializer`. */
export function tensorflowOthers(name: string): Value | undefined {
  const [, kind] = /^(\w+)_initializer$/.exec(name) ?? [];
  return kind === undefined ? undefined : objectMaker(`keras.initializers.${kind}`);
}
