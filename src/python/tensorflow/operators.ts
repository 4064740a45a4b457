// Operators of tensors: shapes broadcast, both sides have one dtype, few known numbers are computed.
// Source of the rules: tensorflow/python/ops/math_ops.py and tensor_math_operator_overrides, TensorFlow 2.21.

import { asNumber, Complex, Instance, List, NdArray, NOT_IMPLEMENTED, PyFloat, Tuple, Unknown, type NativeCall, type Value } from '../values/index.ts';
import type { Run } from '../run/run.ts';
import { arithmetic, comparisons, computed, type Apply } from '../library/numpy/operate.ts';
import { promote } from '../library/numpy/dtype.ts';
import { arrayIn, broadcastScript, scriptSizes, tensorOfSizes, toTensor, worldOf, type ScriptSize } from './tensor.ts';

/** Shapes in the words of TensorFlow's errors. */
export const shapeWords = (shape: readonly ScriptSize[]): string => `[${shape.map((size) => (typeof size === 'number' ? size : '?')).join(',')}]`;

/** Both operands as tensors; a number of Python takes the dtype of the other side. */
function operands(run: Run, a: Value, b: Value): readonly [NdArray, NdArray] | Unknown {
  const [own, other] = [arrayIn(a), arrayIn(b)];
  const x = toTensor(run, a, own ? undefined : other?.dtype);
  if (x instanceof Unknown) return x;
  const y = toTensor(run, b, other ? undefined : own?.dtype);
  if (y instanceof Unknown) return y;
  return [x, y];
}

/** `a op b` for tensors. */
export function operateTensors(run: Run, a: Value, b: Value, name: string, apply: Apply | undefined): Value {
  const both = operands(run, a, b);
  if (both instanceof Unknown) return both;
  const [x, y] = both;
  const world = worldOf([x, y]);
  const shape = broadcastScript(scriptSizes(x), scriptSizes(y));
  if (!shape) throw run.error(world === 'traced' ? 'ValueError' : 'InvalidArgumentError', world === 'traced' ? `Dimensions must be equal for shapes: ${shapeWords(x.shape)}, ${shapeWords(y.shape)}.` : `Incompatible shapes: ${shapeWords(x.shape)} vs. ${shapeWords(y.shape)}`);
  // A NumPy array brings its own dtype along, which has to be that of the tensor; a weight is cast to it.
  if (x.dtype !== y.dtype && a instanceof NdArray && b instanceof NdArray && a.world !== 'numpy' && b.world !== 'numpy') throw run.error(world === 'traced' ? 'TypeError' : 'InvalidArgumentError', `cannot compute ${name} as input #1 was expected to be a ${x.dtype} tensor but is a ${y.dtype} tensor`);
  const plain = arrayIn(a) && a instanceof NdArray && a.world !== 'numpy' ? x.dtype : arrayIn(b) ? y.dtype : promote(x.dtype, y.dtype);
  const dtype = name in comparisons ? 'bool' : name === 'truediv' && /^u?int/.test(plain) ? (/16|8/.test(plain) ? 'float32' : 'float64') : plain;
  return tensorOfSizes(shape, dtype, world, x.because ?? y.because, apply && computed(x, y, shape.map((size) => (typeof size === 'number' ? size : null)), dtype, apply));
}

/** `a @ b` for tensors: batches broadcast, every tensor has at least two axes. */
export function multiplyMatrices(run: Run, a: Value, b: Value, turned: { readonly a?: boolean; readonly b?: boolean } = {}): Value {
  const both = operands(run, a, b);
  if (both instanceof Unknown) return both;
  const flip = (array: NdArray, is: boolean | undefined): readonly ScriptSize[] => {
    const sizes = scriptSizes(array);
    return is ? [...sizes.slice(0, -2), sizes.at(-1) ?? null, sizes.at(-2) ?? null] : sizes;
  };
  const [x, y] = both;
  const [left, right] = [flip(x, turned.a), flip(y, turned.b)];
  const world = worldOf([x, y]);
  const wrong = (message: string): never => {
    throw run.error(world === 'traced' ? 'ValueError' : 'InvalidArgumentError', message);
  };
  if (left.length < 2 || right.length < 2) wrong(`Shape must be at least rank 2 but is rank ${Math.min(left.length, right.length)} for MatMul`);
  const [inner, outer] = [left.at(-1) ?? null, right.at(-2) ?? null];
  if (typeof inner === 'number' && typeof outer === 'number' && inner !== outer) wrong(`Dimensions must be equal, but are ${inner} and ${outer} for MatMul with input shapes: ${shapeWords(left)}, ${shapeWords(right)}.`);
  const batch = broadcastScript(left.slice(0, -2), right.slice(0, -2)) ?? wrong(`Incompatible batch dimensions: ${shapeWords(left)} vs. ${shapeWords(right)}`);
  return tensorOfSizes([...batch, left.at(-2) ?? null, right.at(-1) ?? null], x.dtype, world, x.because ?? y.because);
}

/** True for what TensorFlow makes a tensor of. */
const takes = (value: Value): boolean => arrayIn(value) !== undefined || value instanceof Unknown || value instanceof PyFloat || value instanceof Complex || asNumber(value) !== undefined || typeof value === 'boolean' || value instanceof List || value instanceof Tuple || typeof value === 'string' || (value instanceof Instance && value.cls.name === 'TensorShape');

/** The operator methods of tensors, by name. */
export function tensorOperators(): Readonly<Record<string, NativeCall>> {
  const methods: Record<string, NativeCall> = {};
  for (const [name, apply] of Object.entries({ ...arithmetic, ...comparisons })) {
    methods[`__${name}__`] = (run, { args: [a = null, b = null] }) => (b === null && (name === 'eq' || name === 'ne') ? name === 'ne' : takes(b) ? operateTensors(run, a, b, name, apply) : NOT_IMPLEMENTED);
    if (name in arithmetic) methods[`__r${name}__`] = (run, { args: [a = null, b = null] }) => (takes(b) ? operateTensors(run, b, a, name, apply) : NOT_IMPLEMENTED);
  }
  const same: NativeCall = (_run, { args: [a = null] }) => {
    const array = arrayIn(a);
    return array ? NdArray.of(array.world === 'numpy' ? 'eager' : array.world, array.shape, array.dtype, undefined, array.because) : a;
  };
  methods['__neg__'] = (run, { args: [a = null] }) => operateTensors(run, 0, a, 'sub', arithmetic['sub']);
  methods['__abs__'] = same;
  methods['__invert__'] = same;
  methods['__matmul__'] = (run, { args: [a = null, b = null] }) => multiplyMatrices(run, a, b);
  methods['__rmatmul__'] = (run, { args: [a = null, b = null] }) => multiplyMatrices(run, b, a);
  return methods;
}
