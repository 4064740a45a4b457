// `tf.data`: data sets and what belongs to them.

import { Module, Native, Unknown, type NativeCall, type Value } from '../../values/index.ts';
import { dataOf, datasetOf } from './dataset.ts';
import { cardinality, datasets } from './pipeline.ts';
import { fromSeveral, texts } from './sources.ts';

const counted: NativeCall = (run, call) => {
  const data = dataOf(call.arg(0, 'dataset'));
  return data ? cardinality(run, data) : run.unknown('counts the elements of a data set that is not known');
};

/** Functions for `apply` that change nothing that is known. */
const PASSING = new Set(['ignore_errors', 'prefetch_to_device', 'copy_to_device', 'enumerate_dataset']);

/** `tf.data.experimental` holds what `tf.data` does, and functions for `apply`. */
function find(name: string): Value | undefined {
  switch (name) {
    case 'Dataset':
      return datasets();
    case 'AUTOTUNE':
      return -1;
    case 'INFINITE_CARDINALITY':
      return -1;
    case 'UNKNOWN_CARDINALITY':
      return -2;
    case 'TFRecordDataset':
    case 'TextLineDataset':
    case 'FixedLengthRecordDataset':
      datasets();
      return new Native(`tensorflow.data.${name}`, texts);
    case 'cardinality':
      return new Native('tensorflow.data.experimental.cardinality', counted);
    case 'assert_cardinality':
      return new Native('tensorflow.data.experimental.assert_cardinality', (_run, call) => new Native('assert_cardinality', (run, inner) => {
        const data = dataOf(inner.args[0]);
        const [count] = call.args;
        return data ? datasetOf({ ...data, count: typeof count === 'number' ? count : run.unknown('is a number of elements that is not known') }) : (inner.args[0] ?? null);
      }));
    case 'sample_from_datasets':
    case 'choose_from_datasets':
      return new Native(`tensorflow.data.experimental.${name}`, fromSeveral);
    default:
      return PASSING.has(name) ? new Native(`tensorflow.data.experimental.${name}`, () => new Native(name, (_run, inner) => inner.args[0] ?? null)) : undefined;
  }
}

/** `tf.data`; `experimental` within it has the same names. */
export function dataModule(path = 'tensorflow.data'): Module {
  return new Module(path, (name) => (name === 'experimental' && path === 'tensorflow.data' ? dataModule(`${path}.experimental`) : find(name)) ?? new Unknown(`comes from \`${path}.${name}\``, undefined, `${path}.${name}`));
}
