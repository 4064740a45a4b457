// The page: flowchart, table and explanation side by side; one at a time on a narrow screen.

import { ReactFlowProvider } from '@xyflow/react';
import { BookOpenText, Code2, Rows3, Workflow } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { drawingOf, groupedFor } from '../desk/arrange.ts';
import { networkFor, tableFor } from '../desk/derived.ts';
import { modelOf, openedIn } from '../desk/desk.ts';
import { coverNetwork, coverTable, solvedIn } from '../desk/practise.ts';
import './app.css';
import { Canvas } from './canvas.tsx';
import { CarryLayer } from './carry.tsx';
import { Gallery } from './gallery.tsx';
import { Notice } from './notice.tsx';
import { Palette } from './palette.tsx';
import { Explanation } from './panel.tsx';
import { RemarkCard } from './remark-card.tsx';
import { actions, useStudio, type Pane } from './studio-store.ts';
import { SummaryTable } from './summary-table.tsx';
import { wearTheme } from './theme.ts';
import { TopBar } from './top-bar.tsx';
import { useDropped } from './use-dropped.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { WireLayer } from './wire.tsx';

/** The editor of code is large and comes when it is asked for. */
const CodeView = lazy(() => import('./code-view.tsx'));

const panes: readonly { readonly pane: Pane; readonly word: string; readonly icon: typeof Workflow }[] = [
  { pane: 'diagram', word: 'Diagram', icon: Workflow },
  { pane: 'table', word: 'Table', icon: Rows3 },
  { pane: 'code', word: 'Code', icon: Code2 },
  { pane: 'explain', word: 'Explain', icon: BookOpenText },
];

export function App() {
  const theme = useStudio((state) => state.theme);
  const pane = useStudio((state) => state.pane);
  const side = useStudio((state) => state.side);
  useEffect(() => wearTheme(theme), [theme]);
  useShortcuts();
  useDropped();
  return (
    <div className="app" data-pane={pane} data-side={side ?? 'none'}>
      <a className="skip-link" href="#explanation">Skip to the explanation</a>
      <TopBar />
      <Work />
      <Palette />
      <Gallery />
      <Notice />
      <WireLayer />
      <CarryLayer />
      <nav className="app-tabs" aria-label="Views">
        {panes.map(({ pane: one, word, icon: Icon }) => (
          <button key={one} type="button" aria-current={one === pane ? 'page' : undefined} onClick={() => actions.show(one)}>
            <Icon size={18} aria-hidden="true" />
            {word}
          </button>
        ))}
      </nav>
    </div>
  );
}

function Work() {
  const desk = useStudio((state) => state.desk);
  const failure = useStudio((state) => state.failure);
  const side = useStudio((state) => state.side);
  const isPractising = useStudio((state) => state.isPractising);
  const answers = useStudio((state) => state.answers);
  const isClosed = useStudio((state) => state.closed !== null);
  const model = desk ? modelOf(desk) : undefined;
  if (!desk || !model)
    return (
      <main className="app-empty">
        {failure !== null && <p role="alert">{failure}</p>}
        {failure === null && !desk && !isClosed && <p className="quiet" role="status">Reading the network …</p>}
        {!desk && isClosed && <button type="button" className="button" onClick={() => actions.showGallery(true)}>Open something …</button>}
        {desk && <h2>No Keras model is made in {openedIn(desk).name}</h2>}
        {desk && openedIn(desk).remarks.map((remark) => <RemarkCard key={`${remark.place}${remark.what}`} remark={remark} target={null} />)}
      </main>
    );
  const solved = isPractising ? solvedIn(model, answers) : undefined;
  const grouped = groupedFor(desk) ?? networkFor(model);
  const network = solved ? coverNetwork(grouped, solved) : grouped;
  const table = solved ? coverTable(tableFor(model), solved) : tableFor(model);
  return (
    <main className="app-work">
      <ReactFlowProvider>
        <Canvas network={drawingOf(network, desk)} />
      </ReactFlowProvider>
      {side === 'code' ? (
        <Suspense fallback={<section className="code-view" aria-label="Code" />}>
          <CodeView desk={desk} model={model} />
        </Suspense>
      ) : (
        <SummaryTable table={table} network={network} />
      )}
      <Explanation model={model} />
    </main>
  );
}
