// Operands: names, literals, brackets, comprehensions, calls, attributes, subscripts.
// Invariant: always gives an expression; inside brackets, what cannot be understood is passed over up to their end.

import type { Argument, Clause, Expression, Field, NameAt } from './nodes.ts';
import { OperatorParser } from './operators.ts';
import { readLiteral, type RawField } from './strings.ts';
import { tokenize, type Token } from './tokens.ts';

/** Reads expressions. */
export class ExpressionParser extends OperatorParser {
  protected override primary(): Expression {
    const { start } = this.next;
    let value = this.atom();
    for (;;) {
      if (this.accept('.')) {
        const attr = this.attribute();
        value = { kind: 'Attribute', value, attr, start, end: this.lastEnd };
      } else if (this.is('(')) {
        const args = this.arguments();
        value = { kind: 'Call', func: value, args, start, end: this.lastEnd };
      } else if (this.accept('[')) {
        const index = this.nested(() => this.tuple(() => this.slice(), true));
        this.expect(']');
        value = { kind: 'Subscript', value, index, start, end: this.lastEnd };
      } else return value;
    }
  }

  private attribute(): NameAt {
    if (this.next.kind !== 'keyword' || this.next.start !== this.lastEnd) return this.name();
    this.wrong('invalid syntax');
    return { name: '', start: this.lastEnd, end: this.lastEnd };
  }

  private slice(): Expression {
    const { start } = this.next;
    const lower = this.is(':') ? undefined : this.starOrNamed();
    if (lower && !this.is(':')) return lower;
    this.expect(':');
    const ends = (): boolean => this.is(':') || this.is(',') || this.is(']');
    const upper = ends() ? undefined : this.expression();
    const step = this.accept(':') && !ends() ? this.expression() : undefined;
    return { kind: 'Slice', ...(lower && { lower }), ...(upper && { upper }), ...(step && { step }), start, end: this.lastEnd };
  }

  /** The arguments of a call with their parentheses. */
  arguments(): Argument[] {
    this.take();
    const args: Argument[] = [];
    while (!this.is(')')) {
      if (!this.atExpression && !this.is('**')) break;
      args.push(this.nested(() => this.argument()));
      if (!this.accept(',')) break;
    }
    this.closing(')');
    return args;
  }

  private argument(): Argument {
    const { start } = this.next;
    const star = this.accept('*') ? '*' : this.accept('**') ? '**' : undefined;
    if (star) {
      const value = this.expression();
      return { star, value, start, end: this.lastEnd };
    }
    if (this.next.kind === 'name' && this.peek(1).text === '=' && this.peek(1).kind === 'op') {
      const { name } = this.name();
      this.take();
      const value = this.expression();
      return { name, value, start, end: this.lastEnd };
    }
    const value = this.named();
    return this.atComprehension ? { value: this.comprehension('generator', value, start), start, end: this.lastEnd } : { value, start, end: this.lastEnd };
  }

  /** Takes a closing bracket; where it is missing, says so and stays. */
  private closing(bracket: ')' | ']' | '}'): void {
    if (this.accept(bracket)) return;
    this.expect(bracket);
    // What cannot be understood inside brackets is passed over up to their end, so that the rest of the statement counts.
    let depth = 0;
    while (this.next.kind !== 'newline' && this.next.kind !== 'end') {
      const { text, kind } = this.next;
      if (kind === 'op' && (text === '(' || text === '[' || text === '{')) depth++;
      if (kind === 'op' && (text === ')' || text === ']' || text === '}') && depth-- === 0) break;
      this.take();
    }
    this.accept(bracket);
  }

  private get atComprehension(): boolean {
    return this.is('for') || (this.is('async') && this.peek(1).text === 'for');
  }

  private comprehension(form: 'list' | 'set' | 'dict' | 'generator', element: Expression, start: number, value?: Expression): Expression {
    const clauses: Clause[] = [];
    while (this.atComprehension) {
      this.accept('async');
      this.take();
      const target = this.targets();
      this.expect('in');
      const iter = this.or();
      const conditions: Expression[] = [];
      while (this.accept('if')) conditions.push(this.condition());
      clauses.push({ target, iter, conditions });
    }
    return { kind: 'Comprehension', form, element, ...(value && { value }), clauses, start, end: this.lastEnd };
  }

  private condition(): Expression {
    if (this.is('lambda')) return this.lambda();
    if (this.next.kind === 'name' && this.peek(1).text === ':=') return this.named();
    return this.or();
  }

  /** What a `for` binds. */
  targets(): Expression {
    return this.tuple(() => {
      const { start } = this.next;
      const star = this.accept('*');
      const value = this.binary(1);
      return star ? { kind: 'Starred', value, start, end: this.lastEnd } : value;
    });
  }

  private atom(): Expression {
    const token = this.next;
    const { start, end } = token;
    switch (token.kind) {
      case 'name':
        this.take();
        return { kind: 'Name', id: token.text, start, end };
      case 'number':
        this.take();
        return numberLiteral(token);
      case 'string':
        return this.strings();
      default:
    }
    switch (token.text) {
      case 'None':
      case 'True':
      case 'False':
        this.take();
        return { kind: 'Constant', value: token.text === 'None' ? null : token.text === 'True', start, end };
      case '...':
        this.take();
        return { kind: 'Ellipsis', start, end };
      case '(':
        return this.nested(() => this.parenthesised());
      case '[':
        return this.nested(() => this.list());
      case '{':
        return this.nested(() => this.braces());
      default:
    }
    this.wrong('invalid syntax');
    return { kind: 'Missing', start, end: start };
  }

