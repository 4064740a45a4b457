// What can be wrong: codes with data; the words live in messages.md.
export { describe, fill, type Description } from './describe.ts';
export { hasErrors, type Datum, type Fix, type FixEdit, type Issue, type Range, type Severity, type Where } from './issue.ts';
export { inOrder } from './in-order.ts';
export { suggest } from './suggest.ts';
