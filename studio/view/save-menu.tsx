// What a design can be saved as.

import { Download } from 'lucide-react';
import { useRef } from 'react';
import { modelOf, type Desk } from '../desk/desk.ts';
import { saveFile, savePicture } from './hand-on.ts';
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
        <button type="button" onClick={save(() => savePicture(desk, model, 'svg'))}>Picture (.svg)</button>
        <button type="button" onClick={save(() => savePicture(desk, model, 'png'))}>Picture (.png)</button>
      </div>
    </details>
  );
}
