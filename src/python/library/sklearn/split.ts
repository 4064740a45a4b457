// Parts of data: `train_test_split`, folds, shuffled copies, by their exact sizes.
// Source: sklearn/model_selection/_split.py, scikit-learn 1.7.

import { asIndex, asNumber, Instance, Iter, List, NdArray, PyClass, PyFloat, Tuple, types, Unknown, type Call, type NativeCall, type Value } from '../../values/index.ts';
import { lengthOf } from '../../run/iterate.ts';
import type { Run } from '../../run/run.ts';
import { factsOfPart } from '../numpy/facts.ts';
import { addMethods } from '../table.ts';

/** Some rows of an array or list, in an order that is not known. */
function partOf(value: Value, rows: number | null, because: Unknown): Value {
  if (value instanceof NdArray) {
    const shape = [rows, ...value.shape.slice(1)];
    return value.with({ shape, because: value.because ?? because, facts: factsOfPart(value, { shape }) });
  }
  if (value instanceof List && rows !== null && rows <= MOST_ITEMS) return new List(Array.from({ length: rows }, () => new Unknown(because.reason)));
  return value instanceof Unknown ? new Unknown(value.reason, value.name === undefined ? undefined : value.name) : because;
}

/** Items of a list that are told one by one. */
const MOST_ITEMS = 100_000;

function rowsOf(run: Run, value: Value): number | null {
  if (value instanceof NdArray) return value.shape[0] ?? null;
  return value instanceof List || value instanceof Tuple ? (asIndex(lengthOf(run, value)) ?? null) : null;
}

/** How many rows a share or a count of them comes to; undefined where it is not given, null where it is not known. */
function taken(given: Value, rows: number, round: (x: number) => number): number | null | undefined {
  if (given === null) return undefined;
  if (given instanceof PyFloat) return round(given.value * rows);
  return asIndex(given) ?? null;
}

/** The sizes of both parts. Rule: `_validate_shuffle_split`: the test part is rounded up, the training part down. */
function partSizes(rows: number | null, call: Call): readonly [number | null, number | null] {
  if (rows === null) return [null, null];
  const test = taken(call.kwargs.get('test_size') ?? null, rows, Math.ceil);
  const train = taken(call.kwargs.get('train_size') ?? null, rows, Math.floor);
  if (test === null || train === null) return [null, null];
  const tested = test ?? (train === undefined ? Math.ceil(rows * 0.25) : rows - train);
  return [train ?? rows - tested, tested];
}

/** `train_test_split(x, y, test_size=0.2)`. */
export const trainTestSplit: NativeCall = (run, call) => {
  if (call.args.length === 0) throw run.error('ValueError', 'At least one array required as input');
  const because = run.unknown('is a part that is drawn by chance');
  const counts = call.args.map((value) => rowsOf(run, value));
  const known = counts.filter((count) => count !== null);
  if (new Set(known).size > 1) throw run.error('ValueError', `Found input variables with inconsistent numbers of samples: [${counts.map((count) => count ?? '?').join(', ')}]`);
  const [train, test] = partSizes(known[0] ?? null, call);
  return new List(call.args.flatMap((value) => [partOf(value, train, because), partOf(value, test, because)]));
};

/** `shuffle(x, y)`: the same rows in another order. */
export const shuffle: NativeCall = (run, call) => {
  const because = run.unknown('was shuffled by chance');
  const count = asNumber(call.kwargs.get('n_samples') ?? null);
  const made = call.args.map((value) => partOf(value, count ?? rowsOf(run, value), because));
  return made.length === 1 ? (made[0] ?? null) : new List(made);
};

/** Folds: as many pairs of training and test rows as there are splits. */
function folds(name: string, even: boolean): PyClass {
  const made: PyClass = new PyClass(name, {
    module: 'sklearn.model_selection', bases: [types.object],
    make: (_run, cls, call) => {
      const one = new Instance(cls);
      one.attrs.set('n_splits', call.or(0, 'n_splits', name.includes('ShuffleSplit') ? 10 : 5));
      return one;
    },
  });
  const splits = (call: Call): number | undefined => (call.args[0] instanceof Instance ? asIndex(call.args[0].attrs.get('n_splits')) : undefined);
  addMethods(made, {
    get_n_splits: (run, call) => splits(call) ?? run.unknown('is a number of splits that is not known'),
    split: (run, call) => {
      const count = splits(call);
      if (count === undefined) return run.unknown('is a number of splits that is not known');
      const rows = even ? rowsOf(run, call.args[1] ?? call.kwargs.get('X') ?? null) : null;
      const because = run.unknown('is a fold that is drawn by chance');
      let at = 0;
      return new Iter('generator', () => {
        if (at >= count) return undefined;
        const test = rows === null ? null : Math.floor(rows / count) + Number(at < rows % count);
        at++;
        return new Tuple([rows === null || test === null ? null : rows - test, test].map((size) => new NdArray([size], 'int64', undefined, because)));
      });
    },
  });
  return made;
}

/** Classes that make folds; only those that ignore the labels have sizes that are certain. */
export const foldClasses: Readonly<Record<string, () => PyClass>> = {
  KFold: () => folds('KFold', true),
  StratifiedKFold: () => folds('StratifiedKFold', false),
  GroupKFold: () => folds('GroupKFold', false),
  ShuffleSplit: () => folds('ShuffleSplit', false),
  StratifiedShuffleSplit: () => folds('StratifiedShuffleSplit', false),
  TimeSeriesSplit: () => folds('TimeSeriesSplit', false),
};
