// Operations that compute with two tensors number by number; sizes have to agree, or be 1.
// Source of the rules: keras/src/ops/numpy.py, Keras 3.15.1.

import type { DType } from '../../shape/index.ts';
import { formula } from '../../formula/index.ts';
import { broadcast, clash, unequalShapes } from './axes.ts';
import type { Operand } from './operand.ts';
import { operation, together, type At, type OperationDefinition } from './operation.ts';
import { disagree, refuse } from './refusal.ts';
import { FLOAT, noted } from './settings.ts';

type Rule = (a: Operand, b: Operand) => DType;

const sum: Rule = (a, b) => together(a.type, b.type);
const quotient: Rule = (a, b) => together(a.type, b.type, 'float');
const truth: Rule = () => 'bool';
const remainder: Rule = (a, b) => (sum(a, b) === 'bool' ? 'int32' : sum(a, b));
/** Where Keras asks for the dtype of both, a Python number counts as what it is alone. */
const alone = ({ type }: Operand): Operand['type'] => (type === 'int' ? 'int64' : type === 'float' ? FLOAT : type);
const strict: Rule = (a, b) => together(alone(a), alone(b));
const strictFloat: Rule = (a, b) => together(alone(a), alone(b), 'float');
/** A number without a dtype counts as a float. */
const angle: Rule = (a, b) => together(a.shaped ? a.type : FLOAT, b.shaped ? b.type : FLOAT, 'float');

const shared = { terms: {} };

/** An operation on two operands that are broadcast together. */
function pair(name: string, fn: string, about: string, dtype: Rule, joins?: OperationDefinition['joins']): OperationDefinition {
  return operation(name, {
    function: fn, takes: 'x1, x2', about, ...shared, ...(joins === undefined ? {} : { joins }),
    gives: (at) => {
      const [a, b] = [at.operand('x1'), at.operand('x2')];
      return at.give(broadcast(a, b).axes, dtype(a, b));
    },
  });
}

/** The same where Keras insists on tensors. */
function tensors(name: string, fn: string, about: string): OperationDefinition {
  return operation(name, {
    function: fn, takes: 'x1, x2', about,
    gives: (at) => {
      const [a, b] = [at.tensor('x1'), at.tensor('x2')];
      const dtype = sum(a, b);
      return at.give(broadcast(a, b).axes, /^u?int(8|16|32)$/.test(dtype) ? FLOAT : dtype === 'int64' ? 'float64' : dtype);
    },
  });
}

/** Bit by bit: Keras gives the shape of the first. */
function bits(name: string, fn: string, about: string, shift = false): OperationDefinition {
  return operation(name, {
    function: fn, takes: 'x, y', about,
    gives: (at) => {
      const x = at.tensor('x');
      const y = at.operand('y');
      if (shift && (y.type === 'int' || (!y.shaped && y.type === 'bool'))) return at.give(x.axes, x.type);
      return at.give(x.axes, together(x.type, at.tensor('y').type));
    },
  });
}

/** The larger ones of `np.dot`: a plain number multiplies, and Keras makes a Multiply for that. */
function outer(at: At): ReturnType<At['give']> {
  const [a, b] = [at.operand('x1'), at.operand('x2')];
  return at.give([a, b].map((one) => (one.shaped ? (one.axes.length === 0 ? '1' : one.axes.join(' * ')) : '1')), together(a.type, b.type));
}

