// What a design can be saved as.

import { Download } from 'lucide-react';
import { useRef } from 'react';
import { modelOf, type Desk } from '../desk/desk.ts';
import { saveFile, savePage, savePicture } from './hand-on.ts';
import './save-menu.css';

export function SaveMenu({ desk }: { readonly desk: Desk | null }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const model = desk && modelOf(desk);
  if (!desk || !model) return null;
  const save = (how: () => Promise<void>) => (): void => {
    if (menu.current) menu.current.open = false;
    void how();
  };
  return (
    <details className="save-menu top-bar-side" ref={menu} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && (event.currentTarget.open = false)}>
      <summary className="icon-button" aria-label="Save" title="Save as a script or a picture">
        <Download size={17} />
      </summary>
      <div className="save-menu-list">
        <button type="button" onClick={save(() => saveFile(desk))}>Script (.py)</button>
        <button type="button" onClick={save(() => savePage(desk, model))}>Explanation, one page (.html)</button>
        <p>Picture of the diagram</p>
        {(['light', 'dark'] as const).map((theme) => (
          <div key={theme} className="save-menu-picture">
            <span>{theme === 'light' ? 'Light' : 'Dark'}</span>
            {(['svg', 'png'] as const).map((kind) => <button key={kind} type="button" aria-label={theme === 'light' ? `Picture (.${kind}), light colours` : `Dark picture as .${kind}`} onClick={save(() => savePicture(desk, model, kind, theme))}>.{kind}</button>)}
          </div>
        ))}
      </div>
    </details>
  );
}
