// The open designs, one beside the other.

import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Tab } from '../worker/state.ts';
import { focusAtOnce } from './focus-at-once.ts';
import { actions, useStudio } from './studio-store.ts';
import './tabs.css';

export function Tabs() {
  const tabs = useStudio((state) => state.tabs);
  const tab = useStudio((state) => state.tab);
  return (
    <div className="tabs">
      <ul aria-label="Open designs">
        {tabs.map((one, i) => (
          // Tabs are only added at the end and closed.
          <OpenTab key={i} tab={one} at={i} isShown={i === tab} />
        ))}
      </ul>
      <button type="button" className="icon-button" aria-label="Open" title="Open a script, an example or an empty canvas" onClick={() => actions.showGallery(true)}>
        <Plus size={17} />
      </button>
    </div>
  );
}

function OpenTab({ tab: { name, isChanged }, at, isShown }: { readonly tab: Tab; readonly at: number; readonly isShown: boolean }) {
  const [draft, setDraft] = useState<string>();
  const finish = (): void => {
    if (draft !== undefined && draft.trim() !== '') actions.call(at, draft.trim());
    setDraft(undefined);
  };
  return (
    <li className={isShown ? 'tab is-shown' : 'tab'}>
      {draft === undefined ? (
        <button
          type="button"
          className={isShown ? 'tab-name top-bar-file' : 'tab-name'}
          aria-current={isShown ? 'page' : undefined}
          title={isShown ? 'Rename with F2 or a double click' : name}
          onClick={() => actions.turn(at)}
          onDoubleClick={() => setDraft(name)}
          onKeyDown={(event) => event.key === 'F2' && setDraft(name)}
        >
          {name}
          {isChanged && <span className="tab-dot" role="img" aria-label="changed" />}
        </button>
      ) : (
        <input
          className="input tab-draft"
          aria-label="Name of the design"
          value={draft}
          size={Math.max(8, draft.length)}
          ref={focusAtOnce}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={finish}
          onKeyDown={(event) => {
            if (event.key === 'Enter') finish();
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setDraft(undefined);
          }}
        />
      )}
      <button type="button" className="tab-close" aria-label={`Close ${name}`} onClick={() => actions.close(at)}>
        <X size={12} />
      </button>
    </li>
  );
}
