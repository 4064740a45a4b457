// The network as code beside the canvas, both ways: what is typed here is drawn there, what is drawn there is written here.

import { Code2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { layerAt } from '../desk/spans.ts';
import { call } from '../worker/link.ts';
import { createEditor, type Editor } from './code-editor.ts';
import './code-view.css';
import { actions, selectedIn, useStudio } from './studio-store.ts';

/** How long nobody types before what was typed is read. */
const PAUSE = 120;

export default function CodeView() {
  const code = useStudio((state) => state.sheet?.code ?? null);
  const name = useStudio((state) => state.sheet?.name ?? '');
  const selected = useStudio(selectedIn);
  const spans = useMemo(() => new Map(code?.spans), [code?.spans]);
  const editor = useRef<Editor>(null);
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(spans);
  /** True from a rewriting on until its layers are known: then the one under the cursor is shown. */
  const follows = useRef(false);
  const [problem, setProblem] = useState<string | null>(null);
  latest.current = spans;

  useEffect(() => {
    if (!place.current) return undefined;
    let waiting = 0;
    let reading = 0;
    const read = async (): Promise<void> => {
      waiting = 0;
      reading++;
      const { problem: why, troubles } = await call('rewrite', made.text());
      reading--;
      if (waiting !== 0 || reading > 0) return;
      setProblem(why);
      follows.current = why === null;
      if (why !== null) made.mark(troubles);
    };
    const made = createEditor(place.current, {
      onType: () => {
        clearTimeout(waiting);
        waiting = window.setTimeout(() => void read(), PAUSE);
      },
      onPlace: (line) => {
        const id = layerAt(latest.current, line);
        if (id !== undefined) actions.reveal(id);
      },
      onUndo: (isRedo) => {
        // What was typed and not read yet is the step to take back.
        if (waiting !== 0) {
          clearTimeout(waiting);
          void read();
        }
        if (isRedo) actions.redo();
        else actions.undo();
      },
      isWaiting: () => waiting !== 0 || reading > 0,
    });
    editor.current = made;
    return () => {
      clearTimeout(waiting);
      made.destroy();
    };
  }, []);

  useEffect(() => {
    if (!code || !editor.current) return;
    if (editor.current.show(code.text)) setProblem(null);
    editor.current.mark(code.troubles);
  }, [code]);

  useEffect(() => {
    if (!follows.current || !editor.current) return;
    follows.current = false;
    const id = layerAt(spans, editor.current.line());
    if (id !== undefined) actions.reveal(id);
  }, [code, spans]);

  useEffect(() => {
    editor.current?.light(selected === null ? undefined : spans.get(selected));
  }, [selected, spans]);

  return (
    <section className="code-view" aria-label="Code">
      <header className="code-view-head">
        <Code2 size={15} aria-hidden="true" />
        <span>{code?.isGenerated ? 'Keras, written from the drawing' : name}</span>
        {problem !== null && <span className="code-view-problem" role="status">{problem}</span>}
      </header>
      <div className="code-view-text" ref={place} />
    </section>
  );
}
