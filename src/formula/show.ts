// Expressions as text and as LaTeX. Invariant: parse(toText(e)) is e again.

import { toExpr, type Expr, type Size } from './expression.ts';
import { CALL, operators } from './operators.ts';

/** An expression as plain text with only the parentheses it needs. */
export function toText(expr: Expr, around = 0, right = false): string {
  switch (expr.kind) {
    case 'number':
      return expr.value < 0n && (right || around > 4) ? `(${expr.value})` : String(expr.value);
    case 'name':
      return expr.name;
    case 'none':
      return 'None';
    case 'unknown':
      return '?';
    case 'apply': {
      const { binds } = operators[expr.op];
      if (binds === CALL) return `${expr.op}(${expr.args.map((arg) => toText(arg)).join(', ')})`;
      const [a, b] = expr.args as [Expr, Expr];
      const plain = `${toText(a, binds)} ${expr.op} ${toText(b, binds, true)}`;
      return binds < around || (right && binds === around) ? `(${plain})` : plain;
    }
  }
}

/** An expression as LaTeX, ready for KaTeX. */
export function toLatex(expr: Expr, around = 0, right = false): string {
  switch (expr.kind) {
    case 'number':
      return expr.value < 0n && (right || around > 4) ? `(${group(expr.value, '{,}')})` : group(expr.value, '{,}');
    case 'name':
      return expr.name.length === 1 ? expr.name : `\\text{${expr.name.replace(/_/g, '\\_')}}`;
    case 'none':
      return '\\text{None}';
    case 'unknown':
      return '\\text{?}';
    case 'apply': {
      const { binds, latex } = operators[expr.op];
      const isFraction = expr.op === '/' || expr.op === '//';
      if (binds === CALL || isFraction) return latex(...expr.args.map((arg) => toLatex(arg)));
      const [a, b] = expr.args as [Expr, Expr];
      const plain = latex(toLatex(a, binds), toLatex(b, binds, true));
      return binds < around || (right && binds === around) ? `(${plain})` : plain;
    }
  }
}

/** A whole number with its thousands separated: 262,400. */
export const group = (value: number | bigint, separator = ','): string =>
  String(value).replace(/\B(?=(\d{3})+(?!\d))/g, separator);

/** A size as Keras writes it in a shape: `28`, `None`, `floor((H - 3) / 2) + 1`, `?`. */
export const sizeText = (size: Size): string => (typeof size === 'number' ? String(size) : toText(toExpr(size)));

/** A count for reading: thousands separated, or the expression when it is not a number. */
export const countText = (size: Size): string => {
  if (typeof size === 'number') return group(size);
  const expr = toExpr(size);
  return expr.kind === 'number' ? group(expr.value) : toText(expr);
};

/**
 * What must hold for a size to be whole: `H % 32 == 0` for `H / 32`. A quotient under a floor or ceiling asks for nothing.
 */
export function conditionsOf(size: Size, found = new Set<string>()): ReadonlySet<string> {
  if (typeof size === 'number' || size?.kind !== 'apply') return found;
  const [first] = size.args;
  const rounded = (size.op === 'floor' || size.op === 'ceil') && first?.kind === 'apply' && first.op === '/' ? first.args : undefined;
  if (size.op === '/') found.add(`${size.args.map((arg) => toText(arg, 5)).join(' % ')} == 0`);
  for (const arg of rounded ?? size.args) conditionsOf(arg, found);
  return found;
}
