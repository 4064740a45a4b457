// `tf.strings` and what else makes numbers of texts: shapes alone, the texts are not followed.
// Source of the rules: tensorflow/python/ops/string_ops.py, TensorFlow 2.21.

import type { Written } from './define.ts';
import { scriptSizes } from './tensor.ts';

/** One result for each text. */
const each = (parameters: string, dtype = 'string'): Written => [parameters, (at) => at.give(scriptSizes(at.tensor(parameters.split(' ')[0] ?? '')), at.dtype('out_type') ?? dtype)];

/** Functions by the name behind `tf.`. */
export const stringFunctions = (): Readonly<Record<string, Written>> => ({
  'strings.length': each('input unit name', 'int32'), 'strings.to_number': ['input out_type name', each('input', 'float32')[1]],
  'strings.lower': each('input encoding name'), 'strings.upper': each('input encoding name'), 'strings.strip': each('input name'), 'strings.substr': each('input pos len unit name'),
  'strings.regex_replace': each('input pattern rewrite replace_global name'), 'strings.regex_full_match': each('input pattern name', 'bool'),
  'strings.to_hash_bucket': each('input num_buckets name', 'int64'), 'strings.to_hash_bucket_fast': each('input num_buckets name', 'int64'), 'strings.to_hash_bucket_strong': each('input num_buckets key name', 'int64'),
  as_string: each('input precision scientific shortest width fill name'), 'strings.as_string': each('input precision scientific shortest width fill name'),
  'strings.join': ['inputs separator name', (at) => at.give(at.broadcast(...at.tensors('inputs')), 'string')],
});
