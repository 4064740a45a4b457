// Statements, by Python's grammar.
// Invariant: a statement that is wrong is told once and left out or cut short; the next one is read as if nothing was.

import { TooDeep } from './cursor.ts';
import type { Alias, BinaryOperator, Block, Case, Expression, Handler, Statement } from './nodes.ts';
import { PatternParser } from './patterns.ts';
import { isTarget, wordFor } from './targets.ts';

const BLOCKS = new Set(['if', 'while', 'for', 'try', 'with', 'def', 'class', 'async', '@']);
const SIMPLE = new Set(['return', 'raise', 'assert', 'del', 'import', 'from', 'global', 'nonlocal', 'pass', 'break', 'continue']);

/** Reads statements. */
export class StatementParser extends PatternParser {
  /** All statements of the script. */
  script(): Statement[] {
    const body: Statement[] = [];
    while (!this.isKind('end')) this.statement(body);
    return body;
  }

  private statement(body: Statement[]): void {
    this.fresh();
    const { kind } = this.next;
    if (kind === 'newline' || kind === 'dedent') {
      this.take();
      return;
    }
    if (kind === 'indent') {
      this.wrong('unexpected indent');
      this.take();
      return;
    }
    const before = this.mark();
    try {
      this.nested(() => this.line(body));
    } catch (error) {
      if (!(error instanceof TooDeep)) throw error;
      this.wrong('too many nested parentheses');
      this.skipLine();
    }
    if (this.mark() === before) {
      this.wrong('invalid syntax');
      this.take();
    }
  }

  /** One line of simple statements, or one compound statement. */
  private line(body: Statement[]): void {
    if (BLOCKS.has(this.next.text) && !this.isKind('name')) {
      const made = this.compound();
      if (made) body.push(made);
      return;
    }
    if (this.isSoft('match')) {
      const made = this.match();
      if (made) {
        body.push(made);
        return;
      }
    }
    this.simpleLine(body);
  }

  private simpleLine(body: Statement[]): void {
    do {
      if (this.isKind('newline')) break;
      body.push(this.simple());
    } while (this.accept(';'));
    if (this.isKind('newline')) this.take();
    else if (!this.isKind('end')) {
      this.wrong('invalid syntax');
      this.skipLine();
    }
  }

  /** Passes over what is left of a line. */
  private skipLine(): void {
    while (!this.isKind('newline') && !this.isKind('end')) this.take();
    this.take();
    if (!this.isKind('indent')) return;
    let depth = 0;
    do {
      if (this.isKind('indent')) depth++;
      if (this.isKind('dedent')) depth--;
      this.take();
    } while (depth > 0 && !this.isKind('end'));
  }

  private simple(): Statement {
    const { start, text, kind } = this.next;
    if (kind !== 'keyword' || !SIMPLE.has(text)) return this.expressionStatement();
    this.take();
    const done = (statement: Statement): Statement => ({ ...statement, end: this.lastEnd });
    const at = { start, end: start };
    switch (text) {
      case 'return':
        return done(this.atExpression ? { kind: 'Return', value: this.tuple(), ...at } : { kind: 'Return', ...at });
      case 'raise': {
        if (!this.atExpression) return done({ kind: 'Raise', ...at });
        const value = this.expression();
        return done(this.accept('from') ? { kind: 'Raise', value, cause: this.expression(), ...at } : { kind: 'Raise', value, ...at });
      }
      case 'assert': {
        const test = this.expression();
        return done(this.accept(',') ? { kind: 'Assert', test, message: this.expression(), ...at } : { kind: 'Assert', test, ...at });
      }
      case 'del': {
        const first = this.next.text;
        const targets = this.targets();
        return done({ kind: 'Delete', targets: targets.kind === 'Tuple' && first !== '(' ? targets.items : [targets], ...at });
      }
      case 'import':
        return done({ kind: 'Import', names: this.aliases(true), ...at });
      case 'from':
        return done(this.importFrom(start));
      case 'global':
      case 'nonlocal': {
        const names = [this.name().name];
        while (this.accept(',')) names.push(this.name().name);
        return done({ kind: text === 'global' ? 'Global' : 'Nonlocal', names, ...at });
      }
      default:
        return done({ kind: text === 'pass' ? 'Pass' : text === 'break' ? 'Break' : 'Continue', ...at });
    }
  }

