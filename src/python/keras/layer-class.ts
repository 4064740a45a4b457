// Keras's layers as Python classes: made with the settings of the declaration, called on symbolic tensors.

import { describe, suggest, type Issue } from '../../issues/index.ts';
import { allSettings, findLayer, layerNames, type Raw } from '../../layers/index.ts';
import { CustomLayer, Layer, Model, Tensor, trainableDoubt } from '../../model/index.ts';
import { isOnTorch } from '../library/keras-backend.ts';
import type { Run } from '../run/run.ts';
import { arrayIn } from '../tensorflow/tensor.ts';
import { setPlain } from '../run/attribute.ts';
import { asIndex, Call, ClassMethod, Instance, List, Native, NOT_IMPLEMENTED, Property, PyClass, Unknown, type Value } from '../values/index.ts';
import { callOutside, STEPS_FOR_A_LAYER, STEPS_OF_A_CALL } from './call-outside.ts';
import { argumentOf, layerSetting, sizeValue, unknownIn, valueOf } from './convert.ts';
import { ScriptBehaviour } from './custom/behaviour.ts';
import { configOf, fromConfig } from './custom/config.ts';
import { beginLayer, construct, settingAttributes } from './custom/create.ts';
import { callBase, customOf, invoke } from './custom/invoke.ts';
import { learningMethods } from './data/vocabulary.ts';
import { lambdaFunction, lambdaShape } from './custom/lambda.ts';
import { layerMethods, trackedValue } from './custom/methods.ts';
import { asking } from './custom/run-through.ts';
import { leavesOf, mapLeaves } from './custom/signature.ts';
import { learned } from './data/adapt.ts';
import { loseWithin, lostWithin, setTrainable } from './doubt.ts';
import { isKnownName } from './known-names.ts';
import { checkWeights, isBuilt, neverCalled } from './model-checks.ts';
import { originOf } from './place.ts';
import type { KerasState } from './state.ts';
import { keepUse } from './uses.ts';
import { weightArrays, weightList, wrapWeight } from './weight-class.ts';
import { wrapTensor } from './tensors.ts';

/** The layer that a Python object is, or undefined. */
export const layerOf = (value: Value | undefined): Layer | undefined => (value instanceof Instance && value.native instanceof Layer ? value.native : undefined);

/** Raises what Keras would raise, where the script stops at errors. */
export function raiseErrors(run: Run, issues: readonly Issue[]): void {
  const errors = issues.filter((issue) => issue.severity === 'error');
  // Python looks for what must be given before Keras looks at the names.
  const error = errors.find((issue) => issue.code === 'setting-missing') ?? errors[0];
  if (error && run.raises) throw run.refusal(error.raises ?? 'ValueError', describe(error).what, errors);
}

/** The Python object of a layer. */
export function wrapLayer(state: KerasState, layer: Layer): Instance {
  const before = state.instances.get(layer);
  if (before) return before;
  const made = new Instance(state.modelClasses?.(layer) ?? classOf(state, layer.className), layer);
  state.instances.set(layer, made);
  return made;
}

/** The class of a layer by Keras's name; a name that Keras does not have gives a class whose layers say so. */
export function classOf(state: KerasState, name: string): PyClass {
  const definition = findLayer(name);
  const key = definition?.name ?? name;
  const before = state.classes.get(key);
  if (before) return before;
  const made = new PyClass(key, { module: 'keras.layers', bases: [baseOf(state)], attrs: new Map([['__init__', new Native(`${key}.__init__`, (run, call) => beginLayer(state, run, call, key))]]), make: (run, cls, call) => make(state, run, cls, call, key) });
  state.classes.set(key, made);
  return made;
}

/** True when a name is a layer, or so near to one that it was surely meant. */
export const isLayerName = (name: string): boolean => findLayer(name) !== undefined || (/^[A-Z]/.test(name) && suggest(name, layerNames()).length > 0);

