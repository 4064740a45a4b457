// A layer as Keras writes it: `get_config` and `serialize_keras_object`.
// Source: keras/src/layers/layer.py and keras/src/saving/serialization_lib.py, Keras 3.15.1.

import { toSize, type Expr, type Size } from '../formula/index.ts';
import { allSettings, jsonOf, type Call, type CallPart, type Configured, type Inner, type LayerDefinition } from '../layers/index.ts';
import type { Policy, Shape } from '../shape/index.ts';
import type { Layer } from './layer.ts';

/** A layer's config: name, trainable and dtype, then its settings. */
export function layerConfig(layer: Layer): Readonly<Record<string, unknown>> {
  const { name: _name, trainable: _trainable, dtype, ...rest } = written(layer.definition, layer.configured, layer.built);
  if (layer.definition.base === 'own') {
    const stored = Object.hasOwn(layer.definition.settings, 'dtype') ? { dtype: dtype ?? layer.policy.variable } : {};
    return { ...plainSizes({ ...rest, ...stored }), name: layer.name, ...writtenParts(layer) };
  }
  return { name: layer.name, trainable: layer.trainable, dtype: policyConfig(layer.policy), ...plainSizes({ ...rest, ...layer.settled, ...echoed(layer) }), ...writtenParts(layer) };
}

/** The layers inside it, as they write themselves. */
const writtenParts = ({ parts }: Layer): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, Array.isArray(part) ? (part as readonly Inner[]).map((one) => one.serialize()) : (part as Inner).serialize()]));

/** Keywords that are written as they were given, where the layer does so. */
function echoed({ definition, given }: Layer): Readonly<Record<string, unknown>> {
  if (!definition.echoes) return {};
  const all = allSettings(definition);
  return Object.fromEntries(Object.entries(given).flatMap(([name, raw]) => (all[name]?.inConfig === false ? [[name, jsonOf(raw)]] : [])));
}

/** The config without the settings that Keras only writes where they, or others, are set. */
function written(definition: LayerDefinition, { config, settings }: Configured, built: boolean): Readonly<Record<string, unknown>> {
  const all = allSettings(definition);
  const kept = Object.fromEntries(
    Object.entries(config).flatMap(([name, value]) => {
      const { inConfig, builtAs } = all[name] ?? {};
      if (typeof inConfig === 'object' && [null, 0, false].includes(settings[inConfig.with] as null | number | boolean)) return [];
      return [[name, built && builtAs !== undefined ? config[builtAs] : value]];
    }),
  );
  return { ...kept, ...definition.written?.(settings), ...(built ? definition.settles?.(settings) : {}) };
}

/** A dtype policy as Keras writes it. */
export const policyConfig = ({ name, quantization }: Policy): unknown => ({
  module: quantization ? 'keras.dtype_policies' : 'keras',
  class_name: quantization?.class ?? 'DTypePolicy',
  config: quantization
    ? { mode: quantization.spelt, source_name: quantization.source, ...(quantization.history === undefined ? {} : { amax_history_length: quantization.history }) }
    : { name },
  registered_name: null,
});

/** A layer as `serialize_keras_object` gives it. */
export function serializeLayer(layer: Layer): Readonly<Record<string, unknown>> {
  const { builtEarly } = layer.definition;
  const early = builtEarly !== undefined && layer.settings[builtEarly] !== null;
  const build = early ? { shapes_dict: {} } : layer.buildCall && buildConfig(layer.definition, layer.buildCall);
  const { module } = layer.definition;
  return { module: module ?? 'keras.layers', class_name: layer.className, config: layer.config(), registered_name: module === undefined ? null : layer.className, ...(build ? { build_config: build } : {}) };
}

/** The shapes that the layer was built for. Rule: `Layer.get_build_config`. */
function buildConfig({ ready, forgets, builds = ['inputs_shape'] }: LayerDefinition, call: Call): unknown {
  if (ready) return undefined;
  if (forgets === true) return {};
  const shapes = builds.flatMap((name, i) => {
    const part = i === 0 ? call['inputs'] : call[name.replace(/_shape$/, '')];
    const shape = part === undefined ? undefined : shapesOf(part);
    return shape === undefined ? [] : [[name, shape] as const];
  });
  const [[, only] = []] = shapes;
  if (forgets && Array.isArray(only) && only.length === 0) return undefined;
  return shapes.length === 1 ? { input_shape: only } : { shapes_dict: Object.fromEntries(shapes) };
}

/** The shapes of an argument in its structure; undefined for what holds no tensor. */
function shapesOf(part: CallPart): unknown {
  if (typeof part !== 'object' || part === null) return undefined;
  if ('dtype' in part && !('kind' in part)) return jsonShape(part.shape);
  if (Array.isArray(part)) return (part as readonly CallPart[]).map((one) => shapesOf(one) ?? null);
  if ('kind' in part && part.kind === 'dict') return Object.fromEntries(Object.entries(part.entries as Readonly<Record<string, CallPart>>).map(([key, one]) => [key, shapesOf(one)]));
  return undefined;
}

const jsonShape = (shape: Shape | undefined): unknown => shape?.map(jsonSize) ?? null;

const jsonSize = (size: Size): unknown => {
  if (size === null || typeof size === 'number') return size;
  const plain = toSize(size);
  return typeof plain === 'number' ? plain : null;
};

/** Settings whose sizes are expressions are written as JSON can hold them. */
const plainSizes = (config: Readonly<Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(Object.entries(config).map(([key, value]) => [key, isExpr(value) ? jsonSize(value) : Array.isArray(value) ? value.map((one: unknown) => (isExpr(one) ? jsonSize(one) : one)) : value]));

const isExpr = (value: unknown): value is Expr => typeof value === 'object' && value !== null && 'kind' in value && ['number', 'name', 'none', 'unknown', 'apply'].includes(String(value.kind));
