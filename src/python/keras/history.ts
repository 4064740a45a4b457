// Names that Keras 1 and 2 had and Keras 3 does not, and what each became.
// Invariant: only what a script surely meant is here; all other names that are gone are errors.

import type { Face } from './public-names.ts';

const words = (text: string): readonly string[] => text.split(' ');

/** Modules below `keras` whose contents moved. */
const MOVED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(words('core convolutional convolutional_recurrent cudnn_recurrent pooling recurrent recurrent_v2 rnn normalization normalization_v2 normalization.batch_normalization merge merging embeddings wrappers noise local advanced_activations attention reshaping regularization dense_attention experimental experimental.preprocessing preprocessing').map((name) => [`layers.${name}`, 'layers'])),
  ...Object.fromEntries(words('np_utils vis_utils generic_utils layer_utils data_utils io_utils conv_utils training_utils').map((name) => [`utils.${name}`, 'utils'])),
  ...Object.fromEntries(words('topology base_layer input_layer input_spec training sequential functional network').map((name) => [`engine.${name}`, 'engine'])),
  engine: 'engine',
  'optimizers.optimizer_v2': 'optimizers', 'optimizers.experimental': 'optimizers', 'optimizers.learning_rate_schedule': 'optimizers.schedules',
  'applications.imagenet_utils.preprocess_input': 'applications', 'backend.tensorflow_backend': 'backend', objectives: 'losses', initializations: 'initializers',
  'preprocessing.text': 'preprocessing.text', 'mixed_precision.experimental': 'mixed_precision', 'wrappers.scikit_learn': 'wrappers', 'layers.core.dense': 'layers',
};

/** Where the contents of a module went that Keras 3 does not have; undefined for one that never was. */
export const movedModule = (path: string): string | undefined => (Object.hasOwn(MOVED, path) ? MOVED[path] : undefined);

const OPTIMIZERS: Readonly<Record<string, string>> = { adam: 'Adam', sgd: 'SGD', rmsprop: 'RMSprop', adagrad: 'Adagrad', adadelta: 'Adadelta', adamax: 'Adamax', nadam: 'Nadam', ftrl: 'Ftrl' };
const SHORT: Readonly<Record<string, string>> = { mse: 'mean_squared_error', MSE: 'mean_squared_error', mae: 'mean_absolute_error', MAE: 'mean_absolute_error', mape: 'mean_absolute_percentage_error', MAPE: 'mean_absolute_percentage_error', msle: 'mean_squared_logarithmic_error', MSLE: 'mean_squared_logarithmic_error', kld: 'kl_divergence', KLD: 'kl_divergence', kullback_leibler_divergence: 'kl_divergence', logcosh: 'log_cosh' };
const LAYERS: Readonly<Record<string, string>> = { CuDNNLSTM: 'LSTM', CuDNNGRU: 'GRU' };

/** What a name became that a module of Keras 3 does not have: its path below `keras`; undefined where it is simply gone. */
export function renamed(face: Face, module: string, name: string, isInTensorFlow: (module: string, name: string) => boolean): string | undefined {
  const of = (names: Readonly<Record<string, string>>): string | undefined => (Object.hasOwn(names, name) ? `${module}.${names[name] ?? name}` : undefined);
  if (module === 'optimizers') return of(OPTIMIZERS);
  if (module === 'layers') return of(LAYERS) ?? movedModule(`layers.${name}`);
  if (face === 'keras' && (module === 'losses' || module === 'metrics')) return of(SHORT);
  if (face === 'keras' && (module === 'backend' || module.startsWith('preprocessing')) && isInTensorFlow(module, name)) return `${module}.${name}`;
  if (module === 'backend' && (name === 'get_session' || name === 'set_session')) return `backend.${name}`;
  return movedModule(module === '' ? name : `${module}.${name}`);
}

/** Settings of optimizers by their old names. */
export const RENAMED_RATE = { from: 'lr', to: 'learning_rate' } as const;