function make(state: KerasState, run: Run, cls: PyClass, call: Call, name: string): Value {
  if (cls.name !== name || cls.module !== 'keras.layers') return construct(state, run, cls, call);
  const definition = findLayer(name) ?? findLayer(suggest(name, layerNames())[0] ?? '');
  const settings = definition && allSettings(definition);
  const names = settings ? Object.entries(settings).flatMap(([key, setting]) => (setting.positional === false ? [] : [key])) : [];
  const readers = Object.hasOwn(FUNCTION_SETTINGS, name) ? FUNCTION_SETTINGS[name] : undefined;
  const read = (setting: string | undefined, value: Value): Raw => (readers?.[setting ?? ''] ?? ((_run, one) => layerSetting(settings?.[setting ?? ''], one)))(run, value);
  const given: Record<string, Raw> = {};
  call.args.forEach((value, i) => {
    given[names[i] ?? `argument ${i + 1}`] = read(names[i], value);
  });
  for (const [key, value] of call.kwargs) given[key] = read(key, value);
  const layer = state.session.layer(name, given, originOf(state, run, call, names, settings));
  state.made.push(layer);
  raiseErrors(run, layer.issues);
  readAsKeras1(run, name, call);
  const instance = new Instance(cls, layer);
  settingAttributes(state, layer, instance);
  state.instances.set(layer, instance);
  run.grant(STEPS_FOR_A_LAYER);
  keepUse(state, run, call, layer);
  return instance;
}

/** `Convolution2D(32, 3, 3)`: what Keras 1 read as rows and columns of the window is something else now. */
function readAsKeras1(run: Run, name: string, call: Call): void {
  const [, kernel, strides] = call.args.map(asIndex);
  const written = call.node && call.source?.text.slice(call.node.func.start, call.node.func.end);
  if (!/Convolution[23]D$/.test(written ?? '') || kernel === undefined || strides === undefined) return;
  run.report('keras-1-call', 'note', { class: name, call: call.args.map((arg) => asIndex(arg) ?? '...').join(', '), kernel, strides }, call.node, call.source);
}

/** Settings that hold functions of the script, which say what they give. */
const FUNCTION_SETTINGS: Readonly<Record<string, Readonly<Record<string, (run: Run, value: Value) => Raw>>>> = { Lambda: { function: lambdaFunction, output_shape: lambdaShape } };

/** Calls a layer; a call on something unknown gives something unknown. */
export function callLayer(state: KerasState, run: Run, layer: Layer, call: Call, self?: Instance): Value {
  const values = [...call.args, ...call.kwargs.values()];
  const own = self && customOf(self);
  const lost = (own ? values.slice(0, 1) : values).map(unknownIn).find((one) => one !== undefined);
  if (lost) {
    loseWithin(layer, `${layer.name} was called on something unknown: ${lost.because}`);
    return new Unknown(`comes from ${layer.name} called on something unknown: ${lost.because}`);
  }
  if (!values.some(holdsSymbolic)) return self && own ? invoke(state, run, self, call, false) : callOutside(state, run, layer, call);
  run.step(STEPS_OF_A_CALL);
  run.grant(STEPS_FOR_A_LAYER);
  const origin = layer.nodes.length === 0 && layer.origin ? layer.origin : originOf(state, run, call);
  // Keras goes through the keywords of a call in the order of the alphabet.
  const { output, issues, node } = asking(state, () => layer.call(call.args.map(argumentOf), Object.fromEntries([...call.kwargs].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, argumentOf(value)])), origin));
  keepUse(state, run, call, layer, node);
  raiseErrors(run, issues);
  const raw = own?.behaviour instanceof ScriptBehaviour && node.outputs.every(({ shape }) => shape) ? own.behaviour.last : undefined;
  if (raw === undefined) return valueOf(state, output, wrapTensor);
  // What is no tensor among the outputs of a script's own `call` comes back as it is.
  const places = new Map<Value, Tensor>();
  leavesOf(raw).filter((leaf) => arrayIn(leaf) !== undefined).forEach((leaf, i) => {
    const tensor = node.outputs[i];
    if (tensor) places.set(leaf, tensor);
  });
  return mapLeaves(raw, (leaf) => {
    const tensor = places.get(leaf);
    return tensor ? wrapTensor(state, tensor) : leaf;
  });
}

