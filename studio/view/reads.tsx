// What a layer reads: each input with the layer that it comes from, to be changed without a mouse.

import { X } from 'lucide-react';
import { useState } from 'react';
import type { DrawnLayer, Network } from '../desk/network.ts';
import type { Port } from '../desk/ports.ts';
import { sourcesFor } from '../desk/sources.ts';
import './reads.css';
import { actions } from './studio-store.ts';

export function Reads({ network, node }: { readonly network: Network<DrawnLayer>; readonly node: DrawnLayer }) {
  const { ports, isOpen } = node.ports;
  if (ports.length === 0) return null;
  return (
    <div className="panel-section" data-section="reads">
      <h3>Reads</h3>
      <ul className="reads">
        {ports.map((port, i) => (
          // The inputs of a layer stand in a fixed order.
          <li key={i}>
            <span className="mono reads-label">{port.label}</span>
            <Sources network={network} node={node} port={port} word={`What ${node.name} reads${port.label === '' ? '' : ` as ${port.label}`}`} onChoose={(name) => actions.connect(name, node.id, i)} />
            {isOpen && ports.length > 1 && (
              <button type="button" className="icon-button" aria-label={`Do not read ${port.reads}`} title={`Do not read ${port.reads}`} onClick={() => actions.disconnect(idOf(network, node, port.reads), node.id)}>
                <X size={14} />
              </button>
            )}
          </li>
        ))}
        {isOpen && (
          <li>
            <span className="mono reads-label">{ports.length === 1 ? 'input 2' : `input ${ports.length + 1}`}</span>
            <Sources network={network} node={node} word={`What ${node.name} reads besides`} onChoose={(name) => actions.connect(name, node.id)} />
          </li>
        )}
      </ul>
    </div>
  );
}

const pathOf = (node: DrawnLayer): string => node.id.slice(0, node.id.length - node.name.length);

const idOf = ({ nodes }: Network<DrawnLayer>, node: DrawnLayer, name: string): string => nodes.find(({ id }) => id === pathOf(node) + name)?.id ?? pathOf(node) + name;

interface SourcesProps {
  readonly network: Network<DrawnLayer>;
  readonly node: DrawnLayer;
  readonly port?: Port;
  readonly word: string;
  readonly onChoose: (id: string) => void;
}

/** The layers that it could read. A list of thousands is only made when somebody opens it. */
function Sources({ network, node, port, word, onChoose }: SourcesProps) {
  const [isAsked, setAsked] = useState(false);
  const names = isAsked ? sourcesFor(network, node.id).filter((name) => name !== port?.reads) : [];
  return (
    <select className="input" aria-label={word} value={port?.reads ?? ''} onPointerDown={() => setAsked(true)} onFocus={() => setAsked(true)} onChange={(event) => onChoose(idOf(network, node, event.target.value))}>
      {port ? <option value={port.reads}>{port.reads}</option> : <option value="">connect a layer …</option>}
      {names.toReversed().map((name) => <option key={name} value={name}>{name}</option>)}
    </select>
  );
}
