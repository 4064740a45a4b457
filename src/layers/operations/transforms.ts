// Operations of signals and of linear algebra: Fourier transforms, sequences, decompositions, normalisation.
// Source of the rules: keras/src/ops/math.py, linalg.py and nn.py, Keras 3.15.1.

import { formula, type Size } from '../../formula/index.ts';
import type { DType } from '../../shape/index.ts';
import type { Recipe } from '../define.ts';
import { broadcast, inserted, subscript, unequal, unequalShapes } from './axes.ts';
import { operation, together, type At, type OperationDefinition } from './operation.ts';
import { disagree, insist, refuse } from './refusal.ts';
import { FLOAT, noted, oneAxis, toDType, whole } from './settings.ts';

type Tensor = ReturnType<At['tensor']>;

/** Matrices: at least two axes, the last two equal where `square`. Keras finds None and 3 unequal. */
function matrices(at: At, name: string, square: boolean): Tensor {
  const x = at.tensor(name);
  if (x.shape.length < 2) return refuse('matrices have at least two axes');
  return square && unequal(x.shape.at(-2) ?? null, x.shape.at(-1) ?? null) ? refuse('the matrices have to be square') : x;
}

/** Which of two sizes is smaller; Python cannot say it of None. */
function smaller(x: Tensor): string {
  return x.shape.slice(-2).includes(null) ? refuse('rows and columns must not be None', 'TypeError') : `min(${x.axes.at(-2)}, ${x.axes.at(-1)})`;
}

/** An operation on matrices whose shape stays, or that gives something for each. */
const matrix = (name: string, fn: string, about: string, square: boolean, gives: (x: Tensor) => readonly string[], upper = false): OperationDefinition =>
  operation(name, {
    function: fn, takes: upper ? 'x, upper' : 'x', ...(upper ? { settings: { upper: noted('whether the upper triangle is given', false) } } : {}), about,
    gives: (at) => {
      const x = matrices(at, 'x', square);
      return at.give(gives(x), x.type);
    },
  });

const all = (x: Tensor): readonly string[] => x.axes;
const each = (x: Tensor): readonly string[] => x.axes.slice(0, -2);

const eigen = (name: string, fn: string, about: string): OperationDefinition =>
  operation(name, {
    function: fn, takes: 'x', about,
    gives: (at) => {
      const x = matrices(at, 'x', true);
      return at.giveAll([[x.axes.slice(0, -1), x.type], [x.axes, x.type]], 'tuple');
    },
  });

/** Equations: `b` in the same rows as `a`. */
function solve(at: At): Recipe {
  const [a, b] = [matrices(at, 'a', true), at.tensor('b')];
  const { length } = b.shape;
  if (length < 1) return refuse('`b` has to have an axis');
  const [x, y] = a.shape.length === length ? [a.shape.at(-2), b.shape.at(-2)] : a.shape.length === length - 1 ? [a.shape.at(-1), b.shape.at(-1)] : [null, null];
  return unequal(x ?? null, y ?? null) ? disagree([a.shape, b.shape], 'Both have to have as many rows.') : at.give(b.axes, b.type);
}

function leastSquares(at: At): Recipe {
  const [a, b] = [at.tensor('a'), at.tensor('b')];
  if (a.shape.length !== 2) return refuse('`a` has to have two axes');
  if (b.shape.length !== 1 && b.shape.length !== 2) return refuse('`b` has to have one or two axes');
  return unequal(a.shape[0] ?? null, b.shape[0] ?? null) ? disagree([a.shape, b.shape], 'Both have to have as many rows.') : at.give([a.axes[1] ?? '', ...b.axes.slice(1)], a.type);
}

function singular(at: At): Recipe {
  const x = matrices(at, 'x', false);
  const [rows = '', columns = ''] = x.axes.slice(-2);
  const [before, least] = [each(x), smaller(x)];
  const values = [[...before, least], x.type] as const;
  if (!at.setting('compute_uv')) return at.give(values[0], x.type);
  const full = Boolean(at.setting('full_matrices'));
  return at.giveAll([[[...before, rows, full ? rows : least], x.type], values, [[...before, full ? columns : least, columns], x.type]], 'tuple');
}

function orthogonal(at: At): Recipe {
  const mode = at.setting('mode');
  if (mode !== 'reduced' && mode !== 'complete') return refuse("`mode` has to be 'reduced' or 'complete'");
  const x = matrices(at, 'x', false);
  if (x.shape.slice(-2).includes(null)) return refuse('rows and columns must not be None');
  const [rows = '', columns = ''] = x.axes.slice(-2);
  const inner = mode === 'reduced' ? smaller(x) : rows;
  return at.giveAll([[[...each(x), rows, inner], x.type], [[...each(x), inner, columns], x.type]], 'tuple');
}

