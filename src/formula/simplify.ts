// Makes an expression as small as it gets: numbers are computed, sums and products collected,
// and a floor or ceiling sheds what is whole: floor((2 * n - 2) / 2) + 1 becomes n.
// Invariant: a simplified expression equals the original for every whole value of its names.

import { apply, exact, fold, NONE, number, type Expr } from './expression.ts';
import { operators, quotient, type OperatorName } from './operators.ts';
import { toText } from './show.ts';

/** An integer combination of terms plus a constant: `2 * H + 3 * (W // 2) - 1`. */
interface Sum {
  readonly terms: ReadonlyMap<string, { readonly factors: readonly Expr[]; readonly by: bigint }>;
  readonly constant: bigint;
}

/** The simplest form we know of an expression. */
export const simplify = (expr: Expr): Expr => fold<Expr>(expr, (part, inner) => (part.kind === 'apply' ? simplified(part.op, inner) : part));

/** An operation on simplified arguments. */
function simplified(op: OperatorName, args: readonly Expr[]): Expr {
  const lost = args.find((arg) => arg.kind === 'unknown') ?? args.find((arg) => arg.kind === 'none');
  if (lost) return lost.kind === 'none' ? NONE : lost;
  const [a, b] = args as [Expr, Expr];

  switch (op) {
    case '+':
    case '-':
    case '*':
      return fromSum(toSum(apply(op, ...args)));
    case 'sum':
      return fromSum(sumOf(args.map(toSum)));
    case 'product':
      return fromSum(args.map(toSum).reduce<Sum>(multiplySums, { terms: new Map(), constant: 1n }));
    case '/':
      return divide(a, b);
    case '//':
      return roundQuotient('floor', a, b);
    case 'floor':
    case 'ceil':
      return a.kind === 'apply' && a.op === '/' ? roundQuotient(op, ...(a.args as [Expr, Expr])) : a;
    case 'max':
    case 'min':
      return computed(op, merged(op, args));
    default:
      return computed(op, args);
  }
}

/** The arguments of `max` or `min` with those of the same kind inside them laid open, each once and all numbers as one. */
function merged(op: 'max' | 'min', args: readonly Expr[]): readonly Expr[] {
  const open = args.flatMap((one) => (one.kind === 'apply' && one.op === op ? one.args : [one]));
  const numbers = open.filter((one) => exact(one) !== undefined);
  const others = new Map(open.flatMap((one) => (exact(one) === undefined ? [[toText(one), one] as const] : [])));
  return [...(numbers.length > 0 ? [computed(op, numbers)] : []), ...others.values()];
}

/** Computes an operation all of whose arguments are numbers. */
function computed(op: OperatorName, args: readonly Expr[]): Expr {
  const values = args.map(exact);
  const asIs = apply(op, ...args);
  if (values.every((value) => value !== undefined)) {
    const answer = operators[op].fold(...values);
    return answer === undefined ? asIs : number(answer);
  }
  if ((op === 'max' || op === 'min') && args.length === 1) return args[0] ?? asIs;
  if (op === '==' && toText(args[0] ?? NONE) === toText(args[1] ?? NONE)) return number(1);
  return asIs;
}

function divide(a: Expr, b: Expr): Expr {
  const by = exact(b);
  if (by === 1n) return a;
  if (by !== undefined && by !== 0n) {
    const parts = splitBy(toSum(a), by);
    if (parts.left.terms.size === 0 && parts.left.constant === 0n) return fromSum(parts.whole);
  }
  if (toText(a) === toText(b) && exact(a) !== 0n) return number(1);
  return cancelled(asProduct(toSum(a)), asProduct(toSum(b))) ?? reduced(a, by) ?? computed('/', [a, b]);
}

/** A fraction of a sum and a number without what they share: `3 * H / 96` is `H / 32`. */
function reduced(a: Expr, by: bigint | undefined): Expr | undefined {
  const sum = toSum(a);
  return by === undefined || by <= 0n || sum.terms.size === 0 ? undefined : divideLeft(sum, by);
}

