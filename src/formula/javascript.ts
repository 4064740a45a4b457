// Formulas as JavaScript text, for a whole layer's arithmetic in one function on plain numbers.
// Invariant: the function answers exactly what `evaluate` answers, or throws BAIL and leaves the answer to it.
// The text is made of operators, numbers and variables that the caller hands in: nothing of a user's gets into it.

import type { Expr } from './expression.ts';

/** Thrown by compiled code where plain numbers are not enough. */
export const BAIL = Symbol('left to the exact way');

const bail = (): never => {
  throw BAIL;
};

/** What compiled code calls. NaN stands for Keras's `None` and goes through every operation. */
export const runtime = {
  bail,
  add: (a: number, b: number): number => checked(a + b),
  sub: (a: number, b: number): number => checked(a - b),
  mul: (a: number, b: number): number => checked(a * b),
  div: (a: number, b: number): number => {
    const answer = a / b;
    return b === 0 || (a === a && b === b && !Number.isInteger(answer)) ? bail() : answer + 0;
  },
  mod: (a: number, b: number): number => (b === 0 ? bail() : a - b * Math.floor(a / b) + 0),
  floor: (a: number, b: number): number => (b === 0 ? bail() : Math.floor(a / b) + 0),
  ceil: (a: number, b: number): number => (b === 0 ? bail() : Math.ceil(a / b) + 0),
  /** A size that is read: a plain number, NaN for None, anything else is left to the exact way. */
  read: (size: unknown): number => (typeof size === 'number' ? size : size === null ? NaN : bail()),
  /** A computed size that is not negative: None again for NaN. */
  give: (size: number): number | null => (size >= 0 ? size : size === size ? bail() : null),
  /** A size that must be known and not negative. */
  need: (size: number): number => (size >= 0 ? size : bail()),
};

function checked(answer: number): number {
  return answer > Number.MAX_SAFE_INTEGER || answer < -Number.MAX_SAFE_INTEGER ? bail() : answer + 0;
}

/** How a name reads in the text: one variable, or one per axis. */
export type Variables = ReadonlyMap<string, string | readonly string[]>;

const calls: Readonly<Record<string, string>> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '%': 'mod', '//': 'floor' };

/** The text of an expression for one axis; undefined when the language of plain numbers does not hold it. */
export function javascript(expr: Expr, variables: Variables, axis: number): string | undefined {
  if (expr.kind === 'number') return Number.isSafeInteger(Number(expr.value)) ? String(expr.value) : undefined;
  if (expr.kind === 'name') {
    const variable = variables.get(expr.name);
    return typeof variable === 'string' ? variable : variable?.[axis];
  }
  if (expr.kind !== 'apply') return undefined;
  const { op, args } = expr;
  const [first] = args;
  if ((op === 'floor' || op === 'ceil') && first) {
    if (first.kind !== 'apply' || first.op !== '/') return javascript(first, variables, axis);
    return call(op, first.args.map((arg) => javascript(arg, variables, axis)));
  }
  if (op === 'product' || op === 'sum' || ((op === 'max' || op === 'min') && args.length === 1)) return reduction(op, args, variables, axis);
  if (op === 'max' || op === 'min') return join(args.map((arg) => javascript(arg, variables, axis)), (parts) => `Math.${op}(${parts.join(', ')})`);
  const name = calls[op];
  return name === undefined ? undefined : call(name, args.map((arg) => javascript(arg, variables, axis)));
}

const join = (parts: readonly (string | undefined)[], make: (parts: readonly string[]) => string): string | undefined => (parts.every((part) => part !== undefined) ? make(parts) : undefined);
const call = (name: string, args: readonly (string | undefined)[]): string | undefined => join(args, (parts) => `${name}(${parts.join(', ')})`);

/** Longer lists would nest calls deeper than an engine reads them; they are computed by their formulas. */
const LONGEST = 64;

function reduction(op: 'product' | 'sum' | 'max' | 'min', args: readonly Expr[], variables: Variables, axis: number): string | undefined {
  const [inner] = args;
  if (!inner) return undefined;
  const lengths = listsIn(inner, variables).map((list) => list.length);
  const [length = 1] = lengths;
  if (args.length > 1 || length > LONGEST || lengths.some((other) => other !== length)) return undefined;
  const entries = lengths.length === 0 ? [javascript(inner, variables, axis)] : Array.from({ length }, (_, i) => javascript(inner, variables, i));
  return join(entries, (parts) => {
    if (op === 'max' || op === 'min') return `Math.${op}(${parts.join(', ')})`;
    if (parts.length === 0) return op === 'product' ? '1' : '0';
    return parts.reduce((all, part) => `${op === 'product' ? 'mul' : 'add'}(${all}, ${part})`);
  });
}

function listsIn(expr: Expr, variables: Variables): readonly (readonly string[])[] {
  if (expr.kind === 'name') {
    const variable = variables.get(expr.name);
    return typeof variable === 'object' ? [variable] : [];
  }
  return expr.kind === 'apply' ? expr.args.flatMap((arg) => listsIn(arg, variables)) : [];
}

const refuted: Readonly<Record<string, string>> = { '==': '!==', '!=': '===', '>=': '<', '<=': '>', '>': '<=', '<': '>=' };

/** The text of a test that a condition certainly does not hold; sizes that are None refute nothing. */
export function refutation(expr: Expr, variables: Variables, axis: number): string | undefined {
  if (expr.kind !== 'apply') return undefined;
  const [a, b] = expr.args;
  if (!a || !b) return undefined;
  if (expr.op === 'and' || expr.op === 'or') return join([refutation(a, variables, axis), refutation(b, variables, axis)], (parts) => `(${parts.join(expr.op === 'and' ? ' || ' : ' && ')})`);
  const sign = refuted[expr.op];
  if (sign === undefined) return undefined;
  return join([javascript(a, variables, axis), javascript(b, variables, axis)], ([left, right]) => (sign === '!==' ? `(${left} < ${right} || ${left} > ${right})` : `(${left} ${sign} ${right})`));
}
