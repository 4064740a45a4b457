// Values as Python source. Invariant: what is written reads back as the same value.

import { findLayer, Float, isKind, pythonRepr, type Raw, type RawObject } from '../layers/index.ts';

/** Writes an object that is a layer of the network: a cell, a wrapped layer. */
export type WriteInstance = (instance: object) => string;

/** What stands for a function that the script wrote itself: its code is not known here. */
export const OWN_FUNCTION = 'lambda x: x';

/** True for a function that Keras does not have. */
export const isOwnFunction = (raw: Raw): boolean => isKind(raw, 'function') && !/^(?:(?:tensorflow\.|tf\.)?keras\.)[\w.]+$/.test(raw.path);

/** A value as a Python expression: sequences of numbers as tuples, others as lists, texts in double quotes. */
export function pythonValue(raw: Raw, instance?: WriteInstance): string {
  if (typeof raw === 'string') return JSON.stringify(raw);
  if (raw instanceof Float || raw === null || typeof raw !== 'object') return pythonRepr(raw);
  if (Array.isArray(raw)) {
    const items = (raw as readonly Raw[]).map((item) => pythonValue(item, instance));
    if (!isNumeric(raw as readonly Raw[])) return `[${items.join(', ')}]`;
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
  }
  if (isKind(raw, 'dict')) return `{${Object.entries(raw.entries).map(([key, value]) => `${JSON.stringify(key)}: ${pythonValue(value, instance)}`).join(', ')}}`;
  if (isKind(raw, 'object')) return objectValue(raw, instance);
  if (isKind(raw, 'function')) return isOwnFunction(raw) ? OWN_FUNCTION : qualified(raw.path);
  // A size that is only named, or unknown, is Keras's None.
  return 'None';
}

/** `keras.regularizers.L2(l2=0.01)`, or the layer that the object is. */
function objectValue({ path, args, instance: made }: RawObject, instance: WriteInstance | undefined): string {
  if (made && instance) return instance(made);
  return `${qualified(path)}(${Object.entries(args).map(([key, value]) => `${key}=${pythonValue(value, instance)}`).join(', ')})`;
}

/** Numbers, and nothing but numbers, also inside. */
const isNumeric = (items: readonly Raw[]): boolean => items.every((item) => (Array.isArray(item) ? isNumeric(item as readonly Raw[]) : item === null || typeof item === 'number' || typeof item === 'bigint' || item instanceof Float || isKind(item, 'size')));

/** A dotted path as `import keras` reaches it; the bare name of a layer stands for Keras's. */
const qualified = (path: string): string => (findLayer(path) ? `layers.${path}` : path.replace(/^(tensorflow\.|tf\.)?keras\./, 'keras.'));
