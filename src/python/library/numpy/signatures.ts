// The parameters of NumPy's functions, so that what is given by name stands where the rules look for it.
// Source: the signatures of NumPy 2.4.6; a name that is only given by position is `_`.

import { Call, type NativeCall } from '../../values/index.ts';
import type { Functions } from '../table.ts';

/** Functions by the parameters that they begin with. */
type Signatures = Readonly<Record<string, string>>;

/** Of `numpy` itself. */
export const numpySignatures = (): Signatures => ({
  'a axis dtype': 'sum prod mean std var nansum nanmean nanstd nanvar cumsum cumprod',
  'a axis': 'median max min argmax argmin any all ptp amax amin nanmedian nanmax nanmin nanargmax nanargmin squeeze expand_dims size count_nonzero',
  '_ shape': 'reshape',
  'a axes': 'transpose',
  'a': 'ravel copy shape ndim nonzero argwhere flatnonzero',
  'a repeats axis': 'repeat',
  'a axis1 axis2': 'swapaxes',
  'a a_min a_max': 'clip',
  'a decimals': 'round around',
  'a axis kind': 'sort argsort',
  'a b': 'dot outer kron',
  'shape dtype': 'zeros ones empty',
  'shape fill_value dtype': 'full',
  'a dtype': 'zeros_like ones_like asarray ascontiguousarray asfortranarray',
  '_ dtype': 'empty_like',
  'a fill_value dtype': 'full_like',
  'N M k dtype': 'eye tri',
  'n dtype': 'identity',
  'object dtype': 'array',
  'start stop num endpoint retstep dtype axis': 'linspace',
  'start stop num endpoint base dtype axis': 'logspace',
  'start stop num endpoint dtype axis': 'geomspace',
  'a b axisa axisb axisc axis': 'cross',
  'arr values axis': 'append',
  'arrays axis': 'stack',
  'tup': 'column_stack vstack hstack dstack',
  'ary indices_or_sections axis': 'split array_split',
  'ary indices_or_sections': 'vsplit hsplit dsplit',
  'a source destination': 'moveaxis',
  'a axis start': 'rollaxis',
  'A reps': 'tile',
  'array pad_width': 'pad',
  'm axis': 'flip',
  'm': 'fliplr flipud',
  'a shift axis': 'roll',
  'm k axes': 'rot90',
  'array shape': 'broadcast_to',
  'ar return_index return_inverse return_counts axis': 'unique',
  'a indices axis': 'take',
  'arr obj axis': 'delete',
  '_ weights minlength': 'bincount',
  'element test_elements assume_unique invert': 'isin',
  'val': 'real imag',
  'x': 'nan_to_num fix',
  'a new_shape': 'resize',
  'arr obj values axis': 'insert',
  'v k': 'diag diagflat',
  'a offset axis1 axis2': 'diagonal',
  'm k': 'tril triu',
  'x N increasing': 'vander',
  'arrays': 'block',
  'a q axis': 'percentile quantile nanpercentile nanquantile',
  'a n axis prepend append': 'diff',
  'a axis weights returned': 'average',
  'm y rowvar bias ddof fweights aweights': 'cov',
  'x y rowvar': 'corrcoef',
  'x xp fp left right period': 'interp',
  'a b axes': 'tensordot',
  'a offset axis1 axis2 dtype': 'trace',
  'arr indices axis': 'take_along_axis',
  'a v side sorter': 'searchsorted',
  'x bins right': 'digitize',
  'dimensions dtype sparse': 'indices',
  'indices shape': 'unravel_index',
  'a1 a2 equal_nan': 'array_equal',
  'a b rtol atol equal_nan': 'allclose isclose',
  'a bins range density weights': 'histogram',
  'f': 'gradient',
  'a v': 'convolve correlate',
  'x y deg rcond full w cov': 'polyfit',
  'p x': 'polyval',
  'ar1 ar2 assume_unique return_indices': 'intersect1d',
  'ar1 ar2': 'union1d',
  'ar1 ar2 assume_unique': 'setdiff1d',
  'func1d axis arr': 'apply_along_axis',
  'keys axis': 'lexsort',
  'a kth axis kind': 'partition argpartition',
  'ary to_end to_begin': 'ediff1d',
  'condlist choicelist default': 'select',
  'x condlist funclist': 'piecewise',
  'z deg': 'angle',
  'iter dtype count': 'fromiter',
  'buffer dtype count offset': 'frombuffer',
  'filt trim axis': 'trim_zeros',
  'n k m': 'tril_indices triu_indices',
  'arr max_line_width precision suppress_small': 'array_repr',
  'a choices': 'choose',
  'condition a axis': 'compress',
  'condition arr': 'extract',
  'multi_index dims': 'ravel_multi_index',
  'arr indices values axis': 'put_along_axis',
});

/** Of `numpy.random`. */
export const randomSignatures = (): Signatures => ({
  'x': 'permutation shuffle',
  'a size replace p': 'choice',
  'low high size dtype': 'randint',
  'loc scale size': 'normal',
  'low high size': 'uniform',
  'n p size': 'binomial',
  'lam size': 'poisson',
  'scale size': 'exponential',
  'shape scale size': 'gamma',
  'a b size': 'beta',
  'mean cov size check_valid tol': 'multivariate_normal',
  'size': 'random_sample random standard_normal',
});

/** Of `numpy.linalg`. */
export const linalgSignatures = (): Signatures => ({
  'x ord axis keepdims': 'norm',
  'a': 'inv det eig eigvals qr slogdet',
  'a full_matrices compute_uv hermitian': 'svd',
  'a UPLO': 'eigh',
  'a b': 'solve',
  'a rcond hermitian': 'pinv',
  'A tol hermitian': 'matrix_rank',
  'a b rcond': 'lstsq',
  'a n': 'matrix_power',
  'x p': 'cond',
});

/** Of `numpy.fft`. */
export const fftSignatures = (): Signatures => ({
  'a n axis norm': 'fft ifft rfft irfft',
  'a s axes norm': 'fft2 ifft2 fftn',
  'x axes': 'fftshift ifftshift',
  'n d': 'fftfreq rfftfreq',
});

/** The same functions, which find arguments given by name at their places as well. */
export function byPlace(functions: Functions, signatures: Signatures): Functions {
  const made: Record<string, NativeCall> = { ...functions };
  for (const [parameters, names] of Object.entries(signatures)) {
    const places = parameters.split(' ');
    for (const name of names.split(' ')) {
      const rule = functions[name];
      if (rule) made[name] = (run, call) => rule(run, placed(call, places));
    }
  }
  return made;
}

function placed(call: Call, places: readonly string[]): Call {
  if (call.kwargs.size === 0) return call;
  const args = [...call.args];
  for (const name of places.slice(args.length)) {
    const value = call.kwargs.get(name);
    if (value === undefined) break;
    args.push(value);
  }
  return args.length === call.args.length ? call : new Call(args, call.kwargs, call.node, call.source, call.shift);
}