const holdsSymbolic = (value: Value): boolean => leavesOf(value).some((leaf) => leaf instanceof Instance && leaf.native instanceof Tensor);

/** `layers.add([a, b])`: the function form of a merging layer. */
export const functionForm = (state: KerasState, name: string): Native =>
  new Native(`keras.layers.${name}`, (run, call) => {
    const layer = run.call(classOf(state, `${name[0]?.toUpperCase()}${name.slice(1)}`), [], call.kwargs);
    return run.call(layer, call.args.slice(0, 1));
  });

/** Loops over the layers of a large network, to freeze them, come to their end. */
const STEPS_FOR_A_LOOK = 40;

const property = (name: string, get: (layer: Layer, run: Run) => Value, set?: (layer: Layer, value: Value, run: Run) => void): [string, Value] => [
  name,
  new Property(
    new Native(name, (run, call) => withLayer(run, call, (layer) => {
      run.grant(STEPS_FOR_A_LOOK);
      return get(layer, run);
    })),
    set && new Native(name, (run, call) => withLayer(run, call, (layer) => {
      run.grant(STEPS_FOR_A_LOOK);
      set(layer, call.args[1] ?? null, run);
      return null;
    })),
  ),
];

const method = (name: string, does: (layer: Layer, run: Run, call: Call, self: Instance) => Value): [string, Value] => [name, new Native(name, (run, call) => withLayer(run, call, (layer) => does(layer, run, call.rest(), call.args[0] as Instance)))];

function withLayer(run: Run, call: Call, does: (layer: Layer) => Value): Value {
  const [self] = call.args;
  const layer = layerOf(self);
  if (!layer && self instanceof Instance && self.native === undefined) throw run.error('RuntimeError', `In layer '${self.cls.name}', you forgot to call \`super().__init__()\` as the first statement in the \`__init__()\` method. Go add it!`);
  return layer ? does(layer) : run.unknown('is asked of a layer that is not known');
}

/** What a layer has under a name beside its settings: a weight, a layer inside it, its convolution. */
function partOf(state: KerasState, run: Run, self: Value | undefined, name: string): Value | undefined {
  const layer = layerOf(self);
  if (!layer) return undefined;
  if (layer.lost !== undefined) return new Unknown(`comes from a layer of which not everything is known: ${layer.lost}`);
  const weight = layer.weights.find((one) => one.name === name);
  if (weight) return wrapWeight(state, weight);
  const part = Object.hasOwn(layer.parts, name) ? layer.parts[name] : undefined;
  if (part instanceof Layer) return wrapLayer(state, part);
  if (Array.isArray(part)) return new List((part as readonly unknown[]).flatMap((one) => (one instanceof Layer ? [wrapLayer(state, one)] : [])));
  if (name === 'supports_masking') return layer.supportsMasking;
  if (name.startsWith('_') && layer instanceof CustomLayer && layer.hasBase) return run.unknown(`is what a layer of Keras keeps as \`${name}\``);
  return name === 'convolution_op' && layer instanceof CustomLayer && layer.hasBase ? new Native(name, (_run, call) => callBase(run, layer, new Call(call.args.slice(0, 1)))) : undefined;
}

