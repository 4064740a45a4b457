// `keras.applications`: the networks of the zoo as a script's functions, and what prepares their pictures.
// Source: keras/src/applications/*.py and imagenet_utils.py, Keras 3.15.1.
// Invariant: what Keras refuses is refused; a network that depends on something unknown is unknown with that reason.

import { describe } from '../../issues/index.ts';
import { findOperation, type Trouble } from '../../layers/index.ts';
import type { Argument, Functional } from '../../model/index.ts';
import { applications, buildApplication, type Application } from '../../zoo/index.ts';
import type { Run } from '../run/run.ts';
import { asIndex, Call, List, Module, Native, NdArray, PyFloat, Tuple, Unknown, ELLIPSIS, type Value } from '../values/index.ts';
import { rawOf, unknownIn } from './convert.ts';
import { raiseErrors } from './layer-class.ts';
import { rememberModel } from './model-class.ts';
import { operate, symbolic } from './ops.ts';
import { originOf } from './place.ts';
import type { KerasState } from './state.ts';

/** How a network wants its pictures; `as-they-are` for those that prepare them inside. */
type Preparation = 'caffe' | 'tf' | 'torch' | 'as-they-are';

/** The modules below `keras.applications`, by what their `preprocess_input` does. */
const MODULES: Readonly<Record<string, Preparation>> = {
  convnext: 'as-they-are', densenet: 'torch', efficientnet: 'as-they-are', efficientnet_v2: 'as-they-are', inception_resnet_v2: 'tf', inception_v3: 'tf',
  mobilenet: 'tf', mobilenet_v2: 'tf', mobilenet_v3: 'as-they-are', nasnet: 'tf', resnet: 'caffe', resnet50: 'caffe', resnet_v2: 'tf', vgg16: 'caffe', vgg19: 'caffe', xception: 'tf',
};

/** `keras.applications` and the modules below it, by their names below `keras`. */
export const applicationModules: Readonly<Record<string, (state: KerasState) => Module>> = {
  applications: (state) => moduleOf(state, 'keras.applications', (name) => applications().get(name), (name) => applicationModules[`applications.${name}`]?.(state), [...Object.keys(MODULES), 'imagenet_utils']),
  'applications.imagenet_utils': (state) => moduleOf(state, 'keras.applications.imagenet_utils', () => undefined, functions(state, 'imagenet_utils', undefined), ['preprocess_input', 'decode_predictions']),
  ...Object.fromEntries(Object.entries(MODULES).map(([module, preparation]) => [`applications.${module}`, (state: KerasState) => {
    const own = (name: string): Application | undefined => (applications().get(name)?.modules.includes(module) ? applications().get(name) : undefined);
    return moduleOf(state, `keras.applications.${module}`, own, functions(state, module, preparation), ['preprocess_input', 'decode_predictions']);
  }])),
};

/** What a module has beside its networks. */
const functions = (state: KerasState, module: string, preparation: Preparation | undefined) => (name: string): Value | undefined =>
  name === 'preprocess_input' ? preprocessing(state, module, preparation) : name === 'decode_predictions' ? decoding(module) : undefined;

/** A module of some applications, and of what else it has. */
function moduleOf(state: KerasState, path: string, find: (name: string) => Application | undefined, others: (name: string) => Value | undefined, names: readonly string[]): Module {
  const made = new Module(
    path,
    (name) => {
      const application = find(name);
      return application ? functionOf(state, application) : names.includes(name) ? others(name) : undefined;
    },
    () => [...names, ...[...applications().keys()].filter((name) => find(name))],
  );
  made.complete = true;
  return made;
}

/** An application as a function. */
const functionOf = (state: KerasState, application: Application): Native =>
  new Native(`keras.applications.${application.name}`, (run, call) => {
    const { name, takes } = application;
    if (call.args.length > takes.length) throw run.error('TypeError', `${name}() takes from 0 to ${takes.length} positional arguments but ${call.args.length} were given`);
    const args: Record<string, Argument> = {};
    call.args.forEach((value, i) => {
      args[takes[i] ?? ''] = symbolic(value) ?? rawOf(value);
    });
    for (const [key, value] of call.kwargs) args[key] = symbolic(value) ?? rawOf(value);
    const { settings: _settings, byPosition: _byPosition, ...place } = originOf(state, run, call, takes) ?? {};
    const built = buildApplication(state.session, application, args, 'line' in place ? place : undefined);
    if ('model' in built) return modelOf(state, run, call, built.model);
    if ('because' in built) {
      run.report('model-unknown', 'warning', { because: built.because });
      return new Unknown(`is a ${name} that is not known: ${built.because}`);
    }
    return refused(run, call, takes, built.refused) ?? new Unknown(`is a ${name} that Keras refuses to make`);
  });

