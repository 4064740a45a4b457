// A formula as a function on plain numbers, for the common case that everything in it is known.
// Invariant: the answer is exact or NaN; NaN sends the caller to the exact, symbolic way.

import type { Expr, Scope, Value } from './expression.ts';
import { operators, quotient } from './operators.ts';

/** Computes on plain numbers; `axis` picks the entry of a name that stands for a list. */
export type Compiled = (scope: Scope, axis: number) => number;

const plain = (value: Value | undefined): number => (typeof value === 'number' ? value : NaN);

/** The fast function of an expression. */
export function compile(expr: Expr): Compiled {
  switch (expr.kind) {
    case 'number': {
      const value = Number(expr.value);
      return Number.isSafeInteger(value) ? () => value : () => NaN;
    }
    case 'name': {
      const { name } = expr;
      return (scope, axis) => {
        const value = scope[name];
        return typeof value === 'number' ? value : Array.isArray(value) ? plain(value[axis]) : NaN;
      };
    }
    case 'none':
    case 'unknown':
      return () => NaN;
    case 'apply':
      return compileApply(expr);
  }
}

function compileApply(expr: Expr & { kind: 'apply' }): Compiled {
  const { op, args } = expr;
  const [first, second] = args;
  if (!first) return () => NaN;
  if (op === 'floor' || op === 'ceil') {
    if (first.kind !== 'apply' || first.op !== '/') return compile(first);
    const [over, under] = first.args.map(compile) as [Compiled, Compiled];
    const { fast } = quotient[op];
    return (scope, axis) => fast(over(scope, axis), under(scope, axis));
  }
  const { fast, reduces } = operators[op];
  if (reduces && args.length === 1) return compileReduction(op, first);
  if (!second) {
    const only = compile(first);
    return (scope, axis) => {
      const value = only(scope, axis);
      return Number.isNaN(value) ? NaN : fast(value, NaN);
    };
  }
  const all = args.map(compile);
  if (all.length > 2)
    return (scope, axis) => {
      let total = all[0]?.(scope, axis) ?? NaN;
      for (let i = 1; i < all.length; i++) total = combine(fast, total, all[i]?.(scope, axis) ?? NaN);
      return total;
    };
  const [left, right] = all as [Compiled, Compiled];
  return (scope, axis) => combine(fast, left(scope, axis), right(scope, axis));
}

// Comparisons would turn NaN into an answer.
const combine = (fast: (a: number, b: number) => number, a: number, b: number): number =>
  Number.isNaN(a) || Number.isNaN(b) ? NaN : fast(a, b);

function compileReduction(op: 'max' | 'min' | 'sum' | 'product' | string, inner: Expr): Compiled {
  const each = compile(inner);
  const lists = listNames(inner);
  const start = op === 'product' ? 1 : op === 'sum' ? 0 : undefined;
  const fast = op === 'product' ? operators.product.fast : op === 'sum' ? operators.sum.fast : op === 'max' ? operators.max.fast : operators.min.fast;
  return (scope, axis) => {
    let length = -1;
    for (const name of lists) {
      const value = scope[name];
      if (Array.isArray(value)) length = value.length;
    }
    if (length < 0) return each(scope, axis);
    if (length === 0) return start ?? NaN;
    let total = start ?? each(scope, 0);
    for (let i = start === undefined ? 1 : 0; i < length; i++) total = combine(fast, total, each(scope, i));
    return total;
  };
}

/** The names in an expression that stand outside any reduction of a list. */
export function listNames(expr: Expr, found: string[] = []): string[] {
  if (expr.kind === 'name' && !found.includes(expr.name)) found.push(expr.name);
  if (expr.kind === 'apply' && !(operators[expr.op].reduces && expr.args.length === 1)) for (const arg of expr.args) listNames(arg, found);
  return found;
}
