// The nodes of the canvas as React Flow takes them: layers, folded frames and frames.
// Invariant: what did not change stays the same object, so that only what changed is looked at and painted anew.

import { Position, type Node } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import { isWithin, type Drawing, type Fold } from '../desk/folding.ts';
import type { Box, Places } from '../layout/flow.ts';
import type { FoldNodeData } from './fold-node.tsx';
import type { FrameNodeData } from './frame-node.tsx';
import type { LayerNodeData } from './layer-node.tsx';

/** A node of the canvas. */
export type Drawn = Node<LayerNodeData, 'layer'> | Node<FoldNodeData, 'fold'> | Node<FrameNodeData, 'frame'>;

const ends = (box: Box) => [
  { type: 'target' as const, position: Position.Top, x: box.width / 2, y: 0, width: 1, height: 1 },
  { type: 'source' as const, position: Position.Bottom, x: box.width / 2, y: box.height, width: 1, height: 1 },
];

/** A node, and what it was made from. */
interface Painted {
  readonly item: object;
  readonly box: Box;
  readonly state: string;
  readonly drawn: Drawn;
}

/** The nodes of a drawing. */
export function useDrawn({ nodes, folds, frames }: Drawing, places: Places | undefined, picked: readonly string[]): readonly Drawn[] {
  const before = useRef(new Map<string, Painted>());
  return useMemo(() => {
    if (!places) return [];
    const now = new Map<string, Painted>();
    const keep = (kind: string, id: string, item: object, box: Box, state: string, make: () => Drawn): Drawn => {
      const key = `${kind} ${id}`;
      const old = before.current.get(key);
      const painted = old && old.item === item && old.box === box && old.state === state ? old : { item, box, state, drawn: make() };
      now.set(key, painted);
      return painted.drawn;
    };
    const selected = picked.at(-1) ?? null;
    const also = picked.slice(0, -1);
    const beside = new Set(also);
    const entry = nodes.some((node) => node.id === selected) ? selected : nodes[0]?.id;
    const around = frames.flatMap((frame) => {
      const box = places.frames.get(frame.id);
      const [isSelected, isPicked] = [frame.id === selected, beside.has(frame.id)];
      return box ? [keep('frame', frame.id, frame, box, `${isSelected} ${isPicked}`, () => ({ id: frame.id, type: 'frame', position: box, width: box.width, height: box.height, handles: [], data: { frame, isSelected, isPicked }, zIndex: -1, dragHandle: '.frame-node-head', style: { pointerEvents: 'none' } }))] : [];
    });
    const closed = folds.flatMap((fold) => {
      const box = places.nodes.get(fold.id);
      const [isSelected, isPicked] = [isShown(fold, selected), also.some((id) => isShown(fold, id))];
      return box ? [keep('fold', fold.id, fold, box, `${isSelected} ${isPicked}`, () => ({ id: fold.id, type: 'fold', position: box, width: box.width, height: box.height, handles: ends(box), data: { fold, isSelected, isPicked }, zIndex: 1, style: { pointerEvents: 'all' } }))] : [];
    });
    const layers = nodes.flatMap((node) => {
      const box = places.nodes.get(node.id);
      const [isSelected, isPicked, isEntry] = [node.id === selected, beside.has(node.id), node.id === entry];
      return box ? [keep('layer', node.id, node, box, `${isSelected} ${isPicked} ${isEntry}`, () => ({ id: node.id, type: 'layer', position: box, width: box.width, height: box.height, handles: ends(box), data: { node, isSelected, isPicked, isEntry }, zIndex: 1, style: { pointerEvents: 'all' } }))] : [];
    });
    before.current = now;
    return [...around, ...closed, ...layers];
  }, [nodes, folds, frames, places, picked]);
}

/** A folded frame is shown as selected when it is, or a layer in it. */
const isShown = ({ id, folded }: Fold, selected: string | null): boolean => selected !== null && (id === selected || isWithin(folded, selected));
