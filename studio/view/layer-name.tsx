// The name of a layer, and a field to give it another.

import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { NetworkNode } from '../desk/network.ts';
import { actions } from './studio-store.ts';

export function LayerName({ node }: { readonly node: NetworkNode }) {
  const [draft, setDraft] = useState<string>();
  const finish = (): void => {
    if (draft !== undefined) actions.rename(node.id, draft.trim());
    setDraft(undefined);
  };
  if (draft !== undefined)
    return (
      <div className="layer-name">
        <input
          className="input"
          aria-label="Name of the layer"
          value={draft}
          autoFocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={finish}
          onKeyDown={(event) => {
            if (event.key === 'Enter') finish();
            if (event.key === 'Escape') {
              event.stopPropagation();
              setDraft(undefined);
            }
          }}
        />
      </div>
    );
  return (
    <div className="layer-name">
      <h2>{node.name}</h2>
      <button type="button" className="icon-button" aria-label={`Rename ${node.name}`} title="Rename" onClick={() => setDraft(node.name)}>
        <Pencil size={13} />
      </button>
    </div>
  );
}
