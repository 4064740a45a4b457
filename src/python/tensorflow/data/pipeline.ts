// The steps of a pipeline: each makes a new data set from one.
// Source: tensorflow/python/data/ops/dataset_ops.py, TensorFlow 2.21.

import { asIndex, Dict, Native, NdArray, NOT_IMPLEMENTED, StaticMethod, Tuple, Unknown, type Call, type Instance, type NativeCall, type Value } from '../../values/index.ts';
import type { Run } from '../../run/run.ts';
import { addMethods, addProperties, type Functions } from '../../library/table.ts';
import { followed } from '../tensor-class.ts';
import { objectNames } from '../public-names.ts';
import { sizesIn, tensorOfSizes } from '../tensor.ts';
import { dataOf, datasetClass, datasetOf, datasetWith, elements, type Count, type Data } from './dataset.ts';
import { asSpec, fromGenerator, fromSeveral, fromTensors, fromTensorSlices, least, range, texts, zip } from './sources.ts';
import { mapStructure, specOf } from './spec.ts';

type Step = (data: Data, run: Run, call: Call) => Value;

const step = (does: Step): NativeCall => (run, call) => {
  const data = dataOf(call.args[0]);
  return data ? does(data, run, call.rest()) : run.unknown('is asked of a data set that is not known');
};

/** The same elements, as many or not. */
const same = (count: (data: Data, call: Call) => Count = (data) => data.count): Step => (data, _run, call) => datasetOf({ ...data, count: count(data, call) });

/** Several items of a tuple are several arguments; anything else is one. */
const argumentsOf = (element: Value): readonly Value[] => (element instanceof Tuple ? element.items : [element]);

function map(data: Data, run: Run, call: Call): Value {
  const func = followed(call.or(0, 'map_func', null));
  const apply = (element: Value): Value => (element instanceof Unknown ? element : asSpec(run, run.call(func, argumentsOf(element))));
  const spec = apply(data.spec);
  // TensorFlow runs the function once, without values; for the first element it is followed again and leaves nothing behind.
  return datasetOf({ spec, count: data.count, at: (place) => run.tentatively(() => apply(data.at(place))).result });
}

/** A function that gives a data set for each element: their elements one after the other. */
function flatMap(data: Data, run: Run, call: Call): Value {
  const made = run.call(followed(call.or(0, 'map_func', null)), argumentsOf(data.spec));
  const inner = dataOf(made);
  return inner ? datasetWith(inner.spec, 'untold') : made instanceof Unknown ? datasetWith(made, 'untold') : datasetWith(run.unknown('comes from a function that gives no data set'), 'untold');
}

const rounds = (count: Count, size: number | undefined, drop: boolean, run: Run): Count => (typeof count !== 'number' ? count : size === undefined ? run.unknown('depends on a batch size that is not known') : drop ? Math.floor(count / size) : Math.ceil(count / size));

/** Puts an axis in front of each tensor of an element; a data set of a window is gathered up. */
const stacked = (element: Value, size: number | null): Value => mapStructure(element, (leaf) => {
  if (leaf instanceof NdArray) return leaf.with({ shape: [size, ...leaf.shape] });
  return leaf instanceof Unknown ? leaf : new Unknown('is a batch of something that is no tensor');
});

function batch(data: Data, run: Run, call: Call): Value {
  return datasetOf(inBatches(run, data, asIndex(call.or(0, 'batch_size', null)) ?? null, call.or(1, 'drop_remainder', false) === true));
}

/** A data set in batches of a size; null for one that is not known. */
function inBatches(run: Run, data: Data, size: number | null, drop: boolean): Data {
  const { count } = data;
  const sizeAt = (place: number): number | null => (size === null ? null : typeof count === 'number' ? Math.min(count - place * size, size) : count === 'endless' ? size : null);
  const spec = drop && size === null ? run.unknown('depends on a batch size that is not known') : stacked(data.spec, drop ? size : null);
  return { spec, count: rounds(count, size ?? undefined, drop, run), at: (place) => stacked(data.at(place * (size ?? 1)), drop ? size : sizeAt(place)) };
}

