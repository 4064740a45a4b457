// A script's text becomes a tree; what is wrong in it is told, and the rest is read all the same.
// Invariant: never throws, whatever the text.

import type { Statement } from './nodes.ts';
import { Source, type Span } from './source.ts';
import { StatementParser } from './statements.ts';
import { tokenize, type Comment, type SyntaxProblem } from './tokens.ts';

export type { Comment, SyntaxProblem } from './tokens.ts';
export type * from './nodes.ts';
export { Source, type Span } from './source.ts';

/** A script that was read. */
export interface Script {
  readonly source: Source;
  readonly body: readonly Statement[];
  readonly comments: readonly Comment[];
  /** Syntax errors in the order of the text. */
  readonly problems: readonly SyntaxProblem[];
}

/** Reads a script. */
export function parseScript(text: string, file?: string, isLibrary = false): Script {
  const { tokens, comments, problems } = tokenize(text);
  const parser = new StatementParser(text, tokens);
  const body = parser.script();
  const all = [...problems, ...parser.problems].toSorted((a, b) => a.start - b.start);
  return { source: new Source(text, file, isLibrary), body, comments, problems: all };
}

/** Where the texts of a script stand, so that nothing is written into them. */
export const stringsOf = (text: string): readonly Span[] => tokenize(text).tokens.filter(({ kind }) => kind === 'string');
