// The lines of the canvas as React Flow takes them.
// Invariant: what did not change stays the same object, so that only what changed is looked at and painted anew.

import type { Edge } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import type { Drawing } from '../desk/folding.ts';
import { NODE, portAt, type Places } from '../layout/flow.ts';
import type { FlowEdgeData } from './flow-edge.tsx';

/** A line of the canvas. */
export type Flowing = Edge<FlowEdgeData, 'flow'>;

const STRAIGHT: FlowEdgeData['through'] = [];

/** The lines of a drawing. */
export function useFlows({ nodes, edges }: Drawing, places: Places | undefined, selected: string | null): readonly Flowing[] {
  const before = useRef(new Map<string, Flowing>());
  return useMemo(() => {
    if (!places) return [];
    const inputs = new Map(nodes.map((node) => [node.id, node.ports.ports.length]));
    const now = new Map<string, Flowing>();
    for (const { id, from, to, label, port, joins } of edges) {
      if (!places.nodes.has(from) || !places.nodes.has(to)) continue;
      const endsAt = port === undefined ? 0 : portAt(port, inputs.get(to) ?? 1) - NODE.width / 2;
      const data: FlowEdgeData = { label, through: places.edges.get(id) ?? STRAIGHT, textAt: places.texts.get(id), isLit: from === selected || to === selected, endsAt, from: joins === undefined ? from : joins?.from, to: joins === undefined ? to : joins?.to };
      const old = before.current.get(id);
      now.set(id, old?.data && isSame(old.data, data) ? old : { id, source: from, target: to, type: 'flow', focusable: false, zIndex: 0, data });
    }
    before.current = now;
    return [...now.values()];
  }, [nodes, edges, places, selected]);
}

const isSame = (a: FlowEdgeData, b: FlowEdgeData): boolean => a.label === b.label && a.through === b.through && a.textAt === b.textAt && a.isLit === b.isLit && a.endsAt === b.endsAt && a.from === b.from && a.to === b.to;
