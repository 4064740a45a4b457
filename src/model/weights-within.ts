// The weights of a layer and of all layers inside it. Invariant: a weight that two layers list, or a layer that stands in two places, counts once.

import type { Size } from '../formula/index.ts';
import type { Layer } from './layer.ts';
import { plus, type Weight } from './weight.ts';
import { layersWithin } from './within.ts';

/** A weight of a layer inside another that the outer one lists as its own, and the path under which it does. */
export interface Borrowed {
  readonly weight: Weight;
  readonly path: string;
}

/** How many numbers they hold: counted where they are made, without asking for the weights themselves. */
export function paramsWithin(root: Layer): Size {
  const { sublayers } = root;
  let total = root.ownParams;
  // A plain stack is counted without remembering which layer was met: a long one would spend a tenth of its time on that.
  const all = root.distinct && sublayers.every((layer) => layer.sublayers.length === 0) ? sublayers : [...new Set(layersWithin(root))].slice(1);
  for (const layer of all) total = plus(total, layer.ownParams);
  return total;
}

/** The weights, each once. */
export function weightsWithin(root: Layer): ReadonlySet<Weight> {
  const found = new Set<Weight>();
  for (const layer of layersWithin(root)) for (const weight of layer.weights) found.add(weight);
  return found;
}

/** The weights, each with its path below the layer: `lstm_cell/kernel`. */
export function weightPathsWithin(root: Layer): ReadonlyMap<Weight, string> {
  const found = new Map<Weight, string>();
  const waiting: (readonly [Layer, string])[] = [[root, '']];
  const entered = new Set<Layer>();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [layer, path] = next;
    if (entered.has(layer)) continue;
    entered.add(layer);
    for (const weight of layer.weights) if (!found.has(weight)) found.set(weight, path + (layer.borrowed?.weight === weight ? layer.borrowed.path : weight.name));
    for (const inner of layer.sublayers.toReversed()) waiting.push([inner, `${path}${inner.name}/`]);
  }
  return found;
}