/** The real and the imaginary part, alike, with so many axes. */
function complex(at: At, rank: number): Tensor {
  const parts = at.tensors('x');
  const [real, imaginary] = parts;
  if (parts.length !== 2 || !real || !imaginary) return refuse('it takes two tensors, the real and the imaginary part');
  if (unequalShapes(real.shape, imaginary.shape)) return disagree([real.shape, imaginary.shape], 'Both parts have to have the same shape.');
  return real.shape.length < rank ? refuse(`it needs at least ${rank} axes`) : real;
}

function fourier(name: string, fn: string, about: string, rank: number): OperationDefinition {
  return operation(name, {
    function: fn, takes: 'x', about,
    gives: (at) => {
      const real = complex(at, rank);
      const imaginary = at.tensors('x')[1] ?? real;
      return real.shape.slice(-rank).includes(null) ? refuse('the axes that are transformed must not be None') : at.giveAll([[real.axes, real.type], [imaginary.axes, imaginary.type]], 'tuple');
    },
  });
}

const fftLength = whole('how many numbers are transformed; all for None', null, true);

/** Windows of a signal. */
function sequences(at: At, x: Tensor, padded: string, length: string, step: string, last: string): Recipe {
  const size = x.axes.at(-1) ?? refuse('it needs an axis', 'IndexError');
  const many = `1 + floor((${size}${padded} - ${length}) / ${step})`;
  const axes = [...x.axes.slice(0, -1), many, last];
  return at.give(axes, x.type);
}

const positive = (at: At, name: string): void => {
  const value = at.setting<Size>(name);
  if (typeof value === 'number' && value <= 0) refuse(`\`${name}\` has to be positive`);
};

function shortTime(at: At): Recipe {
  positive(at, 'sequence_stride');
  const x = at.tensor('x');
  const recipe = sequences(at, x, at.setting('center') === false ? '' : ' + floor(fft_length / 2) * 2', 'fft_length', 'sequence_stride', 'floor(fft_length / 2) + 1');
  return { ...recipe, gives: [recipe.gives, recipe.gives].flat(), dtypes: [x.type, x.type], nesting: { tuple: [0, 1] } };
}

function inverseShortTime(at: At): Recipe {
  positive(at, 'sequence_stride');
  const real = complex(at, 2);
  const frames = real.axes.at(-2) ?? '';
  const length = at.setting<number | null>('length');
  const long = `(${frames} - 1) * sequence_stride + fft_length`;
  const size = length !== null ? 'length' : real.shape.at(-2) === null ? at.let('open', null) : at.setting('center') ? `${long} - floor(fft_length / 2) * 2` : long;
  return at.give([...real.axes.slice(0, -2), size], real.type);
}

const shortSettings = { sequence_length: whole('the length of a window'), sequence_stride: whole('how far the next window lies'), fft_length: whole('how many numbers are transformed'), window: noted('how the window is weighted', 'hann'), center: noted('whether windows lie around their places', true) };

/** Mean and variance of the batch have as many numbers as the axis. */
function batchNormalization(at: At): Recipe {
  const x = at.tensor('x');
  const size = [x.shape[subscript(at.setting<number>('axis'), x)] ?? null];
  const check = (name: string): void => {
    const { shape } = at.tensor(name);
    if (unequalShapes(shape, size)) disagree([x.shape, shape], `\`${name}\` has to have a number for each place of the axis.`);
  };
  check('mean');
  check('variance');
  const [offset = null, scale = null] = [at.part('offset'), at.part('scale')];
  if (offset !== null) check('offset');
  if (scale !== null) check('scale');
  else if (offset !== null) return refuse('`scale` is needed where `offset` is given', 'AttributeError');
  return at.give(x.axes, x.type);
}

/** So many numbers from one to another. */
function spaced(name: string, fn: string, about: string, more: readonly string[]): OperationDefinition {
  return operation(name, {
    function: fn, takes: ['start', 'stop', 'num', 'endpoint', ...more, 'dtype', 'axis'].join(', '),
    settings: { num: whole('how many', 50, true), endpoint: noted('whether the last is one of them', true), ...Object.fromEntries(more.map((one) => [one, noted(one === 'base' ? 'the base' : 'whether the distance is given too', one === 'base' ? 10 : false)])), dtype: toDType, axis: oneAxis('where the new axis goes', 0) },
    about,
    gives: (at) => {
      const [start, stop] = [at.operand('start'), at.operand('stop')];
      const both = broadcast(start, stop);
      const place = at.axis('axis', at.setting('axis'), both, both.shape.length + 1);
      if (more.includes('retstep') && at.setting('retstep') === true) return refuse('the distance of symbolic numbers is not known');
      const own = start.type === 'int' ? 'int64' : start.type === 'float' ? FLOAT : start.type;
      return at.give(inserted(both.axes, place, at.let('num', at.setting<number | null>('num'))), together(at.setting<DType | null>('dtype') ?? own, 'float'));
    },
  });
}

