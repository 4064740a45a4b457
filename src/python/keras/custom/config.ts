// `get_config` and `from_config`: a layer as the settings that it was made with, and made again from them.
// Source: keras/src/ops/operation.py, keras/src/layers/layer.py and keras/src/saving/serialization_lib.py, Keras 3.15.1.

import type { Layer, Model } from '../../../model/index.ts';
import type { Run } from '../../run/run.ts';
import { Dict, Func, type Instance, List, PyClass, PyFloat, Tuple, Unknown, type Call, type Value } from '../../values/index.ts';
import type { KerasState } from '../state.ts';
import { defines } from './signature.ts';
import { customOf } from './invoke.ts';

/** What Keras writes as JSON, as a script sees it: lists of numbers are tuples while the layer lives. */
export function valueOfJson(json: unknown): Value {
  if (json === null || json === undefined) return null;
  if (typeof json === 'boolean' || typeof json === 'string' || typeof json === 'bigint') return json;
  if (typeof json === 'number') return Number.isInteger(json) ? json : new PyFloat(json);
  if (Array.isArray(json)) return json.every((one) => typeof one === 'number' || one === null) ? new Tuple(json.map(valueOfJson)) : new List(json.map(valueOfJson));
  if (typeof json === 'object') return Dict.of(Object.entries(json).map(([key, one]) => [key, valueOfJson(one)]));
  return new Unknown('is a part of a config that is not known');
}

/** True for what Keras writes into a config by itself. */
const isBasic = (value: Value): boolean => value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string' || value instanceof PyFloat || ((value instanceof List || value instanceof Tuple) && value.items.every(isBasic)) || (value instanceof Dict && [...value.map.values()].every(([, one]) => isBasic(one)));

/** The arguments that an object was made with, where its class does not say its config itself. */
function ownArguments(state: KerasState, run: Run, self: Instance): ReadonlyMap<string, Value> {
  const init = self.cls.find('__init__');
  const { call } = state.begun.get(self) ?? {};
  const params = init instanceof Func ? init.node.params.slice(1) : [];
  const names = params.filter(({ kind }) => kind !== '*' && kind !== '**').map(({ name }) => name);
  const found = new Map<string, Value>();
  call?.args.forEach((value, i) => found.set(names[i] ?? `argument ${i + 1}`, value));
  for (const [name, value] of call?.kwargs ?? []) found.set(name, value);
  if (init instanceof Func) for (const name of names) if (!found.has(name)) found.set(name, init.defaults.get(name) ?? null);
  for (const value of found.values()) {
    if (!isBasic(value)) throw run.error('NotImplementedError', `Object ${self.cls.name} was created by passing non-serializable argument values in \`__init__()\`, and therefore the object must override \`get_config()\` in order to be serializable. Please implement \`get_config()\`.`);
  }
  return found;
}

/** A config in the order in which Keras writes it: what all layers have, then the settings as the layer takes them. */
function inOrder(layer: Layer): Readonly<Record<string, unknown>> {
  const all = layer.config();
  const names = ['name', 'trainable', 'dtype', ...Object.keys(layer.definition.settings)];
  return Object.fromEntries([...names.filter((name) => name in all), ...Object.keys(all).filter((name) => !names.includes(name))].map((name) => [name, all[name]]));
}

/** `layer.get_config()` as Keras has it. */
export function configOf(state: KerasState, run: Run, layer: Layer, self: Instance): Value {
  const own = customOf(self);
  if (!own) return valueOfJson(inOrder(layer));
  const base = 'hasBase' in own && own.hasBase;
  const all = valueOfJson(layer.config());
  if (base || !(all instanceof Dict)) return all;
  const kept = [...all.map.values()].filter(([name]) => name === 'name' || name === 'trainable' || name === 'dtype');
  const common = Dict.of(kept.map(([name, value]) => [String(name), value]));
  if (defines(self.cls, 'get_config')) return common;
  const named = ownArguments(state, run, self);
  return Dict.of([...named, ...[...common.map.values()].map(([name, value]) => [String(name), value] as const).filter(([name]) => name !== 'name')]);
}

/** `cls.from_config(config)`: the class is called with what the config holds. */
export const fromConfig = (run: Run, cls: Value, config: Value): Value => {
  if (!(cls instanceof PyClass) || !(config instanceof Dict)) return run.unknown('comes from a config that is not known');
  if (config.lost) return config.lost;
  return run.call(cls, [], new Map([...config.map.values()].map(([name, value]) => [String(name), value])));
};

const described = new WeakMap<object, Model>();

/** A description of a model that is not written out: it remembers the model. */
export function describeModel<T extends Dict | Unknown>(made: T, model: Model): T {
  described.set(keyOf(made), model);
  return made;
}

/** The model that a description is of. */
export const describedBy = (value: Value): Model | undefined => (value instanceof Dict || value instanceof Unknown ? described.get(keyOf(value)) : undefined);

/** What a description is known by: an unknown text stays the same under any name. */
const keyOf = (made: Dict | Unknown): object => (made instanceof Unknown ? made.kept : made);

/** The config of a model: what it holds is not followed, but the model can be made from it again. */
export function modelConfig(model: Model): Value {
  const made = Dict.of([['name', model.name], ['trainable', model.trainable]]);
  made.lost = new Unknown('is the config of a model');
  return describeModel(made, model);
}

/** True for a call that names a class of the script's own among its custom objects. */
export const namesClass = (call: Call, at: number, cls: PyClass): boolean => {
  const given = call.or(at, 'custom_objects', null);
  return given instanceof Unknown || (given instanceof Dict && (given.lost !== undefined || [...given.map.values()].some(([, value]) => value === cls)));
};
