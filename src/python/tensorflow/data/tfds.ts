// `tensorflow_datasets`: what `tfds.load` gives, as far as the set is known.
// Source: tensorflow_datasets/core/load.py and splits.py, version 4.9.

import { addMethods } from '../../library/table.ts';
import type { Run } from '../../run/run.ts';
import { asIndex, Dict, Instance, List, Module, Native, NdArray, PyClass, Tuple, types, Unknown, type Call, type Value } from '../../values/index.ts';
import { listedSet, type Listed } from './catalogue.ts';
import { datasetOf, datasetWith, type Count } from './dataset.ts';
import { batched, datasets } from './pipeline.ts';
import { mapStructure } from './spec.ts';

/** How many examples a split has: `train`, `train[:80%]`, `train[10000:]`, `train+test`. */
export function sizeOfSplit(splits: Readonly<Record<string, number>>, text: string): number | undefined {
  const sizes = text.split('+').map((part) => {
    const [, name = '', range] = /^\s*(\w+)(?:\[(.*)\])?\s*$/.exec(part) ?? [];
    const all = name === 'all' ? Object.values(splits).reduce((a, b) => a + b, 0) : splits[name];
    if (all === undefined || range === undefined) return all;
    const [from = '', to = ''] = range.split(':');
    const place = (bound: string, otherwise: number): number => {
      const [, digits, percent] = /^\s*(-?\d+)\s*(%?)\s*$/.exec(bound) ?? [];
      if (digits === undefined) return otherwise;
      const at = percent === '%' ? Math.round((Number(digits) * all) / 100) : Number(digits);
      return Math.min(Math.max(at < 0 ? at + all : at, 0), all);
    };
    return Math.max(0, place(to, all) - place(from, 0));
  });
  return sizes.some((size) => size === undefined) ? undefined : sizes.reduce((sum: number, size) => sum + (size ?? 0), 0);
}

/** What an example looks like. */
function exampleOf(set: Listed, supervised: boolean): Value {
  const tensor = (name: string): NdArray => NdArray.of('traced', set.features[name]?.shape ?? [], set.features[name]?.dtype ?? 'string');
  if (supervised) return new Tuple(set.supervised.map(tensor));
  return Dict.of(Object.keys(set.features).map((name) => [name, tensor(name)]));
}

function ofSplit(run: Run, set: Listed, split: Value, call: Call): Value {
  if (split instanceof List) return new List(split.items.map((one) => ofSplit(run, set, one, call)));
  if (split instanceof Tuple) return new Tuple(split.items.map((one) => ofSplit(run, set, one, call)));
  if (split instanceof Dict) return mapStructure(split, (one) => ofSplit(run, set, one, call));
  const count: Count = (typeof split === 'string' ? sizeOfSplit(set.splits, split) : undefined) ?? run.unknown('counts the examples of a split');
  const made = datasetWith(exampleOf(set, call.or(6, 'as_supervised', false) === true), count);
  const size = call.or(3, 'batch_size', null);
  if (size === null) return made;
  const whole = asIndex(size) === -1;
  const batches = batched(run, made, whole ? (typeof count === 'number' ? count : null) : (asIndex(size) ?? null));
  return whole ? mapStructure(batches.at(0), (leaf) => (leaf instanceof NdArray ? NdArray.of('eager', leaf.shape, leaf.dtype, undefined, run.unknown('is a data set as a whole')) : leaf)) : datasetOf(batches);
}

const infoClass = new PyClass('DatasetInfo', { module: 'tensorflow_datasets.core.dataset_info', bases: [types.object] });
addMethods(infoClass, { __getattr__: (run, call) => run.unknown(`comes from \`${String(call.args[1])}\` of a data set's information`) });

const plain = (attributes: Readonly<Record<string, Value>>): Instance => {
  const made = new Instance(infoClass);
  for (const [name, value] of Object.entries(attributes)) made.attrs.set(name, value);
  return made;
};

/** What `with_info=True` gives besides. */
function infoOf(run: Run, name: string, set: Listed): Instance {
  const features = Dict.of(Object.entries(set.features).map(([key, { shape, classes }]) => [key, plain({
    shape: new Tuple(shape),
    ...(classes === undefined ? {} : { num_classes: classes, names: new List(Array.from({ length: classes }, () => run.unknown('is the name of a class'))) }),
  })]));
  return plain({ name, features, splits: Dict.of(Object.entries(set.splits).map(([key, count]) => [key, plain({ num_examples: count, name: key })])), supervised_keys: new Tuple(set.supervised) });
}

function load(run: Run, call: Call): Value {
  datasets();
  const name = call.or(0, 'name', null);
  const set = typeof name === 'string' ? listedSet(name) : undefined;
  const because = run.unknown(`comes from \`tfds.load\`${typeof name === 'string' ? ` of ${name}` : ''}`);
  const withInfo = call.or(9, 'with_info', false) === true;
  if (!set) return withInfo ? new Tuple([because, because]) : because;
  const split = call.or(1, 'split', null);
  const data = split === null ? Dict.of(Object.keys(set.splits).map((one) => [one, ofSplit(run, set, one, call)])) : ofSplit(run, set, split, call);
  return withInfo ? new Tuple([data, infoOf(run, String(name), set)]) : data;
}

/** `tensorflow_datasets`. */
export function tfdsModule(): Module {
  return new Module('tensorflow_datasets', (name) => {
    if (name === 'load') return new Native('tensorflow_datasets.load', load);
    if (name === 'Split') return new Module('tensorflow_datasets.Split', (one) => ({ TRAIN: 'train', TEST: 'test', VALIDATION: 'validation', ALL: 'all' })[one]);
    if (name === 'disable_progress_bar' || name === 'enable_progress_bar') return new Native(`tensorflow_datasets.${name}`, () => null);
    if (name === 'as_numpy') return new Native('tensorflow_datasets.as_numpy', asNumpy);
    return new Unknown(`comes from \`tensorflow_datasets.${name}\``, undefined, `tensorflow_datasets.${name}`);
  });
}

/** Tensors as NumPy's arrays, data sets as what they give in NumPy's arrays. */
function asNumpy(run: Run, call: Call): Value {
  return mapStructure(call.or(0, 'dataset', null), (leaf) => {
    if (leaf instanceof NdArray) return NdArray.of('numpy', leaf.shape, leaf.dtype, leaf.data, leaf.because);
    return leaf instanceof Instance ? run.call(leaf.cls.find('as_numpy_iterator') ?? null, [leaf]) : leaf;
  });
}
