// The network as a flowchart: layers, frames and flows on a canvas that scrolls and zooms.

import { Background, BackgroundVariant, Panel, ReactFlow, useReactFlow, useStore } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { Maximize, Minus, Plus } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { PLAIN } from '../desk/arrangement.ts';
import { drawingOf, isWithin, type Drawing } from '../desk/folding.ts';
import type { DrawnLayer, Network } from '../desk/network.ts';
import type { Box, Places } from '../layout/flow.ts';
import { withMoved } from '../layout/placed.ts';
import './canvas.css';
import { setCanvas } from './carry.tsx';
import { DrawBar } from './draw-bar.tsx';
import { FlowArrows, FlowEdge } from './flow-edge.tsx';
import { FoldNode } from './fold-node.tsx';
import { FrameNode } from './frame-node.tsx';
import { LayerNode } from './layer-node.tsx';
import { actions, useStudio } from './studio-store.ts';
import { useDrawn, type Drawn } from './use-drawn.ts';
import { useFlows, type Flowing } from './use-flows.ts';
import { useMoving } from './use-moving.ts';
import { usePlaces } from './use-places.ts';

const nodeTypes = { layer: LayerNode, fold: FoldNode, frame: FrameNode };
const edgeTypes = { flow: FlowEdge };

/** Below this the text of a node cannot be read; a network opens no smaller. */
const READABLE = 0.8;
const MARGIN = 28;
/** The bar of tools lies over the upper edge. */
const BAR = 44;
/** A network too wide to be read at once opens no smaller than this. */
const SMALLEST = 0.35;

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Where a finger moves the page, it moves no layers. */
const canDrag = !matchMedia('(pointer: coarse)').matches;

export function Canvas({ network: whole }: { readonly network: Network<DrawnLayer> }) {
  const picked = useStudio((state) => state.picked);
  const selected = picked.at(-1) ?? null;
  const design = useStudio((state) => state.sheet?.design ?? 0);
  const { folded: closed, places: corners } = useStudio((state) => state.sheet?.arrangement ?? PLAIN);
  const network = useMemo(() => drawingOf(whole, closed), [whole, closed]);
  const placed = usePlaces(network.flow, design);
  const settled = useMemo(() => placed && withMoved(network.flow, placed.places, corners), [network.flow, placed, corners]);
  const moving = useMoving(network, settled);
  const places = useMemo(() => settled && (moving.corners ? withMoved(network.flow, settled, moving.corners) : settled), [network.flow, settled, moving.corners]);
  const nodes = useDrawn(network, places, picked);
  const edges = useFlows(network, places, selected);
  const walk = useWalk(network, selected);

  return (
    <section className="canvas" aria-label="Flowchart" onKeyDown={walk}>
      <FlowArrows />
      {places && (
        <ReactFlow<Drawn, Flowing>
          key={design}
          nodes={nodes as Drawn[]}
          edges={edges as Flowing[]}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onPaneClick={() => actions.select(null)}
          onNodeDrag={moving.drag}
          onNodeDragStop={moving.drop}
          nodeDragThreshold={5}
          nodesDraggable={canDrag}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          onlyRenderVisibleElements
          panOnScroll
          zoomOnDoubleClick={false}
          minZoom={0.02}
          maxZoom={1.6}
        >
          <Background variant={BackgroundVariant.Dots} gap={22} size={1.1} color="var(--line)" />
          <View places={places} selected={selectedOn(network, selected)} />
          <DrawBar hasFrames={network.frames.length + network.folds.length > 0} />
        </ReactFlow>
      )}
    </section>
  );
}

/** What stands for the selection on the canvas: a layer in a folded frame is found there. */
const selectedOn = ({ folds }: Drawing, selected: string | null): string | null => (selected === null ? null : (folds.find(({ folded }) => isWithin(folded, selected))?.id ?? selected));

/** The arrow keys walk along the network, in the order of the summary. */
function useWalk(network: Network<DrawnLayer>, selected: string | null): (event: KeyboardEvent) => void {
  return useCallback(
    (event) => {
      const step = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : event.key === 'ArrowUp' || event.key === 'ArrowLeft' ? -1 : 0;
      if (step === 0 || !(event.target instanceof HTMLElement) || event.target.dataset['layer'] === undefined) return;
      const at = network.nodes.findIndex((node) => node.id === (selected ?? (event.target as HTMLElement).dataset['layer']));
      const next = network.nodes[at + step];
      if (!next) return;
      event.preventDefault();
      actions.reveal(next.id);
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-layer="${CSS.escape(next.id)}"]`)?.focus({ preventScroll: true }));
    },
    [network, selected],
  );
}

/** Looks after what is in view: the start of a network, the selected layer, and the zoom buttons. */
function View({ places, selected }: { readonly places: Places; readonly selected: string | null }) {
  const { setViewport, zoomIn, zoomOut, getViewport, setCenter, screenToFlowPosition } = useReactFlow();
  useEffect(() => {
    setCanvas(screenToFlowPosition);
    return () => setCanvas(undefined);
  }, [screenToFlowPosition]);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const reveal = useStudio((state) => state.reveal);
  const isShown = width > 0;
  const isOpened = useRef(false);
  const revealed = useRef(reveal);
  const bounds = useMemo(() => boundsOf([...places.nodes.values(), ...places.frames.values()]), [places]);
  const duration = still() ? 0 : 220;

  const wide = (width - 2 * MARGIN) / bounds.width;
  const whole = Math.min(1, wide, (height - BAR - 2 * MARGIN) / bounds.height);
  /** In the middle where it fits, else from its beginning. */
  const viewOf = (zoom: number): { x: number; y: number; zoom: number } => {
    const top = Math.max(MARGIN + BAR, (height - bounds.height * zoom) / 2);
    return { x: (width - bounds.width * zoom) / 2 - bounds.x * zoom, y: top - bounds.y * zoom, zoom };
  };

  useEffect(() => {
    if (isOpened.current || width === 0 || height === 0) return;
    isOpened.current = true;
    void setViewport(viewOf(Math.max(whole, Math.min(READABLE, Math.max(wide, SMALLEST)))));
  });

  useEffect(() => {
    const box = selected === null ? undefined : (places.nodes.get(selected) ?? places.frames.get(selected));
    if (!box || reveal === revealed.current || !isShown) return;
    revealed.current = reveal;
    const { x, y, zoom } = getViewport();
    const left = box.x * zoom + x;
    const top = box.y * zoom + y;
    const isInView = left >= 0 && top >= 0 && left + box.width * zoom <= width && top + Math.min(box.height, 80) * zoom <= height;
    if (!isInView) void setCenter(box.x + box.width / 2, box.y + Math.min(box.height, (0.8 * height) / zoom) / 2, { zoom: Math.max(zoom, 0.5), duration });
    // Only a request to reveal moves the canvas; a click on a node leaves it where it is.
  }, [reveal, isShown, places]);

  return (
    <Panel position="bottom-left" className="canvas-zoom">
      <button type="button" className="icon-button" title="Zoom out" aria-label="Zoom out" onClick={() => void zoomOut({ duration })}>
        <Minus size={16} />
      </button>
      <button type="button" className="icon-button" title="Show everything" aria-label="Show everything" onClick={() => void setViewport(viewOf(whole), { duration })}>
        <Maximize size={15} />
      </button>
      <button type="button" className="icon-button" title="Zoom in" aria-label="Zoom in" onClick={() => void zoomIn({ duration })}>
        <Plus size={16} />
      </button>
    </Panel>
  );
}

function boundsOf(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
