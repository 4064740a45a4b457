// Formulas: a text, its tree and its fast function; how to compute one and how to show the steps.
// Invariant: nothing else in the project does arithmetic on sizes and counts.

import { compile, listNames, type Compiled } from './compile.ts';
import { apply, namesIn, toExpr, toSize, type Expr, type Scope, type Size, type Value } from './expression.ts';
import { operators } from './operators.ts';
import { parse } from './parse.ts';
import { countText, toLatex, toText } from './show.ts';
import { simplify } from './simplify.ts';

/** A formula: what is written, what it means, and which names it speaks of. */
export interface Formula {
  readonly text: string;
  readonly expr: Expr;
  readonly names: ReadonlySet<string>;
  /** Names read axis by axis when they stand for lists. */
  readonly perAxis: readonly string[];
  readonly run: Compiled;
  /** The name, when the formula is nothing but a name. */
  readonly alias: string | undefined;
}

/** A formula that is read when it is first needed: a program that asks for ten layers does not read a thousand formulas. */
class WrittenFormula implements Formula {
  readonly text: string;
  /** False where it is more than a name. */
  #alias: string | false | undefined;
  #expr: Expr | undefined;
  #names: ReadonlySet<string> | undefined;
  #perAxis: readonly string[] | undefined;
  #run: Compiled | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get alias(): string | undefined {
    this.#alias ??= /^[A-Za-z_]\w*$/.test(this.text) && this.text;
    return this.#alias === false ? undefined : this.#alias;
  }

  get expr(): Expr {
    return (this.#expr ??= parse(this.text));
  }

  get names(): ReadonlySet<string> {
    return (this.#names ??= namesIn(this.expr));
  }

  get perAxis(): readonly string[] {
    return (this.#perAxis ??= listNames(this.expr));
  }

  get run(): Compiled {
    return (this.#run ??= compile(this.expr));
  }
}

const known = new Map<string, Formula>();

/** The formula of a text; equal texts share one formula. Text that cannot be read throws a SyntaxError on first use. */
export function formulaOf(text: string): Formula {
  const before = known.get(text);
  if (before) return before;
  const made = new WrittenFormula(text);
  known.set(text, made);
  return made;
}

/** A formula written as text. An interpolated formula is inserted in parentheses, a string or number as it is. */
export function formula(strings: TemplateStringsArray, ...inserted: readonly (Formula | string | number)[]): Formula {
  const text = strings.reduce((all, part, i) => {
    const value = inserted[i - 1];
    return `${all}${typeof value === 'object' ? `(${value.text})` : value}${part}`;
  });
  return formulaOf(text);
}

const isList = (value: Value | undefined): value is readonly Size[] => Array.isArray(value);

/**
 * Computes a formula. A formula that reads a list outside `product`, `sum`, `max` or `min` is computed axis by axis.
 * Exact: what is not a plain number is carried as `None`, as an expression, or as an unknown with its reason.
 */
export function evaluate(f: Formula, scope: Scope): Value {
  if (f.alias !== undefined) {
    const value = scope[f.alias];
    if (value === undefined) throw new Error(`formula: nothing is called ${f.alias} here`);
    return value;
  }
  const length = axesOf(f, scope);
  if (length === undefined) return evaluateAt(f, scope, 0);
  return Array.from({ length }, (_, axis) => evaluateAt(f, scope, axis));
}

/** Computes a formula that gives one size. */
export function evaluateOne(f: Formula, scope: Scope): Size {
  const value = evaluate(f, scope);
  if (isList(value)) throw new Error(`formula: "${f.text}" gives a list where one size is wanted`);
  return value;
}

/** Whether a condition holds: true, false, or undefined when that depends on a size that is not known. */
export function holds(f: Formula, scope: Scope): boolean | undefined {
  const value = evaluate(f, scope);
  const all = isList(value) ? value : [value];
  const answers = all.map((one) => (typeof one === 'number' ? one !== 0 : undefined));
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
}

function axesOf(f: Formula, scope: Scope): number | undefined {
  let length: number | undefined;
  for (const name of f.perAxis) {
    const value = scope[name];
    if (!isList(value)) continue;
    if (length !== undefined && value.length !== length) throw new Error(`formula: "${f.text}" reads lists of ${length} and ${value.length} axes`);
    length = value.length;
  }
  return length;
}

function evaluateAt(f: Formula, scope: Scope, axis: number): Size {
  const fast = f.run(scope, axis);
  return Number.isSafeInteger(fast) ? fast : toSize(simplify(substitute(f.expr, scope, axis, false)));
}

/** The expression with what the names stand for put in, not simplified. A reduced list is spread out, products and sums as a reader would write them where it is `shown`. */
export function substitute(expr: Expr, scope: Scope, axis: number, shown = true): Expr {
  if (expr.kind === 'name') {
    const value = scope[expr.name];
    if (value === undefined) throw new Error(`formula: nothing is called ${expr.name} here`);
    return toExpr(isList(value) ? (value[axis] ?? null) : value);
  }
  if (expr.kind !== 'apply') return expr;
  const [first] = expr.args;
  if (first && expr.args.length === 1 && operators[expr.op].reduces) {
    const lists = listNames(first).map((name) => scope[name]).filter(isList);
    if (lists.length > 0) return reduced(expr, (lists[0] ?? []).map((_, i) => substitute(first, scope, i, shown)), shown);
  }
  return apply(expr.op, ...expr.args.map((arg) => substitute(arg, scope, axis, shown)));
}

/** A reduction over its entries. */
function reduced(expr: Expr & { kind: 'apply' }, entries: readonly Expr[], shown: boolean): Expr {
  const chain = expr.op === 'product' ? '*' : expr.op === 'sum' ? '+' : undefined;
  if (!chain || (!shown && entries.length > 0)) return apply(expr.op, ...entries);
  if (entries.length === 0) return toExpr(expr.op === 'product' ? 1 : 0);
  return entries.reduce((all, entry) => apply(chain, all, entry));
}

/** The three lines a reader needs, as text and as LaTeX: the formula, the formula with the numbers in, the answer. */
export interface Derivation {
  readonly formula: string;
  readonly numbers: string;
  readonly answer: string;
  readonly latex: { readonly formula: string; readonly numbers: string; readonly answer: string };
  readonly value: Size;
}

/** Shows how a formula gives its answer; `axis` picks the axis of a formula that is computed axis by axis. */
export function derive(f: Formula, scope: Scope, axis = 0): Derivation {
  const put = substitute(f.expr, scope, axis);
  const value = evaluateAt(f, scope, axis);
  return {
    formula: f.text,
    numbers: toText(put),
    answer: countText(value),
    latex: { formula: toLatex(f.expr), numbers: toLatex(put), answer: toLatex(toExpr(value)) },
    value,
  };
}
