// The line that a tensor takes from one layer to the next, with its sizes.

import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { Point } from '../layout/flow.ts';
import './flow-edge.css';

/** What the canvas hands to an edge. */
export interface FlowEdgeData extends Record<string, unknown> {
  readonly label: string;
  readonly through: readonly Point[];
  /** How far below the start the text stands; undefined for the middle. */
  readonly textAt: number | undefined;
  readonly isLit: boolean;
}

/** A smooth line from above to below through some points: every piece leaves and arrives upright. */
function pathThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${first.x},${first.y}`;
  let from = first;
  for (const to of rest) {
    const middle = (from.y + to.y) / 2;
    path += from.x === to.x ? `L${to.x},${to.y}` : `C${from.x},${middle} ${to.x},${middle} ${to.x},${to.y}`;
    from = to;
  }
  return path;
}

function Line({ sourceX, sourceY, targetX, targetY, data }: EdgeProps) {
  const { label, through, textAt, isLit } = data as FlowEdgeData;
  const end = { x: targetX, y: targetY - 3 };
  const points = [{ x: sourceX, y: sourceY }, ...through, end];
  const middle = Math.floor((points.length - 1) / 2);
  const [a = end, b = end] = [points[middle], points[middle + 1]];
  // A line that goes around others on the left is told on its left.
  const isLeft = through.length > 0 && (a.x + b.x) / 2 < sourceX - 20;
  return (
    <g className="flow-edge" data-lit={isLit || undefined}>
      <path d={pathThrough(points)} fill="none" markerEnd={isLit ? 'url(#flow-arrow-lit)' : 'url(#flow-arrow)'} />
      <text x={(a.x + b.x) / 2 + (isLeft ? -9 : 9)} textAnchor={isLeft ? 'end' : 'start'} y={(textAt === undefined ? (a.y + b.y) / 2 : sourceY + textAt) + 3.5}>
        {label}
      </text>
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
