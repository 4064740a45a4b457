// What calls outside of any network gave, by layer: the last one, and the one that built the layer.
// Invariant: only shapes and dtypes are kept; a layer that was never called outside has nothing here.

import type { InputSpec } from '../layers/index.ts';

const last = new WeakMap<object, readonly InputSpec[]>();
const building = new WeakMap<object, readonly InputSpec[]>();

/** Keeps what a call of a layer outside of any network gave; `built` where that call built it. */
export function keepOutside(layer: object, outputs: readonly InputSpec[], built: boolean): void {
  last.set(layer, outputs);
  if (built && !building.has(layer)) building.set(layer, outputs);
}

/** What the last call of a layer outside of any network gave. */
export const lastOutside = (layer: object): readonly InputSpec[] | undefined => last.get(layer);

/** What the call that built a layer gave, where that was outside of any network. */
export const builtOutside = (layer: object): readonly InputSpec[] | undefined => building.get(layer);
