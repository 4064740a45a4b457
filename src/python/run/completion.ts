// How a statement ends: the value that carrying it out hands up.

import type { Value } from '../values/index.ts';

/** How a statement ended, if not at its end. */
export type Completion = undefined | 'break' | 'continue' | { readonly value: Value };
