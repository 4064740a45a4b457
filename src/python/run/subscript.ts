// `value[index]`: reading, setting, deleting.

import { asIndex, Bytes, Dict, Instance, Iter, List, PyClass, PyFloat, Range, Slice, Tuple, typeName, Unknown, type Value } from '../values/index.ts';
import { overriding, specialMethod } from './attribute.ts';
import { keyOf } from './equal.ts';
import { collect, membersOf } from './iterate.ts';
import type { Run } from './run.ts';

/** `value[index]`. */
export function getItem(run: Run, value: Value, index: Value): Value {
  if (value instanceof Unknown) return (typeof index === 'string' ? value.kept.values.get(itemName(index)) : undefined) ?? new Unknown(value.reason, value.name);
  const own = overriding(value, '__getitem__');
  if (own !== undefined) return run.call(own, [index]);
  if (value instanceof List && value.cls && value.cls.module !== '__main__') throw run.error('TypeError', `'${value.cls.name}' object is not subscriptable`);
  if (value instanceof Dict) return getKey(run, value, index);
  if (value instanceof List) {
    const lost = value.lost ?? value.order;
    if (lost) return lost;
    return index instanceof Slice ? sliced(run, value.items, index, (items) => new List(items)) : pick(run, value.items, index, 'list');
  }
  if (value instanceof Tuple) return index instanceof Slice ? sliced(run, value.items, index, (items) => new Tuple(items)) : pick(run, value.items, index, 'tuple');
  if (typeof value === 'string') {
    const items = [...value];
    return index instanceof Slice ? sliced(run, items, index, (part) => part.join('')) : pick(run, items, index, 'string');
  }
  if (value instanceof Range) return fromRange(run, value, index);
  if (value instanceof Bytes) {
    const items = [...value.text];
    if (index instanceof Slice) return sliced(run, items, index, (part) => new Bytes(part.join('')));
    const one = pick(run, items, index, 'bytes');
    return typeof one === 'string' ? one.charCodeAt(0) : one;
  }
  const members = membersOf(value);
  if (members) return getKey(run, members, index);
  // `list[int]`, `Optional[x]`: a type stays what it is.
  if (value instanceof PyClass) return value;
  const method = specialMethod(value, '__getitem__');
  if (method !== undefined) return run.call(method, [index]);
  if (value instanceof Instance && value.cls.unknownBase) return run.unknown(`comes from a base of \`${value.cls.name}\` that is not known`);
  throw run.error('TypeError', `'${typeName(value)}' object is not subscriptable`);
}

/** `dict[key]`. */
export function getKey(run: Run, dict: Dict, index: Value): Value {
  const key = keyOf(run, index);
  if (key instanceof Unknown) return key;
  const found = dict.map.get(key);
  if (found) return found[1];
  if (dict.lost) return dict.lost;
  if (dict.missing !== undefined && dict.missing !== null) {
    const made = run.call(dict.missing);
    if (!dict.keepsMissing) return made;
    run.touch(dict);
    dict.map.set(key, [index, made]);
    return made;
  }
  const error = run.exception('KeyError', index);
  throw run.raised(error);
}

function pick(run: Run, items: readonly Value[], index: Value, what: string): Value {
  const at = indexOf(run, index, what);
  if (at instanceof Unknown) return at;
  const found = items[at < 0 ? at + items.length : at];
  if (found === undefined) throw run.error('IndexError', `${what} index out of range`);
  return found;
}

function indexOf(run: Run, index: Value, what: string): number | Unknown {
  if (index instanceof Unknown) return index;
  const plain = asIndex(index);
  if (plain !== undefined) return plain;
  const own = specialMethod(index, '__index__');
  const made = own === undefined ? undefined : run.call(own);
  if (made instanceof Unknown) return made;
  const number = asIndex(made);
  if (number === undefined) throw run.error('TypeError', `${what === 'string' ? 'string' : what} indices must be integers or slices, not ${typeName(index)}`);
  return number;
}

/** The first place, the last place and the step of a slice over so many items; unknown when a part of it is. */
export function sliceBounds(run: Run, slice: Slice, length: number): { readonly start: number; readonly stop: number; readonly step: number } | Unknown {
  const part = (value: Value): number | null | Unknown => (value === null ? null : indexOf(run, value, 'slice'));
  const [start, stop, step] = [part(slice.start), part(slice.stop), part(slice.step)];
  if (start instanceof Unknown) return start;
  if (stop instanceof Unknown) return stop;
  if (step instanceof Unknown) return step;
  const by = step ?? 1;
  if (by === 0) throw run.error('ValueError', 'slice step cannot be zero');
  const clamp = (at: number): number => Math.min(Math.max(at < 0 ? at + length : at, by < 0 ? -1 : 0), by < 0 ? length - 1 : length);
  return { start: start === null ? (by < 0 ? length - 1 : 0) : clamp(start), stop: stop === null ? (by < 0 ? -1 : length) : clamp(stop), step: by };
}

/** How many items a slice takes. */
export const sliceLength = ({ start, stop, step }: { start: number; stop: number; step: number }): number => Math.max(0, Math.ceil((stop - start) / step));

