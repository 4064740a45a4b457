// A layer as Keras writes it: `get_config` and `serialize_keras_object`.
// Source: keras/src/layers/layer.py and keras/src/saving/serialization_lib.py, Keras 3.15.1.

import { toSize, type Expr, type Size } from '../formula/index.ts';
import type { Policy, Shape } from '../shape/index.ts';
import type { Layer } from './layer.ts';

/** A layer's config: name, trainable and dtype, then its settings. */
export function layerConfig(layer: Layer): Readonly<Record<string, unknown>> {
  const { config } = layer.configured;
  const { name: _name, trainable: _trainable, dtype, activity_regularizer: activity, ...rest } = config;
  if (layer.definition.base === 'own') return { ...plainSizes({ ...rest, dtype: dtype ?? layer.policy.name }), name: layer.name };
  const own = Object.hasOwn(layer.definition.settings, 'activity_regularizer') && layer.definition.name !== 'Dense';
  return {
    name: layer.name,
    trainable: layer.trainable,
    dtype: policyConfig(layer.policy),
    ...plainSizes(rest),
    ...(own || (activity !== null && activity !== undefined) ? { activity_regularizer: activity } : {}),
  };
}

/** A dtype policy as Keras writes it. */
const policyConfig = (policy: Policy): unknown => ({
  module: 'keras',
  class_name: policy.quantization === undefined ? 'DTypePolicy' : 'QuantizedDTypePolicy',
  config: { name: policy.name },
  registered_name: null,
});

/** A layer as `serialize_keras_object` gives it. */
export function serializeLayer(layer: Layer): Readonly<Record<string, unknown>> {
  const shapes = layer.buildShape?.map((tensor) => jsonShape(tensor.shape)) ?? [];
  return {
    module: 'keras.layers',
    class_name: layer.className,
    config: layer.config(),
    registered_name: null,
    ...(layer.weights.length > 0 ? { build_config: { input_shape: shapes.length === 1 ? shapes[0] : shapes } } : {}),
  };
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