  private aliases(dotted: boolean): Alias[] {
    const names: Alias[] = [];
    do {
      if (!this.isKind('name') && names.length > 0) break;
      const first = this.name();
      let { name } = first;
      if (dotted) while (this.accept('.')) name += `.${this.name().name}`;
      const as = this.accept('as') ? this.name().name : undefined;
      names.push({ name, ...(as !== undefined && { as }), start: first.start, end: this.lastEnd });
    } while (this.accept(','));
    return names;
  }

  private importFrom(start: number): Statement {
    let level = 0;
    while (this.is('.') || this.is('...')) level += this.take().text.length;
    let module = this.is('import') ? '' : this.name().name;
    while (this.accept('.')) module += `.${this.name().name}`;
    this.expect('import');
    const star = this.next;
    let names: Alias[];
    if (this.accept('*')) names = [{ name: '*', start: star.start, end: star.end }];
    else if (this.accept('(')) {
      names = this.aliases(false);
      this.expect(')');
    } else names = this.aliases(false);
    return { kind: 'ImportFrom', module, level, names, start, end: this.lastEnd };
  }

  private expressionStatement(): Statement {
    const { start } = this.next;
    const first = this.is('yield') ? this.yieldExpression() : this.tuple();
    const right = (): Expression => (this.is('yield') ? this.yieldExpression() : this.tuple());
    if (this.isKind('op') && this.next.text.length > 1 && this.next.text.endsWith('=') && !/^[=!<>:]=$/.test(this.next.text)) {
      const op = this.take().text.slice(0, -1) as BinaryOperator;
      return { kind: 'AugAssign', target: first, op, value: right(), start, end: this.lastEnd };
    }
    if (this.accept(':')) {
      const annotation = this.expression();
      return this.accept('=') ? { kind: 'AnnAssign', target: first, annotation, value: right(), start, end: this.lastEnd } : { kind: 'AnnAssign', target: first, annotation, start, end: this.lastEnd };
    }
    if (!this.is('=')) {
      if (first.kind === 'Name' && first.id === 'print' && (this.isKind('string') || this.isKind('name'))) this.wrong("Missing parentheses in call to 'print'. Did you mean print(...)?", first);
      return { kind: 'Expr', value: first, start, end: this.lastEnd };
    }
    const chain = [first];
    while (this.accept('=')) chain.push(right());
    const value = chain.pop() ?? first;
    for (const target of chain) if (!isTarget(target)) this.wrong(`cannot assign to ${wordFor(target)} here. Maybe you meant '==' instead of '='?`, target);
    return { kind: 'Assign', targets: chain, value, start, end: this.lastEnd };
  }

  private block(): Block {
    const body: Statement[] = [];
    if (!this.accept(':')) {
      this.wrong("expected ':'");
      while (!this.isKind('newline') && !this.isKind('end')) this.take();
    }
    if (!this.isKind('newline')) {
      this.simpleLine(body);
      return body;
    }
    this.take();
    if (!this.isKind('indent')) {
      this.wrong('expected an indented block');
      return body;
    }
    this.take();
    while (!this.isKind('dedent') && !this.isKind('end')) this.statement(body);
    if (this.isKind('dedent')) this.take();
    return body;
  }

  private compound(): Statement | undefined {
    const { start } = this.next;
    if (this.is('@')) return this.decorated();
    const isAsync = this.accept('async');
    switch (this.next.text) {
      case 'if':
        return this.ifStatement();
      case 'while': {
        this.take();
        const test = this.named();
        const body = this.block();
        const orelse = this.accept('else') ? this.block() : [];
        return { kind: 'While', test, body, orelse, start, end: this.lastEnd };
      }
      case 'for': {
        this.take();
        const target = this.targets();
        this.expect('in');
        const iter = this.tuple();
        const body = this.block();
        const orelse = this.accept('else') ? this.block() : [];
        return { kind: 'For', target, iter, body, orelse, start, end: this.lastEnd };
      }
      case 'try':
        return this.tryStatement();
      case 'with':
        return this.withStatement(start);
      case 'def':
        return this.functionDef(start, [], isAsync);
      case 'class':
        return this.classDef(start, []);
      default:
        this.wrong('invalid syntax');
        this.skipLine();
        return undefined;
    }
  }

  /** `elif`s are read in a loop: chains of thousands exist. */
  private ifStatement(): Statement {
    const arms: { start: number; test: Expression; body: Block }[] = [];
    do {
      const { start } = this.take();
      arms.push({ start, test: this.named(), body: this.block() });
    } while (this.is('elif'));
    let orelse: Block = this.accept('else') ? this.block() : [];
    const end = this.lastEnd;
    let made: Statement = { kind: 'Pass', start: end, end };
    for (const arm of arms.toReversed()) {
      made = { kind: 'If', ...arm, orelse, end };
      orelse = [made];
    }
    return made;
  }