/** Tells why Keras refuses an application, and raises it where the script stops at errors. */
function refused(run: Run, call: Call, takes: readonly string[], { trouble, data = {}, setting, raises = 'ValueError' }: Trouble): undefined {
  const place = setting === undefined ? -1 : takes.indexOf(setting);
  const at = setting === undefined ? undefined : call.place(place >= 0 && place < call.args.length ? place : setting);
  const issue = run.report(trouble, 'error', data, at ?? call.node, call.source, raises);
  if (run.raises) throw run.refusal(raises, describe(issue).what, [issue]);
}

function modelOf(state: KerasState, run: Run, call: Call, model: Functional): Value {
  const instance = rememberModel(state, run, call, model);
  raiseErrors(run, model.allIssues);
  return instance;
}

/** Pictures as a network wants them: of the same shape, in floats. */
function preprocessing(state: KerasState, module: string, fixed: Preparation | undefined): Native {
  const path = `keras.applications.${module}.preprocess_input`;
  return new Native(path, (run, call) => {
    const x = call.or(0, 'x', null);
    const mode = fixed ?? call.or(2, 'mode', 'caffe');
    if (mode === 'as-they-are' || x instanceof Unknown) return x;
    if (mode !== 'caffe' && mode !== 'tf' && mode !== 'torch') throw run.error('ValueError', `Expected mode to be one of \`caffe\`, \`tf\` or \`torch\`. Received: mode=${typeof mode === 'string' ? mode : '?'}`);
    if (symbolic(x)) return prepared(state, run, x, mode);
    if (!(x instanceof NdArray)) return unknownIn(x) ?? run.unknown(`comes from \`${path}\``);
    return new NdArray(x.shape, x.dtype.startsWith('float') || x.dtype === 'bfloat16' ? x.dtype : 'float32', undefined, run.unknown(`comes from \`${path}\``));
  });
}

/** The same on a symbolic tensor: the nodes that Keras makes. Rule: `_preprocess_tensor_input`. */
function prepared(state: KerasState, run: Run, x: Value, mode: 'caffe' | 'tf' | 'torch'): Value {
  const compute = (name: string, ...args: readonly Value[]): Value => {
    const definition = findOperation(name);
    return definition ? operate(state, run, definition, new Call(args)) : run.unknown(`comes from \`${name}\``);
  };
  const rank = symbolic(x)?.shape?.length ?? 4;
  const each = new NdArray([...Array.from({ length: rank - 1 }, () => 1), 3], symbolic(x)?.dtype ?? 'float32');
  if (mode === 'tf') return compute('subtract', compute('true_divide', x, new PyFloat(127.5)), new PyFloat(1));
  if (mode === 'torch') return compute('true_divide', compute('add', compute('true_divide', x, new PyFloat(255)), each), new NdArray([3], each.dtype));
  const reversed = [2, 1, 0].map((channel) => compute('get_item', x, new Tuple([ELLIPSIS, channel])));
  return compute('add', compute('stack', new List(reversed), -1), each);
}

/** What the best classes are called: as many for each row as are asked for. */
function decoding(module: string): Native {
  const path = `keras.applications.${module}.decode_predictions`;
  return new Native(path, (run, call) => {
    const given = call.or(0, 'preds', null);
    const top = asIndex(call.or(1, 'top', 5));
    if (!(given instanceof NdArray)) return unknownIn(given) ?? run.unknown(`comes from \`${path}\``);
    const [rows, classes] = given.shape;
    if (given.shape.length !== 2 || (classes !== 1000 && classes !== null)) throw run.error('ValueError', `\`decode_predictions\` expects a batch of predictions (i.e. a 2D array of shape (samples, 1000)). Received array with shape: (${given.shape.map((size) => size ?? 'None').join(', ')})`);
    if (rows === null || rows === undefined || rows > 1000 || top === undefined || top < 0) return run.unknown(`comes from \`${path}\``);
    const lost = run.unknown(`comes from \`${path}\``);
    return new List(Array.from({ length: rows }, () => new List(Array.from({ length: Math.min(top, 1000) }, () => new Tuple([lost, lost, lost])))));
  });
}
