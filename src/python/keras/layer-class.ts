// Keras's layers as Python classes: made with the settings of the declaration, called on symbolic tensors.

import { describe, suggest, type Issue } from '../../issues/index.ts';
import { allSettings, findLayer, layerNames, type Raw } from '../../layers/index.ts';
import { Layer, Session, type Argument, type Model, type Tensor } from '../../model/index.ts';
import { isDType } from '../../shape/index.ts';
import type { Run } from '../run/run.ts';
import { Call, Instance, List, Method, Native, NdArray, NOT_IMPLEMENTED, Property, PyClass, Tuple, Unknown, type Value } from '../values/index.ts';
import { argumentOf, rawOf, settingValue, sizeValue, unknownIn, valueOf } from './convert.ts';
import { isKnownName } from './known-names.ts';
import { originOf } from './place.ts';
import type { KerasState } from './state.ts';
import { keepUse } from './uses.ts';
import { weightList } from './weight-class.ts';
import { shapeValue, wrapTensor } from './tensors.ts';

/** The layer that a Python object is, or undefined. */
export const layerOf = (value: Value | undefined): Layer | undefined => (value instanceof Instance && value.native instanceof Layer ? value.native : undefined);

/** Raises what Keras would raise, where the script stops at errors. */
export function raiseErrors(state: KerasState, run: Run, issues: readonly Issue[]): void {
  const error = issues.find((issue) => issue.severity === 'error');
  if (!error || !state.options.stopAtErrors) return;
  const exception = run.exception(error.raises ?? 'ValueError', describe(error).what);
  // The issue itself tells more than the exception would.
  exception.native = 'told';
  throw run.raised(exception);
}

/** The Python object of a layer. */
export function wrapLayer(state: KerasState, layer: Layer): Instance {
  const before = state.instances.get(layer);
  if (before) return before;
  const made = new Instance(classOf(state, layer.className), layer);
  state.instances.set(layer, made);
  return made;
}

/** The class of a layer by Keras's name; a name that Keras does not have gives a class whose layers say so. */
export function classOf(state: KerasState, name: string): PyClass {
  const definition = findLayer(name);
  const key = definition?.name ?? name;
  const before = state.classes.get(key);
  if (before) return before;
  const made = new PyClass(key, { module: 'keras.layers', bases: [baseOf(state)], make: (run, cls, call) => make(state, run, cls, call, key) });
  state.classes.set(key, made);
  return made;
}

/** True when a name is a layer, or so near to one that it was surely meant. */
export const isLayerName = (name: string): boolean => findLayer(name) !== undefined || (/^[A-Z]/.test(name) && suggest(name, layerNames()).length > 0);

function make(state: KerasState, run: Run, cls: PyClass, call: Call, name: string): Value {
  if (cls.name !== name || cls.module !== 'keras.layers') return custom(state, run, cls, call);
  const definition = findLayer(name) ?? findLayer(suggest(name, layerNames())[0] ?? '');
  const settings = definition && allSettings(definition);
  const names = settings ? Object.entries(settings).flatMap(([key, setting]) => (setting.positional === false ? [] : [key])) : [];
  const given: Record<string, Raw> = {};
  call.args.forEach((value, i) => {
    given[names[i] ?? `argument ${i + 1}`] = rawOf(value);
  });
  for (const [key, value] of call.kwargs) given[key] = rawOf(value);
  const layer = state.session.layer(name, given, originOf(state, run, call, names, settings));
  raiseErrors(state, run, layer.issues);
  const instance = new Instance(cls, layer);
  for (const [key, value] of Object.entries(layer.config())) if (!OWN.has(key)) instance.attrs.set(key, settingValue(value));
  state.instances.set(layer, instance);
  state.made.push(layer);
  keepUse(state, run, call, layer);
  return instance;
}

/** Attributes that follow the layer and not what was given. */
const OWN = new Set(['name', 'trainable', 'dtype']);

/** A class of the script's own: its `__init__` runs, what it computes is not read. */
export function custom(state: KerasState, run: Run, cls: PyClass, call: Call): Value {
  const instance = new Instance(cls);
  state.begun.set(instance, call);
  const init = cls.find('__init__');
  if (init) run.machine.call(run, new Method(instance, init), call);
  if (instance.native === undefined) beCustom(state, run, instance, call);
  return instance;
}

/** Makes an object of a script's own class the layer that it is: it has a name, and what it gives is not known. */
function beCustom(state: KerasState, run: Run, instance: Instance, call: Call): void {
  const { cls } = instance;
  const name = call.kwargs.get('name');
  const layer = state.session.layer(cls.name, typeof name === 'string' ? { name } : {}, originOf(state, run, state.begun.get(instance) ?? call), undefined, true);
  instance.native = layer;
  state.instances.set(layer, instance);
  keepUse(state, run, state.begun.get(instance) ?? call, layer);
  if (state.unread.has(cls)) return;
  state.unread.add(cls);
  run.report('layer-unread', 'note', { class: cls.name });
}

/** `super().__init__(...)` of a script's own class. */
export function beginCustom(state: KerasState, run: Run, call: Call): Value {
  const [self] = call.args;
  if (self instanceof Instance && self.native === undefined) beCustom(state, run, self, call.rest());
  return null;
}

