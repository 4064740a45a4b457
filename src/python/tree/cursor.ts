// Walks over the tokens: what comes next, what was expected, what is wrong.
// Invariant: one problem a statement; what follows from it is not told again.

import type { SyntaxProblem, Token } from './tokens.ts';
import type { Span } from './source.ts';

/** How deep a script may nest; CPython gives up at about the same depth. */
const DEEPEST = 190;

/** Ends the parsing of one statement that nests too deep. */
export class TooDeep extends Error {}

/** A place in a list of tokens. */
export class Cursor {
  readonly text: string;
  readonly problems: SyntaxProblem[] = [];
  readonly #tokens: readonly Token[];
  readonly #end: Token;
  #at = 0;
  #depth = 0;
  /** True after a problem until the next statement. */
  #silent = false;

  constructor(text: string, tokens: readonly Token[]) {
    this.text = text;
    this.#tokens = tokens;
    this.#end = tokens.at(-1) ?? { kind: 'end', text: '', start: 0, end: 0 };
  }

  /** The token that comes next. */
  get next(): Token {
    return this.#tokens[this.#at] ?? this.#end;
  }

  /** The token `ahead` places on. */
  peek(ahead: number): Token {
    return this.#tokens[this.#at + ahead] ?? this.#end;
  }

  /** Where the last taken token ended; the ends of lines and blocks do not count. */
  get lastEnd(): number {
    for (let i = this.#at - 1; i >= 0; i--) {
      const token = this.#tokens[i];
      if (token && token.kind !== 'newline' && token.kind !== 'indent' && token.kind !== 'dedent') return token.end;
    }
    return 0;
  }

  /** A place to come back to. */
  mark(): number {
    return this.#at;
  }

  /** Goes back to a place. */
  reset(mark: number): void {
    this.#at = mark;
  }

  /** Takes the next token. */
  take(): Token {
    const token = this.next;
    if (token !== this.#end) this.#at++;
    return token;
  }

  /** True when the next token is this operator or keyword. */
  is(text: string): boolean {
    const token = this.next;
    return token.text === text && (token.kind === 'op' || token.kind === 'keyword');
  }

  /** True when the next token is this word, which is a keyword only in its place (`match`, `case`). */
  isSoft(text: string): boolean {
    return this.next.text === text && this.next.kind === 'name';
  }

  /** True when the next token is of this kind. */
  isKind(kind: Token['kind']): boolean {
    return this.next.kind === kind;
  }

  /** Takes the next token if it is this operator or keyword. */
  accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.take();
    return true;
  }

  /** Takes this operator or keyword, or tells that it is missing. */
  expect(text: string): boolean {
    if (this.accept(text)) return true;
    this.wrong(text === ':' ? "expected ':'" : text === ')' || text === ']' || text === '}' ? 'invalid syntax. Perhaps you forgot a comma?' : `expected '${text}'`);
    return false;
  }

  /** Takes a name. */
  name(): { name: string } & Span {
    const token = this.next;
    if (token.kind === 'name') {
      this.take();
      return { name: token.text, start: token.start, end: token.end };
    }
    this.wrong('invalid syntax');
    return { name: '', start: token.start, end: token.start };
  }

  /** Tells that something is wrong at the next token. */
  wrong(message: string, at: Span = this.next): void {
    if (!this.#silent) this.problems.push({ start: at.start, end: Math.max(at.end, at.start), message });
    this.#silent = true;
  }

  /** Begins a new statement: problems are told again. */
  fresh(): void {
    this.#silent = false;
  }

  /** Goes on as deep as another parser is: a text inside a text nests too. */
  within(other: Cursor): void {
    this.#depth = other.#depth;
  }

  /** Parses something that nests. */
  nested<T>(parse: () => T): T {
    if (this.#depth >= DEEPEST) throw new TooDeep();
    this.#depth++;
    try {
      return parse();
    } finally {
      this.#depth--;
    }
  }
}
