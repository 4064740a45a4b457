// Functions of TensorFlow, and of the old `keras.backend`, that do what an operation of `keras.ops` does.

/** What stands for a function of TensorFlow. */
export interface Equivalent {
  /** The operation of `keras.ops`. */
  readonly operation: string;
  /** Parameters that are called otherwise there. */
  readonly renamed: Readonly<Record<string, string>>;
  /** The parameters by position, where their order differs. */
  readonly order?: readonly string[];
}

const same = (operation: string, renamed: Readonly<Record<string, string>> = {}, order?: readonly string[]): Equivalent => ({ operation, renamed, ...(order ? { order } : {}) });

const reduction = { input_tensor: 'x' };
const pair = { x: 'x1', y: 'x2' };
const one = { features: 'x', logits: 'x', input: 'x', tensor: 'x', a: 'x' };

/** By the name behind `tf.`, `tf.math.`, `tf.nn.` or `K.`. */
const equivalents: Readonly<Record<string, Equivalent>> = {
  ...Object.fromEntries('abs exp expm1 log log1p sqrt square sin cos tan sinh cosh tanh ceil floor round sign negative erf rsqrt reciprocal zeros_like ones_like cumsum cumprod logical_not sigmoid softplus softsign relu relu6 elu selu silu gelu leaky_relu softmax log_softmax'.split(' ').map((name) => [name, same(name, one)])),
  ...Object.fromEntries('mean sum prod max min any all std'.split(' ').flatMap((name) => [[`reduce_${name}`, same(name, reduction)], [name, same(name)]] as const)),
  reduce_variance: same('var', reduction), reduce_std: same('std', reduction), reduce_logsumexp: same('logsumexp', reduction),
  ...Object.fromEntries('add subtract multiply divide maximum minimum mod equal not_equal greater greater_equal less less_equal logical_and logical_or logical_xor'.split(' ').map((name) => [name, same(name, pair)])),
  pow: same('power', pair), floordiv: same('floor_divide', pair), truediv: same('true_divide', pair), add_n: same('sum'),
  matmul: same('matmul', { a: 'x1', b: 'x2' }), tensordot: same('tensordot', { a: 'x1', b: 'x2' }), einsum: same('einsum'),
  concat: same('concatenate', { values: 'xs' }), concatenate: same('concatenate', { tensors: 'xs' }), stack: same('stack', { values: 'x' }), unstack: same('unstack', { value: 'x' }), split: same('split', { value: 'x', num_or_size_splits: 'indices_or_sections' }),
  reshape: same('reshape', { tensor: 'x', shape: 'newshape' }), transpose: same('transpose', { a: 'x', perm: 'axes' }), permute_dimensions: same('transpose', { pattern: 'axes' }),
  expand_dims: same('expand_dims', { input: 'x' }), squeeze: same('squeeze', { input: 'x' }), tile: same('tile', { input: 'x', multiples: 'repeats' }), repeat: same('repeat', { input: 'x' }), pad: same('pad', { tensor: 'x', paddings: 'pad_width' }),
  cast: same('cast'), one_hot: same('one_hot', { indices: 'x', depth: 'num_classes' }, ['x', 'num_classes']), gather: same('take', { params: 'x' }, ['x', 'indices']), where: same('where', { x: 'x1', y: 'x2' }),
  argmax: same('argmax', { input: 'x' }), argmin: same('argmin', { input: 'x' }), clip_by_value: same('clip', { t: 'x', clip_value_min: 'x_min', clip_value_max: 'x_max' }), clip: same('clip', { min_value: 'x_min', max_value: 'x_max' }),
  stop_gradient: same('stop_gradient', { input: 'variable' }), identity: same('copy', { input: 'x' }), l2_normalize: same('nn.normalize'), reverse: same('flip', { tensor: 'x' }), broadcast_to: same('broadcast_to', { input: 'x' }), top_k: same('top_k', { input: 'x' }), sort: same('sort', { values: 'x' }),
};

/** What stands for a function of TensorFlow or of `keras.backend`; undefined for one that is not known. */
export const equivalentOf = (name: string): Equivalent | undefined => (Object.hasOwn(equivalents, name) ? equivalents[name] : undefined);
