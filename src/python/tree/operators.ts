// Operators between operands, from `lambda` down to `**`, by Python's grammar (docs.python.org/3.12/reference/grammar.html).
// Invariant: always gives an expression and never takes a token that it does not understand.

import { Cursor } from './cursor.ts';
import type { BinaryOperator, CompareOperator, Expression, Parameter } from './nodes.ts';

/** How tightly each operator binds; `**` binds tighter still, and to the right. */
const STRENGTH: Readonly<Record<string, number>> = { '|': 1, '^': 2, '&': 3, '<<': 4, '>>': 4, '+': 5, '-': 5, '*': 6, '/': 6, '//': 6, '%': 6, '@': 6 };
const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=', 'is', 'in', 'not']);
/** Words with which an expression can begin. */
const STARTERS = new Set(['None', 'True', 'False', 'not', 'lambda', 'await', 'yield', '(', '[', '{', '-', '+', '~', '...', '*']);

/** Reads operators; what stands between them is read by `primary`. */
export abstract class OperatorParser extends Cursor {
  /** True when a `yield` was read since the function began. */
  yields = false;

  /** An operand with what hangs on it: calls, attributes, subscripts. */
  protected abstract primary(): Expression;

  /** True when an expression can begin here. */
  get atExpression(): boolean {
    const { kind, text } = this.next;
    return kind === 'name' || kind === 'number' || kind === 'string' || STARTERS.has(text);
  }

  /** `a, *b, c`: a tuple without parentheses, or one expression. */
  tuple(one: () => Expression = () => this.starOrNamed(), sliced = false): Expression {
    const { start } = this.next;
    const first = one();
    if (!this.is(',')) return first;
    const items = [first];
    while (this.accept(',')) {
      if (!this.atExpression && !(sliced && this.is(':'))) break;
      items.push(one());
    }
    return { kind: 'Tuple', items, start, end: this.lastEnd };
  }

  /** `*a` or an expression with `:=`. */
  starOrNamed(): Expression {
    const { start } = this.next;
    if (!this.accept('*')) return this.named();
    const value = this.binary(1);
    return { kind: 'Starred', value, start, end: this.lastEnd };
  }

  /** An expression, maybe with `:=`. */
  named(): Expression {
    if (this.next.kind === 'name' && this.peek(1).text === ':=') {
      const target = this.name();
      this.take();
      const value = this.expression();
      return { kind: 'NamedExpr', target, value, start: target.start, end: this.lastEnd };
    }
    return this.expression();
  }

  /** An expression without `:=`. */
  expression(): Expression {
    return this.nested(() => {
      if (this.is('lambda')) return this.lambda();
      if (this.is('yield')) return this.yieldExpression();
      const { start } = this.next;
      const body = this.or();
      if (!this.is('if')) return body;
      const mark = this.mark();
      this.take();
      const test = this.or();
      if (!this.is('else')) {
        if (!this.is('for') && !this.is('if')) this.wrong("expected 'else' after 'if' expression", { start: body.start, end: test.end });
        this.reset(mark);
        return body;
      }
      this.take();
      const orelse = this.expression();
      return { kind: 'IfExp', test, body, orelse, start, end: this.lastEnd };
    });
  }

  yieldExpression(): Expression {
    const { start } = this.take();
    this.yields = true;
    if (this.accept('from')) {
      const value = this.expression();
      return { kind: 'YieldFrom', value, start, end: this.lastEnd };
    }
    if (!this.atExpression) return { kind: 'Yield', start, end: this.lastEnd };
    const value = this.tuple();
    return { kind: 'Yield', value, start, end: this.lastEnd };
  }

  protected lambda(): Expression {
    const { start } = this.take();
    const params = this.parameters(':', false);
    this.expect(':');
    const before = this.yields;
    const body = this.expression();
    this.yields = before;
    return { kind: 'Lambda', params, body, start, end: this.lastEnd };
  }

