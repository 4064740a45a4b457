// A group of layers explained: what it gives, and its subtotal as a sum.

import type { Model } from '../../src/model/index.ts';
import { explanationFor, networkFor } from '../desk/derived.ts';
import type { NetworkFrame } from '../desk/network.ts';
import { LiveText } from './live-text.tsx';
import { ShareList } from './share-list.tsx';

export function FramePanel({ model, frame }: { readonly model: Model; readonly frame: NetworkFrame }) {
  const { nodes } = networkFor(model);
  const inside = nodes.filter((node) => frame.layers.some((id) => node.id === id || node.id.startsWith(`${id}/`)));
  const group = explanationFor(model).groups.find((one) => one.title === frame.title && one.layers[0] === frame.layers[0]);
  return (
    <>
      <header className="panel-head">
        <div>
          <h2>{frame.title}</h2>
          <p>{frame.kind === 'group' ? 'Group of the script' : 'Nested model'} · {inside.length} {inside.length === 1 ? 'layer' : 'layers'}</p>
        </div>
      </header>
      <p className="panel-about">It gives <LiveText className="mono" text={frame.gives} />.</p>
      <div className="panel-section">
        <h3>Parameters <span>{(frame.share * 100).toFixed(1)}% of the network</span></h3>
        <p className="big-number number"><LiveText text={frame.params} /></p>
        {group && group.sum !== frame.params && <p className="quiet number">= {group.sum}</p>}
        <ShareList nodes={inside} />
      </div>
    </>
  );
}
