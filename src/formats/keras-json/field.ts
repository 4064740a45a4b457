// A value of a config together with its place in it, so that whatever is wrong can say where.

import { isKind, pythonRepr, type Raw } from '../../layers/index.ts';
import { Unreadable } from '../unreadable.ts';

type Entries = Readonly<Record<string, Raw>>;

/** A value of a config, and where it stands: `config.layers[2].config`. */
export class Field {
  readonly raw: Raw | undefined;
  readonly #around: Field | undefined;
  readonly #key: string | number;

  /** A value within another; one that stands alone is known by a place of its own. */
  constructor(raw: Raw | undefined, key: string | number = '', around?: Field) {
    this.raw = raw;
    this.#key = key;
    this.#around = around;
  }

  /** Where it stands. Put together only when somebody asks: almost nobody does. */
  get place(): string {
    const above = this.#around?.place ?? '';
    if (typeof this.#key === 'number') return `${above}[${this.#key}]`;
    return above === '' ? this.#key : `${above}.${this.#key}`;
  }

  /** The value under a name; undefined in it where there is none. */
  at(name: string): Field {
    const entries = this.raw !== undefined && isKind(this.raw, 'dict') ? this.raw.entries : undefined;
    return new Field(entries && Object.hasOwn(entries, name) ? entries[name] : undefined, name, this);
  }

  /** True when there is a value, and it is not null. */
  get given(): boolean {
    return this.raw !== undefined && this.raw !== null;
  }

  /** The entries of an object. */
  entries(): Entries {
    if (this.raw !== undefined && isKind(this.raw, 'dict')) return this.raw.entries;
    throw this.wrong('an object');
  }

  /** The items of a list. */
  items(): readonly Field[] {
    if (Array.isArray(this.raw)) return (this.raw as readonly Raw[]).map((one, i) => new Field(one, i, this));
    throw this.wrong('a list');
  }

  text(): string {
    if (typeof this.raw === 'string') return this.raw;
    throw this.wrong('a text');
  }

  /** A whole number. */
  whole(): number {
    if (typeof this.raw === 'number' && Number.isInteger(this.raw)) return this.raw;
    throw this.wrong('a whole number');
  }

  /** Why this is not what it should be. */
  wrong(expected: string): Unreadable {
    return new Unreadable(this.place === '' ? 'the config' : this.place, foundText(this.raw), expected);
  }
}

/** A message quotes no more of a value. */
const MOST_QUOTED = 60;

function foundText(raw: Raw | undefined): string {
  if (raw === undefined) return 'there is nothing';
  if (isKind(raw, 'dict')) return 'there is an object';
  if (Array.isArray(raw)) return raw.length === 0 ? 'there is an empty list' : 'there is a list';
  const text = pythonRepr(raw);
  return `there is ${text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}...` : text}`;
}
