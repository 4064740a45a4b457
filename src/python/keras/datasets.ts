// Keras's data sets, known by their true shapes and dtypes.
// Source: keras/src/datasets/*.py, Keras 3.15.1, and the data sets themselves.

import { Native, NdArray, Tuple, Unknown, type Value } from '../values/index.ts';

type Part = readonly [shape: readonly number[], dtype: string];

const pictures = (train: number, test: number, picture: readonly number[], labels: readonly number[], label: string): readonly [Part, Part, Part, Part] => [
  [[train, ...picture], 'uint8'], [[train, ...labels], label], [[test, ...picture], 'uint8'], [[test, ...labels], label],
];

/** Shapes of the training data and labels and of the test data and labels. */
const datasets: Readonly<Record<string, readonly [Part, Part, Part, Part]>> = {
  mnist: pictures(60000, 10000, [28, 28], [], 'uint8'),
  fashion_mnist: pictures(60000, 10000, [28, 28], [], 'uint8'),
  cifar10: pictures(50000, 10000, [32, 32, 3], [1], 'uint8'),
  cifar100: pictures(50000, 10000, [32, 32, 3], [1], 'int64'),
  imdb: [[[25000], 'object'], [[25000], 'int64'], [[25000], 'object'], [[25000], 'int64']],
  reuters: [[[8982], 'object'], [[8982], 'int64'], [[2246], 'object'], [[2246], 'int64']],
  boston_housing: [[[404, 13], 'float64'], [[404], 'float64'], [[102, 13], 'float64'], [[102], 'float64']],
  california_housing: [[[16512, 8], 'float32'], [[16512], 'float32'], [[4128, 8], 'float32'], [[4128], 'float32']],
};

/** The names of the data sets. */
export const datasetNames: readonly string[] = Object.keys(datasets);

/** `keras.datasets.NAME.load_data`, or undefined for a name that Keras does not have. */
export function loadData(name: string): Native | undefined {
  const parts = Object.hasOwn(datasets, name) ? datasets[name] : undefined;
  if (!parts) return undefined;
  return new Native(`keras.datasets.${name}.load_data`, () => {
    const because = new Unknown(`comes from \`keras.datasets.${name}\``);
    const [x, y, testX, testY] = parts.map(([shape, dtype]) => new NdArray(shape, dtype, undefined, because)) as [Value, Value, Value, Value];
    return new Tuple([new Tuple([x, y]), new Tuple([testX, testY])]);
  });
}
