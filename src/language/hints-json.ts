// Hints and diagnostics as the documented JSON: docs/hints.schema.json, version 1.
// Invariant: a field once published keeps its meaning; what is not known is null, never 0 and never left out.

import type { Range } from '../issues/index.ts';
import { issueDocument, type IssueDocument } from '../report/index.ts';
import type { Analysis, Diagnostic } from './analyse.ts';
import type { Hint, HintOutput, Occurrence } from './hints.ts';
import { lspRange, type LspRange, type TextEdit } from './text-edit.ts';

/** A range twice: lines and columns from 1, and as the language server protocol has it. */
interface RangeDocument {
  readonly line: number;
  readonly column: number;
  readonly end_line: number;
  readonly end_column: number;
  readonly lsp: LspRange;
}

interface EditDocument {
  readonly file: string;
  readonly range: RangeDocument;
  readonly new_text: string;
}

interface OccurrenceDocument {
  readonly layer: string;
  readonly class: string;
  readonly kind: Occurrence['kind'];
  readonly outputs: readonly HintOutput[];
  readonly params: Occurrence['params'];
  readonly trainable_params: Occurrence['params'];
  readonly shared: boolean;
  readonly held_by: string | null;
  readonly models: readonly string[];
  readonly callers: readonly { readonly file: string | null; readonly line: number; readonly function: string }[];
}

interface HintDocument {
  readonly file: string | null;
  readonly range: RangeDocument;
  readonly does: Hint['does'];
  readonly occurrences: readonly OccurrenceDocument[];
}

interface FixDocument {
  readonly title: string;
  readonly edits: readonly EditDocument[];
}

interface DiagnosticDocument extends Omit<IssueDocument, 'fix' | 'line' | 'column'> {
  readonly range: RangeDocument | null;
  readonly fixes: readonly FixDocument[];
}

/** Everything that an editor shows of one source. */
export interface HintsDocument {
  readonly schema: 1;
  readonly source: string;
  readonly hints: readonly HintDocument[];
  readonly issues: readonly DiagnosticDocument[];
}

const rangeDocument = (range: Range): RangeDocument => ({ line: range.line, column: range.column, end_line: range.endLine, end_column: range.endColumn, lsp: lspRange(range) });

const editDocument = ({ file, range, text }: TextEdit): EditDocument => ({ file, range: rangeDocument(range), new_text: text });

const occurrenceDocument = ({ layer, class: className, kind, outputs, params, trainableParams, shared, heldBy, models, callers }: Occurrence): OccurrenceDocument => ({
  layer, class: className, kind, outputs,
  params, trainable_params: trainableParams, shared, held_by: heldBy, models,
  callers: callers.map(({ file, line, name }) => ({ file: file ?? null, line, function: name })),
});

function diagnosticDocument(diagnostic: Diagnostic): DiagnosticDocument {
  const { fix: _fix, line: _line, column: _column, ...told } = issueDocument(diagnostic);
  const { range } = diagnostic.where;
  return { ...told, range: range ? rangeDocument(range) : null, fixes: diagnostic.fixes.filter(({ tried }) => tried).map(({ text, edits }) => ({ title: text, edits: edits.map(editDocument) })) };
}

/** A script's hints and issues as plain data; write it with `jsonText`, since a count beyond 2^53 is a bigint. */
export const hintsJson = ({ file, hints, diagnostics }: Analysis): HintsDocument => ({
  schema: 1,
  source: file,
  hints: hints.map(({ file: place, range, does, occurrences }) => ({ file: place ?? null, range: rangeDocument(range), does, occurrences: occurrences.map(occurrenceDocument) })),
  issues: diagnostics.map(diagnosticDocument),
});