/** Calls a layer; a call on something unknown gives something unknown. */
export function callLayer(state: KerasState, run: Run, layer: Layer, call: Call): Value {
  for (const value of [...call.args, ...call.kwargs.values()]) {
    const lost = unknownIn(value);
    if (lost) return new Unknown(`comes from ${layer.name} called on something unknown: ${lost.because}`);
  }
  const eager = [...call.args, ...call.kwargs.values()].some(holdsArray);
  const tensors = new Map<NdArray, Value>();
  const read = (value: Value): Argument => argumentOf(eager ? withTensors(state, value, tensors) : value);
  const kwargs = Object.fromEntries([...call.kwargs].map(([key, value]) => [key, read(value)]));
  const { output, issues, node } = layer.call(call.args.map(read), kwargs, layer.nodes.length === 0 && layer.origin ? layer.origin : originOf(state, run, call));
  keepUse(state, run, call, layer, node);
  raiseErrors(state, run, issues);
  return valueOf(state, output, eager ? (_state, tensor) => arrayOf(run, layer, tensor) : wrapTensor);
}

/** True for an array, or a list of them, that a layer is called on. */
const holdsArray = (value: Value): boolean => (value instanceof NdArray && value.shape.length > 0) || (value instanceof List && value.items.some(holdsArray)) || (value instanceof Tuple && value.items.some(holdsArray));

/** Arrays as symbolic tensors of their shapes; they belong to no model and take no names. */
function withTensors(state: KerasState, value: Value, made: Map<NdArray, Value>): Value {
  if (value instanceof List) return new List(value.items.map((item) => withTensors(state, item, made)));
  if (value instanceof Tuple) return new Tuple(value.items.map((item) => withTensors(state, item, made)));
  if (!(value instanceof NdArray) || value.shape.length === 0) return value;
  const before = made.get(value);
  if (before !== undefined) return before;
  const dtype = value.dtype === 'float64' ? 'float32' : value.dtype;
  const tensor = wrapTensor(state, new Session().input({ batch_shape: [...value.shape], ...(isDType(dtype) ? { dtype } : {}) }));
  made.set(value, tensor);
  return tensor;
}

/** What a layer computes from arrays: known by its shape. */
function arrayOf(run: Run, layer: Layer, { shape, dtype }: Tensor): Value {
  const because = run.unknown(`is computed by ${layer.name}`);
  return shape ? new NdArray(shape.map((size) => (typeof size === 'number' ? size : null)), dtype, undefined, because) : because;
}

/** `layers.add([a, b])`: the function form of a merging layer. */
export const functionForm = (state: KerasState, name: string): Native =>
  new Native(`keras.layers.${name}`, (run, call) => {
    const layer = run.call(classOf(state, `${name[0]?.toUpperCase()}${name.slice(1)}`), [], call.kwargs);
    return run.call(layer, call.args.slice(0, 1));
  });

const property = (name: string, get: (layer: Layer, run: Run) => Value, set?: (layer: Layer, value: Value) => void): [string, Value] => [
  name,
  new Property(
    new Native(name, (run, call) => withLayer(run, call, (layer) => get(layer, run))),
    set && new Native(name, (run, call) => withLayer(run, call, (layer) => {
      set(layer, call.args[1] ?? null);
      return null;
    })),
  ),
];

const method = (name: string, does: (layer: Layer, run: Run, call: Call) => Value): [string, Value] => [name, new Native(name, (run, call) => withLayer(run, call, (layer) => does(layer, run, call.rest())))];

function withLayer(run: Run, call: Call, does: (layer: Layer) => Value): Value {
  const layer = layerOf(call.args[0]);
  return layer ? does(layer) : run.unknown('is asked of a layer that is not known');
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
      property('trainable', (layer) => layer.trainable, (layer, value) => {
        if (typeof value === 'boolean') layer.trainable = value;
      }),
      property('built', (layer) => layer.built),
      property('dtype', (layer) => layer.policy.variable),
      property('compute_dtype', (layer) => layer.policy.compute),
      property('output', (layer, run) => {
        const output = layer.nodes[0]?.output;
        return output === undefined ? run.unknown('is the output of a layer that was never called') : valueOf(state, output, wrapTensor);
      }),
      property('input', (layer, run) => {
        const input = layer.nodes[0]?.inputs[0];
        return input ? wrapTensor(state, input) : run.unknown('is the input of a layer that was never called');
      }),
      property('output_shape', (layer, run) => {
        const output = layer.nodes[0]?.outputs[0];
        return output ? shapeValue(output) : run.unknown('is the shape of a layer that was never called');
      }),
      property('weights', (layer) => weightList(layer, () => true)),
      property('variables', (layer) => weightList(layer, () => true)),
      property('trainable_weights', (layer) => weightList(layer, (weight) => layer.trainable && weight.trainable)),
      property('trainable_variables', (layer) => weightList(layer, (weight) => layer.trainable && weight.trainable)),
      property('non_trainable_weights', (layer) => weightList(layer, (weight) => !layer.trainable || !weight.trainable)),
      method('count_params', (layer) => sizeValue(layer.params)),
      method('get_config', () => new Unknown('is the config of a layer')),
      method('__call__', (layer, run, call) => callLayer(state, run, layer, call)),
      ['__init__', new Native('Layer.__init__', (run, call) => beginCustom(state, run, call))],
      ['__getattr__', new Native('Layer.__getattr__', (run, call) => (isKnownName(String(call.args[1])) ? run.unknown(`comes from \`${String(call.args[1])}\` of a layer`) : NOT_IMPLEMENTED))],
    ]),
  });
  state.classes.set('Layer', made);
  return made;
}

/** All layers of a model as Python objects. */
export const wrapLayers = (state: KerasState, model: Model): List => new List(model.layers.map((layer) => wrapLayer(state, layer)));
