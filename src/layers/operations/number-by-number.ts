// Operations that compute with every number by itself: the shape stays, only the dtype may change.
// Source of the rules: keras/src/ops/numpy.py, math.py and nn.py, Keras 3.15.1.

import type { DType } from '../../shape/index.ts';
import type { Settings } from '../define.ts';
import { operation, together, type At, type OperationDefinition } from './operation.ts';
import { FLOAT, isCounting, neededDType, noted, toDType, whole } from './settings.ts';
import { refuse } from './refusal.ts';

/** What becomes of a dtype. */
type DTypeRule = (dtype: DType, at: At) => DType;

const same: DTypeRule = (dtype) => dtype;
const truth: DTypeRule = () => 'bool';
/** Whole numbers become floats. */
const floating: DTypeRule = (dtype) => (dtype === 'int64' ? FLOAT : together(dtype, 'float'));
/** The same, but 64 bits stay 64. */
const wide: DTypeRule = (dtype) => (dtype === 'int64' ? 'float64' : together(dtype, 'float'));
const counted: DTypeRule = (dtype) => (isCounting(dtype) ? FLOAT : dtype);
/** Yes and no become whole numbers. */
const boolToInt: DTypeRule = (dtype) => (dtype === 'bool' ? 'int32' : dtype);
const angles: DTypeRule = (dtype) => (dtype === 'int64' || dtype === 'float64' ? 'float64' : dtype === 'bfloat16' || dtype === 'float16' ? dtype : FLOAT);
const cubic: DTypeRule = (dtype) => (dtype === 'int64' ? 'float64' : /^(bool|int8|int16|int32|uint8|uint16|uint32)$/.test(dtype) ? FLOAT : dtype);
/** Always the standard float, whatever comes in. */
const standard: DTypeRule = () => FLOAT;
/** The dtype that is asked for, or that of the input. */
const asked: DTypeRule = (dtype, at) => at.setting<DType | null>('dtype') ?? dtype;
/** The dtype that is asked for; None stands for the standard float. */
const demanded: DTypeRule = (_, at) => at.setting<DType | null>('dtype') ?? FLOAT;
const modulus: DTypeRule = (dtype) => (dtype.includes('complex') ? refuse('it does not take complex numbers', 'TypeError') : counted(dtype, undefined as never));

/** An operation on one tensor. */
function each(name: string, fn: string, about: string, dtype: DTypeRule, more: { readonly takes?: string; readonly settings?: Settings; readonly check?: (at: At) => void } = {}): OperationDefinition {
  const takes = more.takes ?? ['x', ...Object.keys(more.settings ?? {})].join(', ');
  const operand = takes.split(',')[0] ?? 'x';
  return operation(name, {
    function: fn, takes, about,
    ...(more.settings ? { settings: more.settings } : {}),
    gives: (at) => {
      const x = at.tensor(operand);
      more.check?.(at);
      return at.give(x.axes, dtype(x.type, at));
    },
  });
}

const atLeast = (rank: number) => (at: At): void => {
  const { shape } = at.tensor('x');
  if (shape.length < rank) refuse(`it needs at least ${rank} ${rank === 1 ? 'axis' : 'axes'}`);
};

const diagonal = { settings: { k: noted('which diagonal is meant: 0 for the main one, positive above it', 0) } };

