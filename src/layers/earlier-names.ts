// Settings by the names that Keras 1 and 2 had for them, and what each became.
// Invariant: an old name stands only for a setting that the layer has, and its value is put as Keras 3 wants it.
// Source: the legacy interfaces of Keras 2 (keras/legacy/interfaces.py, Keras 2.3.1).

import type { Raw } from './raw.ts';

/** Old names with the names that they became; of several the first that the layer has. */
const BECAME: Readonly<Record<string, string>> = {
  output_dim: 'units', init: 'kernel_initializer embeddings_initializer', inner_init: 'recurrent_initializer', forget_bias_init: 'unit_forget_bias',
  W_regularizer: 'kernel_regularizer embeddings_regularizer', U_regularizer: 'recurrent_regularizer', b_regularizer: 'bias_regularizer',
  W_constraint: 'kernel_constraint embeddings_constraint', U_constraint: 'recurrent_constraint', b_constraint: 'bias_constraint',
  bias: 'use_bias', border_mode: 'padding', subsample: 'strides', subsample_length: 'strides', stride: 'strides', nb_filter: 'filters', filter_length: 'kernel_size', filter_size: 'kernel_size',
  pool_length: 'pool_size', atrous_rate: 'dilation_rate', dim_ordering: 'data_format', length: 'size padding', p: 'rate', sigma: 'stddev', inner_activation: 'recurrent_activation',
  dropout_W: 'dropout', dropout_U: 'recurrent_dropout', concat_axis: 'axis', dot_axes: 'axes', dims: 'target_shape', gamma_init: 'gamma_initializer', beta_init: 'beta_initializer', alpha: 'negative_slope',
  batch_input_shape: 'input_shape', batch_shape: 'input_shape',
};

const ORDERS: Readonly<Record<string, string>> = { tf: 'channels_last', th: 'channels_first' };

/** What an old name of a setting became: the name and the value; undefined for a name that is none. */
export function earlierName(name: string, raw: Raw, has: (name: string) => boolean): { readonly name: string; readonly value: Raw } | undefined {
  const became = Object.hasOwn(BECAME, name) ? BECAME[name]?.split(' ').find(has) : undefined;
  if (became === undefined) return undefined;
  if (name === 'dim_ordering') return { name: became, value: typeof raw === 'string' && Object.hasOwn(ORDERS, raw) ? (ORDERS[raw] ?? raw) : raw };
  if (became === 'input_shape') return Array.isArray(raw) ? { name: became, value: raw.slice(1) as Raw } : undefined;
  return { name: became, value: raw };
}
