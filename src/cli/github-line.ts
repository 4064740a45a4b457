// One annotation as GitHub Actions reads it from a log.
// Source of the escapes: actions/toolkit, packages/core/src/command.ts.

import type { Range } from '../issues/index.ts';

const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** `::error file=train.py,line=12,col=5,title=window-too-large::The output height would be 0 ...` */
export function githubLine(kind: 'error' | 'warning' | 'notice', { file, range, title }: { readonly file: string; readonly range: Range | undefined; readonly title: string }, text: string): string {
  const place = range ? [`line=${range.line}`, `col=${range.column}`, `endLine=${range.endLine}`, ...(range.endLine === range.line ? [`endColumn=${range.endColumn}`] : [])] : [];
  return `::${kind} ${[`file=${property(file)}`, ...place, `title=${property(title)}`].join(',')}::${escaped(text)}`;
}