function sliced<T extends Value>(run: Run, items: readonly T[], slice: Slice, make: (items: T[]) => Value): Value {
  const bounds = sliceBounds(run, slice, items.length);
  if (bounds instanceof Unknown) return bounds;
  if (bounds.step === 1) return make(items.slice(bounds.start, Math.max(bounds.start, bounds.stop)));
  const taken: T[] = [];
  for (let i = 0, at = bounds.start; i < sliceLength(bounds); i++, at += bounds.step) {
    const item = items[at];
    if (item !== undefined) taken.push(item);
  }
  return make(taken);
}

function fromRange(run: Run, range: Range, index: Value): Value {
  if (index instanceof Slice) {
    const bounds = sliceBounds(run, index, range.length);
    return bounds instanceof Unknown ? bounds : new Range(range.start + bounds.start * range.step, range.start + bounds.stop * range.step, range.step * bounds.step);
  }
  const at = indexOf(run, index, 'range');
  if (at instanceof Unknown) return at;
  const place = at < 0 ? at + range.length : at;
  if (place < 0 || place >= range.length) throw run.error('IndexError', 'range object index out of range');
  return range.start + range.step * place;
}

/** What an item is kept under, beside attributes. */
const itemName = (key: string): string => `[${key}]`;

/** `value[index] = to`. */
export function setItem(run: Run, value: Value, index: Value, to: Value): void {
  if (value instanceof Unknown) {
    run.touch(value.kept);
    if (typeof index === 'string') value.kept.values.set(itemName(index), to);
    return;
  }
  const own = overriding(value, '__setitem__') ?? (value instanceof Dict || value instanceof List ? undefined : specialMethod(value, '__setitem__'));
  if (own === undefined && value instanceof Dict) return setKey(run, value, index, to);
  if (own === undefined && value instanceof List) return setInList(run, value, index, to);
  if (own === undefined) {
    if (value instanceof Instance && value.cls.unknownBase) return;
    throw run.error('TypeError', `'${typeName(value)}' object does not support item assignment`);
  }
  run.call(own, [index, to]);
}

/** Puts a value under a key. */
export function setKey(run: Run, dict: Dict, index: Value, to: Value): void {
  const key = keyOf(run, index);
  run.touch(dict);
  dict.watch?.(to);
  if (key instanceof Unknown) dict.lost = key;
  else dict.map.set(key, [dict.map.get(key)?.[0] ?? index, to]);
}

function setInList(run: Run, list: List, index: Value, to: Value): void {
  if (list.lost) return;
  run.touch(list);
  if (index instanceof Slice) {
    const bounds = sliceBounds(run, index, list.items.length);
    const items = itemsOfSlice(run, to, !(bounds instanceof Unknown) && bounds.step !== 1);
    if (items instanceof Unknown || bounds instanceof Unknown) {
      list.lost = items instanceof Unknown ? items : bounds instanceof Unknown ? bounds : undefined;
      return;
    }
    if (bounds.step === 1) list.items.splice(bounds.start, Math.max(0, bounds.stop - bounds.start), ...items);
    else if (items.length !== sliceLength(bounds)) throw run.error('ValueError', `attempt to assign sequence of size ${items.length} to extended slice of size ${sliceLength(bounds)}`);
    else items.forEach((item, i) => (list.items[bounds.start + i * bounds.step] = item));
    return;
  }
  const at = indexOf(run, index, 'list');
  if (at instanceof Unknown) {
    list.lost = at;
    return;
  }
  const place = at < 0 ? at + list.items.length : at;
  if (place < 0 || place >= list.items.length) throw run.error('IndexError', 'list assignment index out of range');
  list.items[place] = to;
}

/** What a slice is replaced with. */
function itemsOfSlice(run: Run, to: Value, extended: boolean): Value[] | Unknown {
  const isIterable = to instanceof Unknown || to instanceof Iter || !(to === null || typeof to === 'number' || typeof to === 'bigint' || typeof to === 'boolean' || to instanceof PyFloat);
  if (!isIterable) throw run.error('TypeError', extended ? 'must assign iterable to extended slice' : 'can only assign an iterable');
  return collect(run, to);
}

/** `del value[index]`. */
export function deleteItem(run: Run, value: Value, index: Value): void {
  if (value instanceof Unknown) return;
  if (value instanceof Dict) {
    const key = keyOf(run, index);
    run.touch(value);
    if (key instanceof Unknown) value.lost = key;
    else if (!value.map.delete(key) && !value.lost) throw run.raised(run.exception('KeyError', index));
    return;
  }
  if (value instanceof List && !value.lost) {
    const at = index instanceof Slice ? sliceBounds(run, index, value.items.length) : indexOf(run, index, 'list');
    run.touch(value);
    if (at instanceof Unknown) value.lost = at;
    else if (typeof at !== 'number') {
      const gone = new Set(Array.from({ length: sliceLength(at) }, (_, i) => at.start + i * at.step));
      value.items = value.items.filter((_, i) => !gone.has(i));
    } else {
      const place = at < 0 ? at + value.items.length : at;
      if (place < 0 || place >= value.items.length) throw run.error('IndexError', 'list assignment index out of range');
      value.items.splice(place, 1);
    }
    return;
  }
  const own = specialMethod(value, '__delitem__');
  if (own !== undefined) run.call(own, [index]);
  else if (value instanceof Tuple || typeof value === 'string' || value === null || typeof value === 'number') throw run.error('TypeError', `'${typeName(value)}' object doesn't support item deletion`);
}
