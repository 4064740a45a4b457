// Writing the script back to the file that `shapewright studio` opened: first what would change is shown, then it is asked.

import { FilePen, X } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { changedLines, lineDiff, withEndsOf } from '../desk/line-diff.ts';
import { actions, useStudio, type Writable } from './studio-store.ts';
import './dialog.css';
import './write-dialog.css';

const signs = { same: ' ', gone: '−', come: '+' } as const;
const words = { same: '', gone: 'goes: ', come: 'comes: ' } as const;

/** Sends the new text to where the page came from. */
async function write(file: Writable, text: string): Promise<void> {
  try {
    const response = await fetch('./source.json', { method: 'POST', headers: { 'content-type': 'application/json', 'x-shapewright-token': file.token }, body: JSON.stringify({ before: file.text, text }) });
    if (!response.ok) throw new Error((await response.text()).trim());
    actions.written(text);
  } catch (error) {
    actions.tell(`${file.name} is not written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export default function WriteDialog({ file, wanted }: { readonly file: Writable; readonly wanted: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const isBusy = useStudio((state) => state.isBusy);
  const text = withEndsOf(file.text, wanted);
  const lines = useMemo(() => changedLines(lineDiff(file.text, text)), [file.text, text]);
  const [gone, come] = (['gone', 'come'] as const).map((kind) => lines.filter((line) => line?.kind === kind).length);
  return (
    <dialog ref={dialog} className="dialog write-dialog" aria-label={`Write ${file.name}`} onClose={() => actions.closeWriting()} onClick={(event) => event.target === event.currentTarget && actions.closeWriting()}>
      <header className="dialog-head">
        <h2>Write {file.name}</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={() => actions.closeWriting()}>
          <X size={17} />
        </button>
      </header>
      <p className="quiet">{come === 1 ? '1 line comes' : `${come} lines come`}, {gone === 1 ? '1 goes' : `${gone} go`}. The file stays as it is until you write it.</p>
      <div className="write-lines mono" tabIndex={0} role="group" aria-label="What changes in the file">
        {lines.map((line, i) =>
          line ? (
            // Lines have no name but their place.
            <p key={i} data-kind={line.kind}>
              <span aria-hidden="true">{signs[line.kind]}</span>
              <span className="unseen">{words[line.kind]}</span>
              {line.text}
            </p>
          ) : (
            <p key={i} className="quiet" aria-hidden="true">⋯</p>
          ),
        )}
      </div>
      <div className="write-foot">
        <button type="button" className="button" onClick={() => actions.closeWriting()}>Not now</button>
        <button type="button" className="button write-now" disabled={isBusy} onClick={() => void write(file, text)}>
          <FilePen size={16} aria-hidden="true" /> Write the file
        </button>
      </div>
    </dialog>
  );
}
