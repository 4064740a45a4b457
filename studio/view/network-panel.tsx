// The network as a whole: what goes in, what comes out, what is wrong, and where the parameters are.

import { ArrowRight } from 'lucide-react';
import type { Remark } from '../desk/marks.ts';
import type { DrawnLayer } from '../desk/network.ts';
import type { NetworkDetail } from '../worker/detail.ts';
import { LiveText } from './live-text.tsx';
import { RemarkCard } from './remark-card.tsx';
import { ShareList } from './share-list.tsx';
import { useStudio } from './studio-store.ts';

const NONE: readonly Remark[] = [];

export function NetworkPanel({ detail, nodes }: { readonly detail: NetworkDetail; readonly nodes: readonly DrawnLayer[] }) {
  const { remarks, conclusion } = detail;
  const ofScript = useStudio((state) => state.sheet?.remarks ?? NONE);
  return (
    <>
      <header className="panel-head">
        <div>
          <h2>{detail.name}</h2>
          <p>{detail.class} · {detail.layers} layers</p>
        </div>
      </header>
      <p className="panel-about">Choose a layer to see what it does, and how its output shape and its parameter count come about.</p>
      {remarks.length + ofScript.length > 0 && (
        <div className="panel-remarks">
          {[...remarks, ...ofScript].map((remark) => (
            <RemarkCard key={`${remark.layer}${remark.setting}${remark.what}`} remark={remark} target={nodes.find((node) => node.name === remark.layer)?.id ?? null} />
          ))}
        </div>
      )}
      <div className="flow-line">
        <span className="mono">{detail.inputs}</span>
        <ArrowRight size={16} aria-label="becomes" />
        <LiveText className="mono" text={detail.outputs} />
      </div>
      <div className="panel-section">
        <h3>Parameters</h3>
        <p className="big-number number"><LiveText text={detail.total} /></p>
        <p className="panel-about">{conclusion}</p>
      </div>
      {nodes.some((node) => node.share > 0) && (
        <div className="panel-section">
          <h3>Where they are</h3>
          <ShareList nodes={nodes} />
        </div>
      )}
    </>
  );
}
