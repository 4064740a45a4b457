// A frame on the canvas: a group of the script's comments or a nested model, with its subtotal.

import { memo } from 'react';
import type { NetworkFrame } from '../desk/network.ts';
import { LiveText } from './live-text.tsx';
import { actions } from './studio-store.ts';
import './frame-node.css';

/** What the canvas hands to a frame. */
export interface FrameNodeData extends Record<string, unknown> {
  readonly frame: NetworkFrame;
  readonly isSelected: boolean;
}

function Frame({ data }: { readonly data: FrameNodeData }) {
  const { frame, isSelected } = data;
  return (
    <div className="frame-node" data-kind={frame.kind} data-selected={isSelected || undefined}>
      <button type="button" className="frame-node-head" data-frame={frame.id} aria-pressed={isSelected} tabIndex={-1} onClick={() => actions.select(frame.id)}>
        <span className="frame-node-title">{frame.title}</span>
        <LiveText className="number frame-node-params" text={frame.params === '0' ? 'no parameters' : frame.params} />
      </button>
    </div>
  );
}

export const FrameNode = memo(Frame, (a, b) => a.data === b.data);
