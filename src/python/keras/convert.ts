// Python's values as a layer takes them, and what a layer gives as Python's values.
// Invariant: int and float, list and tuple stay apart; what is not known keeps its reason.

import { sizeText, type Size } from '../../formula/index.ts';
import { Float, Tuple as RawTuple, type Raw } from '../../layers/index.ts';
import { Layer, Tensor, type Argument, type Structure } from '../../model/index.ts';
import { Dict, Func, Instance, List, Native, NdArray, PyClass, PyFloat, PySet, Range, Tuple, Unknown, type Value } from '../values/index.ts';
import { sizesOfShape } from '../tensorflow/shape-class.ts';
import type { KerasState } from './state.ts';

/** A small object of Keras: an initializer, an optimizer, a loss. */
export class KerasObject {
  readonly path: string;
  readonly args: Readonly<Record<string, Raw>>;
  constructor(path: string, args: Readonly<Record<string, Raw>>) {
    this.path = path;
    this.args = args;
  }
}

/** A value as a setting takes it. */
export function rawOf(value: Value): Raw {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string') return value;
  if (value instanceof PyFloat) return Number.isInteger(value.value) ? new Float(value.value) : value.value;
  if (value instanceof List) return value.lost ? unknownRaw(value.lost) : value.items.map(rawOf);
  if (value instanceof Tuple) return RawTuple.from(value.items.map(rawOf));
  if (value instanceof Range) return Array.from({ length: value.length }, (_, i) => value.start + i * value.step);
  if (value instanceof PySet) return [...value.map.values()].map(rawOf);
  if (value instanceof Dict) return { kind: 'dict', entries: Object.fromEntries([...value.map.values()].map(([key, one]) => [String(key), rawOf(one)])) };
  if (value instanceof NdArray) return arrayRaw(value);
  if (value instanceof Func) return { kind: 'function', path: value.name, handle: value };
  if (value instanceof Native) return { kind: 'function', path: value.name };
  if (value instanceof PyClass) return { kind: 'function', path: value.module === '' ? value.name : `${value.module}.${value.name}` };
  if (value instanceof Instance) return instanceRaw(value);
  if (value instanceof Unknown) return unknownRaw(value);
  return { kind: 'unknown', because: `a ${value.kind} is no setting` };
}

/** A value as a setting of a layer takes it: where an int of Python has to be, a whole number of NumPy and a tensor of one stay apart. */
export const layerSetting = (setting: { readonly pythonInt?: true } | undefined, value: Value): Raw =>
  setting?.pythonInt && value instanceof NdArray && value.shape.length === 0 && /^u?int/.test(value.dtype) ? { kind: 'array', shape: [], dtype: value.dtype } : rawOf(value);

const unknownRaw = (value: Unknown): Raw => ({ kind: 'unknown', because: value.because });

function arrayRaw({ shape, dtype, data, because }: NdArray): Raw {
  const [only] = data ?? [];
  if (shape.length === 0 && only === undefined && dtype !== 'object') return { kind: 'unknown', because: because?.because ?? 'its number is not followed' };
  if (shape.length === 0 && only !== undefined) return typeof only === 'number' && dtype.startsWith('float') && Number.isInteger(only) ? new Float(only) : only;
  return { kind: 'array', shape, dtype };
}

function instanceRaw(instance: Instance): Raw {
  const { native, cls } = instance;
  const sizes = sizesOfShape(instance);
  if (sizes) return rawOf(sizes);
  if (typeof native === 'string') return { kind: 'function', path: native };
  if (native instanceof KerasObject) return { kind: 'object', path: native.path, args: native.args };
  if (native instanceof Layer) return { kind: 'object', path: native.className, args: {}, instance: native };
  return { kind: 'object', path: cls.module === '' ? cls.name : `${cls.module}.${cls.name}`, args: {} };
}

