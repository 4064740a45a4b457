// What a layer could read besides what it does.

import type { DrawnLayer, Network } from './network.ts';

/** The layers that a layer could read: those of its own model that do not come behind it. */
export function sourcesFor({ nodes, edges }: Network<DrawnLayer>, id: string): readonly string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const behind = new Set([id]);
  for (const one of behind) for (const to of next.get(one) ?? []) behind.add(to);
  const path = id.slice(0, id.lastIndexOf('/') + 1);
  return nodes.filter((node) => !behind.has(node.id) && node.id === path + node.name).map(({ name }) => name);
}
