// Lists, tuples, dicts, sets, ranges, slices and iterators.
// Invariant: what can change can be saved and put back; `lost` says why contents are not known.

import type { PyClass } from './objects.ts';
import type { Changeable, Join, Key, Unknown, Value } from './value.ts';

interface Saved<T> {
  readonly content: T;
  readonly lost: Unknown | undefined;
}

/** A list; `lost` when its contents are not known. */
export class List implements Changeable {
  readonly kind = 'list';
  items: Value[];
  lost: Unknown | undefined;
  /** Why the order of the items is not known. */
  order: Unknown | undefined;
  /** A class of the script's own, or a view of a dict. */
  cls: PyClass | undefined;
  /** What a class of the script's own keeps beside the items. */
  attrs: Map<string, Value> | undefined;
  /** Is told what is put into it: a layer keeps track of what the lists among its attributes hold. */
  watch: ((item: Value) => void) | undefined;
  constructor(items: Value[] = []) {
    this.items = items;
  }
  save(): Saved<Value[]> {
    return { content: [...this.items], lost: this.lost };
  }
  restore(saved: Saved<Value[]>): void {
    this.items = [...saved.content];
    this.lost = saved.lost;
  }
  merge(a: Saved<Value[]>, b: Saved<Value[]>, join: Join, doubt: Unknown): void {
    this.items = a.content.map((item, i) => join(item, b.content[i]));
    this.lost = a.lost ?? b.lost ?? (a.content.length === b.content.length ? undefined : doubt);
  }
}

/** A tuple; `fields` names its items for a named tuple. */
export class Tuple {
  readonly kind = 'tuple';
  readonly items: readonly Value[];
  readonly cls: PyClass | undefined;
  readonly fields: readonly string[] | undefined;
  constructor(items: readonly Value[] = [], cls?: PyClass, fields?: readonly string[]) {
    this.items = items;
    this.cls = cls;
    this.fields = fields;
  }
}

/** A dict in order of insertion. */
export class Dict implements Changeable {
  readonly kind = 'dict';
  map: Map<Key, readonly [Value, Value]>;
  lost: Unknown | undefined;
  /** What `defaultdict` makes for a missing key. */
  readonly missing: Value | undefined;
  readonly cls: PyClass | undefined;
  /** What a class of the script's own keeps beside the entries. */
  attrs: Map<string, Value> | undefined;
  /** Is told what is put into it, as that of a list. */
  watch: ((item: Value) => void) | undefined;
  /** False when what is made for a missing key is not kept, as in a `Counter`. */
  keepsMissing = true;
  constructor(map = new Map<Key, readonly [Value, Value]>(), missing?: Value, cls?: PyClass) {
    this.map = map;
    this.missing = missing;
    this.cls = cls;
  }
  /** A dict with texts as keys. */
  static of(entries: Iterable<readonly [string, Value]>): Dict {
    const made = new Dict();
    for (const [key, value] of entries) made.map.set(key, [key, value]);
    return made;
  }
  save(): Saved<Dict['map']> {
    return { content: new Map(this.map), lost: this.lost };
  }
  restore(saved: Saved<Dict['map']>): void {
    this.map = new Map(saved.content);
    this.lost = saved.lost;
  }
  merge(a: Saved<Dict['map']>, b: Saved<Dict['map']>, join: Join, doubt: Unknown): void {
    this.map = new Map();
    for (const [key, [name]] of [...a.content, ...b.content]) this.map.set(key, [name, join(a.content.get(key)?.[1], b.content.get(key)?.[1])]);
    this.lost = a.lost ?? b.lost ?? (sameKeys(a.content, b.content) ? undefined : doubt);
  }
}

const sameKeys = (a: ReadonlyMap<Key, unknown>, b: ReadonlyMap<Key, unknown>): boolean => a.size === b.size && [...a.keys()].every((key) => b.has(key));

/** A set in order of insertion. */
export class PySet implements Changeable {
  readonly kind = 'set';
  map: Map<Key, Value>;
  lost: Unknown | undefined;
  readonly frozen: boolean;
  constructor(map = new Map<Key, Value>(), frozen = false) {
    this.map = map;
    this.frozen = frozen;
  }
  save(): Saved<PySet['map']> {
    return { content: new Map(this.map), lost: this.lost };
  }
  restore(saved: Saved<PySet['map']>): void {
    this.map = new Map(saved.content);
    this.lost = saved.lost;
  }
  merge(a: Saved<PySet['map']>, b: Saved<PySet['map']>, _join: Join, doubt: Unknown): void {
    this.map = new Map(a.content);
    this.lost = a.lost ?? b.lost ?? (sameKeys(a.content, b.content) ? undefined : doubt);
  }
}

/** `range(start, stop, step)`. */
export class Range {
  readonly kind = 'range';
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  constructor(start: number, stop: number, step: number) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
  get length(): number {
    return Math.max(0, Math.ceil((this.stop - this.start) / this.step));
  }
}

/** `start:stop:step` in a subscript. */
export class Slice {
  readonly kind = 'slice';
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;
  constructor(start: Value, stop: Value, step: Value) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

/** An iterator: gives one value after the other, then undefined. */
export class Iter {
  readonly kind = 'iterator';
  readonly typeName: string;
  /** The next item; a generator gets what is sent. */
  readonly next: (sent?: Value) => Value | undefined;
  /** Throws an exception where a generator waits. */
  readonly fail: ((raised: unknown) => Value | undefined) | undefined;
  #lost: Unknown | undefined;
  /** Asks what it takes its items from why there were more. */
  readonly #source: (() => Unknown | undefined) | undefined;
  /** What a generator returned at its end. */
  result: Value = null;
  /** What an iterator of a library has besides. */
  attrs: ReadonlyMap<string, Value> | undefined;
  constructor(typeName: string, next: (sent?: Value) => Value | undefined, fail?: (raised: unknown) => Value | undefined, source?: () => Unknown | undefined) {
    this.typeName = typeName;
    this.next = next;
    this.fail = fail;
    this.#source = source;
  }
  /** Why it gives fewer items than it has; known at the latest when it ends. */
  get lost(): Unknown | undefined {
    return this.#lost ?? this.#source?.();
  }
  set lost(because: Unknown | undefined) {
    this.#lost = because;
  }
}
