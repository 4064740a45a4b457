// The drawing with the groups that a person made in place of the script's.

import { countText } from '../../src/formula/index.ts';
import { countOf, type Model, type Weight } from '../../src/model/index.ts';
import type { Group } from './arrangement.ts';
import { isWithin } from './folding.ts';
import type { Network, NetworkFrame, NetworkNode } from './network.ts';

const pathOf = (id: string): string => id.slice(0, id.lastIndexOf('/') + 1);

/** The network with the groups that a person made. */
export function regrouped(network: Network, groups: readonly Group[], model: Model): Network {
  if (groups.length === 0) return network;
  const frames = new Map(network.frames.map((frame) => [frame.id, frame]));
  const placed = new Map<string, string | null>([...network.nodes.map(({ id, frame }): [string, string | null] => [id, frame]), ...network.frames.flatMap(({ id, kind, parent }): [string, string | null][] => (kind === 'model' ? [[id, parent]] : []))]);
  const moved = new Map<string, string | null>();
  const made: NetworkFrame[] = [];
  for (const { id, title, layers } of groups) {
    const members = layers.filter((layer) => placed.has(layer));
    const [first] = members;
    if (first === undefined) continue;
    const inner = frames.get(placed.get(first) ?? '');
    const level = inner?.kind === 'group' ? inner.parent : (inner?.id ?? null);
    const frame = `${pathOf(first)}#${id}`;
    for (const member of members) moved.set(member, title === null ? level : frame);
    if (title !== null) made.push({ id: frame, kind: 'group', title, parent: level, layers: members, params: '', share: 0, gives: '', calls: 1 });
  }
  const nodes = network.nodes.map((node) => (moved.has(node.id) ? { ...node, frame: moved.get(node.id) ?? null } : node));
  const kept = network.frames.flatMap((frame): NetworkFrame[] => {
    const parent = moved.get(frame.id);
    if (parent !== undefined && frame.kind === 'model') return [{ ...frame, parent }];
    const layers = frame.kind === 'model' ? frame.layers : frame.layers.filter((id) => !moved.has(id));
    return layers.length === 0 ? [] : layers.length === frame.layers.length ? [frame] : [told({ ...frame, layers }, nodes, model)];
  });
  return { nodes, edges: network.edges, frames: [...kept, ...made.map((frame) => told(frame, nodes, model))] };
}

/** A frame with its subtotal: what several layers share counts once. */
function told(frame: NetworkFrame, nodes: readonly NetworkNode[], model: Model): NetworkFrame {
  const inside = nodes.filter(({ id }) => isWithin(frame, id));
  const count = countOf(new Set<Weight>(inside.flatMap(({ layer }) => [...layer.allWeights()])));
  const isOpen = inside.some(({ params }) => params === '?');
  return { ...frame, params: isOpen ? '?' : countText(count), share: typeof count === 'number' && typeof model.params === 'number' && model.params > 0 ? count / model.params : 0, gives: inside.at(-1)?.shape ?? '?' };
}
