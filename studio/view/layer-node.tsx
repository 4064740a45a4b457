// One layer on the canvas: sign, name, type, output shape, parameters.

import { Handle, Position } from '@xyflow/react';
import { memo } from 'react';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { NetworkNode } from '../desk/network.ts';
import { FamilySign, toneOf } from './family.tsx';
import { LiveText } from './live-text.tsx';
import { ShareBar } from './share-bar.tsx';
import { actions } from './studio-store.ts';
import './layer-node.css';

/** What the canvas hands to a node. */
export interface LayerNodeData extends Record<string, unknown> {
  readonly node: NetworkNode;
  readonly isSelected: boolean;
  /** The one node that the Tab key reaches; the arrow keys reach the others. */
  readonly isEntry: boolean;
}

const marks = { error: { icon: CircleAlert, word: 'wrong' }, warning: { icon: TriangleAlert, word: 'to be checked' } } as const;

function Card({ data }: { readonly data: LayerNodeData }) {
  const { node, isSelected, isEntry } = data;
  const mark = node.mark === null ? undefined : marks[node.mark];
  const params = node.params === '1' ? '1 parameter' : `${node.params} parameters`;
  return (
    <>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
      <button
        type="button"
        className="layer-node"
        data-layer={node.id}
        data-mark={node.mark ?? undefined}
        data-tone={toneOf(node.family, node.isInput)}
        aria-pressed={isSelected}
        aria-label={`${node.name}, ${node.class}, output ${node.shape}, ${params}${mark ? `, ${mark.word}` : ''}`}
        tabIndex={isEntry ? 0 : -1}
        onClick={() => actions.select(node.id)}
      >
        <FamilySign family={node.family} isInput={node.isInput} />
        <span className="layer-node-text">
          <span className="layer-node-line">
            <span className="layer-node-name">{node.name}</span>
            {mark && <mark.icon className="layer-node-mark" size={15} aria-hidden="true" />}
            <span className="layer-node-class">{node.class}{node.calls > 1 ? ` × ${node.calls}` : ''}</span>
          </span>
          <span className="layer-node-line">
            <LiveText className="mono layer-node-shape" text={node.shape} />
            <LiveText className={`number layer-node-params${node.params === '0' ? ' is-zero' : ''}`} text={node.params} />
          </span>
        </span>
        <ShareBar share={node.share} />
      </button>
    </>
  );
}

export const LayerNode = memo(Card, (a, b) => a.data === b.data);
