// The nodes of the canvas as React Flow takes them: layers, folded frames and frames.
// Invariant: what did not change keeps its data, so that only what changed is painted anew.

import { Position, type Node } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import { isWithin, type Drawing, type Fold } from '../desk/folding.ts';
import type { NetworkNode } from '../desk/network.ts';
import { portsOf } from '../desk/ports.ts';
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

/** The nodes of a drawing. */
export function useDrawn({ nodes, folds, frames }: Drawing, places: Places | undefined, selected: string | null, also: readonly string[]): readonly Drawn[] {
  const before = useRef(new Map<string, LayerNodeData>());
  return useMemo(() => {
    if (!places) return [];
    const now = new Map<string, LayerNodeData>();
    const entry = nodes.some((node) => node.id === selected) ? selected : nodes[0]?.id;
    const layers = nodes.flatMap((node): Drawn[] => {
      const box = places.nodes.get(node.id);
      if (!box) return [];
      const old = before.current.get(node.id);
      const isSelected = node.id === selected;
      const isEntry = node.id === entry;
      const isPicked = also.includes(node.id);
      const data = old && old.isSelected === isSelected && old.isPicked === isPicked && old.isEntry === isEntry && sameNode(old.node, node) ? old : { node, isSelected, isPicked, isEntry };
      now.set(node.id, data);
      return [{ id: node.id, type: 'layer', position: box, width: box.width, height: box.height, handles: ends(box), data, zIndex: 1, style: { pointerEvents: 'all' } }];
    });
    before.current = now;
    const closed = folds.flatMap((fold): Drawn[] => {
      const box = places.nodes.get(fold.id);
      return box ? [{ id: fold.id, type: 'fold', position: box, width: box.width, height: box.height, handles: ends(box), data: { fold, isSelected: isShown(fold, selected), isPicked: also.some((id) => isShown(fold, id)) }, zIndex: 1, style: { pointerEvents: 'all' } }] : [];
    });
    const around = frames.flatMap((frame): Drawn[] => {
      const box = places.frames.get(frame.id);
      return box ? [{ id: frame.id, type: 'frame', position: box, width: box.width, height: box.height, handles: [], data: { frame, isSelected: frame.id === selected, isPicked: also.includes(frame.id) }, zIndex: -1, dragHandle: '.frame-node-head', style: { pointerEvents: 'none' } }] : [];
    });
    return [...around, ...closed, ...layers];
  }, [nodes, folds, frames, places, selected, also]);
}

/** A folded frame is shown as selected when it is, or a layer in it. */
const isShown = ({ id, folded }: Fold, selected: string | null): boolean => selected !== null && (id === selected || isWithin(folded, selected));

const sameNode = (a: NetworkNode, b: NetworkNode): boolean => a.shape === b.shape && a.params === b.params && a.share === b.share && a.mark === b.mark && a.class === b.class && a.calls === b.calls && a.name === b.name && sameReads(a, b);

const sameReads = (a: NetworkNode, b: NetworkNode): boolean => a.layer === b.layer || (a.layer.nodes[0]?.inputs.length ?? 0) < 2 || JSON.stringify(portsOf(a.layer)) === JSON.stringify(portsOf(b.layer));
