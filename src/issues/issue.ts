// What can be wrong with a network, as data. The words live in messages.md under each code.
// Invariant: an issue never carries a sentence, only a code and the data that the sentence needs.

import type { Derivation } from '../formula/index.ts';

/** `error`: Keras would refuse. `warning`: Keras builds it, but hardly as meant. `note`: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** A range of a source text; lines and columns count from 1, the end is exclusive. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where an issue is: in a layer (and one of its settings), in a text, or both. */
export interface Where {
  readonly layer?: string;
  readonly setting?: string;
  readonly file?: string;
  readonly range?: Range;
  /** The source line at `range`, for quoting. */
  readonly text?: string;
}

/** A value that goes into a message. */
export type Datum = string | number | boolean | null | readonly Datum[];

/** A change that would mend an issue. */
export interface Fix {
  /** Read after "Fix:", in the spelling of the source: `padding="same"`. */
  readonly text: string;
  /** What to change: settings of a layer by name, its class, or the whole network before it. */
  readonly edit?: FixEdit;
  /** True when inference with the change came out without this issue. */
  readonly tried: boolean;
}

/** A change to one layer, as data that an editor can apply. */
export type FixEdit =
  | { readonly kind: 'set'; readonly layer: string; readonly setting: string; readonly value: Datum; readonly instead?: string }
  | { readonly kind: 'class'; readonly layer: string; readonly class: string }
  | { readonly kind: 'rename'; readonly layer: string; readonly name: string }
  | { readonly kind: 'input'; readonly shape: readonly Datum[] }
  | { readonly kind: 'insert'; readonly before: string; readonly class: string; readonly settings: Readonly<Record<string, Datum>> };

/** One thing that is wrong, or worth knowing. */
export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  readonly where: Where;
  readonly data: Readonly<Record<string, Datum>>;
  /** The why: the formula with the numbers in. */
  readonly because?: Derivation;
  /** What real Keras raises, where it raises. */
  readonly raises?: string;
  readonly fixes?: readonly Fix[];
}

/** True when any issue is one that Keras refuses. */
export const hasErrors = (issues: readonly Issue[]): boolean => issues.some((issue) => issue.severity === 'error');
