// A group of layers explained: what it gives, and its subtotal as a sum; here it is also named, folded and taken apart.

import { FoldVertical, Ungroup, UnfoldVertical } from 'lucide-react';
import { isWithin } from '../desk/folding.ts';
import type { DrawnLayer, NetworkFrame } from '../desk/network.ts';
import { LiveText } from './live-text.tsx';
import { NameField } from './name-field.tsx';
import { ShareList } from './share-list.tsx';
import { actions, useStudio } from './studio-store.ts';

export default function FramePanel({ frame, nodes }: { readonly frame: NetworkFrame; readonly nodes: readonly DrawnLayer[] }) {
  const inside = nodes.filter(({ id }) => isWithin(frame, id));
  const isFolded = useStudio((state) => state.sheet?.arrangement.folded.includes(frame.id) ?? false);
  const sum = sumOf(inside, frame.params);
  return (
    <>
      <header className="panel-head">
        <div>
          {frame.kind === 'group' ? <NameField name={frame.title} label="Name of the group" onName={(title) => actions.retitle(frame.id, title)} /> : <h2>{frame.title}</h2>}
          <p>{frame.kind === 'group' ? 'Group' : 'Nested model'} · {inside.length} {inside.length === 1 ? 'layer' : 'layers'}{frame.calls > 1 ? ` · called ${frame.calls} times` : ''}</p>
        </div>
      </header>
      <p className="panel-about">It gives <LiveText className="mono" text={frame.gives} />.</p>
      <div className="panel-tools">
        <button type="button" className="button" onClick={() => actions.toggleFold(frame.id)}>
          {isFolded ? <UnfoldVertical size={15} aria-hidden="true" /> : <FoldVertical size={15} aria-hidden="true" />}
          {isFolded ? 'Unfold' : 'Fold into one node'}
        </button>
        {frame.kind === 'group' && (
          <button type="button" className="button" onClick={() => actions.ungroup(frame.id)}>
            <Ungroup size={15} aria-hidden="true" />
            Take apart
          </button>
        )}
      </div>
      <div className="panel-section">
        <h3>Parameters <span>{(frame.share * 100).toFixed(1)}% of the network</span></h3>
        <p className="big-number number"><LiveText text={frame.params} /></p>
        {sum !== null && <p className="quiet number">= {sum}</p>}
        <ShareList nodes={inside} />
      </div>
    </>
  );
}

/** Named limit: a longer sum is no help. */
const PARTS = 8;

/** The subtotal as a sum, where it is one: a layer that is shared counts once. */
function sumOf(nodes: readonly DrawnLayer[], total: string): string | null {
  const parts = nodes.map(({ params }) => params).filter((params) => params !== '0');
  const number = (text: string): number => Number(text.replaceAll(',', ''));
  return parts.length < 2 || parts.length > PARTS || parts.reduce((all, part) => all + number(part), 0) !== number(total) ? null : parts.join(' + ');
}