/** Mathematics on every number. */
const mathematics: readonly OperationDefinition[] = [
  each('Absolute', 'absolute', 'Drops the sign of every number.', same),
  each('Fabs', 'fabs', 'Drops the sign of every number, and gives floats.', modulus),
  each('Negative', 'negative', 'Turns the sign of every number round.', same),
  each('Sign', 'sign', 'Gives -1, 0 or 1 for every number.', same),
  each('Round', 'round', 'Rounds every number.', same, { settings: { decimals: noted('how many digits stay behind the point', 0) } }),
  each('Trunc', 'trunc', 'Cuts off what stands behind the point.', same),
  each('Ceil', 'ceil', 'Rounds every number up.', floating),
  each('Floor', 'floor', 'Rounds every number down.', floating),
  each('Square', 'square', 'Multiplies every number by itself.', boolToInt),
  each('Sqrt', 'sqrt', 'Takes the square root of every number.', floating),
  each('Rsqrt', 'rsqrt', 'Takes one over the square root of every number.', same),
  each('Cbrt', 'cbrt', 'Takes the cube root of every number.', cubic),
  each('Reciprocal', 'reciprocal', 'Takes one over every number.', standard),
  each('Exp', 'exp', 'Raises e to the power of every number.', counted),
  each('Exp2', 'exp2', 'Raises 2 to the power of every number.', counted),
  each('Expm1', 'expm1', 'Raises e to the power of every number, less 1.', counted),
  each('Log', 'log', 'Takes the natural logarithm of every number.', floating),
  each('Log2', 'log2', 'Takes the logarithm to base 2 of every number.', floating),
  each('Log10', 'log10', 'Takes the logarithm to base 10 of every number.', floating),
  each('Log1p', 'log1p', 'Takes the natural logarithm of every number plus 1.', floating),
  each('Sin', 'sin', 'Takes the sine of every number.', floating),
  each('Cos', 'cos', 'Takes the cosine of every number.', floating),
  each('Tan', 'tan', 'Takes the tangent of every number.', floating),
  each('Arcsin', 'arcsin', 'Takes the angle whose sine is each number.', floating),
  each('Arccos', 'arccos', 'Takes the angle whose cosine is each number.', floating),
  each('Arctan', 'arctan', 'Takes the angle whose tangent is each number.', floating),
  each('Sinh', 'sinh', 'Takes the hyperbolic sine of every number.', floating),
  each('Cosh', 'cosh', 'Takes the hyperbolic cosine of every number.', floating),
  each('Tanh', 'tanh', 'Squeezes every number into -1 to 1.', floating),
  each('Arcsinh', 'arcsinh', 'Takes the inverse hyperbolic sine of every number.', floating),
  each('Arccosh', 'arccosh', 'Takes the inverse hyperbolic cosine of every number.', floating),
  each('Arctanh', 'arctanh', 'Takes the inverse hyperbolic tangent of every number.', floating),
  each('Sinc', 'sinc', 'Takes sin(πx)/(πx) of every number.', floating),
  each('Angle', 'angle', 'Takes the angle of every complex number.', floating),
  each('Deg2rad', 'deg2rad', 'Turns degrees into radians.', angles),
  each('Rad2deg', 'rad2deg', 'Turns radians into degrees.', angles),
  each('I0', 'i0', 'Takes the modified Bessel function of order 0 of every number.', angles),
  each('Erf', 'erf', 'Takes the error function of every number.', same),
  each('Erfc', 'erfc', 'Takes one less the error function of every number.', (dtype) => together(dtype, 'float')),
  each('Erfinv', 'erfinv', 'Takes the inverse error function of every number.', same),
  each('Corrcoef', 'corrcoef', 'Takes the correlation of its rows.', wide),
  each('Conjugate', 'conjugate', 'Turns the sign of every imaginary part round.', same),
  each('Real', 'real', 'Keeps the real part of every number.', same),
  each('Imag', 'imag', 'Keeps the imaginary part of every number.', same),
  each('Clip', 'clip', 'Keeps every number within two bounds.', boolToInt, { settings: { x_min: noted('the smallest number that stays'), x_max: noted('the largest number that stays') } }),
  each('NanToNum', 'nan_to_num', 'Replaces what is no number, or infinite.', same, { settings: { nan: noted('what stands in for what is no number', 0), posinf: noted('what stands in for infinity', null), neginf: noted('what stands in for minus infinity', null) } }),
];

/** Yes or no about every number. */
const questions: readonly OperationDefinition[] = [
  each('Isfinite', 'isfinite', 'Says of every number whether it is finite.', truth),
  each('Isinf', 'isinf', 'Says of every number whether it is infinite.', truth),
  each('Isnan', 'isnan', 'Says of every number whether it is none.', truth),
  each('Isneginf', 'isneginf', 'Says of every number whether it is minus infinity.', truth),
  each('Isposinf', 'isposinf', 'Says of every number whether it is infinity.', truth),
  each('Isreal', 'isreal', 'Says of every number whether it is real.', truth),
  each('Signbit', 'signbit', 'Says of every number whether it is negative.', truth),
  each('LogicalNot', 'logical_not', 'Turns every yes into no and every no into yes.', truth),
  each('BitwiseInvert', 'bitwise_invert', 'Turns every bit round.', same),
  each('BitwiseNot', 'bitwise_not', 'Turns every bit round.', same),
];

/** Copies, conversions, and what keeps its place. */
const conversions: readonly OperationDefinition[] = [
  each('Copy', 'copy', 'Copies every number.', same),
  each('Cast', 'cast', 'Turns every number into another number format.', demanded, { settings: { dtype: neededDType } }),
  each('SaturateCast', 'saturate_cast', 'Turns every number into another number format, and cuts off what it cannot hold.', demanded, { settings: { dtype: neededDType } }),
  each('ConvertToTensor', 'convert_to_tensor', 'Makes a tensor of it.', asked, { settings: { dtype: toDType, sparse: noted('whether the result may be sparse', null), ragged: noted('whether the result may be ragged', null) } }),
  each('Array', 'array', 'Makes an array of it.', asked, { settings: { dtype: toDType } }),
  each('ZerosLike', 'zeros_like', 'Gives zeros in the shape of its input.', asked, { settings: { dtype: toDType } }),
  each('OnesLike', 'ones_like', 'Gives ones in the shape of its input.', asked, { settings: { dtype: toDType } }),
  each('EmptyLike', 'empty_like', 'Gives any numbers in the shape of its input.', asked, { settings: { dtype: toDType } }),
  each('StopGradient', 'stop_gradient', 'Passes its input on, and lets no learning through.', same, { takes: 'variable' }),
  each('Tril', 'tril', 'Keeps what stands on and below a diagonal.', same, diagonal),
  each('Triu', 'triu', 'Keeps what stands on and above a diagonal.', same, diagonal),
  each('Fliplr', 'fliplr', 'Reverses the second axis.', same, { check: atLeast(2) }),
  each('Flipud', 'flipud', 'Reverses the first axis.', same, { check: atLeast(1) }),
];

