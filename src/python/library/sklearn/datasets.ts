// `sklearn.datasets`: the sets that come with scikit-learn by their true shapes, and those that are made by arguments.
// Source: sklearn/datasets/*.py, scikit-learn 1.7, and the data sets themselves.

import { asIndex, Dict, Instance, List, Native, NdArray, PyClass, Tuple, types, Unknown, type Call, type Facts, type NativeCall, type Value } from '../../values/index.ts';
import type { Run } from '../../run/run.ts';
import { addMethods, type Functions } from '../table.ts';

interface Known {
  readonly data: readonly number[];
  readonly target: readonly [shape: readonly number[], dtype: string, facts?: Facts];
  readonly facts?: Facts;
  readonly more?: Readonly<Record<string, Value>>;
}

const labels = (count: number, rarest: number | undefined): Facts => ({ least: 0, most: count - 1, rarest });
const names = (text: string): List => new List(text.split(','));

const known: Readonly<Record<string, () => Known>> = {
  load_iris: () => ({ data: [150, 4], target: [[150], 'int64', labels(3, 50)], more: { feature_names: names('sepal length (cm),sepal width (cm),petal length (cm),petal width (cm)'), target_names: new NdArray([3], 'str') } }),
  load_digits: () => ({ data: [1797, 64], target: [[1797], 'int64', labels(10, 174)], facts: { least: 0, most: 16, rarest: undefined }, more: { images: new NdArray([1797, 8, 8], 'float64', undefined, new Unknown('comes from `sklearn.datasets.load_digits`'), { least: 0, most: 16, rarest: undefined }), target_names: new NdArray([10], 'int64', Array.from({ length: 10 }, (_, i) => i)) } }),
  load_breast_cancer: () => ({ data: [569, 30], target: [[569], 'int64', labels(2, 212)], more: { target_names: new NdArray([2], 'str'), feature_names: new NdArray([30], 'str') } }),
  load_wine: () => ({ data: [178, 13], target: [[178], 'int64', labels(3, 48)], more: { target_names: new NdArray([3], 'str') } }),
  load_diabetes: () => ({ data: [442, 10], target: [[442], 'float64'], more: { feature_names: names('age,sex,bmi,bp,s1,s2,s3,s4,s5,s6') } }),
  load_boston: () => ({ data: [506, 13], target: [[506], 'float64'], more: { feature_names: new NdArray([13], 'str') } }),
  load_linnerud: () => ({ data: [20, 3], target: [[20, 3], 'float64'] }),
  fetch_california_housing: () => ({ data: [20640, 8], target: [[20640], 'float64'], more: { feature_names: names('MedInc,HouseAge,AveRooms,AveBedrms,Population,AveOccup,Latitude,Longitude'), target_names: names('MedHouseVal') } }),
  fetch_olivetti_faces: () => ({ data: [400, 4096], target: [[400], 'int64', labels(40, 10)], more: { images: new NdArray([400, 64, 64], 'float32') } }),
};

/** A `Bunch`: its parts by attribute and by key. */
const bunchClass = new PyClass('Bunch', { module: 'sklearn.utils', bases: [types.object] });
addMethods(bunchClass, {
  __getitem__: (run, call) => part(run, call),
  __getattr__: (run, call) => part(run, call),
  keys: (_run, call) => new List(call.args[0] instanceof Instance ? [...call.args[0].attrs.keys()] : []),
  __contains__: (_run, call) => call.args[0] instanceof Instance && call.args[0].attrs.has(String(call.args[1])),
});

const part = (run: Run, call: Call): Value => (call.args[0] instanceof Instance ? call.args[0].attrs.get(String(call.args[1])) : undefined) ?? run.unknown(`comes from \`${String(call.args[1])}\` of a data set`);

/** Sets that scikit-learn has no more: Python refuses them, a reading goes on with what they were. */
const GONE = new Set(['load_boston']);

