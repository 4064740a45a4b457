// The layout of a plain stack: one column, with room for the heads of the frames. Any length, in one pass.

import { FRAME, framesAround, GAP, NODE, type Box, type Flow, type Places } from './flow.ts';

/** True when every layer feeds exactly the next one and no frame is left and entered again. */
export function isChain({ nodes, edges, frames }: Flow): boolean {
  if (edges.length !== Math.max(0, nodes.length - 1)) return false;
  const at = new Map(nodes.map(({ id }, i) => [id, i]));
  if (!edges.every(({ from, to }) => (at.get(to) ?? -1) - (at.get(from) ?? -1) === 1)) return false;
  const parents = new Map(frames.map(({ id, parent }) => [id, parent]));
  const left = new Set<string>();
  let open: readonly string[] = [];
  for (const { frame } of nodes) {
    const path = pathOf(frame, parents);
    for (const one of open) if (!path.includes(one)) left.add(one);
    if (path.some((one) => left.has(one))) return false;
    open = path;
  }
  return true;
}

/** The frames that a frame stands in and itself, the outermost first. */
function pathOf(frame: string | null, parents: ReadonlyMap<string, string | null>): readonly string[] {
  const path: string[] = [];
  for (let at: string | null | undefined = frame; at !== null && at !== undefined; at = parents.get(at)) path.unshift(at);
  return path;
}

/** Places a stack from top to bottom. */
export function placeChain(flow: Flow): Places {
  const parents = new Map(flow.frames.map(({ id, parent }) => [id, parent]));
  const nodes = new Map<string, Box>();
  const texts = new Map<string, number>();
  let open: readonly string[] = [];
  let y = 0;
  for (const [i, { id, frame }] of flow.nodes.entries()) {
    const path = pathOf(frame, parents);
    const closed = FRAME.foot * open.filter((one) => !path.includes(one)).length;
    y += closed;
    const line = flow.edges[i - 1];
    if (line) {
      // Between two frames the text stands between them, not on their borders.
      texts.set(line.id, closed + GAP.between / 2);
      y += GAP.between;
    }
    y += FRAME.head * path.filter((one) => !open.includes(one)).length;
    nodes.set(id, { x: 0, y, ...NODE });
    y += NODE.height;
    open = path;
  }
  return { nodes, frames: framesAround(flow, nodes), edges: new Map(), texts };
}
