// A frame on the canvas: a group of layers or a nested model, with its subtotal.

import { memo } from 'react';
import type { NetworkFrame } from '../desk/network.ts';
import { FoldButton } from './fold-node.tsx';
import './frame-node.css';
import { LiveText } from './live-text.tsx';
import { actions } from './studio-store.ts';

/** What the canvas hands to a frame. */
export interface FrameNodeData extends Record<string, unknown> {
  readonly frame: NetworkFrame;
  readonly isSelected: boolean;
  readonly isPicked: boolean;
}

function Frame({ data }: { readonly data: FrameNodeData }) {
  const { frame, isSelected, isPicked } = data;
  return (
    <div className="frame-node" data-kind={frame.kind} data-selected={isSelected || isPicked || undefined}>
      <div className="frame-node-head">
        <button type="button" className="frame-node-name" data-frame={frame.id} aria-pressed={isSelected} tabIndex={-1} onClick={(event) => (event.ctrlKey || event.metaKey || event.shiftKey ? actions.pick(frame.id) : actions.select(frame.id))}>
          <span className="frame-node-title">{frame.title}</span>
          {frame.calls > 1 && <span className="frame-node-params">× {frame.calls}</span>}
        </button>
        <LiveText className="number frame-node-params" text={frame.params === '0' ? 'no parameters' : frame.params} />
        <FoldButton id={frame.id} title={frame.title} isFolded={false} />
      </div>
    </div>
  );
}

export const FrameNode = memo(Frame, (a, b) => a.data.frame === b.data.frame && a.data.isSelected === b.data.isSelected && a.data.isPicked === b.data.isPicked);
