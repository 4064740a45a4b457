// Patterns of `match`.
// Invariant: a name without a dot captures, a dotted name is a value; as Python has it.

import { ExpressionParser } from './expressions.ts';
import type { Expression, Pattern } from './nodes.ts';

/** Stronger than `|`, which stands between patterns here. */
const ABOVE_OR = 2;

/** Reads patterns. */
export class PatternParser extends ExpressionParser {
  /** The pattern of a `case`: a sequence may stand without brackets. */
  patterns(): Pattern {
    const first = this.pattern();
    if (!this.is(',')) return first;
    const items = [first];
    while (this.accept(',')) {
      if (this.is(':') || this.is('if')) break;
      items.push(this.pattern());
    }
    return { kind: 'Sequence', items, start: first.start, end: this.lastEnd };
  }

  private pattern(): Pattern {
    return this.nested(() => {
      const { start } = this.next;
      if (this.accept('*')) return { kind: 'Star', ...this.captured(), start, end: this.lastEnd };
      const first = this.closed();
      const patterns = [first];
      while (this.accept('|')) patterns.push(this.closed());
      const either: Pattern = patterns.length === 1 ? first : { kind: 'Or', patterns, start, end: this.lastEnd };
      if (!this.accept('as')) return either;
      return { kind: 'Capture', ...this.captured(), pattern: either, start, end: this.lastEnd };
    });
  }

  private captured(): { name?: string } {
    const { name } = this.name();
    return name === '_' ? {} : { name };
  }

  private closed(): Pattern {
    const { start, kind, text } = this.next;
    if (kind === 'name') return this.nameOrClass(start);
    if (text === '(' || text === '[') return this.bracketed(start, text === '(' ? ')' : ']');
    if (text === '{') return this.mapping(start);
    const value = this.binary(ABOVE_OR);
    return { kind: 'Value', value, start, end: value.end };
  }

  private nameOrClass(start: number): Pattern {
    let value: Expression = { kind: 'Name', id: this.next.text, start, end: this.next.end };
    this.take();
    const dotted = this.is('.');
    while (this.accept('.')) value = { kind: 'Attribute', value, attr: this.name(), start, end: this.lastEnd };
    if (this.is('(')) return this.classPattern(value, start);
    if (dotted) return { kind: 'Value', value, start, end: this.lastEnd };
    const name = value.kind === 'Name' ? value.id : '';
    return { kind: 'Capture', ...(name !== '_' && { name }), start, end: this.lastEnd };
  }

  private classPattern(cls: Expression, start: number): Pattern {
    this.take();
    const args: { name?: string; pattern: Pattern }[] = [];
    while (!this.is(')') && this.next.kind !== 'newline') {
      const named = this.next.kind === 'name' && this.peek(1).text === '=' ? this.name().name : undefined;
      if (named !== undefined) this.take();
      args.push({ ...(named !== undefined && { name: named }), pattern: this.pattern() });
      if (!this.accept(',')) break;
    }
    this.expect(')');
    return { kind: 'Class', cls, args, start, end: this.lastEnd };
  }

  private bracketed(start: number, closer: ')' | ']'): Pattern {
    this.take();
    const items: Pattern[] = [];
    let comma = closer === ']';
    while (!this.is(closer) && this.next.kind !== 'newline') {
      items.push(this.pattern());
      if (!this.accept(',')) break;
      comma = true;
    }
    this.expect(closer);
    const [only] = items;
    return only && items.length === 1 && !comma ? only : { kind: 'Sequence', items, start, end: this.lastEnd };
  }

  private mapping(start: number): Pattern {
    this.take();
    const entries: { key: Expression; pattern: Pattern }[] = [];
    let rest: string | undefined;
    while (!this.is('}') && this.next.kind !== 'newline') {
      if (this.accept('**')) rest = this.name().name;
      else {
        const key = this.binary(ABOVE_OR);
        this.expect(':');
        entries.push({ key, pattern: this.pattern() });
      }
      if (!this.accept(',')) break;
    }
    this.expect('}');
    return { kind: 'Mapping', entries, ...(rest !== undefined && { rest }), start, end: this.lastEnd };
  }
}
