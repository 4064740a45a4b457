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

/** No one reads a size of more parts than this, and what is computed with it would take longer and longer. */
const LONGEST = 1000;

const partsOf = (expr: Expr): number => fold<number>(expr, (_, inner) => inner.reduce((all, one) => all + one, 1));

/** The size of a simplified expression: a plain number wherever that is exact. */
export function toSize(expr: Expr): Size {
  if (expr.kind === 'none') return null;
  if (expr.kind !== 'number') return expr.kind === 'apply' && partsOf(expr) > LONGEST ? unknown(`it would be an expression of more than ${LONGEST} parts`) : expr;
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

/** Works something out for an expression from what came out for its arguments; however deep it is, the stack is not. */
export function fold<T>(root: Expr, of: (expr: Expr, inner: readonly T[]) => T): T {
  const none: readonly T[] = [];
  if (root.kind !== 'apply') return of(root, none);
  let top: Folding<T> | undefined = { expr: root, inner: [], around: undefined };
  for (;;) {
    const next: Expr | undefined = top.expr.args[top.inner.length];
    if (next?.kind === 'apply') top = { expr: next, inner: [], around: top };
    else if (next) top.inner.push(of(next, none));
    else {
      const made = of(top.expr, top.inner);
      top = top.around;
      if (!top) return made;
      top.inner.push(made);
    }
  }
}

/** An operation whose arguments are being worked out, and the one that it stands in. */
interface Folding<T> {
  readonly expr: Expr & { readonly kind: 'apply' };
  readonly inner: T[];
  readonly around: Folding<T> | undefined;
}

/** Every name in an expression. */
export function namesIn(expr: Expr): Set<string> {
  const found = new Set<string>();
  fold<undefined>(expr, (part) => void (part.kind === 'name' && found.add(part.name)));
  return found;
}

/** True when two sizes are certainly the same. */
export function sameSize(a: Size, b: Size): boolean {
  const waiting: (readonly [Size, Size])[] = [[a, b]];
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const [one, other] = pair;
    if (one === other) continue;
    if (one === null || other === null || typeof one === 'number' || typeof other === 'number') return false;
    if (one.kind === 'apply') {
      if (other.kind !== 'apply' || one.op !== other.op || one.args.length !== other.args.length) return false;
      one.args.forEach((arg, i) => waiting.push([arg, other.args[i] ?? null]));
    } else if (one.kind === 'number' ? other.kind !== 'number' || one.value !== other.value : one.kind === 'name' ? other.kind !== 'name' || one.name !== other.name : one.kind !== 'none' || other.kind !== 'none') return false;
  }
  return true;
}
