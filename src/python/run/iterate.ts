// Going through a value item by item.
// Invariant: a walk is lazy, and one that collects has a limit on its items.

import { Bytes, Dict, Instance, Iter, List, NOT_IMPLEMENTED, PyClass, PySet, Range, Tuple, typeName, Unknown, type Value } from '../values/index.ts';
import { overriding, specialMethod } from './attribute.ts';
import { MOST_ITEMS, Raised, type Run } from './run.ts';
import { inOrder } from './set-order.ts';

/** Gives one item after the other, then undefined; asked then, `because` says why there were more. */
export interface Walk {
  (): Value | undefined;
  readonly because?: () => Unknown | undefined;
}

/** Why a walk that came to its end did not give all the items that there are. */
export const lostIn = (...walks: readonly Walk[]): Unknown | undefined => {
  for (const walk of walks) {
    const because = walk.because?.();
    if (because) return because;
  }
  return undefined;
};

/** An iterator over what walks give. */
export const iterOver = (name: string, walks: readonly Walk[], next: () => Value | undefined): Iter => new Iter(name, next, undefined, () => lostIn(...walks));

/** The items of a value one after the other; unknown when they are not known. */
export function iterate(run: Run, value: Value): Walk | Unknown {
  if (value instanceof Unknown) return value;
  if (value instanceof Iter) return Object.assign(() => value.next(), { because: () => value.lost });
  if (overriding(value, '__iter__') !== undefined) return overSpecial(run, value);
  if (value instanceof List) return value.lost ?? overList(value);
  if (value instanceof Tuple) return over(value.items);
  if (typeof value === 'string') return over([...value]);
  if (value instanceof Dict) return value.lost ?? over([...value.map.values()].map(([key]) => key));
  if (value instanceof PySet) return value.lost ?? over(inOrder(value) ?? [...value.map.values()]);
  if (value instanceof Range) return overRange(value);
  if (value instanceof Bytes) return over([...value.text].map((c) => c.charCodeAt(0)));
  return overSpecial(run, value);
}

function over(items: readonly Value[]): Walk {
  let at = 0;
  return () => items[at++];
}

/** A list may grow while it is walked. */
function overList(list: List): Walk {
  let at = 0;
  return () => list.items[at++];
}

function overRange(range: Range): Walk {
  let at = 0;
  const { length } = range;
  return () => (at < length ? range.start + range.step * at++ : undefined);
}

/** The members of an enum, by its class. */
export function membersOf(value: Value): Dict | undefined {
  const members = value instanceof PyClass ? value.find('__members__') : undefined;
  return members instanceof Dict ? members : undefined;
}

function overSpecial(run: Run, value: Value): Walk | Unknown {
  const members = membersOf(value);
  if (members) return over([...members.map.values()].map(([, member]) => member));
  const iter = specialMethod(value, '__iter__');
  if (iter !== undefined && iter !== null) {
    const made = run.call(iter);
    if (made instanceof Instance) return overNext(run, made);
    return made === value ? made instanceof Unknown ? made : notIterable(run, value) : iterate(run, made);
  }
  const item = specialMethod(value, '__getitem__');
  if (item !== undefined && value instanceof Instance) {
    let at = 0;
    return () => untilRaised(run, 'IndexError', () => run.call(item, [at++]));
  }
  if ((value instanceof Instance && value.cls.unknownBase) || (value instanceof PyClass && value.unknownBase)) return run.unknown('is walked by a class that is not known');
  return notIterable(run, value);
}

function notIterable(run: Run, value: Value): never {
  throw run.error('TypeError', `'${typeName(value)}' object is not iterable`);
}

function overNext(run: Run, value: Instance): Walk {
  const next = specialMethod(value, '__next__');
  if (next === undefined) throw run.error('TypeError', `iter() returned non-iterator of type '${typeName(value)}'`);
  return () => untilRaised(run, 'StopIteration', () => run.call(next));
}

/** The value, or undefined when the exception that ends a walk is raised. */
export function untilRaised(run: Run, name: string, action: () => Value): Value | undefined {
  const depth = run.depth;
  const frames = run.frames.length;
  try {
    return name === 'AttributeError' ? run.guarded(action) : action();
  } catch (error) {
    if (!(error instanceof Raised) || !error.exception.cls.mro.some((cls) => cls.name === name)) throw error;
    run.depth = depth;
    run.frames.length = frames;
    run.forgive(error);
    return undefined;
  }
}

/** All items of a value. */
export function collect(run: Run, value: Value): Value[] | Unknown {
  if (value instanceof Tuple) {
    run.work(value.items.length);
    return [...value.items];
  }
  const next = iterate(run, value);
  if (next instanceof Unknown) return next;
  const items: Value[] = [];
  for (let item = next(); item !== undefined; item = next()) {
    run.step();
    if (items.length >= MOST_ITEMS) return run.unknown('has too many items to follow');
    items.push(item);
  }
  return lostIn(next) ?? items;
}

/** `len(value)`. */
export function lengthOf(run: Run, value: Value): Value {
  if (typeof value === 'string') return /[\ud800-\udbff]/.test(value) ? [...value].length : value.length;
  if (value instanceof Unknown) return value;
  const length = overriding(value, '__len__');
  if (length !== undefined) return run.call(length);
  if (value instanceof List) return value.lost ?? value.items.length;
  if (value instanceof Tuple) return value.items.length;
  if (value instanceof Dict || value instanceof PySet) return value.lost ?? value.map.size;
  const members = membersOf(value);
  if (members) return members.map.size;
  if (value instanceof Range) return value.length;
  if (value instanceof Bytes) return value.text.length;
  const own = specialMethod(value, '__len__');
  if (own !== undefined) {
    const made = run.call(own);
    if (made !== NOT_IMPLEMENTED) return made;
  }
  if (value instanceof Instance && value.cls.unknownBase) return run.unknown('is the length of something that is not known');
  throw run.error('TypeError', `object of type '${typeName(value)}' has no len()`);
}
