// The calls of a functional model as its config lists them, and what their arguments refer to.
// Source: `serialize_node` and `deserialize_node` in keras/src/models/functional.py, Keras 3.15.1; the lists are the dialect of Keras 2.

import { isKind, Tuple, type Raw } from '../../layers/index.ts';
import { Tensor, type Argument } from '../../model/index.ts';
import { MOST_AXES, MOST_READ } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';
import { Field } from './field.ts';
import type { StoredTensor } from './stored-layer.ts';

/** The output of a call of a layer, by its name: `["conv2d", 0, 0]`. */
export interface Reference {
  readonly layer: string;
  readonly call: number;
  readonly tensor: number;
  /** What the config says that it is; the dialect of Keras 2 does not say. */
  readonly stored: StoredTensor | undefined;
  /** Where it is written. */
  readonly field: Field;
}

/** One call as it is written. */
export interface WrittenCall {
  readonly args: readonly Raw[];
  readonly kwargs: Readonly<Record<string, Raw>>;
  /** What it reads, in the order in which it is written. */
  readonly reads: readonly Reference[];
  /** True in the dialect of Keras 2, which counts the calls of a model from 1. */
  readonly lists: boolean;
}

type Entries = Readonly<Record<string, Raw>>;

const entriesOf = (raw: Raw | undefined): Entries => (raw !== undefined && isKind(raw, 'dict') ? raw.entries : {});

/** Reads one entry of `inbound_nodes`. */
export function writtenCall(field: Field): WrittenCall {
  const written = Array.isArray(field.raw) ? listedCall(field) : describedCall(field);
  if (written.reads.length > MOST_READ) throw new Unreadable(field.place, `a call that reads ${written.reads.length} tensors`, `at most ${MOST_READ}`);
  return written;
}

function describedCall(field: Field): WrittenCall {
  const args = field.at('args').items().map(({ raw }) => raw ?? null);
  const kwargs = field.at('kwargs').given ? field.at('kwargs').entries() : {};
  const reads: Reference[] = [];
  for (const one of args) collect(one, field, reads);
  for (const one of Object.values(kwargs)) collect(one, field, reads);
  return { args, kwargs, reads, lists: false };
}

/** `[["conv2d", 0, 0, {}], ...]`: one entry for each tensor, the last part holds keywords. */
function listedCall(field: Field): WrittenCall {
  const entries = field.items();
  // One tensor alone may stand without a list around it.
  const single = typeof entries[0]?.raw === 'string';
  const reads: Reference[] = [];
  let kwargs: Entries = {};
  for (const one of single ? [field] : entries) {
    const parts = one.items();
    const [layer, call, tensor, more] = parts;
    if (!layer || !call || !tensor || parts.length > 4) throw one.wrong('a layer, a call, a tensor and keywords');
    reads.push({ layer: layer.text(), call: call.whole(), tensor: tensor.whole(), stored: undefined, field: one });
    if (more?.given) kwargs = { ...kwargs, ...more.entries() };
  }
  const tensors = reads.map(written);
  const [only] = tensors;
  return { args: [tensors.length === 1 && only !== undefined ? only : tensors], kwargs: Object.fromEntries(Object.entries(kwargs).map(([name, value]) => [name, listedArgument(value, field)])), reads, lists: true };
}

/** A keyword of a listed call may be a tensor again: `["dense", 0, 0]`. */
const listedArgument = (value: Raw, field: Field): Raw => {
  if (!Array.isArray(value)) return value;
  const [layer, call, tensor] = value as readonly Raw[];
  return value.length >= 3 && value.length <= 4 && typeof layer === 'string' && typeof call === 'number' && typeof tensor === 'number' ? written({ layer, call, tensor, stored: undefined, field }) : (value as readonly Raw[]).map((one) => listedArgument(one, field));
};

/** A reference in the form in which Keras 3 writes it. */
const written = ({ layer, call, tensor }: Reference): Raw => ({ kind: 'dict', entries: { class_name: '__keras_tensor__', config: { kind: 'dict', entries: { keras_history: [layer, call, tensor] } } } });

