// What was recorded of a public script under real Keras, and what the library says of the same script.

/** A layer of a recorded model; a nested model with its layers. */
export interface LayerTruth {
  readonly name: string;
  readonly cls: string;
  /** As `summary()` prints it. */
  readonly shape?: string | null;
  readonly params?: number | null;
  readonly trainable?: number;
  readonly layers?: readonly LayerTruth[];
}

/** The words in which a recorded model and one that was read are compared. */
export interface ModelFacts {
  readonly cls: string;
  readonly name: string;
  readonly built: boolean;
  readonly layers: readonly LayerTruth[];
  readonly total: number | null;
  readonly trainable: number | null;
  readonly non_trainable: number | null;
  readonly optimizer_params?: number | null;
}

/** A model that real Keras made. */
export interface ModelTruth extends ModelFacts {
  readonly i: number;
  readonly line: number;
  /** Line and function of each call, the innermost first. */
  readonly chain: readonly (readonly [number, string])[];
  readonly names: readonly (readonly [string, number])[];
  readonly after_failure: boolean;
  readonly truth: 'built' | 'as-is' | null;
  readonly tier: string | null;
}

/** What was recorded of a script. */
export interface ScriptTruth {
  readonly id: string;
  readonly models: readonly ModelTruth[];
  readonly summaries: readonly { readonly line: number; readonly text: string; readonly model: number | null; readonly after_failure: boolean }[];
  /** `stmt` is where the statement at the top begins in which it failed. */
  readonly failures: readonly { readonly line: number; readonly stmt?: number; readonly kind: string; readonly exc: string; readonly msg: string }[];
}

/** A model that the library read. */
export interface ModelRead extends ModelFacts {
  readonly chain: readonly (readonly [number, string])[];
  readonly names: readonly string[];
  /** True when something of it is said to be unknown. */
  readonly unknown: boolean;
}

/** What the library says of a script. */
export interface ScriptRead {
  readonly id: string;
  readonly models: readonly ModelRead[];
  readonly summaries: readonly { readonly line: number; readonly text: string }[];
  readonly issues: readonly { readonly line: number | null; readonly code: string; readonly severity: string; readonly raises?: string; readonly what: string }[];
  readonly milliseconds: number;
  /** Why there is no answer: a crash, the time limit. */
  readonly died?: string;
}
