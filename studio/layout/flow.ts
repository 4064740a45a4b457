// What a layout gets and gives: boxes that stand in frames, lines between them; places for all of it.
// Invariant: a layout knows no sizes of the network and no settings, so a change of a setting moves nothing.

/** What is to be laid out. */
export interface Flow {
  readonly nodes: readonly { readonly id: string; readonly frame: string | null }[];
  readonly edges: readonly { readonly id: string; readonly from: string; readonly to: string }[];
  readonly frames: readonly { readonly id: string; readonly parent: string | null }[];
}

/** A rectangle; `x` and `y` are its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point of a line. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where everything goes. */
export interface Places {
  readonly nodes: ReadonlyMap<string, Box>;
  readonly frames: ReadonlyMap<string, Box>;
  /** The points that a line passes between its ends, where it cannot go straight. */
  readonly edges: ReadonlyMap<string, readonly Point[]>;
  /** How far below its start a line's text stands, where that is not its middle. */
  readonly texts: ReadonlyMap<string, number>;
}

/** Distances of the drawing, in pixels. */
export const NODE = { width: 276, height: 54 } as const;
export const GAP = { between: 32, beside: 36 } as const;
/** How far from its left a node has its i-th of several named inputs. */
export const portAt = (i: number, count: number): number => (NODE.width * (i + 1)) / (count + 1);
export const FRAME = { side: 20, head: 38, foot: 18 } as const;

/** The rectangles of the frames around what stands in them, the inner ones first. */
export function framesAround(flow: Flow, nodes: ReadonlyMap<string, Box>): ReadonlyMap<string, Box> {
  const parents = new Map(flow.frames.map(({ id, parent }) => [id, parent]));
  const inside = new Map<string, Box[]>();
  const put = (frame: string, box: Box): void => {
    const held = inside.get(frame);
    if (held) held.push(box);
    else inside.set(frame, [box]);
  };
  for (const { id, frame } of flow.nodes) {
    const box = nodes.get(id);
    if (frame !== null && box) put(frame, box);
  }
  const boxes = new Map<string, Box>();
  const depthOf = (id: string): number => {
    let depth = 0;
    for (let at = parents.get(id); at; at = parents.get(at)) depth++;
    return depth;
  };
  for (const { id, parent } of flow.frames.toSorted((a, b) => depthOf(b.id) - depthOf(a.id))) {
    const held = inside.get(id);
    if (!held) continue;
    const box = around(held);
    boxes.set(id, box);
    if (parent !== null) put(parent, box);
  }
  return boxes;
}

function around(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left - FRAME.side, y: top - FRAME.head, width: right - left + 2 * FRAME.side, height: bottom - top + FRAME.head + FRAME.foot };
}