/** A value as an argument of a layer's call: tensors are kept, the rest is read as a setting is; what is no setting is handed on as it is. */
export function argumentOf(value: Value): Argument {
  if (value instanceof Instance && value.native instanceof Tensor) return value.native;
  if (value instanceof Instance && !(value.native instanceof KerasObject) && !(value.native instanceof Layer) && sizesOfShape(value) === undefined) return { kind: 'function', path: value.cls.name, handle: value };
  if (value instanceof List) return value.items.map(argumentOf);
  if (value instanceof Tuple) return RawTuple.from(value.items.map(argumentOf));
  if (value instanceof Dict) return { kind: 'dict', entries: Object.fromEntries([...value.map.values()].map(([key, one]) => [String(key), argumentOf(one)])) };
  return rawOf(value);
}

/** An argument of a call as the script's value again; `stand` gives what stands for a tensor. */
export function valueOfArgument(argument: Argument, stand: (tensor: Tensor) => Value): Value {
  if (argument instanceof Tensor) return stand(argument);
  if (argument instanceof RawTuple) return new Tuple(argument.map((one) => valueOfArgument(one as Argument, stand)));
  if (Array.isArray(argument)) return new List((argument as readonly Argument[]).map((one) => valueOfArgument(one, stand)));
  if (typeof argument === 'number') return Number.isInteger(argument) ? argument : new PyFloat(argument);
  if (argument instanceof Float) return new PyFloat(argument.value);
  if (typeof argument !== 'object' || argument === null) return argument;
  const raw = argument as Exclude<Raw, readonly Raw[]> | { readonly kind: 'dict'; readonly entries: Readonly<Record<string, Argument>> };
  if (typeof raw !== 'object' || raw === null || !('kind' in raw)) return new Unknown('is an argument that is not known');
  if (raw.kind === 'dict') return Dict.of(Object.entries(raw.entries).map(([key, one]) => [key, valueOfArgument(one, stand)]));
  if (raw.kind === 'function' && raw.handle !== undefined) return raw.handle as Value;
  if (raw.kind === 'array') return NdArray.of('eager', raw.shape, raw.dtype);
  return new Unknown(raw.kind === 'unknown' ? `is not known: ${raw.because}` : 'is an argument that is not known');
}

/** The first value in an argument that is not known. */
export function unknownIn(value: Value): Unknown | undefined {
  if (value instanceof Unknown) return value;
  if (value instanceof List) return value.lost ?? firstUnknown(value.items);
  if (value instanceof Tuple) return firstUnknown(value.items);
  return value instanceof Dict ? (value.lost ?? firstUnknown([...value.map.values()].map(([, one]) => one))) : undefined;
}

const firstUnknown = (values: readonly Value[]): Unknown | undefined => {
  for (const value of values) {
    const found = unknownIn(value);
    if (found) return found;
  }
  return undefined;
};

/** What a call gives, as Python sees it. */
export function valueOf(state: KerasState, structure: Structure, wrap: (state: KerasState, tensor: Tensor) => Value): Value {
  if (structure instanceof Tensor) return wrap(state, structure);
  if (structure instanceof RawTuple) return new Tuple(structure.map((one) => valueOf(state, one as Structure, wrap)));
  if (Array.isArray(structure)) return new List((structure as readonly Structure[]).map((one) => valueOf(state, one, wrap)));
  const { entries } = structure as { readonly entries: Readonly<Record<string, Structure>> };
  return Dict.of(Object.entries(entries).map(([key, one]) => [key, valueOf(state, one, wrap)]));
}

/** A size as Python sees it in `x.shape`. */
export function sizeValue(size: Size): Value {
  if (size === null || typeof size === 'number') return size;
  if (size.kind === 'number') return size.value;
  return new Unknown(size.kind === 'unknown' ? `depends on what is not known: ${size.because}` : `is the size ${sizeText(size)}`);
}

/** A value that a setting was read as, as Python sees it. */
export function settingValue(raw: unknown): Value {
  if (raw === null || raw === undefined) return null;
  if (typeof raw === 'boolean' || typeof raw === 'string' || typeof raw === 'bigint') return raw;
  if (typeof raw === 'number') return Number.isInteger(raw) ? raw : new PyFloat(raw);
  if (Array.isArray(raw)) return new Tuple(raw.map(settingValue));
  return new Unknown('is an object of Keras');
}