/** The batches of a data set that is given as a Python object. */
export function batched(run: Run, set: Instance, size: number | null): Data {
  const data = dataOf(set);
  if (!data) throw new Error('only a data set has batches');
  return inBatches(run, data, size, false);
}

/** `padded_batch`: open sizes are those of the longest element, unless they are given. */
function paddedBatch(data: Data, run: Run, call: Call): Value {
  const size = asIndex(call.or(0, 'batch_size', null));
  const shapes = call.or(1, 'padded_shapes', null);
  const drop = call.or(3, 'drop_remainder', false) === true;
  const given = shapes instanceof Tuple && data.spec instanceof Tuple && shapes.items.length === data.spec.items.length ? shapes.items : undefined;
  const pad = (leaf: Value, shape: Value): Value => {
    const sizes = shape === null ? undefined : sizesIn(shape);
    if (!(leaf instanceof NdArray) || !sizes || sizes instanceof Unknown) return stacked(leaf, drop ? (size ?? null) : null);
    return tensorOfSizes([drop ? (size ?? null) : null, ...sizes.map((one) => (one === -1 ? null : one))], leaf.dtype, 'traced');
  };
  const spec = given && data.spec instanceof Tuple ? new Tuple(data.spec.items.map((leaf, i) => pad(leaf, given[i] ?? null))) : data.spec instanceof NdArray ? pad(data.spec, shapes) : stacked(data.spec, drop ? (size ?? null) : null);
  return datasetWith(spec, rounds(data.count, size, drop, run));
}

const unbatched = (element: Value): Value => mapStructure(element, (leaf) => (leaf instanceof NdArray ? leaf.with({ shape: leaf.shape.slice(1) }) : leaf));

/** `window`: each element is a data set of some elements. */
function windows(data: Data, run: Run, call: Call): Value {
  const size = asIndex(call.or(0, 'size', null));
  const shift = asIndex(call.or(1, 'shift', size ?? null));
  const drop = call.or(3, 'drop_remainder', false) === true;
  const one = mapStructure(data.spec, (leaf) => datasetWith(leaf, 'untold'));
  const count = typeof data.count === 'number' && size !== undefined && shift !== undefined ? (drop ? Math.max(0, Math.floor((data.count - size) / shift) + 1) : Math.ceil(data.count / shift)) : typeof data.count === 'number' ? run.unknown('is a number of windows that is not known') : data.count;
  return datasetWith(one, count);
}

/** Sizes that both sets have, else None. */
function merged(a: Value, b: Value): Value {
  if (a instanceof Tuple && b instanceof Tuple) return new Tuple(a.items.map((item, i) => merged(item, b.items[i] ?? null)));
  if (a instanceof Dict || b instanceof Dict) return a;
  return a instanceof NdArray && b instanceof NdArray && a.shape.length === b.shape.length ? a.with({ shape: a.shape.map((size, i) => (size === b.shape[i] ? size : null)) }) : a;
}

function concatenated(data: Data, run: Run, call: Call): Value {
  const other = dataOf(call.or(0, 'dataset', null));
  if (!other) return run.unknown('comes from a data set that is not known');
  const count = typeof data.count === 'number' && typeof other.count === 'number' ? data.count + other.count : data.count === 'endless' || other.count === 'endless' ? 'endless' : typeof data.count === 'number' ? other.count : data.count;
  return datasetOf({ spec: merged(data.spec, other.spec), count, at: (place) => (typeof data.count === 'number' && place >= data.count ? other.at(place - data.count) : data.at(place)) });
}

const numberOf = (count: Count): number | Unknown => (count === 'endless' ? -1 : count === 'untold' ? -2 : count);

/** How many elements, as a tensor. */
export const cardinality = (_run: Run, data: Data): Value => {
  const count = numberOf(data.count);
  return count instanceof Unknown ? count : NdArray.of('eager', [], 'int64', [count]);
};

