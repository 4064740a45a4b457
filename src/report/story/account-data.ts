// A network told block by block, as plain data: what text, Markdown, JSON and the page are made from.
// Invariant: JSON-safe throughout; each number in a sentence stands in its `values` too.

import type { ParameterCounts, PlainSize } from '../explanation-data.ts';

/** Something that is true of a block, and what would be in its place. */
export interface Claim {
  /** Which pattern it tells of: `bottleneck`. */
  readonly code: string;
  /** What it is called: `Bottleneck`. */
  readonly title: string;
  readonly text: string;
  /** What something else in the same place would cost; null where nothing is compared. */
  readonly instead: string | null;
  /** The same in short, for where an earlier block was told of it. */
  readonly again: string | null;
  /** False where a sentence is left out, because something that it speaks of is not known or does not apply. */
  readonly whole: boolean;
  /** How often the pattern is in the block. */
  readonly times: number;
  /** The layers of the one that is told. */
  readonly layers: readonly string[];
  /** The numbers and words of the sentences, by name. */
  readonly values: Readonly<Record<string, number | string>>;
}

/** A part of the whole network. */
export interface Share {
  readonly count: PlainSize;
  /** 0 to 100; null where it is not known. */
  readonly percent: number | null;
}

/** One block. */
export interface BlockAccount {
  /** Null for layers under no heading. */
  readonly title: string | null;
  /** What it is for, where the design says so. */
  readonly role: string | null;
  readonly layers: readonly string[];
  /** What it is made of, the most frequent first: `Conv2D`, 3. */
  readonly made_of: readonly { readonly class: string; readonly count: number }[];
  readonly reads: string | null;
  readonly gives: string | null;
  readonly params: Share;
  readonly macs: Share;
  readonly claims: readonly Claim[];
}

/** A network block by block. */
export interface Account {
  readonly schema: 1;
  readonly name: string;
  readonly class: string;
  readonly counts: ParameterCounts;
  /** Multiply-adds for one example. */
  readonly macs: PlainSize;
  readonly blocks: readonly BlockAccount[];
  /** Where parameters and work are, in a sentence each. */
  readonly conclusions: readonly string[];
  /** What else is to be said of it, such as what its paper counts. */
  readonly notes: readonly string[];
}
