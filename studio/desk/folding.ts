// Frames drawn as single nodes.
// Invariant: no layer is lost: every layer is a node of its own or stands in a folded frame.

import type { Marked } from './marks.ts';
import type { DrawnLayer, Network, NetworkEdge, NetworkFrame } from './network.ts';

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
export interface Drawing extends Network<DrawnLayer> {
  readonly folds: readonly Fold[];
  /** What a layout places: layers and folded frames in their order. */
  readonly flow: { readonly nodes: readonly (DrawnLayer | Fold)[]; readonly edges: readonly NetworkEdge[]; readonly frames: readonly NetworkFrame[] };
}

/** True for a layer that a frame holds, through whatever models and groups. */
export const isWithin = ({ layers }: NetworkFrame, id: string): boolean => layers.some((one) => id === one || id.startsWith(`${one}/`));

/** The network with some of its frames drawn as single nodes. */
export function drawingOf(network: Network<DrawnLayer>, ids: readonly string[]): Drawing {
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
  const order: (DrawnLayer | Fold)[] = [];
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
    const joins = before ? null : { from: edge.from, to: edge.to };
    edges.set(id, isSame ? edge : { id, from, to, joins, label: before && before.label !== edge.label ? `${before.label}, ${edge.label}` : edge.label });
  }
  const frames = network.frames.filter((frame) => !wanted.has(frame.id) && around(frame.parent) === null);
  const nodes = network.nodes.filter(({ id }) => standsFor.get(id) === id);
  return { nodes, edges: [...edges.values()], frames, folds: [...folds.values()], flow: { nodes: order, edges: [...edges.values()], frames } };
}