  private tryStatement(): Statement {
    const { start } = this.take();
    const body = this.block();
    const handlers: Handler[] = [];
    while (this.is('except')) {
      const at = this.take();
      this.accept('*');
      const type = this.is(':') ? undefined : this.tuple();
      const name = this.accept('as') ? this.name().name : undefined;
      const caught = this.block();
      handlers.push({ ...(type && { type }), ...(name !== undefined && { name }), body: caught, start: at.start, end: this.lastEnd });
    }
    const orelse = this.accept('else') ? this.block() : [];
    const finalbody = this.accept('finally') ? this.block() : [];
    return { kind: 'Try', body, handlers, orelse, finalbody, start, end: this.lastEnd };
  }

  private withStatement(start: number): Statement {
    this.take();
    const items = this.withParentheses() ?? this.withItems(':');
    const body = this.block();
    return { kind: 'With', items, body, start, end: this.lastEnd };
  }

  /** `with (a as b, c as d):`, told from `with (a):` and `with (a, b)[0]:` by what stands behind the bracket. */
  private withParentheses(): { value: Expression; as?: Expression }[] | undefined {
    if (!this.is('(')) return undefined;
    const mark = this.mark();
    const problems = this.problems.length;
    this.take();
    const items = this.withItems(')');
    if (this.problems.length === problems && this.accept(')') && this.is(':')) return items;
    this.problems.length = problems;
    this.fresh();
    this.reset(mark);
    return undefined;
  }

  private withItems(closer: ')' | ':'): { value: Expression; as?: Expression }[] {
    const items: { value: Expression; as?: Expression }[] = [];
    do {
      if (this.is(closer)) break;
      const value = this.starOrNamed();
      items.push(this.accept('as') ? { value, as: this.binary(1) } : { value });
    } while (this.accept(','));
    return items;
  }

  private decorated(): Statement | undefined {
    const { start } = this.next;
    const decorators: Expression[] = [];
    while (this.accept('@')) {
      decorators.push(this.named());
      if (this.isKind('newline')) this.take();
      else this.wrong('invalid syntax');
    }
    const isAsync = this.accept('async');
    if (this.is('def')) return this.functionDef(start, decorators, isAsync);
    if (this.is('class')) return this.classDef(start, decorators);
    this.wrong('invalid syntax');
    return undefined;
  }

  private functionDef(start: number, decorators: readonly Expression[], isAsync: boolean): Statement {
    this.take();
    const name = this.name();
    this.typeParameters();
    this.expect('(');
    const params = this.parameters(')', true);
    this.expect(')');
    if (this.accept('->')) this.expression();
    const before = this.yields;
    this.yields = false;
    const body = this.block();
    const isGenerator = this.yields;
    this.yields = before;
    return { kind: 'FunctionDef', name, params, body, decorators, isAsync, isGenerator, start, end: this.lastEnd };
  }

  private classDef(start: number, decorators: readonly Expression[]): Statement {
    this.take();
    const name = this.name();
    this.typeParameters();
    const args = this.is('(') ? this.arguments() : [];
    const body = this.block();
    return { kind: 'ClassDef', name, args, body, decorators, start, end: this.lastEnd };
  }

  /** `[T, *Ts]` behind a name says nothing about values. */
  private typeParameters(): void {
    if (!this.accept('[')) return;
    while (!this.is(']') && !this.isKind('newline')) this.take();
    this.accept(']');
  }

  /** `match` is a statement only where a block of `case`s follows. */
  private match(): Statement | undefined {
    const { start } = this.next;
    const mark = this.mark();
    const problems = this.problems.length;
    this.take();
    if (this.atExpression) {
      const subject = this.tuple();
      if (this.is(':') && this.peek(1).kind === 'newline' && this.peek(2).kind === 'indent' && this.peek(3).text === 'case') {
        for (let i = 0; i < 3; i++) this.take();
        const cases: Case[] = [];
        while (this.isSoft('case')) cases.push(this.case());
        if (this.isKind('dedent')) this.take();
        return { kind: 'Match', subject, cases, start, end: this.lastEnd };
      }
    }
    this.problems.length = problems;
    this.fresh();
    this.reset(mark);
    return undefined;
  }

  private case(): Case {
    const { start } = this.take();
    const pattern = this.patterns();
    const guard = this.accept('if') ? this.named() : undefined;
    const body = this.block();
    return { pattern, ...(guard && { guard }), body, start, end: this.lastEnd };
  }
}
