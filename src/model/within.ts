// Every layer within a layer or model, at any depth. Invariant: neither the depth nor the number of layers is limited by the stack.

/** Anything that has others of its kind inside. */
interface Nested<T> {
  readonly sublayers: readonly T[];
}

/** A layer, then the layers inside it, depth first in their order; one that stands in two places comes twice, what is inside it once. */
export function* layersWithin<T extends Nested<T>>(root: T): Generator<T> {
  yield root;
  // A custom layer may hold the model that it is part of, and a model another one twice at every depth.
  const entered = new Set<T>([root]);
  const path: { readonly inside: readonly T[]; next: number }[] = [{ inside: root.sublayers, next: 0 }];
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const layer = top.inside[top.next++];
    if (layer === undefined) {
      path.pop();
      continue;
    }
    yield layer;
    if (entered.has(layer)) continue;
    entered.add(layer);
    const { sublayers } = layer;
    if (sublayers.length > 0) path.push({ inside: sublayers, next: 0 });
  }
}

/** What each of them has, depth first in their order, by how one tells what is inside it and what is its own. */
export function gathered<T, U>(root: T, inside: (one: T) => readonly T[], own: (one: T) => readonly U[]): readonly U[] {
  const found: U[] = [];
  const waiting = [root];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    for (const item of own(one)) found.push(item);
    for (const inner of inside(one).toReversed()) waiting.push(inner);
  }
  return found;
}
