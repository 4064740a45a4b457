// `sklearn`, by shape; what is not held here gives an unknown with its path.

import { Module, Native, NdArray, type NativeCall, type Value } from '../../values/index.ts';
import { toArray } from '../numpy/array.ts';
import { datasetFunction } from './datasets.ts';
import { foldClasses, shuffle, trainTestSplit } from './split.ts';
import { transformerClass } from './transform.ts';

const asTransformed = (name: string): NativeCall => (run, call) => {
  const array = toArray(run, call.arg(0, 'X') ?? null);
  return array instanceof NdArray ? array.with({ dtype: array.dtype === 'float32' ? 'float32' : 'float64', because: run.unknown(`comes from \`sklearn.preprocessing.${name}\``) }) : array;
};

/** What `sklearn.MODULE` has under a name. */
function find(module: string, name: string): Value | undefined {
  if (module === 'datasets') return datasetFunction(name);
  if (module === 'utils' && name === 'shuffle') return new Native('sklearn.utils.shuffle', shuffle);
  if (module === 'preprocessing' && ['scale', 'normalize', 'minmax_scale', 'maxabs_scale', 'robust_scale'].includes(name)) return new Native(`sklearn.preprocessing.${name}`, asTransformed(name));
  if (module === 'model_selection' || module === 'cross_validation') {
    if (name === 'train_test_split') return new Native('sklearn.model_selection.train_test_split', trainTestSplit);
    return Object.hasOwn(foldClasses, name) ? foldClasses[name]?.() : undefined;
  }
  return transformerClass(module, name);
}

/** A module of scikit-learn by its dotted name; undefined for others. */
export function sklearnModule(name: string): Module | undefined {
  const [root, module, ...rest] = name.split('.');
  if (root !== 'sklearn' || rest.length > 0) return undefined;
  return module === undefined ? new Module('sklearn') : new Module(name, (one) => find(module, one));
}
