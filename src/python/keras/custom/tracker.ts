// What a layer holds, in the order in which it was put there: the layers, weights and metrics among its attributes and in their lists.
// Source of the rules: keras/src/utils/tracking.py and `Layer.__setattr__`, Keras 3.15.1.

import { Layer, Weight } from '../../../model/index.ts';
import type { Run } from '../../run/run.ts';
import { Dict, Instance, List, PySet, Tuple, type Changeable, type Value } from '../../values/index.ts';
import { KerasObject } from '../convert.ts';

interface Held {
  readonly layers: readonly Layer[];
  readonly learned: readonly Weight[];
  readonly others: readonly Weight[];
  readonly metrics: readonly Instance[];
}

/** What one layer holds. */
export class Tracker implements Changeable {
  layers: Layer[] = [];
  learned: Weight[] = [];
  others: Weight[] = [];
  metrics: Instance[] = [];
  /** True once the layer is built: from then on nothing may be added. */
  locked = false;
  /** The shapes that it was built for, by the names of the parameters of `build`. */
  builtFor: ReadonlyMap<string, Value> | undefined;
  /** What its `compute_output_shape` says that it gives for them. */
  gives: Value | undefined;

  save(): Held {
    return { layers: [...this.layers], learned: [...this.learned], others: [...this.others], metrics: [...this.metrics] };
  }
  restore({ layers, learned, others, metrics }: Held): void {
    this.layers = [...layers];
    this.learned = [...learned];
    this.others = [...others];
    this.metrics = [...metrics];
  }
  merge(a: Held, b: Held): void {
    // Without what only one way has, the script could not go on.
    const either = <T>(one: readonly T[], other: readonly T[]): T[] => [...new Set([...one, ...other])];
    this.restore({ layers: either(a.layers, b.layers), learned: either(a.learned, b.learned), others: either(a.others, b.others), metrics: either(a.metrics, b.metrics) });
  }

  /** Keeps something that a layer is given; gives it in the form in which the layer has it. */
  track(run: Run, value: Value): Value {
    if (value instanceof Instance) {
      if (value.native instanceof Layer) this.#add(run, this.layers, value.native);
      else if (value.native instanceof Weight) this.weight(run, value.native);
      else if (value.native instanceof KerasObject && value.native.path.startsWith('keras.metrics.')) this.#add(run, this.metrics, value);
      return value;
    }
    const watch = (item: Value): void => void this.track(run, item);
    if (value instanceof Tuple) return value.items.some(isKept) ? new Tuple(value.items.map((item) => this.track(run, item)), value.cls, value.fields) : value;
    if (value instanceof List) {
      const made = new List(value.items.map((item) => this.track(run, item)));
      made.lost = value.lost;
      made.watch = watch;
      return made;
    }
    if (value instanceof Dict) {
      const made = new Dict(new Map([...value.map].map(([key, [name, item]]) => [key, [name, this.track(run, item)]])), value.missing, value.cls);
      made.lost = value.lost;
      made.watch = watch;
      return made;
    }
    if (value instanceof PySet) for (const item of value.map.values()) this.track(run, item);
    return value;
  }

  /** Keeps a weight. */
  weight(run: Run, weight: Weight): void {
    if (this.learned.includes(weight) || this.others.includes(weight)) return;
    this.#add(run, weight.learned ? this.learned : this.others, weight);
  }

  #add<T>(run: Run, store: T[], value: T): void {
    if (store.includes(value)) return;
    if (this.locked) throw run.error('ValueError', 'You cannot add new elements of state (variables or sub-layers) to a layer that is already built. All state must be created in the `__init__()` method or in the `build()` method.');
    run.touch(this);
    store.push(value);
  }
}

/** True for what a tracker keeps, or may find something in. */
const isKept = (value: Value): boolean => value instanceof Instance || value instanceof List || value instanceof Tuple || value instanceof Dict || value instanceof PySet;

const trackers = new WeakMap<Instance, Tracker>();

/** The tracker of a layer of the script. */
export function trackerOf(self: Instance): Tracker {
  const before = trackers.get(self);
  if (before) return before;
  const made = new Tracker();
  trackers.set(self, made);
  return made;
}
