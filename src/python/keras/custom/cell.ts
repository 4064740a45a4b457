// Cells of the script's own: what they remember and give.
// Invariant: once the script has been read, nothing of it runs any more.
// Source of the rules: keras/src/layers/rnn/rnn.py, Keras 3.15.1.

import type { CellSizes, Inner } from '../../../layers/index.ts';
import type { Layer } from '../../../model/index.ts';
import { findAttribute } from '../../run/attribute.ts';
import type { Run } from '../../run/run.ts';
import { sizesOfShape } from '../../tensorflow/shape-class.ts';
import { asIndex, type Instance, List, Tuple, Unknown, type Value } from '../../values/index.ts';

const NOT_A_CELL: CellSizes = { states: [], single: false, output: undefined };

/** A size of a state, or the last one of its shape. */
function sizeOf(value: Value): number | undefined {
  const index = asIndex(value);
  if (index !== undefined) return index;
  const last = sizesOfShape(value)?.items.at(-1);
  return last === undefined ? undefined : asIndex(last);
}

function sizesNow(run: Run, self: Instance): CellSizes {
  const states = findAttribute(run, self, 'state_size');
  if (states === undefined || states instanceof Unknown) return NOT_A_CELL;
  const single = !(states instanceof List || states instanceof Tuple);
  const sizes = (single ? [states] : states.items).map(sizeOf);
  if (sizes.includes(undefined)) return NOT_A_CELL;
  const known = sizes.map((size) => size ?? null);
  const output = findAttribute(run, self, 'output_size');
  return { states: known, single, output: (output === undefined ? undefined : sizeOf(output)) ?? known[0] };
}

const cells = new WeakMap<object, () => CellSizes>();

/** Keeps how a layer of the script's own is asked for the sizes of its states. */
export function keepCell(run: Run, self: Instance, layer: Layer): void {
  let last = NOT_A_CELL;
  cells.set(layer, () => (run.frames.length === 0 ? last : (last = sizesNow(run, self))));
}

/** What a cell of the script's own remembers and gives: its `state_size` and `output_size`. */
export const cellSizes = (inner: Inner): CellSizes => cells.get(inner)?.() ?? NOT_A_CELL;
