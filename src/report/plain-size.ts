// Sizes as JSON holds them.
// Invariant: a number that a reader would round never becomes a JavaScript number.

import { exact, isUnknown, sizeText, type Size } from '../formula/index.ts';

/** A size for a document: a whole number, an expression over named sizes as text, or null where it is not known. */
export type DocumentSize = number | bigint | string | null;

/** A size as a document holds it. What is unknown for a reason and Keras's `None` are both null. */
export function documentSize(size: Size): DocumentSize {
  if (size === null || isUnknown(size)) return null;
  const value = exact(size);
  if (value === undefined) return sizeText(size);
  return documentCount(value);
}

/** A count for a document. */
export function documentCount(value: bigint): number | bigint {
  const plain = Number(value);
  return String(plain) === String(value) ? plain : value;
}
