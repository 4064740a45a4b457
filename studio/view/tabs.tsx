// The open designs, one beside the other.

import { Plus, X } from 'lucide-react';
import { history } from '../desk/desk.ts';
import { actions, shelfNow, useStudio } from './studio-store.ts';
import './tabs.css';

export function Tabs() {
  const desk = useStudio((state) => state.desk);
  const shelf = useStudio((state) => state.shelf);
  const tab = useStudio((state) => state.tab);
  return (
    <div className="tabs">
      <ul aria-label="Open designs">
        {shelfNow({ desk, shelf, tab }).map((one, i) => (
          // Tabs are only added at the end and closed.
          <li key={i} className={i === tab ? 'tab is-shown' : 'tab'}>
            <button type="button" className={i === tab ? 'tab-name top-bar-file' : 'tab-name'} aria-current={i === tab ? 'page' : undefined} onClick={() => actions.turn(i)}>
              {one.opened.name}
              {history(one).undo > 0 && <span className="tab-dot" role="img" aria-label="changed" />}
            </button>
            <button type="button" className="tab-close" aria-label={`Close ${one.opened.name}`} onClick={() => actions.close(i)}>
              <X size={12} />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="icon-button" aria-label="Open" title="Open a script, an example or an empty canvas" onClick={() => actions.showGallery(true)}>
        <Plus size={17} />
      </button>
    </div>
  );
}
