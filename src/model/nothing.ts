// What most layers and calls have none of. Invariant: a network of a million layers shares these, so nothing is ever put into them.

import type { Issue } from '../issues/index.ts';
import type { Node } from './node.ts';
import type { Argument, Tensor } from './tensor.ts';
import type { Weight } from './weight.ts';

/** No weights. */
export const NO_WEIGHTS: readonly Weight[] = [];
/** No issues. */
export const NO_ISSUES: readonly Issue[] = [];
/** No arguments by name. */
export const NO_KEYWORDS: Readonly<Record<string, Argument>> = {};
/** No settings that a call settled. */
export const NOTHING_SETTLED: Readonly<Record<string, unknown>> = {};
/** No names. */
export const NO_NAMES: readonly string[] = [];
/** No tensors. */
export const NO_TENSORS: readonly Tensor[] = [];
/** No calls. */
export const NO_NODES: readonly Node[] = [];
