// The panel that explains what is selected: a layer, a group of layers, or the network.

import { lazy, Suspense, useEffect } from 'react';
import type { Shown } from '../worker/sheet.ts';
import { NetworkPanel } from './network-panel.tsx';
import './panel.css';
import { PracticeIntroduction } from './practice-introduction.tsx';

const layerPanel = (): Promise<typeof import('./layer-panel.tsx')> => import('./layer-panel.tsx');

/** Nothing is selected when the page opens: the panel of a layer comes after it, before anybody needs it. */
const LayerPanel = lazy(layerPanel);
const FramePanel = lazy(() => import('./frame-panel.tsx'));

/** How long after the first drawing. */
const SOON = 400;

export function Explanation({ shown }: { readonly shown: Shown }) {
  useEffect(() => {
    const timer = setTimeout(() => void layerPanel(), SOON);
    return () => clearTimeout(timer);
  }, []);
  return (
    <section className="panel" id="explanation" aria-label="Explanation" tabIndex={-1}>
      <div className="panel-scroll" key={shown.detail.id}>
        <Explained shown={shown} />
      </div>
    </section>
  );
}

function Explained({ shown: { detail, network } }: { readonly shown: Shown }) {
  switch (detail.kind) {
    case 'layer': {
      const node = network.nodes.find(({ id }) => id === detail.id);
      return node ? <Suspense><LayerPanel detail={detail} node={node} network={network} /></Suspense> : null;
    }
    case 'frame': {
      const frame = network.frames.find(({ id }) => id === detail.id);
      return frame ? <Suspense><FramePanel frame={frame} nodes={network.nodes} /></Suspense> : null;
    }
    case 'practice':
      return <PracticeIntroduction found={detail.found} all={detail.all} />;
    case 'network':
      return <NetworkPanel detail={detail} nodes={network.nodes} />;
  }
}
