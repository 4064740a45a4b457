// Every key that does something, by what one does with it.

import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import './dialog.css';
import './help.css';
import { actions } from './studio-store.ts';

const keys: readonly { readonly title: string; readonly rows: readonly (readonly [keys: string, does: string])[] }[] = [
  {
    title: 'Look',
    rows: [
      ['Tab', 'to the next part of the page; in the flowchart and the table to the selected layer'],
      ['↑ ↓', 'the layer before or behind, in the flowchart and in the table'],
      ['Enter', 'explain the layer that has the focus'],
      ['Escape', 'close what is open, else back to the network as a whole'],
      ['F2', 'rename the design whose tab has the focus'],
      ['?', 'this list'],
    ],
  },
  {
    title: 'Draw',
    rows: [
      ['/', 'put a layer behind the selected one: type to find it, Enter'],
      ['Delete', 'take the selected layers out'],
      ['Ctrl+D', 'duplicate them'],
      ['Ctrl+C  Ctrl+X  Ctrl+V', 'copy, cut, paste behind the selected layer'],
      ['Ctrl+G', 'put them into a group'],
      ['Ctrl+A', 'select every layer; Shift or Ctrl with a click selects several'],
      ['Ctrl+Z  Ctrl+Shift+Z', 'undo and redo, also in the code'],
    ],
  },
  { title: 'Keep', rows: [['Ctrl+S', 'save: write the script back to its file, or download it'], ['Ctrl+V', 'open a script that was copied elsewhere']] },
];

export default function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog help" aria-label="Keys" onClose={() => actions.showHelp(false)} onClick={(event) => event.target === event.currentTarget && actions.showHelp(false)}>
      <header className="dialog-head">
        <h2>Keys</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={() => actions.showHelp(false)}>
          <X size={17} />
        </button>
      </header>
      {keys.map(({ title, rows }) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl className="help-keys">
            {rows.map(([key, does]) => (
              <div key={key + does}>
                <dt>{key.split('  ').map((one) => <kbd key={one}>{one}</kbd>)}</dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="quiet">Lines are drawn with the keyboard in the panel: what a layer reads is a list there.</p>
    </dialog>
  );
}
