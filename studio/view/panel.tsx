// The panel that explains what is selected: a layer, a group of layers, or the network.

import type { Model } from '../../src/model/index.ts';
import { groupedFor } from '../desk/arrange.ts';
import { networkFor } from '../desk/derived.ts';
import { solvedIn } from '../desk/practise.ts';
import { FramePanel } from './frame-panel.tsx';
import { LayerPanel } from './layer-panel.tsx';
import { NetworkPanel } from './network-panel.tsx';
import './panel.css';
import { PracticeIntroduction } from './practice.tsx';
import { useStudio } from './studio-store.ts';

export function Explanation({ model }: { readonly model: Model }) {
  const selected = useStudio((state) => state.desk?.selected ?? null);
  const { nodes } = networkFor(model);
  const frames = useStudio((state) => (state.desk ? groupedFor(state.desk)?.frames : undefined)) ?? [];
  const node = nodes.find((one) => one.id === selected);
  const isPractising = useStudio((state) => state.isPractising);
  const answers = useStudio((state) => state.answers);
  const frame = isPractising ? undefined : frames.find((one) => one.id === selected);
  return (
    <section className="panel" id="explanation" aria-label="Explanation" tabIndex={-1}>
      <div className="panel-scroll" key={selected}>
        {node ? <LayerPanel model={model} node={node} /> : frame ? <FramePanel model={model} frame={frame} /> : isPractising ? <PracticeIntroduction found={solvedIn(model, answers).size} all={nodes.length} /> : <NetworkPanel model={model} />}
      </div>
    </section>
  );
}