/** All of them. */
export const twoByTwo: readonly OperationDefinition[] = [
  pair('Add', 'add', 'Adds two tensors, number by number.', sum, 'sum'),
  pair('Subtract', 'subtract', 'Subtracts the second from the first, number by number.', sum),
  pair('Multiply', 'multiply', 'Multiplies two tensors, number by number.', sum, 'product'),
  pair('Divide', 'divide', 'Divides the first by the second, number by number.', quotient),
  pair('DivideNoNan', 'divide_no_nan', 'Divides the first by the second, number by number; 0 where the second is 0.', quotient),
  pair('TrueDivide', 'true_divide', 'Divides the first by the second, number by number.', quotient),
  pair('FloorDivide', 'floor_divide', 'Divides the first by the second and rounds down, number by number.', sum),
  pair('Power', 'power', 'Raises the first to the power of the second, number by number.', sum),
  pair('Mod', 'mod', 'Takes what is left of dividing the first by the second, number by number.', remainder),
  pair('Fmod', 'fmod', 'Takes what is left of dividing the first by the second, with the sign of the first.', remainder),
  pair('Maximum', 'maximum', 'Keeps the larger of two tensors, number by number.', sum),
  pair('Minimum', 'minimum', 'Keeps the smaller of two tensors, number by number.', sum),
  pair('Fmax', 'fmax', 'Keeps the larger of two tensors, number by number.', sum),
  pair('Fmin', 'fmin', 'Keeps the smaller of two tensors, number by number.', sum),
  pair('Arctan2', 'arctan2', 'Takes the angle of the point (second, first), number by number.', angle),
  pair('Logaddexp', 'logaddexp', 'Takes log(exp(a) + exp(b)), number by number.', quotient),
  pair('Logaddexp2', 'logaddexp2', 'Takes log2(2^a + 2^b), number by number.', quotient),
  pair('Gcd', 'gcd', 'Takes the greatest common divisor, number by number.', strict),
  pair('Lcm', 'lcm', 'Takes the least common multiple, number by number.', strict),
  pair('Ldexp', 'ldexp', 'Multiplies the first by 2 to the power of the second, number by number.', strictFloat),
  pair('Nextafter', 'nextafter', 'Takes the next number on the way from the first to the second.', strictFloat),
  pair('Equal', 'equal', 'Says where two tensors are equal.', truth),
  pair('NotEqual', 'not_equal', 'Says where two tensors differ.', truth),
  pair('Greater', 'greater', 'Says where the first is greater.', truth),
  pair('GreaterEqual', 'greater_equal', 'Says where the first is at least as great.', truth),
  pair('Less', 'less', 'Says where the first is smaller.', truth),
  pair('LessEqual', 'less_equal', 'Says where the first is at most as great.', truth),
  pair('LogicalAnd', 'logical_and', 'Says where both are true.', truth),
  pair('LogicalOr', 'logical_or', 'Says where at least one is true.', truth),
  pair('LogicalXor', 'logical_xor', 'Says where exactly one is true.', truth),
  tensors('Heaviside', 'heaviside', 'Gives 0 for negative numbers, 1 for positive ones, and the second for 0.'),
  tensors('Hypot', 'hypot', 'Takes the length of the point (first, second), number by number.'),
  bits('BitwiseAnd', 'bitwise_and', 'Keeps the bits that both have.'),
  bits('BitwiseOr', 'bitwise_or', 'Keeps the bits that either has.'),
  bits('BitwiseXor', 'bitwise_xor', 'Keeps the bits that one of them has.'),
  bits('BitwiseLeftShift', 'bitwise_left_shift', 'Moves bits to the left.', true),
  bits('LeftShift', 'left_shift', 'Moves bits to the left.', true),
  bits('BitwiseRightShift', 'bitwise_right_shift', 'Moves bits to the right.', true),
  bits('RightShift', 'right_shift', 'Moves bits to the right.', true),
  operation('AllClose', {
    function: 'allclose', takes: 'x1, x2, rtol, atol, equal_nan', settings: { rtol: noted('the difference that is allowed, as a part', 1e-5), atol: noted('the difference that is allowed', 1e-8), equal_nan: noted('whether what is no number equals itself', false) },
    about: 'Says whether two tensors are nearly equal everywhere.', gives: (at) => at.give([], 'bool'),
  }),
  operation('Isclose', {
    function: 'isclose', takes: 'x1, x2, rtol?, atol?, equal_nan', settings: { equal_nan: noted('whether what is no number equals itself', false) },
    about: 'Says where two tensors are nearly equal.', gives: (at) => at.give(broadcast(at.operand('x1'), at.operand('x2')).axes, 'bool'),
  }),
  operation('IsIn', {
    function: 'isin', takes: 'x1, x2, assume_unique, invert', settings: { assume_unique: noted('whether no number comes twice', false), invert: noted('whether the answer is turned round', false) },
    about: 'Says of every number of the first whether the second has it.', gives: (at) => at.give(at.tensor('x1').axes, 'bool'),
  }),
  operation('Where', {
    function: 'where', takes: 'condition, x1?, x2?', about: 'Takes numbers of the first where a condition holds, else of the second.',
    gives: (at) => {
      const condition = at.operand('condition');
      const [first = null, second = null] = [at.part('x1'), at.part('x2')];
      if ((first === null) !== (second === null)) return refuse('`x1` and `x2` have to be given both or not at all');
      if (first === null) return at.give(condition.axes, 'int64');
      const [a, b] = [at.operand('x1'), at.operand('x2')];
      return at.give(broadcast(broadcast(condition, a), b).axes, together(a.type, b.type));
    },
  }),
  operation('Outer', { function: 'outer', takes: 'x1, x2', about: 'Multiplies every number of the first with every number of the second.', gives: outer }),
  operation('Kron', {
    function: 'kron', takes: 'x1, x2', about: 'Multiplies the second as a whole with every number of the first.',
    gives: (at) => {
      const [a, b] = [at.operand('x1'), at.operand('x2')];
      return at.give(a.axes.slice(0, b.axes.length).map((axis, i) => `${axis} * ${b.axes[i]}`), strict(a, b));
    },
  }),
  operation('CDist', {
    function: 'cdist', takes: 'x, y', about: 'Takes the distance of every row of the first to every row of the second.',
    gives: (at) => {
      const [x, y] = [at.tensor('x'), at.tensor('y')];
      if (x.shape.length < 2 || y.shape.length < 2) return disagree([x.shape, y.shape], 'Both need at least two axes.');
      if (clash(x.shape.at(-1) ?? null, y.shape.at(-1) ?? null)) return disagree([x.shape, y.shape], 'Their last axes have to have the same size.');
      const rows = (one: Operand) => ({ shape: one.shape.slice(0, -2), axes: one.axes.slice(0, -2) });
      return at.give([...broadcast(rows(x), rows(y)).axes, x.axes.at(-2) ?? '', y.axes.at(-2) ?? ''], together(x.type, y.type, 'float'));
    },
  }),
  operation('BinaryCrossentropy', {
    function: 'nn.binary_crossentropy', takes: 'target, output, from_logits', settings: { from_logits: noted('whether `output` holds no probabilities yet', false) }, about: 'Takes the cross-entropy of two tensors, number by number.',
    gives: (at) => (equalShapes(at), at.give(at.tensor('output').axes, at.tensor('output').type)),
  }),
  operation('CategoricalCrossentropy', {
    function: 'nn.categorical_crossentropy', takes: 'target, output, from_logits, axis', settings: { from_logits: noted('whether `output` holds no probabilities yet', false), axis: noted('the axis of the classes', -1) }, about: 'Takes the cross-entropy over the classes.',
    gives: (at) => {
      equalShapes(at);
      const { axes, type } = at.tensor('output');
      return axes.length === 0 ? refuse('it needs an axis of classes') : at.give(axes.slice(0, -1), type);
    },
  }),
  operation('PSNR', {
    function: 'nn.psnr', takes: 'x1, x2, max_val', settings: { max_val: noted('the largest number there can be') }, about: 'Takes the signal-to-noise ratio of two tensors.',
    gives: (at) => {
      const [a, b] = [at.tensor('x1'), at.tensor('x2')];
      return a.shape.length === b.shape.length ? at.give([], FLOAT) : disagree([a.shape, b.shape], 'They need the same number of axes.');
    },
  }),
  operation('Polar', { function: 'nn.polar', takes: 'abs_, angle', about: 'Makes complex numbers of lengths and angles.', gives: (at) => at.give(at.tensor('abs_').axes, FLOAT) }),
  operation('Digitize', {
    function: 'digitize', takes: 'x, bins', about: 'Says of every number into which of some bins it falls.',
    gives: (at) => (at.tensor('bins').shape.length > 1 ? refuse('`bins` has to have one axis') : at.give(at.tensor('x').axes, 'int32')),
  }),
  operation('SearchSorted', {
    function: 'searchsorted', takes: 'sorted_sequence, values, side', settings: { side: noted('on which side of equal numbers', 'left') }, about: 'Says of every number where it belongs in a sorted list.',
    gives: (at) => {
      const { shape } = at.tensor('sorted_sequence');
      if (shape.length !== 1) return refuse('`sorted_sequence` has to have one axis');
      const [size = null] = shape;
      return at.give(at.tensor('values').axes, typeof size === 'number' && size < 2 ** 31 ? 'int32' : 'int64');
    },
  }),
  operation('Correlate', {
    function: 'correlate', takes: 'x1, x2, mode', settings: { mode: noted('how far the two slide over each other', 'valid') }, about: 'Slides two lists over each other and multiplies them.',
    gives: (at) => {
      const [a, b] = [at.operand('x1'), at.operand('x2')];
      if (a.shape.length !== 1 || b.shape.length !== 1) return refuse('both have to have one axis');
      if (a.shape[0] === null || b.shape[0] === null) return refuse('both need a size, not None', 'TypeError');
      const mode = at.setting('mode');
      const size = mode === 'same' ? 'max(a0, b0)' : mode === 'full' ? 'a0 + b0 - 1' : mode === 'valid' ? 'max(a0, b0) - min(a0, b0) + 1' : refuse("`mode` has to be 'valid', 'same' or 'full'");
      const dtype = sum(a, b);
      return at.give([size], dtype === 'int64' ? 'float64' : ['bfloat16', 'float16', 'float64'].includes(dtype) ? dtype : FLOAT, { macs: formula`a0 * b0` });
    },
  }),
];

function equalShapes(at: At): void {
  const [a, b] = [at.tensor('target').shape, at.tensor('output').shape];
  if (unequalShapes(a, b)) disagree([a, b], 'Both have to have the same shape.');
}