function connectionist(at: At): Recipe {
  const [target, output, targets, outputs] = ['target', 'output', 'target_length', 'output_length'].map((name) => at.tensor(name)) as [Tensor, Tensor, Tensor, Tensor];
  for (const [a, b] of [[target, output], [targets, target], [outputs, output]] as const) {
    if (a.shape.length === 0 || b.shape.length === 0) return refuse('everything needs a batch axis', 'IndexError');
    if (unequal(a.shape[0] ?? null, b.shape[0] ?? null)) return disagree([a.shape, b.shape], 'The batch sizes have to be the same.');
  }
  return at.give(target.axes.slice(0, 1), together(output.type, FLOAT));
}

/** All of them. */
export const transforms: readonly OperationDefinition[] = [
  matrix('Cholesky', 'linalg.cholesky', 'Takes the triangular root of matrices.', true, all, true),
  matrix('CholeskyInverse', 'linalg.cholesky_inverse', 'Inverts matrices by their triangular root.', true, all, true),
  matrix('Inv', 'linalg.inv', 'Inverts matrices.', true, all),
  matrix('Det', 'linalg.det', 'Takes the determinant of matrices.', true, each),
  eigen('Eig', 'linalg.eig', 'Takes eigenvalues and eigenvectors.'),
  eigen('Eigh', 'linalg.eigh', 'Takes eigenvalues and eigenvectors of symmetric matrices.'),
  operation('LuFactor', {
    function: 'linalg.lu_factor', takes: 'x', about: 'Takes matrices apart into two triangles.',
    gives: (at) => {
      const x = matrices(at, 'x', false);
      return at.giveAll([[x.axes, x.type], [[...each(x), smaller(x)], x.type]], 'tuple');
    },
  }),
  operation('Qr', { function: 'linalg.qr', takes: 'x, mode', settings: { mode: noted('whether the small or the whole form is given', 'reduced') }, about: 'Takes matrices apart into a turn and a triangle.', gives: orthogonal }),
  operation('SVD', { function: 'linalg.svd', takes: 'x, full_matrices, compute_uv', settings: { full_matrices: noted('whether the whole form is given', true), compute_uv: noted('whether the turns are given too', true) }, about: 'Takes matrices apart into two turns and a scaling.', gives: singular }),
  operation('Solve', { function: 'linalg.solve', takes: 'a, b', about: 'Solves linear equations.', gives: solve }),
  operation('SolveTriangular', { function: 'linalg.solve_triangular', takes: 'a, b, lower', settings: { lower: noted('whether the lower triangle is given', false) }, about: 'Solves linear equations in a triangle.', gives: solve }),
  operation('Lstsq', { function: 'linalg.lstsq', takes: 'a, b, rcond', settings: { rcond: noted('what counts as 0', null) }, about: 'Solves linear equations as well as may be.', gives: leastSquares }),
  operation('MatrixRank', { function: 'linalg.matrix_rank', takes: 'x, tol', settings: { tol: noted('what counts as 0', null) }, about: 'Counts the independent rows.', gives: (at) => at.give(each(matrices(at, 'x', false)), 'int32') }),
  operation('Pinv', {
    function: 'linalg.pinv', takes: 'x, rcond', settings: { rcond: noted('what counts as 0', null) }, about: 'Inverts matrices as well as may be.',
    gives: (at) => {
      const x = matrices(at, 'x', false);
      return at.give([...each(x), x.axes.at(-1) ?? '', x.axes.at(-2) ?? ''], x.type);
    },
  }),
  operation('Logdet', { function: 'logdet', takes: 'x', about: 'Takes the logarithm of the determinant.', gives: (at) => at.give(each(at.tensor('x')), at.tensor('x').type) }),
  operation('Slogdet', { function: 'slogdet', takes: 'x', about: 'Takes sign and logarithm of the determinant.', gives: (at) => at.giveAll([[[], at.tensor('x').type], [each(at.tensor('x')), at.tensor('x').type]], 'tuple') }),
  fourier('FFT', 'fft', 'Takes the frequencies of a signal.', 1),
  fourier('FFT2', 'fft2', 'Takes the frequencies of pictures.', 2),
  fourier('IFFT2', 'ifft2', 'Makes pictures of their frequencies.', 2),
  operation('RFFT', {
    function: 'rfft', takes: 'x, fft_length', settings: { fft_length: fftLength }, about: 'Takes the frequencies of a real signal.',
    gives: (at) => {
      const x = at.tensor('x');
      const last = x.axes.at(-1) ?? refuse('it needs an axis');
      const axes = [...x.axes.slice(0, -1), `floor(${at.setting('fft_length') === null ? last : 'fft_length'} / 2) + 1`];
      return at.giveAll([[axes, x.type], [axes, x.type]], 'tuple');
    },
  }),
  operation('IRFFT', {
    function: 'irfft', takes: 'x, fft_length', settings: { fft_length: fftLength }, about: 'Makes a real signal of its frequencies.',
    gives: (at) => {
      const real = complex(at, 1);
      return at.give([...real.axes.slice(0, -1), at.setting('fft_length') === null ? `2 * (${real.axes.at(-1)} - 1)` : 'fft_length'], real.type);
    },
  }),
  operation('STFT', { function: 'stft', takes: 'x, sequence_length, sequence_stride, fft_length, window, center', settings: shortSettings, about: 'Takes the frequencies of a signal, window by window.', gives: shortTime }),
  operation('ISTFT', { function: 'istft', takes: 'x, sequence_length, sequence_stride, fft_length, length, window, center', settings: { ...shortSettings, length: whole('how long the signal is', null, true) }, about: 'Makes a signal of its frequencies, window by window.', gives: inverseShortTime }),
  operation('ExtractSequences', {
    function: 'extract_sequences', takes: 'x, sequence_length, sequence_stride', settings: { sequence_length: shortSettings.sequence_length, sequence_stride: shortSettings.sequence_stride }, about: 'Cuts a signal into windows.',
    gives: (at) => (at.tensor('x').shape.length === 0 ? refuse('it needs an axis') : { ...sequences(at, at.tensor('x'), '', 'sequence_length', 'sequence_stride', 'sequence_length'), rules: at.tensor('x').shape.at(-1) === null ? [] : [insist(formula`sequence_stride != 0`, 'the windows have to move')] }),
  }),
  operation('ViewAsComplex', { function: 'view_as_complex', takes: 'x', about: 'Takes pairs of numbers for complex ones.', gives: (at) => at.give(at.tensor('x').axes.slice(0, -1), 'complex64') }),
  operation('ViewAsReal', { function: 'view_as_real', takes: 'x', about: 'Takes complex numbers for pairs.', gives: (at) => at.give([...at.tensor('x').axes, '2'], FLOAT) }),
  operation('BatchNorm', { function: 'nn.batch_normalization', takes: 'x, mean, variance, axis, offset?, scale?, epsilon', settings: { axis: oneAxis('the axis that is normalised', undefined), epsilon: noted('a small number against division by 0', 0.001) }, about: 'Brings numbers to a mean and a variance.', gives: batchNormalization }),
  operation('RMSNorm', { function: 'nn.rms_normalization', takes: 'x, scale?, axis, epsilon', settings: { axis: noted('the axis that is normalised', -1), epsilon: noted('a small number against division by 0', null) }, about: 'Brings vectors to the same size.', gives: (at) => at.give(at.tensor('x').axes, at.tensor('x').type) }),
  operation('LayerNorm', { function: 'nn.layer_normalization', takes: 'x, gamma?, beta?, axis, epsilon, rms_scaling, **more', settings: { axis: noted('the axis that is normalised', -1), epsilon: noted('a small number against division by 0', null), rms_scaling: noted('an old way of scaling', false) }, about: 'Brings every example to mean 0 and variance 1.', gives: (at) => at.give(at.tensor('x').axes, at.tensor('x').type) }),
  operation('CTCLoss', { function: 'nn.ctc_loss', takes: 'target, output, target_length, output_length, mask_index', settings: { mask_index: noted('the label that stands for none', 0) }, about: 'Says how badly a sequence of labels fits.', gives: connectionist }),
  operation('CTCDecode', {
    function: 'nn.ctc_decode', takes: 'inputs, sequence_lengths, strategy, beam_width, top_paths, merge_repeated, mask_index', settings: { strategy: noted('how labels are found', 'greedy'), beam_width: noted('how many are tried', 100), top_paths: whole('how many are given', 1), merge_repeated: noted('whether repeated labels are one', true), mask_index: noted('the label that stands for none', 0) }, about: 'Finds the likeliest sequence of labels.',
    gives: (at) => {
      const x = at.tensor('inputs');
      if (x.axes.length < 2) return refuse('it needs two axes', 'IndexError');
      const many = at.setting('strategy') === 'greedy' ? '1' : 'top_paths';
      return at.giveAll([[[many, x.axes[0] ?? '', x.axes[1] ?? ''], 'int32'], [[x.axes[0] ?? '', many], together(x.type, FLOAT)]], 'tuple');
    },
  }),
  spaced('Linspace', 'linspace', 'Gives numbers at equal distances.', ['retstep']),
  spaced('Logspace', 'logspace', 'Gives numbers at equal ratios, as powers.', ['base']),
  spaced('Geomspace', 'geomspace', 'Gives numbers at equal ratios.', []),
];