const taken = (data: Data, call: Call): Count => {
  const n = asIndex(call.or(0, 'count', null));
  if (n === undefined) return new Unknown('is a number of elements that is not known');
  return n < 0 ? data.count : data.count === 'untold' || data.count instanceof Unknown ? (n <= 1 ? n : data.count) : least([data.count, n]);
};

const repeated = (data: Data, call: Call): Count => {
  const given = call.or(0, 'count', null);
  const n = given === null ? -1 : asIndex(given);
  return n === undefined ? new Unknown('is a number of rounds that is not known') : n < 0 ? 'endless' : typeof data.count === 'number' ? data.count * n : data.count;
};

const steps: Readonly<Record<string, Step>> = {
  map, flat_map: flatMap, interleave: flatMap, batch, padded_batch: paddedBatch, window: windows, concatenate: concatenated,
  shuffle: same(), cache: same(), prefetch: same(), with_options: same(), snapshot: same(), ignore_errors: same(() => 'untold'),
  filter: same(() => 'untold'), take_while: same(() => 'untold'),
  take: same(taken), repeat: same(repeated),
  skip: (data, _run, call) => {
    const n = asIndex(call.or(0, 'count', null));
    return datasetOf({ ...data, at: (place) => data.at(place + Math.max(0, n ?? 0)), count: n === undefined ? new Unknown('is a number of elements that is not known') : typeof data.count === 'number' ? Math.max(0, data.count - n) : data.count });
  },
  shard: (data, run, call) => {
    const n = asIndex(call.or(0, 'num_shards', null));
    return datasetOf({ ...data, count: typeof data.count === 'number' ? (n === undefined ? run.unknown('is a number of shards that is not known') : data.count % n === 0 ? data.count / n : run.unknown('is the size of a shard')) : data.count });
  },
  unbatch: (data) => datasetWith(unbatched(data.spec), 'untold'),
  enumerate: (data) => datasetOf({ spec: new Tuple([NdArray.of('traced', [], 'int64'), data.spec]), count: data.count, at: (place) => new Tuple([NdArray.of('traced', [], 'int64'), data.at(place)]) }),
  apply: (data, run, call) => run.call(call.or(0, 'transformation_func', null), [datasetOf(data)]),
  cardinality: (data, run) => cardinality(run, data),
  as_numpy_iterator: (data, run) => elements(run, data, 'numpy'),
  get_single_element: (data, run) => elements(run, data, 'eager').next() ?? null,
  reduce: (_data, run) => run.unknown('comes from `reduce` of a data set'),
  save: () => null,
  __iter__: (data, run) => elements(run, data, 'eager'),
  __len__: (data, run) => {
    const { count } = data;
    if (count === 'endless') throw run.error('TypeError', 'The dataset is infinite.');
    if (count === 'untold') throw run.error('TypeError', 'The dataset length is unknown.');
    return count;
  },
  __bool__: () => true,
  __getattr__: (_data, run, call) => {
    const name = String(call.args[0]);
    return objectNames('Dataset').has(name) || name.startsWith('_') ? run.unknown(`comes from \`${name}\` of a data set`) : NOT_IMPLEMENTED;
  },
};

const sources: Functions = { from_tensor_slices: fromTensorSlices, from_tensors: fromTensors, from_generator: fromGenerator, range, zip, list_files: texts, sample_from_datasets: fromSeveral, choose_from_datasets: fromSeveral };

let ready = false;

/** The class of data sets with its methods. */
export function datasets(): typeof datasetClass {
  if (ready) return datasetClass;
  ready = true;
  addMethods(datasetClass, { ...Object.fromEntries(Object.entries(steps).map(([name, does]) => [name, step(does)])) });
  for (const [name, call] of Object.entries(sources)) datasetClass.attrs.set(name, new StaticMethod(new Native(`tensorflow.data.Dataset.${name}`, call)));
  addProperties(datasetClass, { element_spec: (run, self) => {
    const data = dataOf(self);
    return data ? mapStructure(data.spec, (leaf) => (leaf instanceof NdArray ? specOf(leaf) : leaf)) : run.unknown('is the spec of a data set that is not known');
  } });
  return datasetClass;
}