const slope = (about: string, fallback: number): Settings => ({ alpha: noted(about, fallback) });
const edge = { threshold: noted('where it begins', 0.5) };

/** The activation functions of `keras.ops.nn`. */
const activations: readonly OperationDefinition[] = [
  each('Relu', 'nn.relu', 'Replaces negative numbers by 0.', same),
  each('Relu6', 'nn.relu6', 'Keeps numbers within 0 and 6.', same),
  each('Sigmoid', 'nn.sigmoid', 'Squeezes every number into 0 to 1.', same),
  each('SparseSigmoid', 'nn.sparse_sigmoid', 'Squeezes every number into 0 to 1 along straight lines.', same),
  each('Softplus', 'nn.softplus', 'Takes log(exp(x) + 1) of every number.', same),
  each('Softsign', 'nn.softsign', 'Divides every number by 1 plus its size.', same),
  each('SoftShrink', 'nn.soft_shrink', 'Brings every number nearer to 0.', same, { settings: edge }),
  each('HardShrink', 'nn.hard_shrink', 'Replaces small numbers by 0.', same, { settings: edge }),
  each('TanhShrink', 'nn.tanh_shrink', 'Takes x - tanh(x) of every number.', same),
  each('HardTanh', 'nn.hard_tanh', 'Keeps numbers within -1 and 1.', same),
  each('SparsePlus', 'nn.sparse_plus', 'Replaces negative numbers by 0, along a curve.', same),
  each('Silu', 'nn.silu', 'Multiplies every number by its sigmoid.', same),
  each('Squareplus', 'nn.squareplus', 'Replaces negative numbers by small ones, along a hyperbola.', same, { settings: { b: noted('how soft the bend is', 4) } }),
  each('LogSigmoid', 'nn.log_sigmoid', 'Takes the logarithm of the sigmoid of every number.', same),
  each('LeakyRelu', 'nn.leaky_relu', 'Makes negative numbers smaller.', same, { settings: { negative_slope: noted('what negative numbers are multiplied by', 0.2) } }),
  each('HardSigmoid', 'nn.hard_sigmoid', 'Squeezes every number into 0 to 1 along straight lines.', same),
  each('HardSilu', 'nn.hard_silu', 'Multiplies every number by its hard sigmoid.', same),
  each('Elu', 'nn.elu', 'Bends negative numbers towards a bound.', same, { settings: slope('the bound', 1) }),
  each('Selu', 'nn.selu', 'Bends negative numbers towards a bound, so that means and variances keep.', same),
  each('Celu', 'nn.celu', 'Bends negative numbers towards a bound.', same, { settings: slope('the bound', 1) }),
  each('Gelu', 'nn.gelu', 'Multiplies every number by how likely a smaller one is.', same, { settings: { approximate: noted('whether it is computed roughly', true) } }),
  each('Threshold', 'nn.threshold', 'Replaces numbers that are not above a threshold.', same, { settings: { threshold: noted('where numbers begin to stay'), default_value: noted('what stands in for the others') } }),
  each('ReLU', 'activations.relu', 'Replaces negative numbers by 0.', same, { settings: { negative_slope: noted('what negative numbers are multiplied by', 0), max_value: noted('the largest number that stays', null), threshold: noted('where numbers begin to stay', 0) } }),
];

/** Operations of an image or a model's memory on a whole, which keep its shape. */
const others: readonly OperationDefinition[] = [
  operation('Size', { function: 'size', takes: 'x', about: 'Counts the numbers.', gives: (at) => (at.tensor('x'), at.give([], 'int32')) }),
  operation('Ndim', { function: 'ndim', takes: 'x', about: 'Counts the axes.', gives: (at) => at.give([at.let('count', at.tensor('x').shape.length)], FLOAT), terms: { count: 'number of axes' } }),
  operation('FullLike', {
    function: 'full_like', takes: 'x, fill_value, dtype', settings: { dtype: toDType }, about: 'Gives one number over and over in the shape of its input.',
    gives: (at) => at.give(at.tensor('x').axes, at.setting<DType | null>('dtype') ?? at.tensor('x').type),
  }),
  operation('Argpartition', {
    function: 'argpartition', takes: 'x, kth, axis', settings: { kth: whole('the place that is sorted right'), axis: noted('the axis that is sorted', -1) }, about: 'Says which number comes where when one place is sorted.',
    gives: (at) => {
      const { axes } = at.tensor('x');
      return at.give(at.setting('axis') === null ? [axes.length === 0 ? '1' : axes.join(' * ')] : axes, 'int32');
    },
  }),
];

/** All of them. */
export const numberByNumber: readonly OperationDefinition[] = [...mathematics, ...questions, ...conversions, ...activations, ...others];
