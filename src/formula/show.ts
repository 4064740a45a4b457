// Expressions as text and as LaTeX. Invariant: parse(toText(e)) is e again.

import { fold, toExpr, type Expr, type Size } from './expression.ts';
import { CALL, operators, type OperatorName } from './operators.ts';

/** A part as it is written, and how tightly it holds together. */
interface Written {
  readonly text: string;
  readonly binds: number;
  readonly negative: boolean;
}

/** How the parts of an expression are written in a notation. */
interface Notation {
  readonly number: (value: bigint) => string;
  readonly name: (name: string) => string;
  readonly none: string;
  readonly unknown: string;
  readonly apply: (op: OperatorName, args: readonly string[]) => string;
  /** True for an operator whose arguments need no parentheses, nor does the whole. */
  readonly encloses: (op: OperatorName) => boolean;
}

const plainNotation: Notation = {
  number: String,
  name: (name) => name,
  none: 'None',
  unknown: '?',
  apply: (op, args) => (operators[op].binds === CALL ? `${op}(${args.join(', ')})` : args.join(` ${op} `)),
  encloses: (op) => operators[op].binds === CALL,
};

const latexNotation: Notation = {
  number: (value) => group(value, '{,}'),
  name: (name) => (name.length === 1 ? name : `\\text{${name.replace(/_/g, '\\_')}}`),
  none: '\\text{None}',
  unknown: '\\text{?}',
  apply: (op, args) => operators[op].latex(...args),
  encloses: (op) => operators[op].binds === CALL || op === '/' || op === '//',
};

/** A part with the parentheses that it needs where it stands: `around` is how tightly what is around it binds. */
function enclosed({ text, binds, negative }: Written, around: number, right: boolean): string {
  const needs = negative ? right || around > operators['-'].binds : binds < around || (right && binds === around);
  return needs ? `(${text})` : text;
}

function write(expr: Expr, notation: Notation, around: number, right: boolean): string {
  const whole = fold<Written>(expr, (part, inner) => {
    const atom = (text: string): Written => ({ text, binds: CALL, negative: false });
    switch (part.kind) {
      case 'number':
        return { ...atom(notation.number(part.value)), negative: part.value < 0n };
      case 'name':
        return atom(notation.name(part.name));
      case 'none':
        return atom(notation.none);
      case 'unknown':
        return atom(notation.unknown);
      case 'apply': {
        if (notation.encloses(part.op)) return atom(notation.apply(part.op, inner.map((one) => enclosed(one, 0, false))));
        const { binds } = operators[part.op];
        return { text: notation.apply(part.op, inner.map((one, i) => enclosed(one, binds, i > 0))), binds, negative: false };
      }
    }
  });
  return enclosed(whole, around, right);
}

/** An expression as plain text with only the parentheses it needs. */
export const toText = (expr: Expr, around = 0, right = false): string => write(expr, plainNotation, around, right);

/** An expression as LaTeX, ready for KaTeX. */
export const toLatex = (expr: Expr, around = 0, right = false): string => write(expr, latexNotation, around, right);

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
export function conditionsOf(size: Size): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting: Size[] = [size];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'number' || next?.kind !== 'apply') continue;
    const [first] = next.args;
    const rounded = (next.op === 'floor' || next.op === 'ceil') && first?.kind === 'apply' && first.op === '/' ? first.args : undefined;
    if (next.op === '/') found.add(`${next.args.map((arg) => toText(arg, 5)).join(' % ')} == 0`);
    waiting.push(...(rounded ?? next.args).toReversed());
  }
  return found;
}
