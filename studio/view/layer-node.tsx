// One layer on the canvas: sign, name, type, output shape, parameters.

import { Handle, Position } from '@xyflow/react';
import { memo } from 'react';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { DrawnLayer } from '../desk/network.ts';
import { portAt } from '../layout/flow.ts';
import { FamilySign, toneOf } from './family.tsx';
import { LiveText } from './live-text.tsx';
import { ShareBar } from './share-bar.tsx';
import { actions } from './studio-store.ts';
import { startWire } from './wire.tsx';
import './layer-node.css';

/** What the canvas hands to a node. */
export interface LayerNodeData extends Record<string, unknown> {
  readonly node: DrawnLayer;
  /** Selected with others, but not the one that is explained. */
  readonly isPicked: boolean;
  readonly isSelected: boolean;
  /** The one node that the Tab key reaches; the arrow keys reach the others. */
  readonly isEntry: boolean;
}

const marks = { error: { icon: CircleAlert, word: 'wrong' }, warning: { icon: TriangleAlert, word: 'to be checked' } } as const;

function Card({ data }: { readonly data: LayerNodeData }) {
  const { node, isSelected, isPicked, isEntry } = data;
  const { ports, isOpen, isNamed } = node.ports;
  const named = isNamed ? ports : [];
  const mark = node.mark === null ? undefined : marks[node.mark];
  const times = node.calls > 1 ? ` × ${node.calls}` : '';
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
        aria-pressed={isSelected || isPicked}
        data-explained={isSelected || undefined}
        aria-label={`${node.name} ${node.class}${times} ${node.shape} ${params}${mark ? `, ${mark.word}` : ''}`}
        tabIndex={isEntry ? 0 : -1}
        onClick={(event) => {
          if (event.shiftKey) actions.pickTo(node.id);
          else if (event.ctrlKey || event.metaKey) actions.pick(node.id);
          else actions.select(node.id);
        }}
      >
        <FamilySign family={node.family} isInput={node.isInput} />
        {/* The spaces are for those who hear the parts as one text. */}
        <span className="layer-node-text">
          <span className="layer-node-line">
            <span className="layer-node-name">{node.name}</span>{' '}
            {mark && <mark.icon className="layer-node-mark" size={15} aria-hidden="true" />}
            <span className="layer-node-class">{node.class}{times}</span>
          </span>{' '}
          <span className="layer-node-line">
            <LiveText className="mono layer-node-shape" text={node.shape} />{' '}
            <LiveText className={`number layer-node-params${node.params === '0' ? ' is-zero' : ''}`} text={node.params} />
          </span>
        </span>
        <ShareBar share={node.share} />
      </button>
      {named.map((port, i) => (
        <span key={port.label} className="layer-port" data-port={i} data-port-of={node.id} title={`${port.label} reads ${port.reads}`} style={{ left: `${portAt(i, named.length)}px` }}>{port.label}</span>
      ))}
      {isOpen && <span className="layer-port-more" aria-hidden="true">takes more</span>}
      <button type="button" className="layer-out" tabIndex={-1} aria-label={`Connect ${node.name} to another layer`} title="Drag to a layer to connect, or to an empty place to branch" onPointerDown={(event) => startWire(event, node.id)} />
    </>
  );
}

export const LayerNode = memo(Card, (a, b) => a.data === b.data);