/** The class that all layers inherit from. */
export function baseOf(state: KerasState): PyClass {
  const before = state.classes.get('Layer');
  if (before) return before;
  const made: PyClass = new PyClass('Layer', {
    module: 'keras.layers',
    make: (run, cls, call) => make(state, run, cls, call, 'Layer'),
    attrs: new Map<string, Value>([
      property('name', (layer) => layer.name, (layer, value) => {
        if (typeof value === 'string') layer.name = value;
      }),
      property('trainable', (layer) => {
        const doubt = trainableDoubt(layer);
        return doubt === undefined ? layer.trainable : new Unknown(`is not known: ${doubt}`);
      }, (layer, value, run) => setTrainable(run, layer, value)),
      property('built', (layer) => layer.built, (layer, value) => {
        if (typeof value === 'boolean') layer.built = value;
      }),
      property('dtype', (layer) => layer.policy.variable),
      property('compute_dtype', (layer) => layer.policy.compute),
      property('output', (layer, run) => {
        const output = layer.nodes[0]?.output;
        return output === undefined ? neverCalled(run, layer, 'output') : valueOf(state, output, wrapTensor);
      }),
      property('input', (layer, run) => {
        const input = layer.nodes[0]?.inputs[0];
        return input ? wrapTensor(state, input) : neverCalled(run, layer, 'input');
      }),
      property('weights', (layer) => lostWithin(layer) ?? weightList(state, layer, () => true)),
      property('variables', (layer) => lostWithin(layer) ?? weightList(state, layer, () => true)),
      property('trainable_weights', (layer) => lostWithin(layer) ?? weightList(state, layer, (weight) => layer.trainable && weight.trainable)),
      property('trainable_variables', (layer) => lostWithin(layer) ?? weightList(state, layer, (weight) => layer.trainable && weight.trainable)),
      property('non_trainable_weights', (layer) => lostWithin(layer) ?? weightList(state, layer, (weight) => !layer.trainable || !weight.trainable)),
      method('count_params', (layer, run) => lostWithin(layer) ?? (isBuilt(run, layer), sizeValue(layer.params))),
      method('get_config', (layer, run, _call, self) => configOf(state, run, layer, self)),
      ['from_config', new ClassMethod(new Native('Layer.from_config', (run, call) => fromConfig(run, call.args[0] ?? null, call.or(1, 'config', null))))],
      method('get_weights', (layer) => lostWithin(layer) ?? weightArrays(layer)),
      method('set_weights', (layer, run, call) => (checkWeights(run, layer, call), null)),
      method('__call__', (layer, run, call, self) => callLayer(state, run, layer, call, self)),
      ['__init__', new Native('Layer.__init__', (run, call) => beginLayer(state, run, call))],
      ['__setattr__', new Native('Layer.__setattr__', (run, call) => {
        const [self, name, to = null] = call.args;
        if (self instanceof Instance) setPlain(run, self, String(name), trackedValue(run, self, to));
        return null;
      })],
      ...layerMethods(state),
      ...Object.entries(learningMethods).map(([name, does]) => method(name, (layer, run, call) => does(run, layer, call))),
      ['__getattr__', new Native('Layer.__getattr__', (run, call) => {
        const [self] = call.args;
        const name = String(call.args[1]);
        const layer = layerOf(self);
        const statistic = layer && learned(run, layer, name);
        if (statistic !== undefined) return statistic;
        return partOf(state, run, self, name) ?? settingOf(state, call) ?? (isKnownName(name) || isOnTorch(run) ? run.unknown(`comes from \`${name}\` of a layer`) : NOT_IMPLEMENTED);
      })],
    ]),
  });
  state.classes.set('Layer', made);
  return made;
}

/** A setting of a layer that the library made, as an attribute. */
function settingOf(state: KerasState, { args: [self, name] }: Call): Value | undefined {
  const layer = layerOf(self);
  if (!(self instanceof Instance) || typeof name !== 'string' || !layer || !Object.hasOwn(layer.definition.settings, name)) return undefined;
  const kept = new Instance(self.cls);
  settingAttributes(state, layer, kept);
  return kept.attrs.get(name);
}

/** All layers of a model as Python objects. */
export const wrapLayers = (state: KerasState, model: Model): List => new List(model.layers.map((layer) => wrapLayer(state, layer)));
