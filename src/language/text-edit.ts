// Changes to texts, as editors take them.
// Invariant: the edits of one change do not overlap; places count from 1 here and from 0 in the protocol of editors (LSP).

import type { Range } from '../issues/index.ts';

/** New text in place of a range of a file. */
export interface TextEdit {
  readonly file: string;
  readonly range: Range;
  readonly text: string;
}

/** A place as the language server protocol has it: from 0, characters in UTF-16 code units. */
export interface LspRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** A range in the protocol's form. A column of ours counts UTF-16 code units, too. */
export const lspRange = ({ line, column, endLine, endColumn }: Range): LspRange => ({
  start: { line: line - 1, character: column - 1 },
  end: { line: endLine - 1, character: endColumn - 1 },
});

/** Where every line of a text begins. */
function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)];
}

/** The text of one file with the edits that belong to it. */
export function applyEdits(text: string, file: string, edits: readonly TextEdit[]): string {
  const starts = lineStarts(text);
  const offset = (line: number, column: number): number => Math.min((starts[line - 1] ?? text.length) + column - 1, text.length);
  const own = edits
    .filter((edit) => edit.file === file)
    .map(({ range: { line, column, endLine, endColumn }, text: put }) => ({ start: offset(line, column), end: offset(endLine, endColumn), put }))
    .toSorted((a, b) => b.start - a.start);
  return own.reduce((done, { start, end, put }) => done.slice(0, start) + put + done.slice(end), text);
}
