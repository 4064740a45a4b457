// Transformers of scikit-learn: scalers, encoders, decompositions, by the shape of what they give.
// Invariant: a number of columns that depends on the data is given only where a fact of the data tells it.

import { asIndex, Instance, List, NdArray, PyClass, types, Unknown, type Call, type Facts, type Value } from '../../values/index.ts';
import type { Run } from '../../run/run.ts';
import { toArray } from '../numpy/array.ts';
import { differentIn, factsOf } from '../numpy/facts.ts';
import { addMethods } from '../table.ts';

/** What a transformer gives for an array; `fitted` is what it has learned from. */
type Gives = (array: NdArray, fitted: NdArray, setting: (at: number, name: string) => Value, run: Run) => NdArray;

const floating = (dtype: string): string => (dtype === 'float32' ? dtype : 'float64');

/** As many columns as before. */
const scaled: Gives = (array) => array.with({ dtype: floating(array.dtype) });

/** As many columns as components, where that is a number. */
const reduced = (at: number, name: string, standard: number | undefined): Gives => (array, fitted, setting) => {
  const given = setting(at, name);
  const [rows = null, columns = null] = fitted.shape;
  const count = given === null ? (standard ?? (rows === null || columns === null ? null : Math.min(rows, columns))) : (asIndex(given) ?? null);
  return array.with({ shape: [array.shape[0] ?? null, count], dtype: floating(array.dtype) });
};

const encoded = (fitted: NdArray): number | null => (fitted.data ? new Set(fitted.data).size : (differentIn(factsOf(fitted)) ?? null));

/** Labels as numbers from 0 on. */
const numbered: Gives = (array, fitted) => {
  const facts = factsOf(array);
  const same = array === fitted || (facts !== undefined && facts.least === factsOf(fitted)?.least && facts.most === factsOf(fitted)?.most);
  const shifted: Facts | undefined = same && facts?.rarest !== undefined ? { least: 0, most: facts.most - facts.least, rarest: facts.rarest } : undefined;
  return array.with({ shape: [array.shape[0] ?? null], dtype: 'int64', facts: shifted });
};

const binary: Gives = (array, fitted) => {
  const count = encoded(fitted);
  return array.with({ shape: [array.shape[0] ?? null, count === 2 ? 1 : count], dtype: 'int64' });
};

const oneHot: Gives = (array, fitted) => {
  const count = fitted.shape[1] === 1 ? encoded(fitted) : null;
  return array.with({ shape: [array.shape[0] ?? null, count], dtype: 'float64' });
};

/** Products of up to `degree` columns, the constant among them: n + degree over degree. */
const polynomial: Gives = (array, _fitted, setting) => {
  const degree = asIndex(setting(0, 'degree') ?? 2);
  const columns = array.shape[1] ?? null;
  const plain = degree !== undefined && columns !== null && setting(1, 'interaction_only') !== true;
  let count = 1;
  if (plain) for (let i = 1; i <= degree; i++) count = (count * (columns + i)) / i;
  return array.with({ shape: [array.shape[0] ?? null, plain ? count - (setting(2, 'include_bias') === false ? 1 : 0) : null], dtype: floating(array.dtype) });
};

const unknownColumns: Gives = (array) => array.with({ shape: [array.shape[0] ?? null, null], dtype: 'float64' });

/** Transformers by module and class. */
const transformers: Readonly<Record<string, Readonly<Record<string, Gives>>>> = {
  preprocessing: {
    StandardScaler: scaled, MinMaxScaler: scaled, MaxAbsScaler: scaled, RobustScaler: scaled, Normalizer: scaled, QuantileTransformer: scaled, PowerTransformer: scaled, Binarizer: scaled, OrdinalEncoder: (array) => array.with({ dtype: 'float64' }),
    LabelEncoder: numbered, LabelBinarizer: binary, OneHotEncoder: oneHot, PolynomialFeatures: polynomial, MultiLabelBinarizer: (array) => array.with({ shape: [array.shape[0] ?? null, null], dtype: 'int64' }),
  },
  impute: { SimpleImputer: scaled },
  decomposition: { PCA: reduced(0, 'n_components', undefined), IncrementalPCA: reduced(0, 'n_components', undefined), KernelPCA: unknownColumns, TruncatedSVD: reduced(0, 'n_components', 2), NMF: reduced(0, 'n_components', undefined), FastICA: reduced(0, 'n_components', undefined), FactorAnalysis: reduced(0, 'n_components', undefined) },
  manifold: { TSNE: reduced(0, 'n_components', 2), MDS: reduced(0, 'n_components', 2), Isomap: (array, _fitted, setting) => array.with({ shape: [array.shape[0] ?? null, setting(9, 'n_components') === null ? 2 : (asIndex(setting(9, 'n_components')) ?? null)], dtype: 'float64' }) },
  feature_selection: { SelectKBest: reduced(1, 'k', 10) },
};

