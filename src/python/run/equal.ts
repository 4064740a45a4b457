// `==`, `<`, `is`, and what makes two keys of a dict the same.
// Invariant: gives true, false, or an unknown; never guesses.

import { asInt, asNumber, Bytes, Dict, Instance, List, NdArray, PyFloat, PySet, Range, Tuple, typeName, Unknown, type Key, type Value } from '../values/index.ts';
import { specialMethod } from './attribute.ts';
import type { Run } from './run.ts';

/** True, false, or not known. */
export type Maybe = boolean | Unknown;

/** `a == b`. */
export function equals(run: Run, a: Value, b: Value): Maybe {
  if (a instanceof Unknown) return a;
  if (b instanceof Unknown) return b;
  if (a === b) return !(a instanceof PyFloat && Number.isNaN(a.value));
  const [x, y] = [asNumber(a), asNumber(b)];
  if (x !== undefined && y !== undefined) {
    const [i, j] = [asInt(a), asInt(b)];
    return i !== undefined && j !== undefined ? BigInt(i) === BigInt(j) : x === y;
  }
  if (a instanceof Instance || b instanceof Instance) return instancesEqual(run, a, b);
  if (a instanceof List && b instanceof List) return a.lost ?? b.lost ?? sequencesEqual(run, a.items, b.items);
  if (a instanceof Tuple && b instanceof Tuple) return sequencesEqual(run, a.items, b.items);
  if (a instanceof Dict && b instanceof Dict) return dictsEqual(run, a, b);
  if (a instanceof PySet && b instanceof PySet) return a.lost ?? b.lost ?? (a.map.size === b.map.size && [...a.map.keys()].every((key) => b.map.has(key)));
  if (a instanceof Range && b instanceof Range) return a.length === b.length && (a.length === 0 || (a.start === b.start && (a.length === 1 || a.step === b.step)));
  if (a instanceof Bytes && b instanceof Bytes) return a.text === b.text;
  if (a instanceof NdArray || b instanceof NdArray) return run.unknown('compares numbers of an array');
  return false;
}

function instancesEqual(run: Run, a: Value, b: Value): Maybe {
  for (const [one, other] of [[a, b], [b, a]] as const) {
    const method = one instanceof Instance ? specialMethod(one, '__eq__') : undefined;
    if (method === undefined) continue;
    const result = run.call(method, [other]);
    if (result instanceof Unknown) return result;
    if (typeof result === 'boolean') return result;
    if (!(typeof result === 'object' && result?.kind === 'not-implemented')) return run.unknown('is the result of a comparison');
  }
  const odd = [a, b].find((one) => one instanceof Instance && one.cls.unknownBase);
  return odd instanceof Instance && odd.cls.unknownBase ? odd.cls.unknownBase : false;
}

function sequencesEqual(run: Run, a: readonly Value[], b: readonly Value[]): Maybe {
  if (a.length !== b.length) return false;
  let doubt: Unknown | undefined;
  for (const [i, item] of a.entries()) {
    const same = equals(run, item, b[i] ?? null);
    if (same === false) return false;
    if (same instanceof Unknown) doubt ??= same;
  }
  return doubt ?? true;
}

function dictsEqual(run: Run, a: Dict, b: Dict): Maybe {
  if (a.lost ?? b.lost) return a.lost ?? b.lost ?? false;
  if (a.map.size !== b.map.size) return false;
  for (const [key, [, value]] of a.map) {
    const other = b.map.get(key);
    if (!other) return false;
    const same = equals(run, value, other[1]);
    if (same !== true) return same;
  }
  return true;
}

/** `a is b`. */
export function identical(a: Value, b: Value): Maybe {
  if (a instanceof Unknown) return b === a ? true : a;
  if (b instanceof Unknown) return b;
  if (a instanceof PyFloat && b instanceof PyFloat) return a === b;
  if (a instanceof Tuple && b instanceof Tuple && a.items.length === 0 && b.items.length === 0) return true;
  return a === b && typeof a === typeof b;
}

/** Less than 0, 0 or greater: how two values of a kind are ordered. */
export function order(run: Run, a: Value, b: Value, op: string): number | Unknown {
  if (a instanceof Unknown) return a;
  if (b instanceof Unknown) return b;
  const [x, y] = [asNumber(a), asNumber(b)];
  if (x !== undefined && y !== undefined) {
    const [i, j] = [asInt(a), asInt(b)];
    if (typeof i === 'bigint' || typeof j === 'bigint') return i !== undefined && j !== undefined ? (BigInt(i) < BigInt(j) ? -1 : BigInt(i) > BigInt(j) ? 1 : 0) : x - y;
    return x - y;
  }
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (a instanceof Bytes && b instanceof Bytes) return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
  if ((a instanceof List && b instanceof List) || (a instanceof Tuple && b instanceof Tuple)) return sequenceOrder(run, a, b, op);
  throw run.error('TypeError', `'${op}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`);
}

function sequenceOrder(run: Run, a: List | Tuple, b: List | Tuple, op: string): number | Unknown {
  for (const one of [a, b]) if (one instanceof List && one.lost) return one.lost;
  for (const [i, item] of a.items.entries()) {
    const other = b.items[i];
    if (other === undefined) return 1;
    const same = equals(run, item, other);
    if (same instanceof Unknown) return same;
    if (!same) return order(run, item, other, op);
  }
  return a.items.length - b.items.length;
}

const ids = new WeakMap<object, number>();
let lastId = 0;

const idOf = (value: object): number => {
  const before = ids.get(value);
  if (before !== undefined) return before;
  ids.set(value, ++lastId);
  return lastId;
};

/** What a dict finds a value by; unknown for an unknown value; raises for what cannot be a key. */
export function keyOf(run: Run, value: Value): Key | Unknown {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Unknown) return value;
  if (value instanceof PyFloat) return Number.isSafeInteger(value.value) ? value.value : `\0f${value.value}`;
  if (value instanceof Bytes) return `\0b${value.text}`;
  const whole = asInt(value);
  if (whole !== undefined) return whole;
  if (value instanceof Tuple) return groupKey(run, 't', value.items);
  if (value instanceof PySet && value.frozen) return groupKey(run, 's', [...value.map.values()]);
  // A number that an array holds is a key; what number it is, is not known here.
  if (value instanceof NdArray && value.shape.length === 0 && value.world === 'numpy') return value.because ?? run.unknown('comes from the numbers of an array');
  if (value instanceof List || value instanceof Dict || value instanceof PySet || value instanceof NdArray) throw run.error('TypeError', `unhashable type: '${value instanceof NdArray ? 'numpy.ndarray' : typeName(value)}'`);
  if (value instanceof Instance) {
    const hash = specialMethod(value, '__hash__');
    if (hash !== undefined && hash !== null) {
      const made = run.call(hash);
      return made instanceof Unknown ? made : `\0h${String(asInt(made))}`;
    }
  }
  return value;
}

function groupKey(run: Run, mark: string, items: readonly Value[]): Key | Unknown {
  const parts: string[] = [];
  for (const item of items) {
    const key = keyOf(run, item);
    if (key instanceof Unknown) return key;
    parts.push(typeof key === 'object' && key !== null ? `o${idOf(key)}` : `${typeof key}${String(key).length}:${String(key)}`);
  }
  return `\0${mark}${parts.join(',')}`;
}
