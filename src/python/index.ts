// Python scripts, read abstractly.
export type { Caller, Printer, SummaryRequest, Use } from './keras/index.ts';
export { readPython, type ReadOptions, type ReadScript } from './read.ts';
export { parseScript, stringsOf, type Argument, type Expression, type ExpressionOf, type Script, type Span, type Statement } from './tree/index.ts';