/** A quotient of products where every factor of the divisor is one of the other's: `3 * H * W / H` is `3 * W`. */
function cancelled(over: ReturnType<typeof asProduct>, under: ReturnType<typeof asProduct>): Expr | undefined {
  if (under.by === 0n || over.by % under.by !== 0n) return undefined;
  const left = [...over.factors];
  for (const factor of under.factors) {
    const at = left.findIndex((one) => toText(one) === toText(factor));
    if (at < 0) return undefined;
    left.splice(at, 1);
  }
  const by = over.by / under.by;
  if (left.length === 0) return number(by);
  return fromSum({ terms: new Map([[left.map((one) => toText(one, 5)).join(' * '), { factors: left, by }]]), constant: 0n });
}

function roundQuotient(mode: 'floor' | 'ceil', a: Expr, b: Expr): Expr {
  const rounded = roundedSum(mode, a, b);
  return rounded ? fromSum(rounded) : apply(mode, apply('/', a, b));
}

/** A rounded quotient as a sum: what divides evenly stands outside, the rest under one floor; undefined for other divisors. */
function roundedSum(mode: 'floor' | 'ceil', a: Expr, b: Expr): Sum | undefined {
  const by = exact(b);
  if (by === undefined || by <= 0n) return undefined;
  const over = toSum(a);
  // ceil(x / q) = floor((x + q - 1) / q): one kind of rounding is enough.
  return flooredSum(mode === 'ceil' ? { terms: over.terms, constant: over.constant + by - 1n } : over, by);
}

function flooredSum(over: Sum, by: bigint): Sum {
  const { whole, left } = splitBy(over, by);
  if (left.terms.size === 0) return { terms: whole.terms, constant: whole.constant + (quotient.floor.fold(left.constant, by) ?? 0n) };
  // floor((floor(x / p) + c) / q) = floor((x + c p) / (p q)).
  const inner = flooredTerm(left);
  if (inner) return addSums(whole, flooredSum(addSums(toSum(inner.over), { terms: new Map(), constant: left.constant * inner.by }, 1n), inner.by * by), 1n);
  const rounded = apply('floor', divideLeft(left, by));
  return addSums(whole, { terms: new Map([[toText(rounded), { factors: [rounded], by: 1n }]]), constant: 0n }, 1n);
}

/** What stands under the floor of a sum that is one floor and a number. */
function flooredTerm(sum: Sum): { readonly over: Expr; readonly by: bigint } | undefined {
  const [term] = sum.terms.values();
  const floor = sum.terms.size === 1 && term?.by === 1n && term.factors.length === 1 ? term.factors[0] : undefined;
  const fraction = floor?.kind === 'apply' && floor.op === 'floor' ? floor.args[0] : undefined;
  const [over, under] = fraction?.kind === 'apply' && fraction.op === '/' ? fraction.args : [];
  const by = under && exact(under);
  return over && by !== undefined && by > 0n ? { over, by } : undefined;
}

/** The fraction that is left under a floor, with what numerator and denominator share taken out. */
const divideLeft = (left: Sum, by: bigint): Expr => {
  const shared = [...left.terms.values()].reduce((g, term) => gcd(g, term.by), gcd(by, left.constant));
  const smaller: Sum = {
    terms: new Map([...left.terms].map(([key, term]) => [key, { ...term, by: term.by / shared }])),
    constant: left.constant / shared,
  };
  return apply('/', plainSum(smaller), number(by / shared));
};

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

/** Splits a sum into what a number divides evenly, divided, and the rest. */
function splitBy(sum: Sum, by: bigint): { whole: Sum; left: Sum } {
  const whole = new Map<string, { factors: readonly Expr[]; by: bigint }>();
  const left = new Map<string, { factors: readonly Expr[]; by: bigint }>();
  for (const [key, term] of sum.terms) {
    if (term.by % by === 0n) whole.set(key, { ...term, by: term.by / by });
    else left.set(key, term);
  }
  const rest = ((sum.constant % by) + by) % by;
  return {
    whole: { terms: whole, constant: (sum.constant - rest) / by },
    left: { terms: left, constant: rest },
  };
}

function toSum(expr: Expr): Sum {
  if (expr.kind === 'number') return { terms: new Map(), constant: expr.value };
  if (expr.kind === 'apply') {
    const [a, b] = expr.args as [Expr, Expr];
    if (expr.op === '+') return addSums(toSum(a), toSum(b), 1n);
    if (expr.op === '-') return addSums(toSum(a), toSum(b), -1n);
    if (expr.op === '*') return multiplySums(toSum(a), toSum(b));
    if ((expr.op === 'floor' || expr.op === 'ceil') && a.kind === 'apply' && a.op === '/') {
      const rounded = roundedSum(expr.op, ...(a.args as [Expr, Expr]));
      if (rounded) return rounded;
    }
  }
  return { terms: new Map([[toText(expr), { factors: [expr], by: 1n }]]), constant: 0n };
}

