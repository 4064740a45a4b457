// Keras's data sets, known by their true shapes and dtypes, and by what is known of their numbers.
// Source: keras/src/datasets/*.py, Keras 3.15.1, and the data sets themselves.

import { asIndex, asNumber, Native, NdArray, Tuple, Unknown, type Call, type Facts, type NativeCall, type Value } from '../../values/index.ts';
import type { Run } from '../../run/run.ts';
import { opaque } from '../../library/opaque.ts';

type Sizes = readonly (number | null)[];

/** Training data and labels, test data and labels. */
const pairs = (name: string, parts: readonly (readonly [shape: Sizes, dtype: string, facts?: Facts | undefined])[]): Value => {
  const because = new Unknown(`comes from \`keras.datasets.${name}\``);
  const [x, y, testX, testY] = parts.map(([shape, dtype, facts]) => new NdArray(shape, dtype, undefined, because, facts)) as [Value, Value, Value, Value];
  return new Tuple([new Tuple([x, y]), new Tuple([testX, testY])]);
};

/** Labels from 0 on, each at least so often. */
const labels = (count: number, rarest: number): Facts => ({ least: 0, most: count - 1, rarest });
/** The brightness of pictures: black and white occur, every shade may not. */
const brightness: Facts = { least: 0, most: 255, rarest: undefined };

const pictures = (name: string, [train, test]: readonly [number, number], picture: Sizes, column: Sizes, label: string, count: number, rarest: readonly [number, number]): NativeCall => () =>
  pairs(name, [
    [[train, ...picture], 'uint8', brightness], [[train, ...column], label, labels(count, rarest[0])],
    [[test, ...picture], 'uint8', brightness], [[test, ...column], label, labels(count, rarest[1])],
  ]);

/** Texts as numbers of words, which `maxlen` thins out. */
function texts(name: string, sizes: (call: Call) => readonly [number | null, number | null], facts: (call: Call) => readonly [Facts | undefined, Facts | undefined]): NativeCall {
  return (_run, call) => {
    const whole = call.or(3, 'maxlen', null) === null;
    const [train, test] = whole ? sizes(call) : [null, null];
    const [of, ofTest] = whole ? facts(call) : [];
    return pairs(name, [[[train], 'object'], [[train], 'int64', of], [[test], 'object'], [[test], 'int64', ofTest]]);
  };
}

/** Rows that are left for training; the rest is for the test. Rule: `int(n * (1 - test_split))`. */
function parted(rows: number, split: Value): readonly [number | null, number | null] {
  const part = asNumber(split);
  if (part === undefined) return [null, null];
  const train = Math.trunc(rows * (1 - part));
  return [train, rows - train];
}

const standard = (call: Call, at: number): boolean => asNumber(call.or(at, 'test_split', 0.2)) === 0.2 && asIndex(call.or(at + 1, 'seed', 113)) === 113;

function housing(name: string, column: (call: Call) => readonly [rows: number | null, columns: number, split: Value], dtype: string): NativeCall {
  return (_run, call) => {
    const [rows, columns, split] = column(call);
    const [train, test] = rows === null ? [null, null] : parted(rows, split);
    return pairs(name, [[[train, columns], dtype], [[train], dtype], [[test, columns], dtype], [[test], dtype]]);
  };
}

const CALIFORNIA: Readonly<Record<string, number>> = { large: 20640, small: 600 };

const loaders: Readonly<Record<string, NativeCall>> = {
  mnist: pictures('mnist', [60000, 10000], [28, 28], [], 'uint8', 10, [5421, 892]),
  fashion_mnist: pictures('fashion_mnist', [60000, 10000], [28, 28], [], 'uint8', 10, [6000, 1000]),
  cifar10: pictures('cifar10', [50000, 10000], [32, 32, 3], [1], 'uint8', 10, [5000, 1000]),
  cifar100: (run, call) => {
    const mode = call.or(0, 'label_mode', 'fine');
    if (mode !== 'fine' && mode !== 'coarse') {
      if (typeof mode !== 'string') return run.unknown('comes from `keras.datasets.cifar100`');
      throw run.error('ValueError', `\`label_mode\` must be one of \`"fine"\`, \`"coarse"\`. Received: label_mode=${mode}.`);
    }
    return pictures('cifar100', [50000, 10000], [32, 32, 3], [1], 'int64', mode === 'fine' ? 100 : 20, mode === 'fine' ? [500, 100] : [2500, 500])(run, call);
  },
  imdb: texts('imdb', () => [25000, 25000], () => [labels(2, 12500), labels(2, 12500)]),
  reuters: texts('reuters', (call) => parted(11228, call.or(4, 'test_split', 0.2)), (call) => (standard(call, 4) ? [labels(46, 1), { least: 0, most: 45, rarest: undefined }] : [undefined, undefined])),
  boston_housing: housing('boston_housing', (call) => [506, 13, call.or(1, 'test_split', 0.2)], 'float64'),
  california_housing: housing('california_housing', (call) => [CALIFORNIA[String(call.or(0, 'version', 'large'))] ?? null, 8, call.or(2, 'test_split', 0.2)], 'float32'),
};

/** Words that have a number in the word index of a set of texts. */
const WORDS: Readonly<Record<string, number>> = { imdb: 88584, reuters: 30979 };

const REUTERS_LABELS = 46;

/** The names of the data sets. */
export const datasetNames: readonly string[] = Object.keys(loaders);

/** What `keras.datasets.NAME` has under a name; undefined for a data set or a function that Keras does not have. */
export function datasetFunction(name: string, attribute: string): Native | undefined {
  const load = Object.hasOwn(loaders, name) ? loaders[name] : undefined;
  const path = `keras.datasets.${name}.${attribute}`;
  if (!load) return undefined;
  if (attribute === 'load_data') return new Native(path, load);
  const words = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
  if (words !== undefined && attribute === 'get_word_index') return new Native(path, (run: Run) => opaque('dict', words, run.unknown(`comes from \`${path}\``)));
  if (name === 'reuters' && attribute === 'get_label_names') return new Native(path, (run) => opaque('tuple', REUTERS_LABELS, run.unknown(`comes from \`${path}\``)));
  return undefined;
}
