// A `tf.data.Dataset`: the spec of its elements, how many there are, and what the first of them looks like.
// Invariant: a spec is a structure of traced tensors, in which None is what TensorFlow itself does not know.

import { Instance, Iter, Native, NdArray, PyClass, types, Unknown, type Value, type World } from '../../values/index.ts';
import type { Run } from '../../run/run.ts';
import { mapStructure } from './spec.ts';

/** How many elements: a number, without end, not told by TensorFlow, or not known here. */
export type Count = number | 'endless' | 'untold' | Unknown;

/** What is known of a data set. */
export interface Data {
  readonly spec: Value;
  readonly count: Count;
  /** One element, counted from 0, as a structure of traced tensors: the sizes that it has, put in where they are known. */
  readonly at: (place: number) => Value;
}

/** The class of data sets. */
export const datasetClass = new PyClass('Dataset', { module: 'tensorflow.python.data.ops.dataset_ops', bases: [types.object] });

const isData = (native: unknown): native is Data => typeof native === 'object' && native !== null && 'spec' in native && 'count' in native && 'at' in native;

/** What is known of a data set; undefined for anything else. */
export const dataOf = (value: Value | undefined): Data | undefined => (value instanceof Instance && value.cls.isA(datasetClass) && isData(value.native) ? value.native : undefined);

/** A data set as a Python object. */
export const datasetOf = (data: Data): Instance => new Instance(datasetClass, data);

/** A data set of which only the spec is known. */
export const datasetWith = (spec: Value, count: Count): Instance => datasetOf({ spec, count, at: () => spec });

/** A traced element as a tensor with a value, or as NumPy's array: what was None there is a size that is not known. */
export function valued(element: Value, world: World, because: Unknown): Value {
  return mapStructure(element, (leaf) => {
    if (!(leaf instanceof NdArray)) return leaf instanceof Instance && dataOf(leaf) ? leaf : leaf instanceof Unknown ? leaf : because;
    if (world === 'numpy' && leaf.shape.length === 0 && leaf.dtype === 'string') return because;
    return NdArray.of(world, leaf.shape, leaf.dtype, undefined, because);
  });
}

/** Elements that are followed one by one; of more, the first stands for all. */
const FOLLOWED = 3;

/** Goes through the elements of a data set. */
export function elements(run: Run, data: Data, world: World): Iter {
  const because = run.unknown('is an element of a data set');
  const { count } = data;
  const most = typeof count === 'number' && count <= FOLLOWED ? count : 1;
  let at = 0;
  const made = new Iter('OwnedIterator', () => {
    if (at >= most) return undefined;
    return valued(data.at(at++), world, because);
  });
  if (count !== most) made.lost = run.unknown('has more elements than are followed');
  const next = new Native('next', () => {
    const item = made.next() ?? made.lost;
    if (item === undefined) throw run.raised(run.exception('StopIteration'));
    return item;
  });
  made.attrs = new Map([['next', next], ['get_next', next]]);
  return made;
}
