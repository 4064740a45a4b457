// From the values of a recorded case to what the library takes: settings, arguments of a call, nested layers.

import { allSettings, Float, findLayer, Tuple, type Given, type LayerDefinition, type Raw } from '../src/layers/index.ts';
import { Tensor, type Argument, type Layer, type Session } from '../src/model/index.ts';
import { caseFunction } from './case-functions.ts';
import type { Case, InputRecord } from './case-record.ts';
import { isRecord, type Json } from './python-json.ts';

/** What the values of a case may refer to. */
interface Reading {
  readonly session: Session;
  readonly tuples: ReadonlySet<string>;
  readonly tensors: readonly Tensor[];
  /** Layers made for other layers, in the order in which Python makes them. */
  readonly made: Layer[];
}

const below = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}.${key}`);

/** The settings that a layer takes by position, in order. */
export const positionalSettings = (definition: LayerDefinition): readonly string[] =>
  Object.entries(allSettings(definition)).flatMap(([name, setting]) => (setting.positional === false ? [] : [name]));

/** The symbolic tensor of an input. */
export function inputOf({ shape, dtype, sparse, name, mask }: InputRecord, session: Session): Tensor {
  const plain = session.input({ batch_shape: Tuple.from<Raw>(shape), dtype, ...(sparse ? { sparse } : {}), ...(name === undefined ? {} : { name }) });
  return mask ? new Tensor(plain.shape, plain.dtype, plain.node, plain.index, new Tensor(mask.shape, mask.dtype, plain.node, 1)) : plain;
}

/** The settings of a case by name; undefined when more positional ones are given than the layer takes. */
export function givenOf(test: Pick<Case, 'class' | 'args' | 'tuples'>, session: Session, tensors: readonly Tensor[]): { readonly given: Given | undefined; readonly made: readonly Layer[] } {
  const reading: Reading = { session, tuples: new Set(test.tuples), tensors, made: [] };
  const { '*': positional = [], ...named } = test.args;
  const given: Record<string, Raw> = {};
  const definition = findLayer(test.class);
  const order = definition ? positionalSettings(definition) : [];
  for (const [i, value] of (positional as readonly Json[]).entries()) {
    const name = order[i];
    if (name === undefined || Object.hasOwn(named, name)) return { given: undefined, made: [] };
    given[name] = rawOf(value, reading, `*.${i}`);
  }
  for (const [name, value] of Object.entries(named)) given[name] = rawOf(value, reading, name);
  return { given, made: reading.made };
}

/** The value of an argument of a call. */
export function argumentOf(value: Json, session: Session, tensors: readonly Tensor[]): Argument {
  const inner = (one: Json): Argument => argumentOf(one, session, tensors);
  if (Array.isArray(value)) return (value as readonly Json[]).map(inner);
  if (!isRecord(value)) return value as Raw;
  if ('$t' in value) {
    const tensor = tensors[Number(value['$t'])];
    if (!tensor) throw new Error(`the case has no tensor ${String(value['$t'])}`);
    return tensor;
  }
  if (Array.isArray(value['$tuple'])) return Tuple.from((value['$tuple'] as readonly Json[]).map(inner));
  if (isRecord(value['$dict'])) return { kind: 'dict', entries: Object.fromEntries(Object.entries(value['$dict']).map(([key, one]) => [key, inner(one)])) };
  return rawOf(value, { session, tuples: new Set(), tensors, made: [] }, '');
}

/** Where the path of a layer begins that is given as an object of Keras, such as an activation. */
const LAYERS = 'keras.layers.';

/** The value of a setting. */
function rawOf(value: Json, reading: Reading, path: string): Raw {
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((one, i) => rawOf(one, reading, below(path, i)));
    return reading.tuples.has(path) ? Tuple.from(items) : items;
  }
  if (!isRecord(value)) return value as Raw;
  const args = (): Record<string, Raw> => entriesOf(value['args'] ?? {}, reading, path);
  const { $obj: made } = value;
  const nested = typeof made === 'string' && made.startsWith(LAYERS) ? made.slice(LAYERS.length) : value['$layer'];
  if (typeof nested === 'string') {
    const given = args();
    const layer = reading.session.layer(nested, given);
    reading.made.push(layer);
    return { kind: 'object', path: nested, args: given, instance: layer };
  }
  if (typeof value['$obj'] === 'string') return { kind: 'object', path: value['$obj'], args: args() };
  if (typeof value['$fn'] === 'string') return caseFunction(value['$fn']);
  if ('$ndarray' in value) return { kind: 'array', shape: shapeOf(value['$ndarray'] ?? null), dtype: String(value['dtype'] ?? 'float32') };
  if ('$float' in value) return { inf: Infinity, '-inf': -Infinity }[String(value['$float'])] ?? NaN;
  if ('$t' in value) return reading.tensors[Number(value['$t'])] as unknown as Raw;
  if ('$py' in value) return { kind: 'object', path: 'object', args: {} };
  return { kind: 'dict', entries: entriesOf(value, reading, path) };
}

const entriesOf = (value: Json, reading: Reading, path: string): Record<string, Raw> =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rawOf(one, reading, below(path, key))])) : {};

/** The shape of nested lists of numbers. */
const shapeOf = (value: Json): readonly number[] => (Array.isArray(value) ? [value.length, ...shapeOf((value as readonly Json[])[0] ?? null)] : []);

/** The settings in a config that Keras wrote. */
export function givenOfConfig(config: Json): Given {
  const plain = (value: Json): Raw => {
    if (Array.isArray(value)) return (value as readonly Json[]).map(plain);
    return isRecord(value) ? { kind: 'dict', entries: Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)])) } : (value as Raw);
  };
  return isRecord(config) ? Object.fromEntries(Object.entries(config).map(([key, one]) => [key, plain(one)])) : {};
}

/** JSON without the difference between ints and floats, as equality in Python sees it. */
export function plainJson(value: Json): unknown {
  if (value instanceof Float) return value.value;
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map(plainJson);
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainJson(one)])) : value;
}
