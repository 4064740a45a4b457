// What asking a layer and calling it give back.

import type { Issue } from '../issues/index.ts';
import type { Inferred, InputSpec } from '../layers/index.ts';
import type { Node } from './node.ts';
import type { Structure } from './tensor.ts';

/** What a layer infers of a call. */
export interface Answer {
  readonly outputs: readonly InputSpec[];
  readonly inferred?: Inferred;
  readonly issues: readonly Issue[];
}

/** What a call gives back. */
export interface Outcome {
  readonly output: Structure;
  readonly issues: readonly Issue[];
  readonly node: Node;
}
