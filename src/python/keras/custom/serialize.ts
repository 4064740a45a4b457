// `serialize` and `deserialize`: an object as a dict, and made again from one; and what a file keeps of how a layer was built.
// Source: keras/src/saving/serialization_lib.py, `Layer.get_build_config` and `Model.build_from_config`, Keras 3.15.1.

import { findLayer } from '../../../layers/index.ts';
import { CustomModel, Layer } from '../../../model/index.ts';
import { getAttribute } from '../../run/attribute.ts';
import type { Run } from '../../run/run.ts';
import { sizesIn, tensorOfSizes } from '../../tensorflow/tensor.ts';
import { Call, Dict, Instance, List, Native, PyClass, Tuple, Unknown, type Value } from '../../values/index.ts';
import { KerasObject } from '../convert.ts';
import type { KerasState } from '../state.ts';
import { customOf, invoke, runBuild } from './invoke.ts';
import { defines, signatureOf } from './signature.ts';
import { trackerOf } from './tracker.ts';

/** What a dict was made of that `serialize` gave. */
const sources = new WeakMap<Dict, Instance>();

/** True for what Keras writes as a dict with a class. */
const isObject = (value: Value): value is Instance => value instanceof Instance && (value.native instanceof Layer || value.native instanceof KerasObject);

/** `serialize_keras_object(object)`; what is no object of Keras stays what it is. */
export function serialized(run: Run, value: Value): Value {
  if (!isObject(value)) return value;
  const { cls, native } = value;
  const inner = native instanceof Layer ? run.call(getAttribute(run, value, 'get_config')) : lost(run);
  const made = Dict.of([['module', cls.module === '__main__' ? null : cls.module], ['class_name', cls.name], ['config', inner instanceof Dict ? serializedWithin(run, inner) : inner], ['registered_name', cls.module === '__main__' ? cls.name : null]]);
  sources.set(made, value);
  return made;
}

const lost = (run: Run): Dict => {
  const made = Dict.of([]);
  made.lost = run.unknown('is the config of an object');
  return made;
};

/** A config with the layers in it written as dicts. */
export function serializedWithin(run: Run, config: Dict): Dict {
  const walk = (value: Value): Value => {
    if (value instanceof Instance && value.native instanceof Layer) return serialized(run, value);
    if (value instanceof List) return value.lost ? value : new List(value.items.map(walk));
    return value instanceof Tuple ? new Tuple(value.items.map(walk), value.cls, value.fields) : value;
  };
  if (config.lost) return config;
  return new Dict(new Map([...config.map].map(([key, [name, item]]) => [key, [name, walk(item)]])), undefined, config.cls);
}

/** `deserialize_keras_object(config)`; what is no dict of an object is taken as it is. */
export function deserialized(state: KerasState, run: Run, value: Value, library: (name: string) => Value | undefined): Value {
  if (!(value instanceof Dict)) return value;
  const entry = (name: string): Value => [...value.map.values()].find(([key]) => key === name)?.[1] ?? null;
  const [name, config] = [entry('class_name'), entry('config')];
  const source = sources.get(value);
  if (source?.native instanceof KerasObject) return source;
  const own = [...state.registered].find((one) => one.name === name);
  if (!source && !own && entry('module') === null && value.lost === undefined) throw run.error('TypeError', `Could not locate class '${String(name)}'. Make sure custom classes and functions are decorated with \`@keras.saving.register_keras_serializable()\`.`);
  const cls = source?.cls ?? own ?? (typeof name === 'string' && findLayer(name) ? library(name) : undefined);
  if (!(cls instanceof PyClass)) return run.unknown('is made of a config that is not followed');
  const made = run.call(getAttribute(run, cls, 'from_config'), [config]);
  if (source) rebuild(run, source, made);
  return made;
}

/** `layer.get_build_config()`: the shapes that it was built for. */
function buildConfig(self: Instance): Value {
  const shapes = trackerOf(self).builtFor;
  const [only] = shapes?.values() ?? [];
  if (!shapes || only === undefined) return null;
  return shapes.size === 1 ? Dict.of([['input_shape', only]]) : Dict.of([['shapes_dict', Dict.of([...shapes])]]);
}

/** `layer.build_from_config(config)`: built for the shapes that it was built for before. */
function buildFromConfig(state: KerasState, run: Run, self: Instance, config: Value): void {
  const layer = customOf(self);
  if (!layer || layer.built || !(config instanceof Dict)) return;
  const entries = new Map([...config.map.values()].map(([name, value]) => [String(name), value]));
  const shape = entries.get('input_shape');
  const many = entries.get('shapes_dict');
  const shapes = many instanceof Dict ? new Map([...many.map.values()].map(([name, value]) => [String(name), value])) : undefined;
  const signature = signatureOf(self.cls.find('build'));
  if (layer instanceof CustomModel && shape !== undefined && !signature) {
    // A model is run once for the shapes.
    const sizes = sizesIn(shape);
    const tensor = sizes === undefined || sizes instanceof Unknown ? sizes : tensorOfSizes(sizes, layer.policy.compute, 'traced');
    if (tensor !== undefined && !(tensor instanceof Unknown)) invoke(state, run, self, new Call([tensor]), false);
    return;
  }
  if (signature && (shape !== undefined || shapes)) runBuild(state, run, self, layer, shapes ?? new Map([[signature.names[0] ?? 'input_shape', shape ?? null]]));
}

/** The methods of layers and models by which files keep how they were built. */
export const buildMethods = (state: KerasState): readonly [string, Value][] => [
  ['get_build_config', new Native('Layer.get_build_config', (_run, { args: [self] }) => (self instanceof Instance ? buildConfig(self) : null))],
  ['build_from_config', new Native('Layer.build_from_config', (run, { args: [self, config = null] }) => {
    if (self instanceof Instance) buildFromConfig(state, run, self, config);
    return null;
  })],
];

/** Builds what was made again as the original was built. */
export function rebuild(run: Run, from: Instance, made: Value): void {
  const layer = made instanceof Instance ? made.native : undefined;
  if (!(made instanceof Instance) || !(layer instanceof Layer) || layer.built) return;
  if (!customOf(made)) {
    const call = from.native instanceof Layer ? from.native.buildCall : undefined;
    if (call) layer.buildFor(call);
    return;
  }
  const config = run.call(getAttribute(run, from, 'get_build_config'));
  if (!(config instanceof Dict) || (config.map.size === 0 && !config.lost)) return;
  run.call(getAttribute(run, made, 'build_from_config'), [config]);
  layer.built = true;
}

/** True for a class that says itself how its models are compiled again. */
export const compilesItself = (cls: PyClass): boolean => defines(cls, 'compile') || defines(cls, 'compile_from_config');

/** Compiles a loaded model by its own `compile_from_config`; one that only has a `compile` of its own stays as it is. */
export function recompile(run: Run, from: Instance, made: Instance): void {
  if (!defines(made.cls, 'compile_from_config')) return;
  const config = run.call(getAttribute(run, from, 'get_compile_config'));
  if (config instanceof Dict || config instanceof Unknown) run.call(getAttribute(run, made, 'compile_from_config'), [config]);
}
