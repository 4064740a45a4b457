// Where data sets begin: arrays, generators, files, other data sets.
// Source: tensorflow/python/data/ops/*.py, TensorFlow 2.21.

import { asIndex, Dict, Instance, List, NdArray, Tuple, Unknown, type Call, type NativeCall, type Value } from '../../values/index.ts';
import { dtypeName } from '../../library/numpy/dtype.ts';
import type { Run } from '../../run/run.ts';
import { arrayIn, sizesIn, tensorOfSizes, toTensor } from '../tensor.ts';
import { dataOf, datasetOf, datasetWith, type Count, type Data } from './dataset.ts';
import { leavesIn, mapStructure, tensorOfSpec } from './spec.ts';

/** An array or tensor as it stands in a spec; unknown where one of its sizes is. */
function traced(run: Run, value: Value, from: number): Value {
  const array = toTensor(run, value);
  if (array instanceof Unknown) return array;
  const sizes = array.shape.slice(from).map((size) => size ?? (array.world === 'traced' ? null : (array.because ?? new Unknown('is a size that is not known'))));
  return tensorOfSizes(sizes, array.dtype === 'str' || array.dtype === 'object' ? 'string' : array.dtype, 'traced');
}

/** `from_tensor_slices`: one element for each row. */
export const fromTensorSlices: NativeCall = (run, call) => {
  const given = call.arg(0, 'tensors') ?? null;
  if (given instanceof Unknown) return datasetWith(given, given);
  const counts: Count[] = [];
  const spec = mapStructure(given, (leaf) => {
    const array = toTensor(run, leaf);
    if (array instanceof Unknown) {
      counts.push(array);
      return array;
    }
    if (array.shape.length === 0) throw run.error('ValueError', 'Unbatching a tensor is only supported for rank >= 1');
    counts.push(array.shape[0] ?? array.because ?? new Unknown('is the number of rows of an array'));
    return traced(run, leaf, 1);
  });
  const known = counts.filter((count) => typeof count === 'number');
  const odd = known.find((count) => count !== known[0]);
  if (odd !== undefined) throw run.error('ValueError', `Dimensions ${known[0]} and ${odd} are not compatible`);
  return datasetWith(spec, known[0] ?? counts[0] ?? 'untold');
};

/** `from_tensors`: one element, all of it. */
export const fromTensors: NativeCall = (run, call) => datasetWith(mapStructure(call.arg(0, 'tensors') ?? null, (leaf) => traced(run, leaf, 0)), 1);

/** `from_generator`: what the signature says. */
export const fromGenerator: NativeCall = (run, call) => {
  const signature = call.kwargs.get('output_signature');
  if (signature !== undefined && signature !== null) return datasetWith(mapStructure(signature, tensorOfSpec), 'untold');
  const [dtypes, shapes] = [call.or(1, 'output_types', null), call.or(2, 'output_shapes', null)];
  const types = dtypes instanceof Tuple ? dtypes.items : dtypes instanceof List ? dtypes.items : [dtypes];
  if (dtypes instanceof Dict || dtypes === null) return datasetWith(run.unknown('comes from a generator'), 'untold');
  const all = (dtypes instanceof Tuple || dtypes instanceof List) && (shapes instanceof Tuple || shapes instanceof List) ? shapes.items : [shapes];
  const parts = types.map((type, i) => {
    const sizes = shapes === null ? undefined : sizesIn(all[i] ?? null);
    return sizes && !(sizes instanceof Unknown) ? tensorOfSizes(sizes, dtypeName(type) ?? 'float32', 'traced') : run.unknown('comes from a generator whose shapes are not told');
  });
  return datasetWith(dtypes instanceof Tuple || dtypes instanceof List ? new Tuple(parts) : (parts[0] ?? null), 'untold');
};

const scalar = (dtype: string): NdArray => NdArray.of('traced', [], dtype);

/** `range`. */
export const range: NativeCall = (run, call) => {
  const [a, b, c] = call.args.map(asIndex);
  const [start, stop, step] = call.args.length < 2 ? [0, a, 1] : [a, b, call.args.length < 3 ? 1 : c];
  const count = start === undefined || stop === undefined || step === undefined || step === 0 ? run.unknown('is a range whose ends are not known') : Math.max(0, Math.ceil((stop - start) / step));
  return datasetWith(scalar(dtypeName(call.kwargs.get('output_type') ?? null) ?? 'int64'), count);
};

/** Lines, records and names of files: texts, of which nobody knows how many there are. */
export const texts: NativeCall = (run) => datasetWith(scalar('string'), run.unknown('counts what lies in files'));

/** The least of several counts. */
export function least(counts: readonly Count[]): Count {
  const lost = counts.find((count) => count instanceof Unknown);
  if (lost !== undefined) return lost;
  if (counts.includes('untold')) return 'untold';
  const known = counts.filter((count) => typeof count === 'number');
  return known.length === 0 ? 'endless' : Math.min(...known);
}

/** `zip`: data sets side by side. */
export const zip: NativeCall = (_run, call) => {
  const given = call.args.length === 1 ? (call.args[0] ?? null) : call.args.length === 0 ? (call.kwargs.get('datasets') ?? null) : new Tuple(call.args);
  const found: Data[] = [];
  const structure = given instanceof List && !given.lost ? new Tuple(given.items) : given;
  const over = (take: (data: Data) => Value): Value => mapStructure(structure, (leaf) => {
    const data = dataOf(leaf);
    return data ? take(data) : leaf instanceof Unknown ? leaf : new Unknown('is no data set');
  });
  const spec = over((data) => (found.push(data), data.spec));
  return datasetOf({ spec, count: found.length < leavesIn(structure).length ? leavesIn(structure).find((leaf) => leaf instanceof Unknown) ?? 'untold' : least(found.map((data) => data.count)), at: (place) => over((data) => data.at(place)) });
};

/** Data sets drawn from in turn: the elements are like those of the first. */
export const fromSeveral: NativeCall = (run, call: Call) => {
  const [list] = [call.arg(0, 'datasets') ?? null];
  const data = list instanceof List || list instanceof Tuple ? dataOf(list.items[0]) : undefined;
  return data ? datasetWith(data.spec, 'untold') : run.unknown('comes from data sets that are not known');
};

/** What a function gave for an element, as a spec. */
export function asSpec(run: Run, value: Value): Value {
  if (value instanceof Tuple || value instanceof Dict) return mapStructure(value, (leaf) => asSpec(run, leaf));
  if (value instanceof Unknown || (value instanceof Instance && (dataOf(value) || arrayIn(value) === undefined))) return value;
  if (value === null) return value;
  return traced(run, value, 0);
}
