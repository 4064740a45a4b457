// Places a flow: a stack at once, a graph with the layout engine, which is loaded only then.

import { isChain, placeChain } from './chain.ts';
import type { Flow, Places } from './flow.ts';

/** Everything that decides about a layout, as one text: equal keys have equal layouts. */
export const keyOf = (flow: Flow): string => JSON.stringify([flow.nodes.map(({ id, frame }) => [id, frame]), flow.edges.map(({ from, to }) => [from, to]), flow.frames.map(({ id, parent }) => [id, parent])]);

/** Where everything of a flow goes. */
export async function place(flow: Flow): Promise<Places> {
  if (isChain(flow)) return placeChain(flow);
  const { placeGraph } = await import('./graph.ts');
  return placeGraph(flow);
}

