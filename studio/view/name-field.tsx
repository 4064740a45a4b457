// A name as a heading, and a field to give another one.

import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { focusAtOnce } from './focus-at-once.ts';

export function NameField({ name, label, onName }: { readonly name: string; readonly label: string; readonly onName: (name: string) => void }) {
  const [draft, setDraft] = useState<string>();
  const finish = (): void => {
    if (draft !== undefined) onName(draft.trim());
    setDraft(undefined);
  };
  if (draft !== undefined)
    return (
      <div className="layer-name">
        <input
          className="input"
          aria-label={label}
          value={draft}
          ref={focusAtOnce}
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
      <h2>{name}</h2>
      <button type="button" className="icon-button" aria-label={`Rename ${name}`} title="Rename" onClick={() => setDraft(name)}>
        <Pencil size={13} />
      </button>
    </div>
  );
}
