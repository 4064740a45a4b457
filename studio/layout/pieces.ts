// A graph cut where everything passes through one layer: what comes before and behind it can be placed apart, and pieces that
// are alike are placed once. Invariant: neighbouring pieces share the layer between them, and nothing else.

import type { Flow } from './flow.ts';

/** The pieces of a graph from top to bottom; one where it cannot be cut. */
export function piecesOf(flow: Flow): readonly Flow[] {
  const order = inOrder(flow);
  if (!order) return [flow];
  const cuts = cutsOf(flow, order);
  if (cuts.length === 0) return [flow];
  const bounds = [0, ...cuts, order.length - 1];
  const pieceOf = new Map<string, number>();
  let piece = 0;
  for (const [i, id] of order.entries()) {
    while (piece < cuts.length && i > (cuts[piece] ?? 0)) piece++;
    pieceOf.set(id, piece);
  }
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]));
  const edges: Flow['edges'][number][][] = bounds.slice(1).map(() => []);
  for (const edge of flow.edges) edges[pieceOf.get(edge.to) ?? 0]?.push(edge);
  const parents = new Map(flow.frames.map((frame) => [frame.id, frame]));
  return bounds.slice(1).map((to, i) => {
    const ids = order.slice(bounds[i], to + 1);
    const held = ids.flatMap((id, k) => {
      const node = nodes.get(id);
      // The layer that a piece begins with stands in the frames of the piece before.
      return node ? [i > 0 && k === 0 ? { id, frame: null } : { id, frame: node.frame }] : [];
    });
    const frames = new Set<string>();
    for (const { frame } of held) for (let at = frame; at !== null && !frames.has(at); at = parents.get(at)?.parent ?? null) frames.add(at);
    return { nodes: held, edges: edges[i] ?? [], frames: flow.frames.filter(({ id }) => frames.has(id)) };
  });
}

/** The layers so that each comes behind all that it reads; undefined where there is no such order. */
function inOrder({ nodes, edges }: Flow): readonly string[] | undefined {
  const waits = new Map(nodes.map(({ id }) => [id, 0]));
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    if (from === to) continue;
    waits.set(to, (waits.get(to) ?? 0) + 1);
    const known = next.get(from);
    if (known) known.push(to);
    else next.set(from, [to]);
  }
  const order = nodes.flatMap(({ id }) => (waits.get(id) === 0 ? [id] : []));
  for (const id of order) {
    for (const to of next.get(id) ?? []) {
      const left = (waits.get(to) ?? 0) - 1;
      waits.set(to, left);
      if (left === 0) order.push(to);
    }
  }
  return order.length === nodes.length ? order : undefined;
}

/** Places in the order that no line passes by, that everything before leads to, and that everything behind comes from; no frame reaches over them. */
function cutsOf({ nodes, edges, frames }: Flow, order: readonly string[]): readonly number[] {
  const at = new Map(order.map((id, i) => [id, i]));
  const reach = order.map(() => -1);
  const isRead = order.map(() => false);
  for (const { from, to } of edges) {
    const [a, b] = [at.get(from) ?? 0, at.get(to) ?? 0];
    if (a === b) continue;
    reach[a] = Math.max(reach[a] ?? -1, b);
    isRead[b] = true;
  }
  const last = isRead.lastIndexOf(false);
  const open = openFrames(nodes, frames, at);
  const cuts: number[] = [];
  let farthest = -1;
  for (const [i, to] of reach.entries()) {
    if (farthest <= i && i > 0 && i >= last && i < order.length - 1 && !open[i]) cuts.push(i);
    // What nothing reads ends here: nothing behind it has everything above it.
    if (to < 0) break;
    farthest = Math.max(farthest, to);
  }
  return cuts;
}

/** For each place whether a frame that began at it or before goes on behind it. */
function openFrames(nodes: Flow['nodes'], frames: Flow['frames'], at: ReadonlyMap<string, number>): readonly boolean[] {
  const parents = new Map(frames.map(({ id, parent }) => [id, parent]));
  const spans = new Map<string, { first: number; last: number }>();
  for (const { id, frame } of nodes) {
    const place = at.get(id) ?? 0;
    for (let one = frame; one !== null; one = parents.get(one) ?? null) {
      const span = spans.get(one) ?? { first: place, last: place };
      spans.set(one, { first: Math.min(span.first, place), last: Math.max(span.last, place) });
    }
  }
  const begins = Array.from({ length: at.size + 1 }, () => 0);
  for (const { first, last } of spans.values()) {
    begins[first] = (begins[first] ?? 0) + 1;
    begins[last] = (begins[last] ?? 0) - 1;
  }
  let count = 0;
  return begins.slice(0, at.size).map((change) => (count += change) > 0);
}
