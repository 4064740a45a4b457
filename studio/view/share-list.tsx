// Where the parameters are: the layers that hold some, the largest first.

import type { DrawnLayer } from '../desk/network.ts';
import { toneOf } from './family.tsx';
import { LiveText } from './live-text.tsx';
import { ShareBar } from './share-bar.tsx';
import { actions } from './studio-store.ts';

/** Named limit: the rest holds little and is told as one number. */
const SHOWN = 12;

export function ShareList({ nodes }: { readonly nodes: readonly DrawnLayer[] }) {
  const holding = nodes.filter((node) => node.share > 0).toSorted((a, b) => b.share - a.share);
  const rest = holding.slice(SHOWN);
  return (
    <>
      <ul className="shares">
        {holding.slice(0, SHOWN).map((node) => (
          <li key={node.id}>
            <button type="button" onClick={() => actions.reveal(node.id)}>
              <span className="shares-name">{node.name}</span>
              <LiveText className="number" text={node.params} />
              <span className="number shares-percent">{(node.share * 100).toFixed(1)}%</span>
              <ShareBar share={node.share} tone={toneOf(node.family)} />
            </button>
          </li>
        ))}
      </ul>
      {rest.length > 0 && <p className="quiet shares-rest">{rest.length} more {rest.length === 1 ? 'layer holds' : 'layers hold'} the other {(rest.reduce((all, node) => all + node.share, 0) * 100).toFixed(1)}%.</p>}
    </>
  );
}
