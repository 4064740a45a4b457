// Places of the drawing: where a layer is put, and what stands between two of them.

import type { DrawnLayer, Network } from './network.ts';

/** Where a layer is put: behind another, on a line, beside what follows another, or as an input of the network. */
export type Spot = { readonly kind: 'after' | 'branch'; readonly id: string } | { readonly kind: 'line'; readonly from: string; readonly to: string } | { readonly kind: 'input' };

/** Behind the selected layer or the last one of the selected frame, else at the end of the network. */
export function spotBehind({ nodes, frames }: Pick<Network<DrawnLayer>, 'nodes' | 'frames'>, selected: string | null): Spot {
  const last = nodes.findLast((node) => !node.id.includes('/')) ?? nodes.at(-1);
  const frame = frames.find(({ id }) => id === selected);
  const behind = nodes.find((node) => node.id === selected) ?? (frame && nodes.findLast((node) => frame.layers.includes(node.id))) ?? last;
  return behind ? { kind: 'after', id: behind.id } : { kind: 'input' };
}

/** What stands from one layer to another in an order, the first one named first. */
export function between(order: readonly string[], from: string, to: string): readonly string[] {
  const [a, b] = [order.indexOf(from), order.indexOf(to)];
  if (a < 0 || b < 0) return [to];
  return a <= b ? order.slice(a, b + 1) : order.slice(b, a + 1).toReversed();
}
