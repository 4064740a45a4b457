// What an HDF5 dataset or attribute is made of: its type and its shape.

import { MOST_AXES, MOST_DEPTH } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';
import type { Cursor } from './cursor.ts';

/** The type of one element. */
export interface Datatype {
  /** `float32`, `int64`, `bool`, `string`; the kind of what is none of Keras's: `compound`, `reference`, ... */
  readonly name: string;
  /** Bytes of an element. */
  readonly size: number;
  /** How a text is kept: so many bytes, or elsewhere in the file. */
  readonly text?: 'fixed' | 'elsewhere';
}

const KINDS = ['integer', 'float', 'time', 'string', 'bitfield', 'opaque', 'compound', 'reference', 'enum', 'sequence', 'array'];

/** Reads a datatype message. */
export function datatypeOf(cursor: Cursor, depth = 0): Datatype {
  if (depth > MOST_DEPTH) throw new Unreadable(cursor.what, 'a type within types without end', 'a type');
  const first = cursor.u8();
  const kind = KINDS[first & 15];
  const bits = cursor.number(3);
  const size = cursor.u32();
  switch (kind) {
    case 'integer':
      return { name: `${bits & 8 ? 'int' : 'uint'}${size * 8}`, size };
    case 'float': {
      cursor.skip(5);
      const exponent = cursor.u8();
      return { name: size === 2 && exponent === 8 ? 'bfloat16' : `float${size * 8}`, size };
    }
    case 'string':
      return { name: 'string', size, text: 'fixed' };
    case 'sequence':
      return (bits & 15) === 1 ? { name: 'string', size, text: 'elsewhere' } : { name: kind, size };
    case 'enum': {
      // Python's bool is an enumeration of a byte.
      const base = datatypeOf(cursor, depth + 1);
      return { name: base.size === 1 ? 'bool' : base.name, size };
    }
    case undefined:
      throw new Unreadable(cursor.what, `a type of kind ${first & 15}`, 'a kind that HDF5 has');
    default:
      return { name: kind, size };
  }
}

/** Reads a dataspace message: the sizes; none for a single value; undefined where there is nothing at all. */
export function dataspaceOf(cursor: Cursor): readonly number[] | undefined {
  const version = cursor.u8();
  if (version !== 1 && version !== 2) throw new Unreadable(cursor.what, `a shape of version ${version}`, 'version 1 or 2');
  const rank = cursor.u8();
  if (rank > MOST_AXES) throw new Unreadable(cursor.what, `a shape of ${rank} axes`, `at most ${MOST_AXES}`);
  cursor.skip(1);
  const kind = version === 2 ? cursor.u8() : 1;
  if (version === 1) cursor.skip(5);
  return kind === 2 ? undefined : Array.from({ length: rank }, () => cursor.length());
}
