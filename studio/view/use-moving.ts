// Moving layers and frames by hand: what is dragged follows the pointer, and stays where it is let go, as one step.

import type { OnNodeDrag } from '@xyflow/react';
import { useState } from 'react';
import type { Corner } from '../desk/arrangement.ts';
import { isWithin, type Drawing } from '../desk/folding.ts';
import type { Places } from '../layout/flow.ts';
import { actions, useStudio } from './studio-store.ts';
import type { Drawn } from './use-drawn.ts';

type Corners = Readonly<Record<string, Corner>>;

/** What moves with something that is dragged: a frame takes what stands in it, a selected layer the whole selection. */
function together({ flow, frames }: Drawing, id: string): readonly string[] {
  const { picked } = useStudio.getState();
  const held = picked.includes(id) ? picked : [id];
  return flow.nodes.flatMap((node) => (held.some((one) => one === node.id || frames.some((frame) => frame.id === one && isWithin(frame, node.id))) ? [node.id] : []));
}

/** Where everything that is being dragged is now, and what React Flow has to be told. */
export function useMoving(drawing: Drawing, places: Places | undefined): { readonly corners: Corners | undefined; readonly drag: OnNodeDrag<Drawn>; readonly drop: OnNodeDrag<Drawn> } {
  const [corners, setCorners] = useState<Corners>();
  const [isDropped, setDropped] = useState(false);
  const isBusy = useStudio((state) => state.isBusy);
  const moved = ({ id, position }: Drawn): Corners => {
    const start = places?.nodes.get(id) ?? places?.frames.get(id);
    if (!start || !places) return {};
    const [right, down] = [position.x - start.x, position.y - start.y];
    return Object.fromEntries(together(drawing, id).flatMap((one) => {
      const box = places.nodes.get(one);
      return box ? [[one, { x: Math.round(box.x + right), y: Math.round(box.y + down) }]] : [];
    }));
  };
  return {
    // What was let go stays there until the design itself says so.
    corners: isDropped && !isBusy ? undefined : corners,
    drag: (_, node) => {
      setDropped(false);
      setCorners(moved(node));
    },
    drop: (_, node) => {
      const now = moved(node);
      const isMoved = Object.keys(now).length > 0;
      setCorners(isMoved ? now : undefined);
      setDropped(isMoved);
      if (isMoved) actions.put(now);
    },
  };
}
