// A folded frame on the canvas: its name, how many layers it holds, what it gives, its subtotal.

import { Handle, Position } from '@xyflow/react';
import { CircleAlert, FoldVertical, Layers, TriangleAlert, UnfoldVertical } from 'lucide-react';
import { memo } from 'react';
import type { Fold } from '../desk/folding.ts';
import './fold-node.css';
import { LiveText } from './live-text.tsx';
import { ShareBar } from './share-bar.tsx';
import { actions } from './studio-store.ts';

/** What the canvas hands to a folded frame. */
export interface FoldNodeData extends Record<string, unknown> {
  readonly fold: Fold;
  readonly isSelected: boolean;
  readonly isPicked: boolean;
}

function Card({ data: { fold, isSelected, isPicked } }: { readonly data: FoldNodeData }) {
  const { id, folded: { title, gives, params, share, calls }, count, mark } = fold;
  const layers = `${count === 1 ? '1 layer' : `${count} layers`}${calls > 1 ? ` × ${calls}` : ''}`;
  const Mark = mark === 'error' ? CircleAlert : TriangleAlert;
  return (
    <>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
      <button
        type="button"
        className="layer-node fold-node"
        data-fold={id}
        data-mark={mark ?? undefined}
        aria-pressed={isSelected || isPicked}
        data-explained={isSelected || undefined}
        aria-label={`${title} ${layers} ${gives} ${params} parameters, folded${mark ? ', something in it is wrong' : ''}`}
        onClick={(event) => (event.ctrlKey || event.metaKey || event.shiftKey ? actions.pick(id) : actions.select(id))}
        onDoubleClick={() => actions.toggleFold(id)}
      >
        <span className="family-sign" data-tone="slate" aria-hidden="true"><Layers size={15} /></span>
        {/* The spaces are for those who hear the parts as one text. */}
        <span className="layer-node-text">
          <span className="layer-node-line">
            <span className="layer-node-name">{title}</span>{' '}
            {mark && <Mark className="layer-node-mark" size={15} aria-hidden="true" />}
            <span className="layer-node-class">{layers}</span>
          </span>{' '}
          <span className="layer-node-line">
            <LiveText className="mono layer-node-shape" text={gives} />{' '}
            <LiveText className={`number layer-node-params${params === '0' ? ' is-zero' : ''}`} text={params} />
          </span>
        </span>
        <ShareBar share={share} />
      </button>
      <FoldButton id={id} title={title} isFolded />
    </>
  );
}

/** Folds a frame, or opens it. */
export function FoldButton({ id, title, isFolded }: { readonly id: string; readonly title: string; readonly isFolded: boolean }) {
  const word = isFolded ? `Unfold ${title}` : `Fold ${title}`;
  return (
    <button type="button" className="fold-button nodrag" tabIndex={-1} aria-label={word} title={isFolded ? 'Unfold' : 'Fold into one node'} onClick={() => actions.toggleFold(id)}>
      {isFolded ? <UnfoldVertical size={13} /> : <FoldVertical size={13} />}
    </button>
  );
}

export const FoldNode = memo(Card, (a, b) => a.data.fold === b.data.fold && a.data.isSelected === b.data.isSelected && a.data.isPicked === b.data.isPicked);
