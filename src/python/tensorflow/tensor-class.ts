// What a `tf.Tensor` has: attributes, indexing, operators, and what it is as one of Python's own values.
// Source: tensorflow/python/framework/tensor.py and ops.py, TensorFlow 2.21.

import { eagerClass, Func, Iter, Method, Native, NdArray, NOT_IMPLEMENTED, PyFloat, tensorClass, Unknown, type Call, type NativeCall, type Value } from '../values/index.ts';
import type { Run } from '../run/run.ts';
import { isOnTorch } from '../library/keras-backend.ts';
import { addMethods, addProperties } from '../library/table.ts';
import { toPython } from '../library/numpy/array.ts';
import { dtypeOf } from './dtype-class.ts';
import { indexTensor } from './indexing.ts';
import { objectNames } from './public-names.ts';
import { tensorOperators } from './operators.ts';
import { arrayIn, scriptSizes, sizesIn } from './tensor.ts';
import { shapeOf } from './shape-class.ts';

const on = (does: (run: Run, tensor: NdArray, call: Call) => Value): NativeCall => (run, call) => {
  const tensor = arrayIn(call.args[0]);
  return tensor ? does(run, tensor, call.rest()) : run.unknown('is asked of something that is no tensor');
};

/** Why a number of a tensor is not known. */
const because = (run: Run, tensor: NdArray): Unknown => tensor.because ?? run.unknown('is a number of a tensor');

/** Marks a function in which TensorFlow follows loops and conditions over tensors. */
const AUTOGRAPH = '__autograph__';

/** The same function, so marked: TensorFlow follows it, and what it calls. */
export function followed(value: Value): Value {
  const func = value instanceof Method ? value.func : value;
  if (func instanceof Func) func.attrs.set(AUTOGRAPH, true);
  return value;
}

/** True inside of such a function. */
const inAutograph = (run: Run): boolean => run.frames.some(({ func }) => func?.attrs.has(AUTOGRAPH));

const one = (tensor: NdArray): number | boolean | undefined => {
  const [only] = tensor.data ?? [];
  return tensor.data?.length !== 1 || only === undefined || Number.isNaN(Number(only)) ? undefined : typeof only === 'bigint' ? Number(only) : only;
};

/** A tensor as one of Python's values: only one with a value has one. */
const asPython = (as: string, give: (only: number | boolean) => Value): NativeCall => on((run, tensor) => {
  const only = one(tensor);
  if (tensor.world === 'traced' && as === '__bool__' && inAutograph(run)) return only === undefined ? run.unknown('is a condition over a tensor') : give(only);
  if (tensor.world === 'traced' && as !== '__index__') throw run.error(as === '__bool__' ? 'OperatorNotAllowedInGraphError' : 'TypeError', as === '__bool__' ? 'Using a symbolic `tf.Tensor` as a Python `bool` is not allowed.' : `${as}() argument must be a string, a bytes-like object or a number, not 'SymbolicTensor'`);
  if (tensor.world === 'traced') throw run.error('TypeError', "'SymbolicTensor' object cannot be interpreted as an integer");
  return only === undefined ? because(run, tensor) : give(only);
});

/** The body of a loop over a tensor is traced once. */
function once(item: Value): Iter {
  let given = false;
  return new Iter('iterator', () => {
    if (given) return undefined;
    given = true;
    return item;
  });
}

const items = on((run, tensor) => {
  const [first] = tensor.shape;
  if (first === undefined) throw run.error('TypeError', 'Cannot iterate over a scalar tensor.');
  if (first === null) {
    if (tensor.world === 'traced' && inAutograph(run)) return once(indexTensor(run, tensor, NdArray.of('traced', [], 'int32')));
    if (tensor.world === 'traced') throw run.error('TypeError', 'Cannot iterate over a tensor with unknown first dimension.');
    return because(run, tensor);
  }
  let at = 0;
  return new Iter('iterator', () => (at < first ? indexTensor(run, tensor, at++) : undefined));
});

const length = on((run, tensor) => {
  const [first] = tensor.shape;
  // TensorFlow's own `len` of such a function gives the size, or a tensor of it.
  if (tensor.world === 'traced' && first !== undefined && inAutograph(run)) return first ?? NdArray.of('traced', [], 'int32');
  if (tensor.world === 'traced') throw run.error('TypeError', 'len is not well defined for a symbolic Tensor. Please call `x.shape` rather than `len(x)` for shape information.');
  if (first === undefined) throw run.error('TypeError', 'Scalar tensor has no `len()`');
  return first ?? because(run, tensor);
});

/** The methods that tensors and variables share. */
export const tensorMethods = (): Readonly<Record<string, NativeCall>> => ({
  ...tensorOperators(),
  __getitem__: on((run, tensor, call) => indexTensor(run, tensor, call.args[0] ?? null)),
  __iter__: items,
  __len__: length,
  __bool__: asPython('__bool__', Boolean),
  __int__: asPython('int', (only) => Math.trunc(Number(only))),
  __index__: asPython('__index__', Number),
  __float__: asPython('float', (only) => new PyFloat(Number(only))),
  get_shape: on((_run, tensor) => shapeOf(scriptSizes(tensor))),
  numpy: on((run, tensor) => {
    if (tensor.world === 'traced') throw run.error('AttributeError', "'SymbolicTensor' object has no attribute 'numpy'");
    // One number becomes one of NumPy's, which prints as it is.
    return tensor.in('numpy');
  }),
  set_shape: on((run, tensor, call) => {
    const sizes = sizesIn(call.arg(0, 'shape') ?? null);
    if (!sizes || sizes instanceof Unknown) return null;
    if (sizes.length !== tensor.shape.length) throw run.error('ValueError', `Shapes must be equal rank, but are ${tensor.shape.length} and ${sizes.length}`);
    run.touch(tensor);
    tensor.shape = tensor.shape.map((size, i) => {
      const told = sizes[i];
      return size ?? (typeof told === 'number' ? told : null);
    });
    return null;
  }),
});

/** The properties that tensors and variables share. */
export const tensorProperties: Readonly<Record<string, (run: Run, self: Value) => Value>> = {
  shape: (_run, self) => shapeOf(scriptSizes(arrayIn(self) ?? new NdArray([], 'float32'))),
  dtype: (_run, self) => dtypeOf(arrayIn(self)?.dtype ?? 'float32'),
  ndim: (_run, self) => arrayIn(self)?.shape.length ?? null,
  name: (run) => run.unknown('is the name of a tensor'),
  device: (run) => run.unknown('is the device of a tensor'),
  op: (run) => run.unknown('is the operation behind a tensor'),
  graph: (run) => run.unknown('is the graph of a tensor'),
};

let filled = false;

/** Gives tensors their methods. */
export function addTensorMethods(): void {
  if (filled) return;
  filled = true;
  addMethods(tensorClass, tensorMethods());
  addProperties(tensorClass, tensorProperties);
  tensorClass.attrs.set('__getattr__', new Native('__getattr__', (run, call) => {
    const name = String(call.args[1]);
    if (name === '_keras_mask') return null;
    // A part of a variable can be assigned to.
    return objectNames('Tensor').has(name) || name === 'assign' || name.startsWith('_') || isOnTorch(run) ? run.unknown(`comes from \`${name}\` of a tensor`) : NOT_IMPLEMENTED;
  }));
  eagerClass.attrs.set('tolist', new Native('tolist', (run, call) => (call.args[0] instanceof NdArray ? toPython(run, call.args[0]) : null)));
}
