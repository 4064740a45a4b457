// What happens where a condition is not known: both ways are followed, and what they disagree on becomes unknown.
// Invariant: nothing that one way did is seen by the other.

import { Func, List, NdArray, PyFloat, Tuple, Unknown, type Changeable, type Join, type Value } from '../values/index.ts';
import { Raised, type Run } from './run.ts';

/** One way that was followed: what came out, and what it changed. */
export interface Way<T> {
  readonly result: T | undefined;
  readonly raised: Raised | undefined;
  readonly before: ReadonlyMap<Changeable, unknown>;
  readonly after: ReadonlyMap<Changeable, unknown>;
}

/** Follows one way and undoes it. */
export function follow<T>(run: Run, action: () => T): Way<T> {
  const frames = run.frames.length;
  const { depth } = run;
  let raised: Raised | undefined;
  const { result, before, after } = run.tentatively((): T | undefined => {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      run.frames.length = frames;
      run.depth = depth;
      raised = error;
      return undefined;
    }
  });
  return { result, raised, before, after };
}

/** Makes the changes of one or two ways real, as far as they agree. */
export function settle(run: Run, ways: readonly Way<unknown>[], doubt: Unknown): void {
  const [one, other] = ways;
  if (!one) return;
  for (const changed of new Set(ways.flatMap((way) => [...way.before.keys()]))) {
    const before = ways.find((way) => way.before.has(changed))?.before.get(changed);
    run.touch(changed);
    const first = one.after.get(changed) ?? before;
    if (!other) changed.restore(first);
    else changed.merge(first, other.after.get(changed) ?? before, joinFor(doubt), doubt);
  }
}

/** A way on which nothing happens. */
export const nothing: Way<undefined> = { result: undefined, raised: undefined, before: new Map(), after: new Map() };

/** Both values of a choice; when one way raises, the other is the only one. */
export function bothWays(run: Run, a: () => Value, b: () => Value): readonly Value[] {
  const ways = [follow(run, a), follow(run, b)];
  const live = ways.filter((way) => !way.raised);
  const [first] = ways;
  if (live.length === 0 && first?.raised) throw first.raised;
  settle(run, live, run.unknown('depends on a condition that is not known'));
  return live.map((way) => way.result ?? null);
}

/** The value that all agree on, or an unknown. */
export function agree(run: Run, values: readonly Value[], reason = 'depends on a condition that is not known'): Value {
  const [first = null, ...rest] = values;
  if (rest.length === 0) return first;
  const doubt = /, line \d+$/.test(reason) ? new Unknown(reason) : run.unknown(reason);
  return rest.reduce((value: Value, next) => joinFor(doubt)(value, next), first);
}

/** Arrays of one dtype and as many axes: their numbers are not known, and neither are sizes that differ. */
function joinedArrays(a: NdArray, b: NdArray, doubt: Unknown): Value {
  if (a.world !== b.world || a.dtype !== b.dtype || a.shape.length !== b.shape.length) return doubt;
  const same = a.shape.every((size, i) => size === b.shape[i]);
  // A size of a traced tensor that is not known cannot be told apart from None.
  if (!same && a.world === 'traced') return doubt;
  return NdArray.of(a.world, a.shape.map((size, i) => (size === b.shape[i] ? size : null)), a.dtype, undefined, same ? (a.because ?? b.because ?? doubt) : doubt);
}

/** Joins values; what only one way has is taken, since without it the script could not go on. */
function joinFor(doubt: Unknown): Join {
  const join: Join = (a, b) => {
    if (a === undefined || b === undefined) return a ?? b ?? null;
    if (a === b) return a;
    if (a instanceof Unknown) return a;
    if (b instanceof Unknown) return b;
    if (a instanceof PyFloat && b instanceof PyFloat && Object.is(a.value, b.value)) return a;
    if (a instanceof Tuple && b instanceof Tuple && a.items.length === b.items.length) return new Tuple(a.items.map((item, i) => join(item, b.items[i])), a.cls, a.fields);
    if (a instanceof List && b instanceof List && a.items.length === b.items.length && !a.lost && !b.lost) return new List(a.items.map((item, i) => join(item, b.items[i])));
    if (a instanceof NdArray && b instanceof NdArray) return joinedArrays(a, b, doubt);
    if (a instanceof Func && b instanceof Func && a.node === b.node) return a;
    return doubt;
  };
  return join;
}
