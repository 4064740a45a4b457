// The page: flowchart, table and explanation side by side; one at a time on a narrow screen.

import { ReactFlowProvider } from '@xyflow/react';
import { BookOpenText, Code2, Rows3, Workflow } from 'lucide-react';
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import './app.css';
import { Canvas } from './canvas.tsx';
import { CarryLayer } from './carry.tsx';
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

/** What comes when it is asked for. */
const CodeView = lazy(() => import('./code-view.tsx'));
const Gallery = lazy(() => import('./gallery.tsx'));
const Help = lazy(() => import('./help.tsx'));
const WriteDialog = lazy(() => import('./write-dialog.tsx'));

const panes: readonly { readonly pane: Pane; readonly word: string; readonly icon: typeof Workflow }[] = [
  { pane: 'diagram', word: 'Diagram', icon: Workflow },
  { pane: 'table', word: 'Table', icon: Rows3 },
  { pane: 'code', word: 'Code', icon: Code2 },
  { pane: 'explain', word: 'Explain', icon: BookOpenText },
];

export function App() {
  const theme = useStudio((state) => state.theme);
  useEffect(() => wearTheme(theme), [theme]);
  useShortcuts();
  useDropped();
  return (
    <Frame>
      <a className="skip-link" href="#explanation">Skip to the explanation</a>
      <TopBar />
      <Work />
      <Dialogs />
      <Notice />
      <WireLayer />
      <CarryLayer />
      <Panes />
    </Frame>
  );
}

/** Says what is shown and whether it is up to date; what it holds is not drawn again for that. */
function Frame({ children }: { readonly children: ReactNode }) {
  const pane = useStudio((state) => state.pane);
  const side = useStudio((state) => state.side);
  const isBusy = useStudio((state) => state.isBusy);
  return <div className="app" data-pane={pane} data-side={side ?? 'none'} data-busy={isBusy}>{children}</div>;
}

function Dialogs() {
  const isOpen = useStudio((state) => state.isGalleryOpen);
  const isHelpOpen = useStudio((state) => state.isHelpOpen);
  const spot = useStudio((state) => state.spot);
  const writable = useStudio((state) => state.writable);
  const wanted = useStudio((state) => state.wanted);
  return (
    <>
      {writable && wanted !== null && <Suspense><WriteDialog file={writable} wanted={wanted} /></Suspense>}
      {isOpen && <Suspense><Gallery /></Suspense>}
      {isHelpOpen && <Suspense><Help /></Suspense>}
      {spot && <Palette key={JSON.stringify(spot)} spot={spot} />}
    </>
  );
}

function Panes() {
  const pane = useStudio((state) => state.pane);
  return (
    <nav className="app-tabs" aria-label="Views">
      {panes.map(({ pane: one, word, icon: Icon }) => (
        <button key={one} type="button" aria-current={one === pane ? 'page' : undefined} onClick={() => actions.show(one)}>
          <Icon size={18} aria-hidden="true" />
          {word}
        </button>
      ))}
    </nav>
  );
}

function Work() {
  const shown = useStudio((state) => state.sheet?.shown);
  const side = useStudio((state) => state.side);
  if (!shown) return <Empty />;
  return (
    <main className="app-work">
      <ReactFlowProvider>
        <Canvas network={shown.network} />
      </ReactFlowProvider>
      {side === 'code' ? (
        <Suspense fallback={<section className="code-view" aria-label="Code" />}>
          <CodeView />
        </Suspense>
      ) : (
        <SummaryTable table={shown.table} costs={shown.costs} network={shown.network} />
      )}
      <Explanation shown={shown} />
    </main>
  );
}

function Empty() {
  const sheet = useStudio((state) => state.sheet);
  const failure = useStudio((state) => state.failure);
  const isClosed = useStudio((state) => state.closed !== null);
  return (
    <main className="app-empty">
      {failure !== null && <p role="alert">{failure}</p>}
      {failure === null && !sheet && !isClosed && <p className="quiet" role="status">Reading the network …</p>}
      {!sheet && isClosed && <button type="button" className="button" onClick={() => actions.showGallery(true)}>Open something …</button>}
      {sheet && <h2>No Keras model is made in {sheet.name}</h2>}
      {sheet?.remarks.map((remark) => <RemarkCard key={`${remark.place}${remark.what}`} remark={remark} target={null} />)}
    </main>
  );
}
