// The text of one file as code: what stands around a place in its tree.
// Invariant: offsets inside, ranges of lines and columns at the edge; a place that is not in the tree has no answer.

import type { Range } from '../issues/index.ts';
import { parseScript, type Argument, type Expression, type ExpressionOf, type Script, type Span, type Statement } from '../python/index.ts';
import type { TextEdit } from './text-edit.ts';

/** A node of the tree that has a place. */
type Placed = Span & Partial<Pick<Expression | Statement, 'kind'>>;

/** A call in the text. */
export type CallNode = ExpressionOf<'Call'>;

const isPlaced = (value: object): value is Placed => 'start' in value && 'end' in value;

/** The code of a file. */
export class Code {
  readonly text: string;
  readonly file: string;
  readonly #script: Script;
  readonly #parents = new Map<object, Placed>();
  /** The calls by where they begin and end. */
  readonly #calls = new Map<string, CallNode>();
  /** Where names stand as values. */
  readonly #names = new Map<string, Span[]>();

  constructor(text: string, file: string) {
    this.text = text;
    this.file = file;
    this.#script = parseScript(text, file);
    this.#walk();
  }

  /** The range of a stretch of the text. */
  range(span: Span): Range {
    return this.#script.source.range(span);
  }

  /** The call that stands at a range, from its first character to its last. */
  callAt(range: Range): CallNode | undefined {
    return this.#calls.get(key(range));
  }

  /** What a node stands in. */
  parent(node: object): Placed | undefined {
    return this.#parents.get(node);
  }

  /** The text of a node. */
  textOf({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  /** The text of a range within one line. */
  textAt({ line, column, endColumn }: Range): string {
    return this.#script.source.lineText(line).slice(column - 1, endColumn - 1);
  }

  /** The whole lines that a stretch takes, with their end, where nothing but a comma and a comment stands beside it; undefined otherwise. */
  linesOf(span: Span): Span | undefined {
    const start = this.text.lastIndexOf('\n', span.start - 1) + 1;
    const next = this.text.indexOf('\n', span.end);
    const end = next < 0 ? this.text.length : next + 1;
    return /^[ \t]*$/.test(this.text.slice(start, span.start)) && /^[ \t]*,?[ \t]*(?:#.*)?\r?\n?$/.test(this.text.slice(span.end, end)) ? { start, end } : undefined;
  }

  /** The blanks that the line of an offset begins with, where nothing else stands before the offset; undefined otherwise. */
  indentBefore(offset: number): string | undefined {
    const line = this.text.slice(this.#script.source.lineStart(this.#script.source.line(offset)), offset);
    return /^[ \t]*$/.test(line) ? line : undefined;
  }

  /** The line end that the text uses. */
  get lineEnd(): string {
    return /\r\n|\n|\r/.exec(this.text)?.[0] ?? '\n';
  }

  /** An edit that puts new text in the place of a stretch. */
  edit(span: Span, text: string): TextEdit {
    return { file: this.file, range: this.range(span), text };
  }

  /** An edit that puts text between two characters. */
  insert(at: number, text: string): TextEdit {
    return this.edit({ start: at, end: at }, text);
  }

  /** The edit that gives a call one more argument. */
  addArgument(call: CallNode, text: string): TextEdit {
    const last = call.args.at(-1);
    return last ? this.insert(last.end, `, ${text}`) : this.insert(call.end - 1, text);
  }

  /** What it takes to know a name as another is known that the text imports: nothing, one more import, or undefined where it cannot be told. */
  importBeside(known: string, wanted: string): readonly TextEdit[] | undefined {
    for (const statement of statementsOf(this.#script.body)) {
      if (statement.kind !== 'ImportFrom') continue;
      if (statement.names.some(({ name }) => name === '*')) return [];
      const beside = statement.names.find(({ name, as }) => (as ?? name) === known);
      if (!beside) continue;
      return statement.names.some(({ name, as }) => (as ?? name) === wanted) ? [] : [this.insert(beside.end, `, ${wanted}`)];
    }
    return undefined;
  }

  /** The edits that give a name another spelling wherever it stands, where it is imported included; none for a name that is not imported. */
  respell(name: string, as: string): readonly TextEdit[] {
    const imported = [...statementsOf(this.#script.body)].flatMap((statement) => (statement.kind === 'ImportFrom' ? statement.names.filter((one) => one.name === name && one.as === undefined) : []));
    return imported.length === 0 ? [] : [...imported, ...(this.#names.get(name) ?? [])].map((place) => this.edit(place, as));
  }

  /** The quote that the text uses more. */
  get quote(): '"' | "'" {
    return this.text.split('"').length >= this.text.split("'").length ? '"' : "'";
  }

  #keepName(name: ExpressionOf<'Name'>): void {
    const places = this.#names.get(name.id);
    if (places) places.push(name);
    else this.#names.set(name.id, [name]);
  }

  #walk(): void {
    const waiting: { readonly value: object; readonly parent: Placed | undefined }[] = this.#script.body.map((value) => ({ value, parent: undefined }));
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { value, parent } = next;
      const placed = isPlaced(value) ? value : undefined;
      if (placed && parent) this.#parents.set(placed, parent);
      if (placed?.kind === 'Call') this.#calls.set(key(this.range(placed)), placed as CallNode);
      if (placed?.kind === 'Name') this.#keepName(placed as ExpressionOf<'Name'>);
      for (const child of Object.values(value)) if (typeof child === 'object' && child !== null) waiting.push({ value: child as object, parent: placed ?? parent });
    }
  }
}

const key = ({ line, column, endLine, endColumn }: Range): string => `${line}:${column}-${endLine}:${endColumn}`;

/** All statements, those inside others too. */
function* statementsOf(body: readonly Statement[]): Generator<Statement> {
  const waiting = [...body].toReversed();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    const inner = Object.entries(next).flatMap(([name, part]) => (['body', 'orelse', 'finalbody'].includes(name) && Array.isArray(part) ? (part as readonly Statement[]) : []));
    waiting.push(...inner.toReversed());
  }
}

/** True for an argument of a call. */
export const isArgument = (node: object | undefined): node is Argument => node !== undefined && !('kind' in node) && 'value' in node;
