// Text to expression, by precedence climbing over the table of operators.
// Invariant: whatever cannot be read throws when the formula is written down, never when a user meets it.

import { apply, named, number, type Expr } from './expression.ts';
import { CALL, isOperator, operators } from './operators.ts';

const TOKEN = /\d+|[A-Za-z_]\w*|\/\/|==|!=|>=|<=|[-+*/%(),<>]/g;

/** Reads a formula's text. Throws a SyntaxError that quotes the text. */
export function parse(text: string): Expr {
  const tokens = text.match(TOKEN) ?? [];
  if (tokens.join('') !== text.replace(/\s/g, '')) throw new SyntaxError(`formula: cannot read "${text}"`);
  let at = 0;

  const expect = (token: string): void => {
    if (tokens[at] !== token) throw new SyntaxError(`formula: expected "${token}" but found "${tokens[at] ?? 'the end'}" in "${text}"`);
    at++;
  };

  function expression(minimum: number): Expr {
    let left = atom();
    for (;;) {
      const op = tokens[at];
      if (op === undefined || !isOperator(op)) return left;
      const { binds } = operators[op];
      if (binds === CALL || binds < minimum) return left;
      at++;
      left = apply(op, left, expression(binds + 1));
    }
  }

  function atom(): Expr {
    const token = tokens[at++];
    if (token === undefined) throw new SyntaxError(`formula: "${text}" stops short`);
    if (/^\d/.test(token)) return number(BigInt(token));
    if (token === '(') {
      const inside = expression(1);
      expect(')');
      return inside;
    }
    if (token === '-') return apply('-', number(0), expression(6));
    if (token === 'not') return apply('not', expression(3));
    if (!/^\w/.test(token)) throw new SyntaxError(`formula: unexpected "${token}" in "${text}"`);
    if (tokens[at] !== '(') return named(token);
    if (!isOperator(token) || operators[token].binds !== CALL) throw new SyntaxError(`formula: unknown function ${token} in "${text}"`);
    at++;
    const args = [expression(1)];
    while (tokens[at] === ',') {
      at++;
      args.push(expression(1));
    }
    expect(')');
    return apply(token, ...args);
  }

  const whole = expression(1);
  if (at < tokens.length) throw new SyntaxError(`formula: unexpected "${tokens[at]}" in "${text}"`);
  return whole;
}
