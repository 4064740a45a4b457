// Python scripts, read abstractly.
export type { Printer, SummaryRequest } from './keras/index.ts';
export { readPython, type ReadOptions, type ReadScript } from './read.ts';