/** The sum of many sums: its terms are collected in one place. */
function sumOf(sums: readonly Sum[]): Sum {
  const terms = new Map<string, { readonly factors: readonly Expr[]; readonly by: bigint }>();
  let constant = 0n;
  for (const sum of sums) {
    constant += sum.constant;
    for (const [key, { factors, by }] of sum.terms) terms.set(key, { factors, by: (terms.get(key)?.by ?? 0n) + by });
  }
  for (const [key, { by }] of terms) if (by === 0n) terms.delete(key);
  return { terms, constant };
}

function addSums(a: Sum, b: Sum, sign: bigint): Sum {
  const terms = new Map(a.terms);
  for (const [key, term] of b.terms) {
    const by = (terms.get(key)?.by ?? 0n) + sign * term.by;
    if (by === 0n) terms.delete(key);
    else terms.set(key, { factors: term.factors, by });
  }
  return { terms, constant: a.constant + sign * b.constant };
}

/** Products of sums are kept as they are written; only a number is multiplied into a sum. */
function multiplySums(a: Sum, b: Sum): Sum {
  if (a.terms.size === 0) return scaled(b, a.constant);
  if (b.terms.size === 0) return scaled(a, b.constant);
  const [x, y] = [asProduct(a), asProduct(b)];
  const factors = [...x.factors, ...y.factors].toSorted((p, q) => compare(toText(p), toText(q)));
  return { terms: new Map([[factors.map((f) => toText(f, 5)).join(' * '), { factors, by: x.by * y.by }]]), constant: 0n };
}

const scaled = (sum: Sum, by: bigint): Sum =>
  by === 0n ? { terms: new Map(), constant: 0n } : { terms: new Map([...sum.terms].map(([key, term]) => [key, { ...term, by: term.by * by }])), constant: sum.constant * by };

/** A sum of one term as its factors; any other as one factor. */
function asProduct(sum: Sum): { readonly factors: readonly Expr[]; readonly by: bigint } {
  const [only] = sum.terms.values();
  return only && sum.terms.size === 1 && sum.constant === 0n ? only : { factors: [fromSum(sum)], by: 1n };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The expression of a sum; a lone floor is written as textbooks do, with `+ 1` outside: `floor((H - 7) / 2) + 1`. */
function fromSum(sum: Sum): Expr {
  const only = sum.terms.size === 1 ? [...sum.terms.values()][0] : undefined;
  const floor = only?.by === 1n && only.factors.length === 1 ? only.factors[0] : undefined;
  const fraction = floor?.kind === 'apply' && floor.op === 'floor' ? floor.args[0] : undefined;
  if (sum.constant === 1n || fraction?.kind !== 'apply' || fraction.op !== '/') return plainSum(sum);
  const [over, under] = fraction.args as [Expr, Expr];
  const by = exact(under);
  if (by === undefined || (sum.constant === 0n && toSum(over).constant <= 0n)) return plainSum(sum);
  const moved = plainSum(addSums(toSum(over), { terms: new Map(), constant: (sum.constant - 1n) * by }, 1n));
  return apply('+', apply('floor', apply('/', moved, under)), number(1));
}

function plainSum(sum: Sum): Expr {
  let whole: Expr | undefined;
  // Positive terms first, so that nothing starts with a minus where it need not.
  const terms = [...sum.terms.values()].toSorted((a, b) => Number(b.by > 0n) - Number(a.by > 0n));
  for (const { factors, by } of terms) {
    const size = by < 0n ? -by : by;
    const product = factors.reduce<Expr | undefined>((all, factor) => (all ? apply('*', all, factor) : factor), size === 1n ? undefined : number(size)) ?? number(size);
    if (whole === undefined) whole = by < 0n ? apply('-', number(0), product) : product;
    else whole = apply(by < 0n ? '-' : '+', whole, product);
  }
  if (whole === undefined) return number(sum.constant);
  if (sum.constant === 0n) return whole;
  return apply(sum.constant < 0n ? '-' : '+', whole, number(sum.constant < 0n ? -sum.constant : sum.constant));
}
