// What an editor shows of a script, as plain data: hints beside its lines, diagnostics with edits that mend them.
export { analyse, type Analysis, type Diagnostic, type WrittenFix } from './analyse.ts';
export { annotated, type AnnotateOptions } from './annotate.ts';
export { editsForChange } from './change-edits.ts';
export { hintsJson, type HintsDocument } from './hints-json.ts';
export type { Does, Hint, HintOutput, HintShape, Occurrence } from './hints.ts';
export { applyEdits, lspRange, type LspRange, type TextEdit } from './text-edit.ts';
