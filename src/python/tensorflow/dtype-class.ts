// `tf.float32` and its kind: dtypes as TensorFlow has them.
// Invariant: the native of a dtype is its name, so that whatever takes NumPy's dtypes takes these too.

import { Instance, Native, Property, PyClass, Unknown, type Value } from '../values/index.ts';
import { bitsOf, dtypeName, scalarClass } from '../library/numpy/dtype.ts';

const nameOf = (value: Value | undefined): string => (value instanceof Instance && typeof value.native === 'string' ? value.native : '');

const property = (name: string, give: (dtype: string) => Value): [string, Value] => [name, new Property(new Native(name, (_run, call) => give(nameOf(call.args[0]))))];

const matches = (a: Value | undefined, b: Value | undefined): Value => {
  const other = dtypeName(b);
  return other === undefined ? (b instanceof Unknown ? b : false) : other === nameOf(a);
};

/** The class of dtypes. */
export const dtypeClass = new PyClass('DType', {
  module: 'tensorflow',
  attrs: new Map<string, Value>([
    ['__repr__', new Native('__repr__', (_run, call) => `tf.${nameOf(call.args[0])}`)],
    ['__str__', new Native('__str__', (_run, call) => `<dtype: '${nameOf(call.args[0])}'>`)],
    ['__hash__', new Native('__hash__', (_run, call) => nameOf(call.args[0]).length)],
    ['__eq__', new Native('__eq__', (_run, call) => matches(call.args[0], call.args[1]))],
    ['__ne__', new Native('__ne__', (_run, call) => {
      const same = matches(call.args[0], call.args[1]);
      return typeof same === 'boolean' ? !same : same;
    })],
    property('name', (dtype) => dtype),
    property('size', (dtype) => bitsOf(dtype) / 8),
    property('is_floating', (dtype) => dtype.includes('float')),
    property('is_integer', (dtype) => /^u?int/.test(dtype)),
    property('is_complex', (dtype) => dtype.startsWith('complex')),
    property('is_bool', (dtype) => dtype === 'bool'),
    property('base_dtype', (dtype) => dtypeOf(dtype)),
    property('real_dtype', (dtype) => dtypeOf(dtype === 'complex64' ? 'float32' : dtype === 'complex128' ? 'float64' : dtype)),
    property('as_numpy_dtype', (dtype) => scalarClass(dtype) ?? new Unknown('is a dtype that NumPy does not have')),
  ]),
});

const made = new Map<string, Instance>();

/** A dtype by name. */
export function dtypeOf(name: string): Instance {
  const before = made.get(name);
  if (before) return before;
  const dtype = new Instance(dtypeClass, name);
  made.set(name, dtype);
  return dtype;
}

/** The names of TensorFlow's dtypes, as `tf.float32`. */
export const tensorDTypes: ReadonlySet<string> = new Set('float16 float32 float64 bfloat16 int8 int16 int32 int64 uint8 uint16 uint32 uint64 bool string complex64 complex128'.split(' '));
