// The first batch that training sees: what a model without an input is built by.
// Source: keras/src/trainers/data_adapters/*.py, Keras 3.15.1.

import { iterate, lostIn } from '../../run/iterate.ts';
import { getItem } from '../../run/subscript.ts';
import type { Run } from '../../run/run.ts';
import { repr, shown } from '../../run/text.ts';
import { dataOf } from '../../tensorflow/data/dataset.ts';
import { asIndex, asNumber, Dict, Instance, Iter, List, NdArray, Tuple, Unknown, type Call, type Value } from '../../values/index.ts';

/** Which method asks. */
export type Asks = 'fit' | 'evaluate' | 'predict' | 'batch';

/** How many items one batch holds: a number, None where batches differ, unknown where that is not known. */
export type BatchSize = number | null | Unknown;

/** One array of a batch. */
export interface BatchPart {
  readonly batch: BatchSize;
  /** The array; its first axis is the batch. Unknown where its shape is not known. */
  readonly array: NdArray | Unknown;
}

/** The input of the first batch: a part, or a list, tuple or dict of them. */
export type Batch = BatchPart | readonly Batch[] | ReadonlyMap<string, Batch>;

const POSITION: Readonly<Record<Asks, number>> = { fit: 2, evaluate: 2, predict: 1, batch: -1 };

/** The input of the first batch that a call of `fit` and the like sees. */
export function firstBatch(run: Run, call: Call, asks: Asks): Batch {
  const data = call.or(0, 'x', call.kwargs.get('generator') ?? null);
  const size = (rows: number | null): BatchSize => (asks === 'batch' ? (rows ?? run.unknown('counts the rows of an array')) : batchOf(run, rows, call, asks));
  return structureOf(run, data, size, asks);
}

/** True for arrays, and for lists and dicts of them: what Keras cuts into batches itself. */
export const isArrays = (data: Value): boolean => data instanceof NdArray || data instanceof Unknown || data instanceof Dict || data instanceof List || data instanceof Tuple;

function structureOf(run: Run, data: Value, size: (rows: number | null) => BatchSize, asks: Asks): Batch {
  if (data instanceof NdArray) return { batch: size(data.shape[0] ?? null), array: data };
  if (data instanceof Unknown) return { batch: data, array: data };
  if (data instanceof Dict && !data.lost) return new Map([...data.map.values()].map(([key, one]) => [String(key), structureOf(run, one, size, asks)]));
  if ((data instanceof List && !data.lost) || data instanceof Tuple) {
    if (data.items.some(isPlain)) throw run.error('ValueError', `Unrecognized data type: x=${shown(repr(run, data))} (of type <class '${data.kind}'>)`);
    return data.items.map((item) => structureOf(run, item, size, asks));
  }
  return fromItem(run, data, asks);
}

/** True for what is no array: Keras refuses lists of numbers. */
const isPlain = (item: Value): boolean => asNumber(item) !== undefined || (item instanceof List && item.items.some(isPlain));

/** Of generators and data sets the first item is looked at; training takes its batches to differ in size. */
function fromItem(run: Run, data: Value, asks: Asks): Batch {
  const element = elementOf(data, asks);
  if (element !== undefined) return fromElement(run, element);
  const item = firstItem(run, data);
  const input = item instanceof Tuple || item instanceof List ? (item.items[0] ?? null) : item;
  if (input instanceof Unknown) return { batch: input, array: input };
  return structureOf(run, input, (rows) => (asks === 'predict' ? (rows ?? run.unknown('is the size of a batch')) : null), asks);
}

/** The element of a `tf.data` set by which a model is built: training asks for the spec, prediction for the first one; undefined for other data. */
export function elementOf(data: Value, asks: Asks): Value | undefined {
  const set = dataOf(data);
  return set && (asks === 'predict' || asks === 'batch' ? set.at(0) : set.spec);
}

/** The input of an element of a data set: the first of several parts. */
function fromElement(run: Run, element: Value): Batch {
  const input = element instanceof Tuple ? (element.items[0] ?? null) : element;
  const part = (leaf: Value): Batch => {
    if (leaf instanceof NdArray) return { batch: leaf.shape[0] ?? null, array: leaf };
    if (leaf instanceof Tuple) return leaf.items.map(part);
    if (leaf instanceof Dict) return new Map([...leaf.map.values()].map(([key, one]) => [String(key), part(one)]));
    const lost = leaf instanceof Unknown ? leaf : run.unknown('comes from an element of a data set');
    return { batch: lost, array: lost };
  };
  return part(input);
}

/** The first item that a generator or data set gives. */
export function firstItem(run: Run, data: Value): Value {
  if (data instanceof Instance && data.cls.find('__getitem__') !== undefined && data.cls.find('__next__') === undefined) return getItem(run, data, 0);
  if (!(data instanceof Instance || data instanceof Iter)) return run.unknown('comes from data of a kind that is not followed');
  const next = iterate(run, data);
  if (next instanceof Unknown) return next;
  const item = next() ?? lostIn(next);
  if (item === undefined) throw run.error('ValueError', 'When passing a Python generator to a Keras model, the generator must yield at least one batch. Received an empty generator.');
  return item;
}

/** The batch that Keras sees first: None where the last one is smaller. Rule: `ArrayDataAdapter`. */
function batchOf(run: Run, rows: number | null, call: Call, asks: 'fit' | 'evaluate' | 'predict'): BatchSize {
  const given = call.or(POSITION[asks], 'batch_size', null);
  const batch = given === null ? 32 : asIndex(given);
  const split = asNumber(call.kwargs.get('validation_split') ?? call.args[6]) ?? 0;
  if (batch === undefined) return given instanceof Unknown ? given : run.unknown('is a batch size that is not known');
  if (rows === null) return run.unknown('is the batch of data whose number of rows is not known');
  const left = Math.floor(rows * (1 - split));
  if (asks === 'predict') return Math.min(left, batch);
  return left % batch === 0 ? batch : null;
}
