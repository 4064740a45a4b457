// What a formula is made of, and what a size can be.
// Invariant: expressions are immutable; `None` and unknown sizes absorb every operation on them.

import type { OperatorName } from './operators.ts';

/** A formula's tree. Numbers are exact whole numbers of any size. */
export type Expr =
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'name'; readonly name: string }
  /** Keras's `None`: a size that is only fixed when data arrives. */
  | { readonly kind: 'none' }
  /** A size that cannot be told, and why ("the kernel of conv2d_3 does not fit"). */
  | { readonly kind: 'unknown'; readonly because: string }
  | { readonly kind: 'apply'; readonly op: OperatorName; readonly args: readonly Expr[] };

/**
 * A size: a safe integer, `null` for Keras's `None`, or an expression
 * (a named size such as `H / 2`, a size that is unknown for a reason, or a number beyond 2^53).
 */
export type Size = number | null | Expr;

/** What a name in a formula stands for: one size, or one per axis. */
export type Value = Size | readonly Size[];

/** What every name of a formula stands for. */
export type Scope = Readonly<Record<string, Value>>;

/** Keras's `None` as an expression. */
export const NONE: Expr = { kind: 'none' };

/** A whole number as an expression. */
export const number = (value: number | bigint): Expr => ({ kind: 'number', value: BigInt(value) });

/** A named size, such as `H`. */
export const named = (name: string): Expr => ({ kind: 'name', name });

/** A size that cannot be told, with the reason. */
export const unknown = (because: string): Expr => ({ kind: 'unknown', because });

/** An operation on expressions, not simplified. */
export const apply = (op: OperatorName, ...args: readonly Expr[]): Expr => ({ kind: 'apply', op, args });

/** The expression of a size. */
export const toExpr = (size: Size): Expr =>
  size === null ? NONE : typeof size === 'number' ? number(size) : size;

/** The size of a simplified expression: a plain number wherever that is exact. */
export function toSize(expr: Expr): Size {
  if (expr.kind === 'none') return null;
  if (expr.kind !== 'number') return expr;
  const plain = Number(expr.value);
  return Number.isSafeInteger(plain) ? plain : expr;
}

/** True for a size whose number is known, however large. */
export const isKnown = (size: Size): boolean =>
  typeof size === 'number' || (size !== null && size.kind === 'number');

/** True for a size that is unknown for a reason, or an expression over such a size. */
export const isUnknown = (size: Size): size is Expr & { kind: 'unknown' } =>
  size !== null && typeof size === 'object' && size.kind === 'unknown';

/** The exact whole number of a known size, or undefined. */
export const exact = (size: Size): bigint | undefined =>
  typeof size === 'number' ? BigInt(size) : size !== null && size.kind === 'number' ? size.value : undefined;

/** Visits every name in an expression. */
export function namesIn(expr: Expr, found = new Set<string>()): Set<string> {
  if (expr.kind === 'name') found.add(expr.name);
  if (expr.kind === 'apply') for (const arg of expr.args) namesIn(arg, found);
  return found;
}

/** True when two sizes are certainly the same. */
export function sameSize(a: Size, b: Size): boolean {
  if (a === null || b === null || typeof a === 'number' || typeof b === 'number') return a === b;
  if (a.kind === 'number') return b.kind === 'number' && a.value === b.value;
  if (a.kind === 'name') return b.kind === 'name' && a.name === b.name;
  if (a.kind === 'apply')
    return b.kind === 'apply' && a.op === b.op && a.args.length === b.args.length && a.args.every((arg, i) => sameSize(arg, b.args[i] ?? null));
  return a.kind === 'none' && b.kind === 'none';
}