const load = (name: string, make: () => Known): NativeCall => (run, call) => {
  if (GONE.has(name) && run.raises) throw run.error('ImportError', `\`${name}\` has been removed from scikit-learn since version 1.2.`);
  const { data, target, facts, more } = make();
  const because = run.unknown(`comes from \`sklearn.datasets.${name}\``);
  const frame = call.kwargs.get('as_frame') === true;
  const x = frame ? because : new NdArray(data, name === 'fetch_olivetti_faces' ? 'float32' : 'float64', undefined, because, facts);
  const y = frame ? because : new NdArray(target[0], target[1], undefined, because, target[2]);
  if (call.kwargs.get('return_X_y') === true) return new Tuple([x, y]);
  const made = new Instance(bunchClass);
  for (const [key, value] of Dict.of([['data', x], ['target', y], ...Object.entries(more ?? {})]).map.values()) made.attrs.set(String(key), value);
  return made;
};

/** How many samples are asked for; a pair gives the size of each of two groups. */
function samples(call: Call): { readonly all: number; readonly least: number } | undefined {
  const given = call.or(0, 'n_samples', 100);
  if (given instanceof Tuple) {
    const [a, b] = given.items.map(asIndex);
    return a === undefined || b === undefined ? undefined : { all: a + b, least: Math.min(a, b) };
  }
  const all = asIndex(given);
  return all === undefined ? undefined : { all, least: Math.floor(all / 2) };
}

const pairOf = (run: Run, name: string, x: readonly (number | null)[], y: readonly (number | null)[], dtype: string, facts?: Facts): Value => {
  const because = run.unknown(`is drawn by \`sklearn.datasets.${name}\``);
  return new Tuple([new NdArray(x, 'float64', undefined, because), new NdArray(y, dtype, undefined, because, facts)]);
};

const twoGroups = (name: string): NativeCall => (run, call) => {
  const size = samples(call);
  return pairOf(run, name, [size?.all ?? null, 2], [size?.all ?? null], 'int64', size && size.least > 0 ? labels(2, size.least) : undefined);
};

const whole = (call: Call, at: number, name: string, fallback: number): number | null => asIndex(call.or(at, name, fallback)) ?? null;

const made: Functions = {
  make_moons: twoGroups('make_moons'),
  make_circles: twoGroups('make_circles'),
  make_blobs: (run, call) => {
    const [n, features] = [whole(call, 0, 'n_samples', 100), whole(call, 1, 'n_features', 2)];
    const centers = call.or(2, 'centers', null);
    const count = centers === null ? 3 : (asIndex(centers) ?? (centers instanceof List ? centers.items.length : undefined));
    const columns = centers instanceof List ? null : features;
    return pairOf(run, 'make_blobs', [n, columns], [n], 'int64', n !== null && count !== undefined && n >= count ? labels(count, Math.floor(n / count)) : undefined);
  },
  make_classification: (run, call) => pairOf(run, 'make_classification', [whole(call, 0, 'n_samples', 100), whole(call, 1, 'n_features', 20)], [whole(call, 0, 'n_samples', 100)], 'int64'),
  make_regression: (run, call) => {
    const [n, targets] = [whole(call, 0, 'n_samples', 100), whole(call, 3, 'n_targets', 1)];
    return pairOf(run, 'make_regression', [n, whole(call, 1, 'n_features', 100)], targets === 1 ? [n] : [n, targets], 'float64');
  },
  make_swiss_roll: (run, call) => pairOf(run, 'make_swiss_roll', [whole(call, 0, 'n_samples', 100), 3], [whole(call, 0, 'n_samples', 100)], 'float64'),
  make_s_curve: (run, call) => pairOf(run, 'make_s_curve', [whole(call, 0, 'n_samples', 100), 3], [whole(call, 0, 'n_samples', 100)], 'float64'),
};

/** A function of `sklearn.datasets`; undefined for one that is not held here. */
export function datasetFunction(name: string): Native | undefined {
  const set = Object.hasOwn(known, name) ? known[name] : undefined;
  const call = set ? load(name, set) : Object.hasOwn(made, name) ? made[name] : undefined;
  return call && new Native(`sklearn.datasets.${name}`, call);
}