const made = new Map<string, PyClass>();

/** A class of transformers; undefined for one that is not held here. */
export function transformerClass(module: string, name: string): PyClass | undefined {
  const gives = Object.hasOwn(transformers, module) ? transformers[module]?.[name] : undefined;
  if (!gives || !Object.hasOwn(transformers[module] ?? {}, name)) return undefined;
  const key = `${module}.${name}`;
  const before = made.get(key);
  if (before) return before;
  const cls = classOf(module, name, gives);
  made.set(key, cls);
  return cls;
}

interface State {
  readonly call: Call;
  fitted: NdArray | Unknown | undefined;
}

const isState = (native: unknown): native is State => typeof native === 'object' && native !== null && 'fitted' in native;

function classOf(module: string, name: string, gives: Gives): PyClass {
  const cls: PyClass = new PyClass(name, { module: `sklearn.${module}`, bases: [types.object], make: (_run, of, call) => new Instance(of, { call, fitted: undefined } satisfies State) });
  const stateOf = (call: Call): State | undefined => (call.args[0] instanceof Instance && isState(call.args[0].native) ? call.args[0].native : undefined);
  const given = (run: Run, call: Call): NdArray | Unknown => toArray(run, call.args[1] ?? call.kwargs.get('X') ?? call.kwargs.get('y') ?? null);
  const apply = (run: Run, state: State | undefined, array: NdArray | Unknown): Value => {
    if (array instanceof Unknown) return array;
    if (!state?.fitted || state.fitted instanceof Unknown) return state?.fitted ?? run.unknown(`comes from a \`${name}\` that is not known`);
    const of = gives(array, state.fitted, (at, key) => state.call.or(at, key, null), run);
    return of.with({ shape: of.shape, dtype: of.dtype, because: array.because ?? run.unknown(`comes from \`${name}\``), facts: of.facts });
  };
  addMethods(cls, {
    fit: (run, call) => {
      const state = stateOf(call);
      if (state) state.fitted = given(run, call);
      return call.args[0] ?? null;
    },
    partial_fit: (_run, call) => call.args[0] ?? null,
    fit_transform: (run, call) => {
      const state = stateOf(call);
      const array = given(run, call);
      if (state) state.fitted = array;
      return apply(run, state, array);
    },
    transform: (run, call) => apply(run, stateOf(call), given(run, call)),
    inverse_transform: (run, call) => {
      const array = given(run, call);
      const fitted = stateOf(call)?.fitted;
      if (array instanceof Unknown || !(fitted instanceof NdArray)) return array instanceof Unknown ? array : run.unknown(`comes from \`${name}\``);
      return array.with({ shape: [array.shape[0] ?? null, ...fitted.shape.slice(1)], dtype: fitted.dtype, because: run.unknown(`comes from \`${name}\``) });
    },
    __getattr__: (run, call) => attribute(run, stateOf(call), String(call.args[1]), name),
  });
  return cls;
}

/** The classes that an encoder has found; the rest is not known. */
function attribute(run: Run, state: State | undefined, asked: string, name: string): Value {
  const because = run.unknown(`comes from \`${asked}\` of a \`${name}\``);
  const fitted = state?.fitted;
  if (!(fitted instanceof NdArray)) return because;
  const count = encoded(fitted);
  if (asked === 'classes_' && name.startsWith('Label')) {
    const facts = factsOf(fitted);
    return new NdArray([count], fitted.dtype, count !== null && facts ? Array.from({ length: count }, (_, i) => facts.least + i) : undefined, because);
  }
  if (asked === 'categories_' && fitted.shape[1] === 1) return new List([new NdArray([count], fitted.dtype, undefined, because)]);
  return because;
}

