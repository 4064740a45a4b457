// Places with what a person put elsewhere: frames follow what stands in them, and lines to what was moved run free.
// Invariant: what was not moved stays where the layout put it.

import { framesAround, type Flow, type Places, type Point } from './flow.ts';

/** The places of a flow with some of its nodes put elsewhere, by their upper left corners. */
export function withMoved(flow: Flow, places: Places, corners: Readonly<Record<string, Point>>): Places {
  const moved = flow.nodes.filter(({ id }) => corners[id] && places.nodes.has(id));
  if (moved.length === 0) return places;
  const nodes = new Map(places.nodes);
  for (const { id } of moved) {
    const [box, corner] = [nodes.get(id), corners[id]];
    if (box && corner) nodes.set(id, { ...box, x: corner.x, y: corner.y });
  }
  const ids = new Set(moved.map(({ id }) => id));
  const lines = flow.edges.filter(({ from, to }) => ids.has(from) || ids.has(to));
  const edges = new Map(places.edges);
  const texts = new Map(places.texts);
  for (const { id } of lines) {
    edges.delete(id);
    texts.delete(id);
  }
  return { nodes, frames: framesAround(flow, nodes), edges, texts };
}
