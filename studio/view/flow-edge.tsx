// The line that a tensor takes from one layer to the next, with its sizes.

import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { Point } from '../layout/flow.ts';
import { pathThrough, textPlace } from '../layout/path.ts';
import { actions } from './studio-store.ts';
import './flow-edge.css';

/** What the canvas hands to an edge. */
export interface FlowEdgeData extends Record<string, unknown> {
  readonly label: string;
  readonly through: readonly Point[];
  /** How far below the start the text stands; undefined for the middle. */
  readonly textAt: number | undefined;
  readonly isLit: boolean;
  /** How far from the middle of the layer the line ends, where the layer has several inputs with names. */
  readonly endsAt: number;
  /** The layers that it joins; undefined where it stands for several lines. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

function Line({ sourceX, sourceY, targetX, targetY, data }: EdgeProps) {
  const { label, through, textAt, isLit, endsAt, from, to } = data as FlowEdgeData;
  const end = { x: targetX + endsAt, y: targetY - (endsAt === 0 ? 3 : 10) };
  const points = [{ x: sourceX, y: sourceY }, ...through, end];
  const text = textPlace({ x: sourceX, y: sourceY }, end, through, textAt);
  return (
    <g className="flow-edge" data-lit={isLit || undefined} data-from={from} data-to={to}>
      <path className="flow-edge-reach" d={pathThrough(points)} fill="none" />
      <path d={pathThrough(points)} fill="none" markerEnd={isLit ? 'url(#flow-arrow-lit)' : 'url(#flow-arrow)'} />
      <text x={text.x + (text.isLeft ? -15 : 15)} y={text.y + 3.5} textAnchor={text.isLeft ? 'end' : 'start'}>
        {label}
      </text>
      {from !== undefined && to !== undefined && (
        <g className="flow-edge-add" role="button" aria-label={`Put a layer between ${from} and ${to}`} transform={`translate(${text.x},${text.y})`} onClick={() => actions.choose({ kind: 'line', from, to })}>
          <title>Put a layer here</title>
          <circle r={9} />
          <path d="M-4 0H4M0-4V4" />
        </g>
      )}
    </g>
  );
}

export const FlowEdge = memo(Line);

/** The arrow heads, once a page. */
export function FlowArrows() {
  const head = (id: string) => (
    <marker id={id} viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto">
      <path d="M1 1L6.5 4L1 7" fill="none" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </marker>
  );
  return (
    <svg className="flow-arrows" aria-hidden="true">
      <defs>
        {head('flow-arrow')}
        {head('flow-arrow-lit')}
      </defs>
    </svg>
  );
}
