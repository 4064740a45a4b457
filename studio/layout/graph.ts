// The layout of a graph with branches, by dagre: layers of equal depth side by side, frames kept together.

import { Graph, layout } from '@dagrejs/dagre';
import { FRAME, framesAround, GAP, NODE, type Box, type Flow, type Places, type Point } from './flow.ts';
import { piecesOf } from './pieces.ts';

/** Named limit: beyond this many layers frames are drawn but do not pull their layers together; dagre would take seconds. */
const FRAMED_LAYERS = 600;

/** Places a graph from top to bottom, piece by piece. */
export function placeGraph(flow: Flow): Places {
  const room = roomFor(flow);
  const nodes = new Map<string, Box>();
  const edges = new Map<string, readonly Point[]>();
  const known = new Map<string, Piece>();
  for (const piece of piecesOf(flow)) {
    const key = keyOf(piece, room);
    const placed = known.get(key) ?? placePiece(piece, room);
    known.set(key, placed);
    const [first] = piece.nodes;
    const [joint, start] = [first && nodes.get(first.id), placed.nodes[0]];
    const move = ({ x, y }: Point): Point => ({ x: x + (joint && start ? joint.x - start.x : 0), y: y + (joint && start ? joint.y - start.y : 0) });
    for (const [i, { id }] of piece.nodes.entries()) {
      const corner = placed.nodes[i];
      if (corner && !nodes.has(id)) nodes.set(id, { ...move(corner), ...NODE });
    }
    for (const [i, { id }] of piece.edges.entries()) {
      const course = placed.edges[i];
      if (course) edges.set(id, course.map(move));
    }
  }
  uncross(flow, edges);
  return { nodes, frames: framesAround(flow, nodes), edges, texts: new Map() };
}

/** The corners of a piece's layers and the courses of its lines, in their order. */
interface Piece {
  readonly nodes: readonly Point[];
  readonly edges: readonly (readonly Point[] | undefined)[];
}

/** Everything that decides how a piece is placed, whatever its layers are called. */
function keyOf({ nodes, edges, frames }: Flow, room: Room): string {
  const at = new Map(nodes.map(({ id }, i) => [id, i]));
  const frameAt = new Map(frames.map(({ id }, i) => [id, i]));
  return JSON.stringify([nodes.map(({ id, frame }) => [headOf(room, id), footOf(room, id), frame === null ? -1 : frameAt.get(frame)]), edges.map(({ from, to }) => [at.get(from), at.get(to)]), frames.map(({ parent }) => (parent === null ? -1 : frameAt.get(parent)))]);
}

function placePiece(flow: Flow, room: Room): Piece {
  const keepsTogether = flow.frames.length > 0 && flow.nodes.length <= FRAMED_LAYERS;
  const graph = new Graph({ compound: keepsTogether, multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: GAP.beside, ranksep: GAP.between + 8, edgesep: GAP.beside / 2 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of flow.nodes) graph.setNode(id, { width: NODE.width, height: NODE.height + headOf(room, id) + footOf(room, id) });
  if (keepsTogether) {
    for (const { id } of flow.frames) graph.setNode(`frame ${id}`, {});
    for (const { id, frame } of flow.nodes) if (frame !== null) graph.setParent(id, `frame ${frame}`);
    for (const { id, parent } of flow.frames) if (parent !== null) graph.setParent(`frame ${id}`, `frame ${parent}`);
  }
  for (const { id, from, to } of flow.edges) if (from !== to) graph.setEdge(from, to, {}, id);
  layout(graph);
  const nodes = flow.nodes.map(({ id }) => {
    const { x = 0, y = 0 } = graph.node(id) as Partial<Point>;
    return { x: x - NODE.width / 2, y: y - (NODE.height + footOf(room, id) - headOf(room, id)) / 2 };
  });
  const edges = flow.edges.map(({ id, from, to }) => {
    const { points = [] } = (graph.edge(from, to, id) ?? {}) as { points?: readonly Point[] };
    return points.length > 3 ? bends(points.slice(1, -1)) : undefined;
  });
  return { nodes, edges };
}

/** Several lines between the same two layers go side by side in the order of the inputs that they end at. */
function uncross(flow: Flow, edges: Map<string, readonly Point[]>): void {
  const beside = new Map<string, string[]>();
  for (const { id, from, to } of flow.edges) {
    const pair = JSON.stringify([from, to]);
    if (edges.has(id)) beside.set(pair, [...(beside.get(pair) ?? []), id]);
  }
  for (const ids of beside.values()) {
    const courses = ids.flatMap((id) => [edges.get(id) ?? []]).toSorted((a, b) => (a[0]?.x ?? 0) - (b[0]?.x ?? 0));
    for (const [i, id] of ids.entries()) edges.set(id, courses[i] ?? []);
  }
}

/** How many frames begin above and end below each node: dagre itself leaves no room for the heads of frames. */
function roomFor(flow: Flow): ReadonlyMap<string, { readonly heads: number; readonly feet: number }> {
  const parents = new Map(flow.frames.map(({ id, parent }) => [id, parent]));
  const pathOf = (frame: string | null): readonly string[] => {
    const path: string[] = [];
    for (let at = frame; at !== null; at = parents.get(at) ?? null) path.push(at);
    return path;
  };
  const paths = new Map(flow.nodes.map(({ id, frame }) => [id, pathOf(frame)]));
  const inside = new Map<string, { above: readonly string[]; below: readonly string[] }>(flow.nodes.map(({ id }) => [id, { above: [], below: [] }]));
  for (const { from, to } of flow.edges) {
    const shared = (paths.get(to) ?? []).filter((frame) => paths.get(from)?.includes(frame));
    const [source, target] = [inside.get(from), inside.get(to)];
    if (source) source.below = [...source.below, ...shared];
    if (target) target.above = [...target.above, ...shared];
  }
  return new Map(
    flow.nodes.map(({ id }) => {
      const [path, { above = [], below = [] } = {}] = [paths.get(id) ?? [], inside.get(id)];
      return [id, { heads: path.filter((frame) => !above.includes(frame)).length, feet: path.filter((frame) => !below.includes(frame)).length }];
    }),
  );
}

type Room = ReturnType<typeof roomFor>;

const headOf = (room: Room, id: string): number => FRAME.head * (room.get(id)?.heads ?? 0);
const footOf = (room: Room, id: string): number => FRAME.foot * (room.get(id)?.feet ?? 0);

/** The points at which a line changes its course. */
const bends = (points: readonly Point[]): readonly Point[] => points.filter((point, i) => i === 0 || i === points.length - 1 || point.x !== points[i - 1]?.x || point.x !== points[i + 1]?.x);
