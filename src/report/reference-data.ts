// The page of a layer in the reference, as plain data: everything that its declaration says, for any renderer.
// Invariant: nothing is told here that is not read from the declaration or inferred for its example.

import type { ExplainedLayer } from './explanation-data.ts';

/** A formula or a shape, and the settings under which it applies; null where it always does. */
export interface ReferenceCase {
  readonly condition: string | null;
  readonly formula: string;
  readonly latex: string;
}

/** What is read and what comes out, and the settings under which that is so. */
export interface ReferenceShape {
  readonly condition: string | null;
  /** Null where the inputs are read as they come. */
  readonly reads: string | null;
  readonly gives: string;
}

/** A name of the formulas with all ways in which it is computed. */
export interface ReferenceFormula {
  readonly name: string;
  readonly about: string | null;
  readonly cases: readonly ReferenceCase[];
}

/** A setting with what Keras takes when nothing is said. */
export interface ReferenceSetting {
  readonly name: string;
  /** What it is for, read after "sets". */
  readonly about: string;
  /** As Python writes it; null where it must be given. */
  readonly standard: string | null;
  /** What None stands for, where it stands for something. */
  readonly meaning: string | null;
  /** What may be chosen, as Python writes it; empty where that is no short list. */
  readonly options: readonly string[];
  /** True where it can only be given by name. */
  readonly byName: boolean;
}

/** A name of the formulas and what it stands for. */
export interface ReferenceTerm {
  readonly name: string;
  readonly about: string;
}

/** A weight as it is declared. */
export interface ReferenceWeight {
  readonly name: string;
  readonly about: string;
  readonly shapes: readonly ReferenceCase[];
  /** The setting that it takes for the weight to be there. */
  readonly condition: string | null;
  readonly trainable: boolean;
}

/** A call with real numbers in it, inferred. */
export interface ReferenceExample {
  /** Lines of Python. */
  readonly code: readonly string[];
  readonly layer: ExplainedLayer;
  /** Why Keras refuses the call, for a layer that only stands below others; null where it is fine. */
  readonly refusal: { readonly raises: string; readonly because: string } | null;
}

/** Everything about a layer. */
export interface LayerReference {
  readonly name: string;
  readonly aliases: readonly string[];
  /** The shelf it stands on: `convolution`, `pooling`, ... */
  readonly family: string;
  readonly about: string;
  /** What stands between the parentheses where the layer is made: `filters`, `strides=1`, `*`, `name=None`. */
  readonly signature: readonly string[];
  /** What stands between the parentheses where it is called: `inputs`, `training=None`. */
  readonly call: readonly string[];
  /** Its own settings in Keras's order. */
  readonly settings: readonly ReferenceSetting[];
  /** True where the formulas depend on the inputs, and those for inputs as in the example are told. */
  readonly isChosen: boolean;
  readonly shapes: readonly ReferenceShape[];
  /** The sizes that are computed, in order. */
  readonly sizes: readonly ReferenceFormula[];
  /** What is added in front and behind, for layers that pad. */
  readonly padding: readonly ReferenceFormula[];
  readonly terms: readonly ReferenceTerm[];
  readonly weights: readonly ReferenceWeight[];
  /** The parameter count as textbooks write it. */
  readonly count: readonly ReferenceCase[];
  /** Multiply-adds for one example. */
  readonly cost: readonly ReferenceCase[];
  /** What has to hold, and why. */
  readonly rules: readonly { readonly holds: string; readonly because: string }[];
  /** What becomes of a mask; null where no mask can reach it. */
  readonly mask: string | null;
  /** What the other order of axes changes; null for a layer without one. */
  readonly order: string | null;
  /** Where people are commonly wrong, a sentence each. */
  readonly traps: readonly string[];
  /** Null where the declaration gives none. */
  readonly example: ReferenceExample | null;
}
