// `tf.TensorSpec`, and the structures of specs and tensors that data sets are made of.

import { dtypeName } from '../../library/numpy/dtype.ts';
import { addMethods } from '../../library/table.ts';
import { Dict, Instance, List, NdArray, PyClass, Tuple, types, Unknown, type Value } from '../../values/index.ts';
import { dtypeOf } from '../dtype-class.ts';
import { shapeOf, sizesOfShape } from '../shape-class.ts';
import { scriptSizes, sizesIn, tensorOfSizes } from '../tensor.ts';

/** The class of specs. */
export const specClass: PyClass = new PyClass('TensorSpec', { module: 'tensorflow', bases: [types.object], make: (run, cls, call) => {
  const sizes = sizesIn(call.or(0, 'shape', null));
  const made = new Instance(cls);
  made.attrs.set('shape', sizes && !(sizes instanceof Unknown) ? shapeOf(sizes) : run.unknown('is a shape that is not known'));
  made.attrs.set('dtype', dtypeOf(dtypeName(call.or(1, 'dtype', 'float32')) ?? 'float32'));
  made.attrs.set('name', call.or(2, 'name', null));
  return made;
} });
addMethods(specClass, {
  __repr__: (run, call) => {
    const self = call.args[0] instanceof Instance ? call.args[0] : undefined;
    const sizes = sizesOfShape(self?.attrs.get('shape'));
    const dtype = dtypeName(self?.attrs.get('dtype'));
    const lost = sizes?.items.find((size) => size instanceof Unknown);
    if (!sizes || lost !== undefined) return lost ?? run.unknown('is a spec that is not known');
    return `TensorSpec(shape=(${sizes.items.map((size) => (size === null ? 'None' : String(size))).join(', ')}${sizes.items.length === 1 ? ',' : ''}), dtype=tf.${dtype === 'str' ? 'string' : (dtype ?? '?')}, name=None)`;
  },
});

/** The spec of a tensor. */
export function specOf(array: NdArray): Instance {
  const made = new Instance(specClass);
  made.attrs.set('shape', shapeOf(scriptSizes(array)));
  made.attrs.set('dtype', dtypeOf(array.dtype));
  made.attrs.set('name', null);
  return made;
}

/** The traced tensor that a spec stands for. */
export function tensorOfSpec(value: Value): Value {
  if (!(value instanceof Instance) || value.cls !== specClass) return value;
  const sizes = sizesIn(value.attrs.get('shape') ?? null);
  return sizes && !(sizes instanceof Unknown) ? tensorOfSizes(sizes, dtypeName(value.attrs.get('dtype')) ?? 'float32', 'traced') : new Unknown('is a tensor whose shape is not known');
}

/** A structure with each leaf replaced; unlike elsewhere in TensorFlow, a list is one tensor here. */
export function mapStructure(value: Value, change: (leaf: Value) => Value): Value {
  if (value instanceof Dict && value.lost) return value.lost;
  if (value instanceof Tuple) return new Tuple(value.items.map((item) => mapStructure(item, change)), value.cls, value.fields);
  if (value instanceof Dict) return new Dict(new Map([...value.map].map(([key, [name, item]]) => [key, [name, mapStructure(item, change)]])), undefined, value.cls);
  return change(value);
}

/** The leaves of a structure. */
export function leavesIn(value: Value): readonly Value[] {
  if (value instanceof List && value.lost) return [value.lost];
  if (value instanceof Tuple || value instanceof List) return value.items.flatMap(leavesIn);
  return value instanceof Dict ? [...value.map.values()].flatMap(([, one]) => leavesIn(one)) : [value];
}