  /** The parameters of a function up to its `)`, or of a lambda up to its `:`. */
  parameters(closer: ')' | ':', annotated: boolean): Parameter[] {
    const params: Parameter[] = [];
    let after: 'normal' | 'keyword' = 'normal';
    while (!this.is(closer) && this.next.kind !== 'newline' && this.next.kind !== 'end') {
      const { start } = this.next;
      if (this.accept('/')) {
        for (const [i, param] of params.entries()) params[i] = { ...param, kind: 'positional' };
      } else {
        const star = this.accept('*') ? '*' : this.accept('**') ? '**' : undefined;
        if (star === '*') after = 'keyword';
        if (!(star === '*' && this.is(','))) {
          if (this.next.kind !== 'name') {
            this.wrong('invalid syntax');
            break;
          }
          params.push(this.parameter(start, star ?? (after === 'keyword' ? 'keyword' : 'normal'), annotated));
        }
      }
      if (!this.accept(',')) break;
    }
    return params;
  }

  private parameter(start: number, kind: Parameter['kind'], annotated: boolean): Parameter {
    const { name } = this.name();
    const annotation = annotated && this.accept(':') ? this.starOrNamed() : undefined;
    const fallback = this.accept('=') ? this.expression() : undefined;
    return { name, kind, ...(annotation && { annotation }), ...(fallback && { fallback }), start, end: this.lastEnd };
  }

  protected or(): Expression {
    return this.logic('or', () => this.logic('and', () => this.not()));
  }

  private logic(op: 'and' | 'or', part: () => Expression): Expression {
    const { start } = this.next;
    const first = part();
    if (!this.is(op)) return first;
    const values = [first];
    while (this.accept(op)) values.push(part());
    return { kind: 'BoolOp', op, values, start, end: this.lastEnd };
  }

  private not(): Expression {
    const { start } = this.next;
    if (!this.accept('not')) return this.comparison();
    const operand = this.nested(() => this.not());
    return { kind: 'UnaryOp', op: 'not', operand, start, end: this.lastEnd };
  }

  private comparison(): Expression {
    const { start } = this.next;
    const left = this.binary(1);
    if (!COMPARISONS.has(this.next.text)) return left;
    const ops: CompareOperator[] = [];
    const comparators: Expression[] = [];
    for (let op = this.comparisonOperator(); op !== undefined; op = this.comparisonOperator()) {
      ops.push(op);
      comparators.push(this.binary(1));
    }
    return ops.length === 0 ? left : { kind: 'Compare', left, ops, comparators, start, end: this.lastEnd };
  }

  private comparisonOperator(): CompareOperator | undefined {
    const { text, kind } = this.next;
    if ((kind !== 'op' && kind !== 'keyword') || !COMPARISONS.has(text)) return undefined;
    if (text === 'not') {
      if (this.peek(1).text !== 'in') return undefined;
      this.take();
      this.take();
      return 'not in';
    }
    this.take();
    if (text === 'is') return this.accept('not') ? 'is not' : 'is';
    return text as CompareOperator;
  }

  /** Arithmetic whose operators bind at least so tightly. */
  binary(least: number): Expression {
    const { start } = this.next;
    let left = this.unary();
    for (;;) {
      const op = this.next;
      const strength = op.kind === 'op' ? STRENGTH[op.text] : undefined;
      if (strength === undefined || strength < least) return left;
      this.take();
      const right = this.binary(strength + 1);
      left = { kind: 'BinOp', op: op.text as BinaryOperator, left, right, start, end: this.lastEnd };
    }
  }

  private unary(): Expression {
    const { start, text, kind } = this.next;
    if (kind !== 'op' || (text !== '-' && text !== '+' && text !== '~')) return this.power();
    this.take();
    const operand = this.nested(() => this.unary());
    return { kind: 'UnaryOp', op: text, operand, start, end: this.lastEnd };
  }

  private power(): Expression {
    const { start } = this.next;
    const waits = this.accept('await');
    const plain = this.primary();
    const left: Expression = waits ? { kind: 'Await', value: plain, start, end: plain.end } : plain;
    if (!this.accept('**')) return left;
    const right = this.nested(() => this.unary());
    return { kind: 'BinOp', op: '**', left, right, start, end: this.lastEnd };
  }
}
