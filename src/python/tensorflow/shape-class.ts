// `tf.TensorShape`: the sizes of a tensor as TensorFlow shows them.
// Invariant: its native is a tuple of sizes, in which None is Python's None and what is not known stays unknown.

import { asIndex, Instance, Iter, List, NdArray, Native, NOT_IMPLEMENTED, Property, PyClass, Tuple, Unknown, type Call, type Value } from '../values/index.ts';
import { equals } from '../run/equal.ts';
import { getItem } from '../run/subscript.ts';
import type { Run } from '../run/run.ts';
import { multiply } from '../values/index.ts';

type Give = (sizes: Tuple, run: Run, call: Call) => Value;

const method = (name: string, give: Give): [string, Value] => [
  name,
  new Native(name, (run, call) => {
    const sizes = sizesOfShape(call.args[0]);
    return sizes ? give(sizes, run, call) : run.unknown('is asked of a shape that is not known');
  }),
];

const property = (name: string, give: Give): [string, Value] => {
  const [, get] = method(name, give);
  return [name, new Property(get)];
};

/** The sizes of a shape, of a tuple or of a list; undefined for anything else. */
export function sizesOfShape(value: Value | undefined): Tuple | undefined {
  if (value instanceof Tuple) return value;
  if (value instanceof List && !value.lost) return new Tuple(value.items);
  return value instanceof Instance && value.cls === shapeClass && value.native instanceof Tuple ? value.native : undefined;
}

const text = ({ items }: Tuple): string => items.map((size) => (size === null ? 'None' : size instanceof Unknown ? '?' : String(size))).join(', ');
const known = (sizes: Tuple, give: () => string): Value => sizes.items.find((size) => size instanceof Unknown) ?? give();

function joined(a: Value, b: Value): Value {
  const [x, y] = [sizesOfShape(a), sizesOfShape(b)];
  return x && y ? shapeOf([...x.items, ...y.items]) : NOT_IMPLEMENTED;
}

/** The class of shapes. */
export const shapeClass: PyClass = new PyClass('TensorShape', {
  module: 'tensorflow.python.framework.tensor_shape',
  make: (run, _cls, call) => {
    const sizes = sizesOfShape(call.arg(0, 'dims'));
    return sizes ? shapeOf(sizes.items) : run.unknown('is a shape that is not known');
  },
  attrs: new Map<string, Value>([
    method('__repr__', (sizes) => known(sizes, () => `TensorShape([${text(sizes)}])`)),
    method('__str__', (sizes) => known(sizes, () => `(${text(sizes)}${sizes.items.length === 1 ? ',' : ''})`)),
    method('__len__', (sizes) => sizes.items.length),
    method('__bool__', () => true),
    method('__hash__', (sizes) => sizes.items.length),
    method('__iter__', (sizes) => {
      let at = 0;
      return new Iter('list_iterator', () => sizes.items[at++]);
    }),
    method('__getitem__', (sizes, run, call) => {
      const found = getItem(run, sizes, call.args[1] ?? null);
      return found instanceof Tuple ? shapeOf(found.items) : found;
    }),
    method('__add__', (sizes, _run, call) => joined(sizes, call.args[1] ?? null)),
    method('__radd__', (sizes, _run, call) => joined(call.args[1] ?? null, sizes)),
    method('concatenate', (sizes, _run, call) => joined(sizes, call.args[1] ?? null)),
    method('__eq__', (sizes, run, call) => {
      const other = sizesOfShape(call.args[1]);
      return other ? equals(run, sizes, other) : NOT_IMPLEMENTED;
    }),
    method('__array__', (sizes, run) => {
      const numbers = sizes.items.map((size) => asIndex(size));
      return numbers.every((size) => size !== undefined) ? new NdArray([numbers.length], numbers.length === 0 ? 'float64' : 'int64', numbers) : run.unknown('is an array of sizes that are not known');
    }),
    method('as_list', (sizes) => new List([...sizes.items])),
    method('is_fully_defined', (sizes) => sizes.items.find((size) => size instanceof Unknown) ?? !sizes.items.includes(null)),
    method('num_elements', (sizes) => sizes.items.reduce<Value>((total, size) => (size instanceof Unknown ? size : total instanceof Unknown || total === null ? total : size === null ? null : (multiply(asIndex(total) ?? 0, asIndex(size) ?? 0) ?? null)), 1)),
    property('rank', (sizes) => sizes.items.length),
    property('ndims', (sizes) => sizes.items.length),
    property('dims', (sizes) => new List(sizes.items.map((size) => dimensionOf(size)))),
  ]),
});

/** Sizes as a shape of TensorFlow. */
export const shapeOf = (sizes: readonly Value[]): Instance => new Instance(shapeClass, new Tuple(sizes));

/** One size as TensorFlow 1 had it, with a `value`. */
const dimensionClass = new PyClass('Dimension', { module: 'tensorflow.python.framework.tensor_shape' });

function dimensionOf(size: Value): Instance {
  const made = new Instance(dimensionClass);
  made.attrs.set('value', size);
  return made;
}