/** A tensor that a config describes: `__keras_tensor__`. */
function referenceOf(raw: Raw, field: Field): Reference | undefined {
  const { class_name: kind, config } = entriesOf(raw);
  if (kind !== '__keras_tensor__') return undefined;
  const { keras_history: history, shape, dtype } = entriesOf(config);
  if (!Array.isArray(history)) throw new Unreadable(field.place, 'a tensor without `keras_history`', 'a layer, a call and a tensor');
  const [layer, call, tensor] = history as readonly Raw[];
  if (typeof layer !== 'string' || typeof call !== 'number' || typeof tensor !== 'number') throw new Unreadable(field.place, 'a tensor whose `keras_history` is not complete', 'a layer, a call and a tensor');
  return { layer, call, tensor, stored: typeof dtype === 'string' ? { shape: shapeOf(shape), dtype } : undefined, field };
}

/** A shape as a config writes it; undefined for what is none. */
export function shapeOf(raw: Raw | undefined): readonly (number | null)[] | undefined {
  if (!Array.isArray(raw) || raw.length > MOST_AXES) return undefined;
  return (raw as readonly Raw[]).every((size) => size === null || (typeof size === 'number' && Number.isInteger(size) && size >= 0)) ? (raw as readonly (number | null)[]) : undefined;
}

/** Adds every tensor that an argument holds. */
function collect(raw: Raw, field: Field, into: Reference[]): void {
  if (Array.isArray(raw)) {
    for (const one of raw as readonly Raw[]) collect(one, field, into);
    return;
  }
  if (!isKind(raw, 'dict')) return;
  const found = referenceOf(raw, field);
  if (found) into.push(found);
  else for (const one of Object.values(raw.entries)) collect(one, field, into);
}

/** For tensors that were looked at before. */
const NOWHERE = new Field(undefined);

/** Gives the tensor of a reference. */
export type Resolve = (reference: Reference) => Tensor;

/** An argument of a call with its tensors in place, and Python's objects as the library knows them. */
export function argumentOf(raw: Raw, resolve: Resolve): Argument {
  if (Array.isArray(raw)) return (raw as readonly Raw[]).map((one) => argumentOf(one, resolve));
  if (!isKind(raw, 'dict')) return raw;
  const reference = referenceOf(raw, NOWHERE);
  if (reference) return resolve(reference);
  const { class_name: kind, config } = raw.entries;
  const inner = entriesOf(config);
  switch (kind) {
    case '__tensor__':
    case '__numpy__':
      return arrayOf(inner);
    case '__slice__':
      return { kind: 'object', path: 'slice', args: { start: inner['start'] ?? null, stop: inner['stop'] ?? null, step: inner['step'] ?? null } };
    case '__ellipsis__':
      return { kind: 'object', path: 'Ellipsis', args: {} };
    default:
      return { kind: 'dict', entries: Object.fromEntries(Object.entries(raw.entries).map(([name, one]) => [name, argumentOf(one, resolve)])) };
  }
}

/** An array that stands in a config: `{"value": [[1, 2]], "dtype": "float32"}`. */
function arrayOf({ value = null, dtype }: Entries): Raw {
  const shape: number[] = [];
  for (let one = value; Array.isArray(one) && shape.length < MOST_AXES; one = (one as readonly Raw[])[0] ?? null) shape.push(one.length);
  return { kind: 'array', shape, dtype: typeof dtype === 'string' ? dtype : 'float32' };
}

const noTensor = (): never => {
  throw new Unreadable('', 'a tensor among settings', 'a value');
};

/** A setting of an operation; tuples are lists in JSON. */
export const settingOf = (raw: Raw): Raw => {
  if (Array.isArray(raw)) return Tuple.from<Raw>((raw as readonly Raw[]).map(settingOf));
  return isKind(raw, 'dict') && typeof raw.entries['class_name'] === 'string' ? argumentOf(raw, noTensor) : raw;
};
