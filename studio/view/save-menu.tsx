// What a design can be saved as.

import { Download } from 'lucide-react';
import { useRef } from 'react';
import type { Sheet } from '../worker/sheet.ts';
import { actions, isWritable, useStudio } from './studio-store.ts';
import './save-menu.css';

type HandOn = typeof import('./hand-on.ts');

export function SaveMenu({ sheet }: { readonly sheet: Sheet | null }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const writable = useStudio((state) => state.writable);
  if (!sheet?.shown) return null;
  const save = (how: (by: HandOn) => Promise<void>) => (): void => {
    if (menu.current) menu.current.open = false;
    void import('./hand-on.ts').then(how);
  };
  return (
    <details className="save-menu top-bar-side" ref={menu} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && (event.currentTarget.open = false)}>
      <summary className="icon-button" aria-label="Save" title="Save as a script or a picture">
        <Download size={17} />
      </summary>
      <div className="save-menu-list">
        {isWritable(sheet, writable) && <button type="button" onClick={() => void actions.save()}>Write {writable.name} … <kbd>Ctrl+S</kbd></button>}
        <button type="button" onClick={save((by) => by.saveFile(sheet))}>Script (.py)</button>
        <button type="button" onClick={save((by) => by.savePage(sheet))}>Explanation, one page (.html)</button>
        <p>Picture of the diagram</p>
        {(['light', 'dark'] as const).map((theme) => (
          <div key={theme} className="save-menu-picture">
            <span>{theme === 'light' ? 'Light' : 'Dark'}</span>
            {(['svg', 'png'] as const).map((kind) => <button key={kind} type="button" aria-label={theme === 'light' ? `Picture (.${kind}), light colours` : `Dark picture as .${kind}`} onClick={save((by) => by.savePicture(sheet, kind, theme))}>.{kind}</button>)}
          </div>
        ))}
      </div>
    </details>
  );
}
