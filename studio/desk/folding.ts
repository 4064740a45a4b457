// The drawing as a person arranged it: groups made by hand in place of the script's, and folded frames as single nodes.
// Invariant: no layer is lost: every layer is a node of its own or stands in a folded frame.

import { countText } from '../../src/formula/index.ts';
import { countOf, type Model, type Weight } from '../../src/model/index.ts';
import type { Group } from './arrangement.ts';
import type { Marked } from './marks.ts';
import type { Network, NetworkEdge, NetworkFrame, NetworkNode } from './network.ts';

/** A frame drawn as one node. */
export interface Fold {
  readonly id: string;
  /** The frame that it stands in. */
  readonly frame: string | null;
  readonly folded: NetworkFrame;
  /** How many layers it holds. */
  readonly count: number;
  /** The worst mark of its layers. */
  readonly mark: Marked | null;
}

/** What is on the canvas. */
export interface Drawing extends Network {
  readonly folds: readonly Fold[];
  /** What a layout places: layers and folded frames in their order. */
  readonly flow: { readonly nodes: readonly (NetworkNode | Fold)[]; readonly edges: readonly NetworkEdge[]; readonly frames: readonly NetworkFrame[] };
}

/** True for a layer that a frame holds, through whatever models and groups. */
export const isWithin = ({ layers }: NetworkFrame, id: string): boolean => layers.some((one) => id === one || id.startsWith(`${one}/`));

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

/** The network with some of its frames drawn as single nodes. */
export function folded(network: Network, ids: readonly string[]): Drawing {
  const wanted = new Set(ids);
  const closed = network.frames.filter(({ id }) => wanted.has(id));
  if (closed.length === 0) return { ...network, folds: [], flow: network };
  const parents = new Map(network.frames.map(({ id, parent }) => [id, parent]));
  /** The outermost folded frame around something. */
  const around = (frame: string | null): string | null => {
    let outer: string | null = null;
    for (let at = frame; at !== null; at = parents.get(at) ?? null) if (wanted.has(at)) outer = at;
    return outer;
  };
  const standsFor = new Map(network.nodes.map(({ id, frame }) => [id, around(frame) ?? id]));
  const folds = new Map<string, Fold>();
  const order: (NetworkNode | Fold)[] = [];
  for (const node of network.nodes) {
    const id = standsFor.get(node.id);
    const frame = id === node.id ? undefined : closed.find((one) => one.id === id);
    if (!frame) order.push(node);
    else if (!folds.has(frame.id)) {
      const inside = network.nodes.filter((one) => standsFor.get(one.id) === frame.id);
      const mark = inside.some((one) => one.mark === 'error') ? 'error' : inside.some((one) => one.mark !== null) ? 'warning' : null;
      const fold: Fold = { id: frame.id, frame: frame.parent, folded: frame, count: inside.length, mark };
      folds.set(frame.id, fold);
      order.push(fold);
    }
  }
  const edges = new Map<string, NetworkEdge>();
  for (const edge of network.edges) {
    const [from, to] = [standsFor.get(edge.from) ?? edge.from, standsFor.get(edge.to) ?? edge.to];
    if (from === to) continue;
    const isSame = from === edge.from && to === edge.to;
    const id = isSame ? edge.id : `${from} → ${to}`;
    const before = edges.get(id);
    edges.set(id, isSame ? edge : { id, from, to, label: before && before.label !== edge.label ? `${before.label}, ${edge.label}` : edge.label });
  }
  const frames = network.frames.filter((frame) => !wanted.has(frame.id) && around(frame.parent) === null);
  const nodes = network.nodes.filter(({ id }) => standsFor.get(id) === id);
  return { nodes, edges: [...edges.values()], frames, folds: [...folds.values()], flow: { nodes: order, edges: [...edges.values()], frames } };
}
