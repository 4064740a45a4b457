// Objects of the script's own layer classes: made when their `__init__` reaches that of Keras.
// Invariant: one object has one layer, named when Keras would name it.

import { allSettings, findLayer, snakeCase, type LayerDefinition, type Raw } from '../../../layers/index.ts';
import { CustomLayer, CustomModel, modelDefinition, type Layer, type Origin } from '../../../model/index.ts';
import type { Run } from '../../run/run.ts';
import { type Call, Instance, Method, Native, PyClass, type Value } from '../../values/index.ts';
import { layerSetting, settingValue } from '../convert.ts';
import { raiseOutside } from '../outside.ts';
import { originOf } from '../place.ts';
import type { CallPlace, KerasState } from '../state.ts';
import { keepUse } from '../uses.ts';
import { ScriptBehaviour } from './behaviour.ts';
import { cellSizes, keepCell } from './cell.ts';
import { customOf, runBuild } from './invoke.ts';
import { defines, signatureOf } from './signature.ts';

/** Makes an object of a class of the script's own; its `__init__` makes the layer. */
export function construct(state: KerasState, run: Run, cls: PyClass, call: Call): Value {
  const instance = new Instance(cls);
  state.begun.set(instance, { call, chain: run.chain });
  const init = cls.find('__init__');
  if (init !== undefined) run.machine.call(run, new Method(instance, init), call);
  return instance;
}

/** Where an object of the script's own class was made; `inner` is the call that reached Keras. */
export function beganAt(state: KerasState, run: Run, self: Instance, inner: Call): { readonly call: Call; readonly chain: readonly CallPlace[] } {
  return state.begun.get(self) ?? { call: inner, chain: run.chain };
}

/** The settings of a call by their names. */
function settingsOf(run: Run, call: Call, names: readonly string[], className: string, settings: Readonly<Record<string, { readonly pythonInt?: true }>> = {}): Record<string, Raw> {
  const given: Record<string, Raw> = {};
  if (call.args.length > names.length) throw run.error('TypeError', `${className}.__init__() takes ${names.length + 1} positional argument${names.length === 0 ? '' : 's'} but ${call.args.length + 1} were given`);
  call.args.forEach((value, i) => (given[names[i] ?? ''] = layerSetting(settings[names[i] ?? ''], value)));
  for (const [name, value] of call.kwargs) given[name] = layerSetting(settings[name], value);
  return given;
}

const definitions = new WeakMap<PyClass, LayerDefinition>();

/** What the declaration of a class of the script's own would be: that of the class it is made from, under its own name. */
function definitionOf(cls: PyClass, base: string): LayerDefinition {
  const before = definitions.get(cls);
  if (before) return before;
  const known = findLayer(base) ?? findLayer('Layer');
  if (!known) throw new Error('the catalogue has the base of all layers');
  const { ready: _ready, ...rest } = known;
  const made: LayerDefinition = {
    ...rest,
    ...(known.ready && !defines(cls, 'build') ? { ready: true } : {}),
    // What its own `compute_mask` gives is asked for at every call.
    ...(defines(cls, 'compute_mask') ? { masks: 'passed' as const } : {}),
    name: cls.name,
    autoName: snakeCase(cls.name),
    ...(base === 'Layer' ? { family: 'custom', cell: cellSizes, call: signatureOf(cls.find('call'))?.names.slice(1) ?? [] } : {}),
  };
  definitions.set(cls, made);
  return made;
}

/** Where an object is made, and its settings where they reach Keras: in the `__init__` of the script's own class. */
function originWithin(state: KerasState, run: Run, written: Call, inner: Call, names: readonly string[]): Origin | undefined {
  const origin = originOf(state, run, written);
  const reached = originOf(state, run, inner, names);
  if (!origin || !reached || inner === written || origin.file !== reached.file) return origin;
  const { line, column, endLine, endColumn, text } = reached;
  const handed = Object.fromEntries([...inner.kwargs.keys()].map((name) => [name, { line, column, endLine, endColumn, ...(text === undefined ? {} : { text }) }]));
  return { ...origin, settings: { ...handed, ...reached.settings } };
}

/** `Layer.__init__`, or that of a layer class of Keras, reached by an object of the script's own class. */
export function beginLayer(state: KerasState, run: Run, call: Call, base = 'Layer'): Value {
  const [self] = call.args;
  const inner = call.rest();
  if (!(self instanceof Instance) || self.native !== undefined) return null;
  const definition = definitionOf(self.cls, base);
  const settings = base === 'Layer' ? {} : allSettings(definition);
  const names = Object.entries(settings).flatMap(([key, setting]) => (setting.positional === false ? [] : [key]));
  const { call: written } = beganAt(state, run, self, inner);
  const behaviour = new ScriptBehaviour(state, run, self);
  const layer = new CustomLayer(state.session, definition, settingsOf(run, inner, names, base, settings), behaviour, base !== 'Layer', originWithin(state, run, written, inner, names));
  keepCell(run, self, layer);
  self.native = layer;
  state.instances.set(layer, self);
  if (base !== 'Layer') settingAttributes(state, layer, self);
  if (run.raises) raiseOutside(run, layer.issues);
  state.made.push(layer);
  keepUse(state, run, written, layer);
  wrapBuild(state, self);
  return null;
}

/** Attributes that follow the layer and not what was given; the size of a vocabulary is asked by a method. */
const OWN = new Set(['name', 'trainable', 'dtype', 'vocabulary_size', 'mean', 'variance']);

/** The settings of a layer of Keras as the attributes that it keeps them in. */
export function settingAttributes(state: KerasState, layer: Layer, self: Instance): void {
  for (const [key, value] of Object.entries(layer.config())) {
    if (OWN.has(key) || !Object.hasOwn(layer.definition.settings, key)) continue;
    const made = key.endsWith('activation') && typeof value === 'string' ? state.activation?.(value) : undefined;
    self.attrs.set(key, made ?? settingValue(value));
  }
}

/** `Model.__init__` without inputs and outputs, reached by an object of the script's own class. */
export function beginModel(state: KerasState, run: Run, call: Call): CustomModel | undefined {
  const [self] = call.args;
  const inner = call.rest();
  if (!(self instanceof Instance) || self.native !== undefined) return undefined;
  const { call: written } = beganAt(state, run, self, inner);
  const definition = modelDefinition(self.cls.name, 'A model of a class of the script.');
  const model = new CustomModel(state.session, definition, settingsOf(run, inner, [], 'Layer'), new ScriptBehaviour(state, run, self), originWithin(state, run, written, inner, []));
  self.native = model;
  state.instances.set(model, self);
  wrapBuild(state, self);
  return model;
}

/** `layer.build(shape)` of a class of the script's own: its `build` with what Keras does around it. */
function wrapBuild(state: KerasState, self: Instance): void {
  if (!defines(self.cls, 'build')) return;
  self.attrs.set('build', new Native('build', (run, call) => {
    const layer = customOf(self);
    const signature = signatureOf(self.cls.find('build'));
    if (layer && signature) runBuild(state, run, self, layer, new Map([...call.args.map((value, i) => [signature.names[i] ?? 'input_shape', value] as const), ...call.kwargs]));
    return null;
  }));
}
