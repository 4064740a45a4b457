// Functions of TensorFlow by their dotted names, and under which other names they are known.

import type { Written } from './define.ts';
import { creationFunctions } from './creation.ts';
import { layoutFunctions } from './layout.ts';
import { mathFunctions } from './math.ts';
import { networkFunctions } from './network.ts';
import { selectionFunctions } from './selection.ts';
import { stringFunctions } from './strings.ts';

let all: Readonly<Record<string, Written>> | undefined;

/** All functions, made when the first is asked for. */
const table = (): Readonly<Record<string, Written>> => (all ??= { ...layoutFunctions(), ...creationFunctions(), ...mathFunctions(), ...networkFunctions(), ...selectionFunctions(), ...stringFunctions() });

/** Names of TensorFlow 1 and of modules that hold the same functions. */
const ALIASES: Readonly<Record<string, string>> = {
  'expand_dims_v2': 'expand_dims', 'random.normal': 'random.normal', random_normal: 'random.normal', random_uniform: 'random.uniform', truncated_normal: 'random.truncated_normal', set_random_seed: 'random.set_seed',
  matrix_band_part: 'linalg.band_part', matrix_transpose: 'linalg.matrix_transpose', matrix_inverse: 'linalg.inv', to_float: 'cast', diag: 'linalg.diag', batch_matmul: 'matmul', 'linalg.norm': 'norm', 'linalg.matmul': 'matmul', 'linalg.tensordot': 'tensordot', 'linalg.einsum': 'einsum', 'linalg.eye': 'eye', 'linalg.global_norm': 'global_norm',
  'nn.sigmoid': 'sigmoid', 'nn.tanh': 'tanh', 'nn.softplus': 'softplus', 'nn.softsign': 'softsign', 'nn.top_k': 'top_k', 'nn.softmax': 'softmax', 'nn.log_softmax': 'log_softmax', 'nn.log_sigmoid': 'log_sigmoid', 'nn.embedding_lookup_v2': 'nn.embedding_lookup', 'math.l2_normalize': 'nn.l2_normalize',
  'image.resize_images': 'image.resize', 'image.extract_image_patches': 'image.extract_patches', 'compat.v1.image.resize': 'image.resize', 'nn.max_pool_v2': 'nn.max_pool', 'random.shuffle': 'random.shuffle', 'image.per_image_whitening': 'image.per_image_standardization',
  depth_to_space: 'nn.depth_to_space', space_to_depth: 'nn.space_to_depth', random_crop: 'image.random_crop', 'image.random_crop': 'image.random_crop', 'signal.hamming_window': 'signal.hann_window', 'math.top_k': 'top_k',
};

/** The function behind a dotted name: `reshape`, `math.exp`, `nn.softmax`, `compat.v1.transpose`; undefined for one that is not known. */
export function writtenOf(path: string): Written | undefined {
  const plain = path.replace(/^(?:compat\.v[12]\.|raw_ops\.)/, '');
  const tries = [plain, ALIASES[plain], plain.replace(/^(?:math|linalg|nn|numpy|experimental\.numpy)\./, '')];
  for (const name of tries) if (name !== undefined && Object.hasOwn(table(), name)) return table()[name];
  const last = ALIASES[tries[2] ?? ''];
  return last !== undefined && Object.hasOwn(table(), last) ? table()[last] : undefined;
}
