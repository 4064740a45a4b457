// The network as code beside the canvas, both ways: what is typed here is drawn there, what is drawn there is written here.

import { Code2 } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Model } from '../../src/model/index.ts';
import { layerAt, readScript, scriptOf, spansOf, troubles, type Script } from '../desk/code.ts';
import { openedIn, type Desk } from '../desk/desk.ts';
import { createEditor, type Editor } from './code-editor.ts';
import './code-view.css';
import { actions } from './studio-store.ts';

/** How long nobody types before what was typed is read. */
const PAUSE = 250;

export default function CodeView({ desk: current, model: currentModel }: { readonly desk: Desk; readonly model: Model }) {
  const desk = useDeferredValue(current);
  const model = useDeferredValue(currentModel);
  const script = useMemo(() => scriptOf(desk), [desk]);
  const spans = useMemo(() => (script ? spansOf(script, model) : new Map<string, never>()), [script, model]);
  const editor = useRef<Editor>(null);
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef({ spans, name: '' });
  /** True from a rewriting on until its layers are known: then the one under the cursor is shown. */
  const follows = useRef(false);
  const [problem, setProblem] = useState<string | null>(null);
  latest.current = { spans, name: openedIn(desk).name };

  useEffect(() => {
    if (!place.current) return undefined;
    let waiting = 0;
    const read = (): void => {
      waiting = 0;
      const opened = readScript(latest.current.name, made.text());
      const wrong = opened.remarks.find(({ severity }) => severity === 'error');
      setProblem(opened.models.length > 0 ? null : (wrong?.what ?? 'The script makes no Keras model yet.'));
      if (opened.models.length > 0) {
        follows.current = true;
        actions.rewrite(opened);
      } else made.mark(troubles({ text: opened.text, model: undefined, remarks: opened.remarks, isGenerated: false }));
    };
    const made = createEditor(place.current, {
      onType: () => {
        clearTimeout(waiting);
        waiting = window.setTimeout(read, PAUSE);
      },
      onPlace: (line) => {
        const id = layerAt(latest.current.spans, line);
        if (id !== undefined) actions.reveal(id);
      },
      onUndo: (isRedo) => {
        // What was typed and not read yet is the step to take back.
        if (waiting !== 0) {
          clearTimeout(waiting);
          read();
        }
        if (isRedo) actions.redo();
        else actions.undo();
      },
      isWaiting: () => waiting !== 0,
    });
    editor.current = made;
    return () => {
      clearTimeout(waiting);
      made.destroy();
    };
  }, []);

  useEffect(() => {
    if (!script || !editor.current) return;
    if (editor.current.show(script.text)) setProblem(null);
    editor.current.mark(troubles(script));
  }, [script]);

  useEffect(() => {
    if (!follows.current || !editor.current) return;
    follows.current = false;
    const id = layerAt(spans, editor.current.line());
    if (id !== undefined) actions.reveal(id);
  }, [spans]);

  useEffect(() => {
    editor.current?.light(desk.selected === null ? undefined : spans.get(desk.selected));
  }, [desk.selected, spans]);

  return (
    <section className="code-view" aria-label="Code">
      <header className="code-view-head">
        <Code2 size={15} aria-hidden="true" />
        <span>{script ? titleOf(script, openedIn(desk).name) : ''}</span>
        {problem !== null && <span className="code-view-problem" role="status">{problem}</span>}
      </header>
      <div className="code-view-text" ref={place} />
    </section>
  );
}

const titleOf = ({ isGenerated }: Script, name: string): string => (isGenerated ? 'Keras, written from the drawing' : name);
