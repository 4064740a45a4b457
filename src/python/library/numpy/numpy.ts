// `numpy`, by shape and dtype.
// Invariant: a function that is not known gives something unknown; random numbers keep their shape only.

import { arrayClass, Module, NdArray, PyClass, PyFloat, scalarKind, type NativeCall } from '../../values/index.ts';
import type { Run } from '../../run/run.ts';
import { moduleOf, type Functions } from '../table.ts';
import { shaped, toArray } from './array.ts';
import { combination } from './combination.ts';
import { creation } from './creation.ts';
import { dtypeClass, dtypeName, dtypeObject, scalarClass } from './dtype.ts';
import { einsum } from './einsum.ts';
import { sharedMethods } from './methods.ts';
import { elementwise, mapped, matmul, type Apply } from './operate.ts';
import { numericModule, numerics } from './numerics.ts';
import { randomModule } from './random.ts';
import { broadcastSizes } from './shape.ts';
import { byPlace, numpySignatures } from './signatures.ts';

const float = (dtype: string): string => (dtype.includes('float') || dtype.startsWith('complex') ? dtype : 'float64');
const each = (apply: ((x: number) => number) | undefined, dtype: (dtype: string) => string = float): NativeCall => (run, call) => mapped(run, call.arg(0, 'x') ?? null, apply, dtype);
const both = (name: string, apply: Apply): NativeCall => (run, call) => elementwise(run, call.args[0] ?? null, call.args[1] ?? null, name, apply);
const same = (dtype: string): string => dtype;
const tests = (): string => 'bool';

const elementFunctions: Functions = {
  sqrt: each(Math.sqrt), exp: each(Math.exp), log: each(Math.log), log2: each(Math.log2), log10: each(Math.log10), log1p: each(Math.log1p), expm1: each(Math.expm1), cbrt: each(Math.cbrt),
  sin: each(Math.sin), cos: each(Math.cos), tan: each(Math.tan), tanh: each(Math.tanh), sinh: each(Math.sinh), cosh: each(Math.cosh), arctan: each(Math.atan), arcsin: each(Math.asin), arccos: each(Math.acos), deg2rad: each((x) => (x * Math.PI) / 180), radians: each((x) => (x * Math.PI) / 180), rad2deg: each(undefined), degrees: each(undefined),
  floor: each(Math.floor), ceil: each(Math.ceil), trunc: each(Math.trunc), rint: each(undefined), abs: each(Math.abs, same), absolute: each(Math.abs, same), fabs: each(Math.abs), square: each((x) => x * x, same), sign: each(Math.sign, same), negative: each((x) => -x, same), nan_to_num: each(undefined, same), reciprocal: each(undefined, same), conj: each(undefined, same), real: each(undefined, same),
  isnan: each(undefined, tests), isinf: each(undefined, tests), isfinite: each(undefined, tests), logical_not: each(undefined, tests), signbit: each(undefined, tests), iscomplex: each(undefined, tests), isreal: each(undefined, tests),
  add: both('add', (a, b) => a + b), subtract: both('sub', (a, b) => a - b), multiply: both('mul', (a, b) => a * b), divide: both('truediv', (a, b) => a / b), true_divide: both('truediv', (a, b) => a / b), floor_divide: both('floordiv', (a, b) => Math.floor(a / b)), power: both('pow', (a, b) => a ** b),
  maximum: both('add', Math.max), minimum: both('add', Math.min), fmax: both('add', Math.max), fmin: both('add', Math.min), mod: both('mod', (a, b) => a - Math.floor(a / b) * b), remainder: both('mod', (a, b) => a - Math.floor(a / b) * b), hypot: both('truediv', Math.hypot), arctan2: both('truediv', Math.atan2),
  equal: both('eq', (a, b) => a === b), not_equal: both('ne', (a, b) => a !== b), greater: both('gt', (a, b) => a > b), less: both('lt', (a, b) => a < b), greater_equal: both('ge', (a, b) => a >= b), less_equal: both('le', (a, b) => a <= b),
  logical_and: both('eq', (a, b) => Boolean(a) && Boolean(b)), logical_or: both('eq', (a, b) => Boolean(a) || Boolean(b)), logical_xor: both('eq', (a, b) => Boolean(a) !== Boolean(b)), bitwise_and: both('and', (a, b) => a & b), bitwise_or: both('or', (a, b) => a | b), bitwise_xor: both('xor', (a, b) => a ^ b),
};

const products: Functions = {
  matmul: (run, call) => matmul(run, call.args[0] ?? null, call.args[1] ?? null),
  einsum,
  cross: (run, call) => {
    const [a, b] = call.args.map((arg) => toArray(run, arg));
    return a instanceof NdArray && b instanceof NdArray ? shaped(broadcastSizes(a.shape, b.shape) ?? a.shape, a.dtype) : run.unknown('comes from `np.cross`');
  },
};

const SCALARS = ['bool', 'bool_', 'int8', 'int16', 'int32', 'int64', 'int_', 'intp', 'uint8', 'uint16', 'uint32', 'uint64', 'uint', 'float16', 'float32', 'float64', 'double', 'single', 'half', 'complex64', 'complex128', 'byte', 'ubyte', 'short', 'intc'];

/** What NumPy 2 has no more; asking for it raises. */
const GONE = new Set(['float', 'int', 'object', 'str', 'complex', 'long', 'float_', 'product', 'cumproduct', 'Inf', 'NaN', 'infty', 'asfarray', 'row_stack', 'in1d', 'trapz', 'alltrue', 'sometrue']);

/** `numpy`. */
export function numpyModule(run: Run, name: string): Module | undefined {
  if (name === 'numpy.random') return randomModule();
  if (name !== 'numpy') return numericModule(name);
  const functions = byPlace({ ...sharedMethods, ...creation, ...elementFunctions, ...combination, ...products, ...numerics, around: sharedMethods['round'] ?? (() => null), set_printoptions: () => null, seterr: () => null }, numpySignatures());
  const made = moduleOf('numpy', functions, { pi: new PyFloat(Math.PI), e: new PyFloat(Math.E), inf: new PyFloat(Infinity), nan: new PyFloat(Number.NaN), newaxis: null, ndarray: arrayClass, random: run.library.module(run, 'numpy.random') ?? null, linalg: run.library.module(run, 'numpy.linalg') ?? null, fft: run.library.module(run, 'numpy.fft') ?? null, __version__: '2.4.6' });
  made.attrs.set('dtype', new PyClass('dtype', { module: 'numpy', bases: [dtypeClass], make: (state, _cls, call) => (dtypeName(call.args[0]) === undefined ? state.unknown('comes from `np.dtype`') : dtypeObject(dtypeName(call.args[0]) ?? '')) }));
  for (const scalar of SCALARS) made.attrs.set(scalar, scalarClass(scalar) ?? null);
  for (const kind of ['generic', 'number', 'integer', 'floating', 'signedinteger', 'unsignedinteger', 'inexact', 'complexfloating']) made.attrs.set(kind, scalarKind(kind) ?? null);
  for (const gone of GONE) made.attrs.delete(gone);
  return made;
}

