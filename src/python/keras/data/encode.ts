// Labels and texts as arrays: one-hot rows, sequences of one length.
// Source: keras/src/utils/numerical_utils.py and sequence_utils.py, Keras 3.15.1.

import { asIndex, List, Native, NdArray, Tuple, Unknown, type Value } from '../../values/index.ts';
import { toArray } from '../../library/numpy/array.ts';
import { factsOf } from '../../library/numpy/facts.ts';

/** One-hot rows: as many columns as classes, which are given or counted from the largest label. */
export const toCategorical = new Native('keras.utils.to_categorical', (run, call) => {
  const given = call.or(0, 'x', call.kwargs.get('y') ?? null);
  const labels = toArray(run, given);
  const classes = call.or(1, 'num_classes', null);
  const reason = run.unknown('comes from `to_categorical`');
  if (labels instanceof Unknown) return labels;
  const inner = labels.shape.length > 1 && labels.shape.at(-1) === 1 ? labels.shape.slice(0, -1) : labels.shape;
  const facts = factsOf(labels);
  const count = asIndex(classes) ?? (classes === null && facts ? facts.most + 1 : null);
  return new NdArray([...inner, count], 'float64', undefined, labels.because ?? reason, { least: 0, most: 1, rarest: undefined });
});

/** Sequences of one length: as many rows as there are sequences, as many columns as `maxlen` or the longest has. */
export const padSequences = new Native('keras.utils.pad_sequences', (run, call) => {
  const texts = call.or(0, 'sequences', null);
  if (texts instanceof Unknown) return withRows(null, call.or(1, 'maxlen', null), texts);
  const items = texts instanceof List ? (texts.lost ? undefined : texts.items) : texts instanceof Tuple ? texts.items : undefined;
  const rows = texts instanceof NdArray ? (texts.shape[0] ?? null) : (items?.length ?? null);
  const longest = items?.every((item) => (item instanceof List && !item.lost) || item instanceof Tuple) ? Math.max(0, ...items.map((item) => (item instanceof List || item instanceof Tuple ? item.items.length : 0))) : texts instanceof NdArray ? (texts.shape[1] ?? null) : null;
  const length = call.or(1, 'maxlen', null);
  const dtype = call.or(2, 'dtype', 'int32');
  const made = withRows(rows, length === null ? longest : length, texts instanceof NdArray && texts.because ? texts.because : run.unknown('comes from `pad_sequences`'));
  return typeof dtype === 'string' ? made.with({ dtype }) : made;
});

const withRows = (rows: number | null, length: Value, because: Unknown): NdArray => new NdArray([rows, asIndex(length) ?? null], 'int32', undefined, because);

/** `normalize`: as many numbers as before. */
export const normalize = new Native('keras.utils.normalize', (run, call) => {
  const array = toArray(run, call.or(0, 'x', null));
  return array instanceof NdArray ? array.with({ dtype: array.dtype === 'float32' ? 'float32' : 'float64' }) : array;
});