  private parenthesised(): Expression {
    const { start } = this.take();
    if (this.accept(')')) return { kind: 'Tuple', items: [], start, end: this.lastEnd };
    const first = this.is('yield') ? this.yieldExpression() : this.starOrNamed();
    if (this.atComprehension) {
      const made = this.comprehension('generator', first, start);
      this.closing(')');
      return { ...made, end: this.lastEnd };
    }
    if (!this.is(',')) {
      this.closing(')');
      return first;
    }
    const items = this.rest(first, ')');
    return { kind: 'Tuple', items, start, end: this.lastEnd };
  }

  /** The items behind the first one, and the closing bracket. */
  private rest(first: Expression, closer: ')' | ']' | '}'): Expression[] {
    const items = [first];
    while (this.accept(',')) {
      if (!this.atExpression) break;
      items.push(this.starOrNamed());
    }
    this.closing(closer);
    return items;
  }

  private list(): Expression {
    const { start } = this.take();
    if (this.accept(']')) return { kind: 'List', items: [], start, end: this.lastEnd };
    const first = this.starOrNamed();
    if (this.atComprehension) {
      const made = this.comprehension('list', first, start);
      this.closing(']');
      return { ...made, end: this.lastEnd };
    }
    const items = this.rest(first, ']');
    return { kind: 'List', items, start, end: this.lastEnd };
  }

  private braces(): Expression {
    const { start } = this.take();
    if (this.accept('}')) return { kind: 'Dict', entries: [], start, end: this.lastEnd };
    if (!this.is('**')) {
      const first = this.starOrNamed();
      if (this.atComprehension) {
        const made = this.comprehension('set', first, start);
        this.closing('}');
        return { ...made, end: this.lastEnd };
      }
      if (!this.is(':')) {
        const items = this.rest(first, '}');
        return { kind: 'Set', items, start, end: this.lastEnd };
      }
      this.take();
      const value = this.expression();
      if (this.atComprehension) {
        const made = this.comprehension('dict', first, start, value);
        this.closing('}');
        return { ...made, end: this.lastEnd };
      }
      return this.dict(start, [{ key: first, value }]);
    }
    return this.dict(start, []);
  }

  private dict(start: number, entries: { key?: Expression; value: Expression }[]): Expression {
    if (entries.length === 0 || this.accept(',')) {
      while (this.atExpression || this.is('**')) {
        if (this.accept('**')) entries.push({ value: this.binary(1) });
        else {
          const key = this.expression();
          this.expect(':');
          entries.push({ key, value: this.expression() });
        }
        if (!this.accept(',')) break;
      }
    }
    this.closing('}');
    return { kind: 'Dict', entries, start, end: this.lastEnd };
  }

  /** Adjacent literals are one string. */
  private strings(): Expression {
    const { start } = this.next;
    const parts: (string | Field)[] = [];
    let bytes = false;
    while (this.next.kind === 'string') {
      const token = this.take();
      const literal = readLiteral(this.text, token.start, token.end);
      bytes ||= literal.bytes;
      for (const part of literal.parts) parts.push(typeof part === 'string' ? part : this.field(part));
    }
    const end = this.lastEnd;
    if (parts.every((part) => typeof part === 'string')) return bytes ? { kind: 'Bytes', value: parts.join(''), start, end } : { kind: 'Constant', value: parts.join(''), start, end };
    return { kind: 'JoinedStr', parts, start, end };
  }

  private field(raw: RawField): Field {
    const inner = `(${this.text.slice(raw.start, raw.end)})`;
    const shift = raw.start - 1;
    const { tokens } = tokenize(inner);
    const moved = tokens.map((token): Token => ({ ...token, start: token.start + shift, end: token.end + shift }));
    const parser = new ExpressionParser(this.text, moved);
    const value = this.nested(() => {
      parser.within(this);
      return parser.tuple();
    });
    if (value.kind === 'Tuple' && value.items.length === 0 && raw.end - raw.start === 0) this.wrong('f-string: valid expression required before \'}\'', { start: raw.start, end: raw.end });
    for (const problem of parser.problems) this.wrong(`f-string: ${problem.message}`, problem);
    this.yields ||= parser.yields;
    return { value, ...(raw.conversion && { conversion: raw.conversion }), ...(raw.spec && { spec: raw.spec.map((part) => (typeof part === 'string' ? part : this.field(part))) }) };
  }
}

function numberLiteral({ text, start, end }: Token): Expression {
  const plain = text.replaceAll('_', '');
  if (plain.length > MOST_DIGITS) return { kind: 'Missing', start, end };
  if (/^0[xob]/i.test(plain)) return { kind: 'Constant', value: exactInt(plain), start, end };
  if (/j$/i.test(plain)) return { kind: 'Imaginary', value: Number(plain.slice(0, -1)), start, end };
  if (/[.e]/i.test(plain)) return { kind: 'Float', value: Number(plain), start, end };
  return { kind: 'Constant', value: exactInt(plain), start, end };
}

/** The most digits that a number may have; Python refuses longer ones too (`sys.set_int_max_str_digits`). */
const MOST_DIGITS = 4300;

function exactInt(text: string): number | bigint {
  const near = Number(text);
  return Number.isSafeInteger(near) ? near : BigInt(text);
}
