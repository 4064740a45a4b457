// The tokens of a Python script, with indentation as tokens, and its comments.
// Invariant: never throws and always ends; a bracket that is never closed is taken as closed where its statement ends.

/** What a token is. */
export type TokenKind = 'name' | 'keyword' | 'number' | 'string' | 'op' | 'newline' | 'indent' | 'dedent' | 'end' | 'wrong';

/** A token; `text` is empty for strings, whose text is long and is read from the source when needed. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A comment, without its `#`. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** True when nothing else stands on its line. */
  readonly ownLine: boolean;
  /** How far its line is indented. */
  readonly indent: number;
}

/** Something wrong with the text itself. */
export interface SyntaxProblem {
  readonly start: number;
  readonly end: number;
  /** Python's own words for it where it has some. */
  readonly message: string;
}

/** The result of reading tokens. */
export interface Tokens {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];
}

const KEYWORDS = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(' '),
);
const THREE = new Set(['**=', '//=', '>>=', '<<=', '...']);
const TWO = new Set(['**', '//', '>>', '<<', '<=', '>=', '==', '!=', '->', ':=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '@=']);
const ONE = new Set('+-*/%@&|^~<>()[]{},:.;='.split(''));
const NUMBER = /0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?[jJ]?/y;
const NAME = /[A-Za-z_][A-Za-z_0-9]*/y;
const UNICODE_NAME = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const PREFIX = /(?:[rR][bBfF]?|[bBfF][rR]?|[uU])?(?:'''|"""|'|")/y;
/** Lines for the notebook and not for Python: `%matplotlib inline`, `!pip install keras`. */
const NOTEBOOK = /%%?[A-Za-z]|!/y;
const QUOTE_STARTS = new Set('"\'rRbBfFuU'.split(''));
const CLOSER: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** How often an unclosed bracket makes us start again; hostile texts would make it quadratic otherwise. */
const RETRIES = 20;

/** Reads the tokens of a text. */
export function tokenize(text: string): Tokens {
  const givenUp = new Set<number>();
  for (let retry = 0; ; retry++) {
    const lexer = new Lexer(text, givenUp);
    lexer.run();
    if (lexer.unclosed === undefined || retry === RETRIES) return lexer;
    givenUp.add(lexer.unclosed);
  }
}

class Lexer {
  readonly tokens: Token[] = [];
  readonly comments: Comment[] = [];
  readonly problems: SyntaxProblem[] = [];
  /** The outermost bracket that is never closed. */
  unclosed: number | undefined;
  readonly #text: string;
  /** Brackets that are known never to be closed: a dedented line ends them. */
  readonly #givenUp: ReadonlySet<number>;
  readonly #open: { readonly at: number; readonly bracket: string; readonly indent: number }[] = [];
  readonly #indents: number[] = [0];
  #at = 0;
  #indent = 0;

  constructor(text: string, givenUp: ReadonlySet<number>) {
    this.#text = text;
    this.#givenUp = givenUp;
  }

  run(): void {
    if (this.#text.charCodeAt(0) === 0xfeff) this.#at = 1;
    this.#beginLine();
    while (this.#at < this.#text.length) this.#token();
    this.unclosed = this.#open.find((one) => !this.#givenUp.has(one.at))?.at;
    this.#newline(this.#at);
    for (; this.#indents.length > 1; this.#indents.pop()) this.#push('dedent', this.#at, this.#at);
    this.#push('end', this.#at, this.#at);
  }

  #push(kind: TokenKind, start: number, end: number, text = ''): void {
    this.tokens.push({ kind, text, start, end });
  }

  #problem(start: number, end: number, message: string): void {
    this.problems.push({ start, end, message });
  }

  /** Reads the indentation of a line outside brackets; blank lines and comments leave it alone. */
  #beginLine(): void {
    for (;;) {
      const lineStart = this.#at;
      let column = 0;
      let c = this.#text[this.#at];
      for (; c === ' ' || c === '\t' || c === '\f'; c = this.#text[++this.#at]) column = c === '\t' ? (Math.floor(column / 8) + 1) * 8 : c === '\f' ? 0 : column + 1;
      if (c === '#') this.#comment(true, this.#at - lineStart);
      else if (this.#open.length === 0 && matchAt(NOTEBOOK, this.#text, this.#at) > 0) this.#skipToLineEnd();
      c = this.#text[this.#at];
      if (c === '\n' || c === '\r') {
        this.#at++;
        continue;
      }
      if (c === undefined) return;
      this.#indent = this.#at - lineStart;
      if (this.#open.length === 0) this.#indentation(column);
      return;
    }
  }

  #indentation(column: number): void {
    const last = this.#indents.at(-1) ?? 0;
    if (column > last) {
      this.#indents.push(column);
      this.#push('indent', this.#at, this.#at);
    } else if (column < last) {
      while ((this.#indents.at(-1) ?? 0) > column) {
        this.#indents.pop();
        this.#push('dedent', this.#at, this.#at);
      }
      if ((this.#indents.at(-1) ?? 0) !== column) {
        this.#problem(this.#at, this.#at + 1, 'unindent does not match any outer indentation level');
        this.#indents.push(column);
        this.#push('indent', this.#at, this.#at);
      }
    }
  }

  #comment(ownLine: boolean, indent: number): void {
    const start = this.#at;
    this.#skipToLineEnd();
    this.comments.push({ start, end: this.#at, text: this.#text.slice(start + 1, this.#at), ownLine, indent });
  }

  #skipToLineEnd(): void {
    while (this.#at < this.#text.length && this.#text[this.#at] !== '\n' && this.#text[this.#at] !== '\r') this.#at++;
  }

  #newline(at: number): void {
    const last = this.tokens.at(-1)?.kind;
    if (last !== undefined && last !== 'newline' && last !== 'indent' && last !== 'dedent') this.#push('newline', at, at);
  }

  #token(): void {
    const text = this.#text;
    const start = this.#at;
    const c = text[start] ?? '';
    if (c === ' ' || c === '\t' || c === '\f') {
      this.#at++;
    } else if (c === '\n' || c === '\r') {
      this.#lineEnd();
    } else if (c === '#') {
      this.#comment(false, this.#indent);
    } else if (c === '\\') {
      const end = text[start + 1] === '\r' && text[start + 2] === '\n' ? 3 : text[start + 1] === '\n' || text[start + 1] === '\r' ? 2 : 0;
      if (end === 0) this.#wrong(start, 'unexpected character after line continuation character');
      this.#at = start + Math.max(end, 1);
    } else if (QUOTE_STARTS.has(c) && matchAt(PREFIX, text, start) > 0) {
      this.#string(start);
    } else if ((c >= '0' && c <= '9') || (c === '.' && isDigit(text[start + 1]))) {
      this.#at += matchAt(NUMBER, text, start);
      const number = text.slice(start, this.#at);
      const tail = matchAt(NAME, text, this.#at);
      if (tail > 0 && !KEYWORDS.has(text.slice(this.#at, this.#at + tail))) this.#problem(start, this.#at + tail, 'invalid decimal literal');
      this.#push('number', start, this.#at, number);
    } else if (this.#word(start)) {
      return;
    } else {
      this.#operator(start);
    }
  }

  #word(start: number): boolean {
    const plain = matchAt(NAME, this.#text, start);
    const length = (this.#text.charCodeAt(start + plain) || 0) > 127 ? matchAt(UNICODE_NAME, this.#text, start) : plain;
    if (length === 0) return false;
    this.#at += length;
    const word = this.#text.slice(start, this.#at);
    this.#push(KEYWORDS.has(word) ? 'keyword' : 'name', start, this.#at, word);
    return true;
  }

  #wrong(start: number, message: string): void {
    this.#at = Math.max(this.#at, start + 1);
    this.#problem(start, this.#at, message);
    this.#push('wrong', start, this.#at);
  }

  #operator(start: number): void {
    const text = this.#text;
    const three = text.slice(start, start + 3);
    const two = three.slice(0, 2);
    const op = THREE.has(three) ? three : TWO.has(two) ? two : (text[start] ?? '');
    if (op.length === 1 && !ONE.has(op)) return this.#wrong(start, op === '$' || op === '?' || op === '!' ? 'invalid syntax' : `invalid character '${op}' (U+${(text.codePointAt(start) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`);
    this.#at += op.length;
    if (op in CLOSER) this.#open.push({ at: start, bracket: op, indent: this.#indent });
    else if (op === ')' || op === ']' || op === '}') {
      if (!this.#close(start, op)) return;
    }
    this.#push('op', start, this.#at, op);
  }

  /** Closes the bracket that fits, and with it those inside that were left open. */
  #close(at: number, closer: string): boolean {
    let fit = this.#open.length - 1;
    while (fit >= 0 && CLOSER[this.#open[fit]?.bracket ?? ''] !== closer) fit--;
    if (fit < 0) {
      this.#problem(at, at + 1, `unmatched '${closer}'`);
      return false;
    }
    for (const left of this.#open.splice(fit).slice(1).toReversed()) {
      this.#problem(at, at + 1, `closing parenthesis '${closer}' does not match opening parenthesis '${left.bracket}'`);
      this.#push('op', at, at, CLOSER[left.bracket]);
    }
    return true;
  }

  #lineEnd(): void {
    const end = this.#at;
    if (this.#text[this.#at] === '\r' && this.#text[this.#at + 1] === '\n') this.#at++;
    this.#at++;
    if (this.#open.length === 0) this.#newline(end);
    this.#beginLine();
    const lost = this.#open.findIndex((one) => this.#givenUp.has(one.at));
    const next = this.#text[this.#at];
    if (lost < 0 || this.#indent > (this.#open[lost]?.indent ?? 0) || next === ')' || next === ']' || next === '}') return;
    for (const left of this.#open.splice(lost).toReversed()) {
      this.#problem(left.at, left.at + 1, `'${left.bracket}' was never closed`);
      this.#push('op', end, end, CLOSER[left.bracket]);
    }
    if (this.#open.length > 0) return;
    this.#newline(end);
    this.#indentation(this.#indent);
  }

  #string(start: number): void {
    const text = this.#text;
    const opening = matchAt(PREFIX, text, start);
    const head = text.slice(start, start + opening);
    const quote = head.endsWith('"""') || head.endsWith("'''") ? head.slice(-3) : head.slice(-1);
    const format = /f/i.test(head);
    const end = (format ? endOfString(text, start + opening, quote, true) : undefined) ?? endOfString(text, start + opening, quote, false);
    if (end !== undefined) {
      this.#at = end;
    } else {
      this.#at = start + opening;
      while (this.#at < text.length && (quote.length === 3 || (text[this.#at] !== '\n' && text[this.#at] !== '\r'))) this.#at++;
      this.#problem(start, this.#at, quote.length === 3 ? 'unterminated triple-quoted string literal' : 'unterminated string literal');
    }
    this.#push('string', start, this.#at);
  }
}

const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** The offset behind a string's closing quote; in an f-string, quotes inside a replacement field do not end it. */
function endOfString(text: string, from: number, quote: string, format: boolean): number | undefined {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c === '\\' && depth === 0) i++;
    else if (depth === 0 && text.startsWith(quote, i)) return i + quote.length;
    else if (quote.length === 1 && (c === '\n' || c === '\r')) return undefined;
    else if (format && c === '{') {
      if (depth === 0 && text[i + 1] === '{') i++;
      else depth++;
    } else if (format && depth > 0 && c === '}') depth--;
    else if (depth > 0 && (c === '"' || c === "'")) {
      const inner = text.startsWith(c.repeat(3), i) ? c.repeat(3) : c;
      const end = endOfString(text, i + inner.length, inner, false);
      if (end === undefined) return undefined;
      i = end - 1;
    }
  }
  return undefined;
}
