// Two models side by side as plain data: what text, Markdown, JSON and the page are made from.
// Invariant: JSON-safe throughout; a layer of either model is in exactly one row of its level.

import type { DocumentSize } from '../plain-size.ts';

/** A size or a count in both models. `change` is b - a where both are numbers, else null. */
export interface Pair {
  readonly a: DocumentSize;
  readonly b: DocumentSize;
  readonly change: DocumentSize;
}

/** A word or a list of words in both models. */
export interface Words {
  readonly a: string;
  readonly b: string;
}

/** A setting that differs, as Python writes its values; null where a side has no such setting. */
export interface SettingChange {
  readonly name: string;
  readonly a: string | null;
  readonly b: string | null;
}

/** One layer of one model. */
export interface ComparedLayer {
  readonly name: string;
  readonly class: string;
  /** The shapes that it gives, as Keras prints them. */
  readonly gives: string;
  readonly params: DocumentSize;
  /** Multiply-adds for one example, over all its calls. */
  readonly macs: DocumentSize;
  /** The layers that it reads from; `input 0` is the first input of the model. */
  readonly reads: readonly string[];
}

/**
 * What became of a layer: `same`; `changed` in its settings; `replaced` by one of another class in the same place; `moved` to another place;
 * `follows` where only sizes, counts or connections differ, because of what changed elsewhere; `added`; `removed`.
 */
export type RowKind = 'same' | 'changed' | 'replaced' | 'moved' | 'follows' | 'added' | 'removed';

/** One layer, or two that stand for each other. */
export interface ComparedRow {
  readonly kind: RowKind;
  readonly a: ComparedLayer | null;
  readonly b: ComparedLayer | null;
  readonly settings: readonly SettingChange[];
  /** The shapes that it gives, where they differ. */
  readonly gives: Words | null;
  /** The names, where they differ and a person chose one of them. */
  readonly renamed: Words | null;
  /** What it reads from, where that differs by more than layers that were put in or taken out. */
  readonly rewired: { readonly a: readonly string[]; readonly b: readonly string[] } | null;
  /** The layers inside, for models within models. */
  readonly inside: readonly ComparedRow[];
}

/** What a whole model comes to. */
export interface ComparedTotals {
  readonly layers: Pair;
  readonly params: Pair;
  readonly trainable_params: Pair;
  readonly non_trainable_params: Pair;
  /** Multiply-adds for one example. */
  readonly macs: Pair;
  readonly weight_bytes: Pair;
  /** Bytes of activations for one example: at most at once, and all together. */
  readonly activation_bytes_inference: Pair;
  readonly activation_bytes_training: Pair;
}

/** A model by its name and class, and what enters and leaves it. */
export interface ComparedModel {
  readonly name: string;
  readonly class: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Two models compared. */
export interface Comparison {
  readonly schema: 1;
  readonly a: ComparedModel;
  readonly b: ComparedModel;
  /** True where every layer is the same and reads the same, whatever the layers are called. */
  readonly equal: boolean;
  /** Layers of either model about which something is not known, so that nothing can be said of them for certain. */
  readonly unknown: readonly string[];
  readonly rows: readonly ComparedRow[];
  readonly totals: ComparedTotals;
}
