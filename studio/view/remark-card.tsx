// Something that is wrong or worth knowing: what, why, and fixes that were tried, one click each.

import { CircleAlert, Info, TriangleAlert, Wand2 } from 'lucide-react';
import type { Remark } from '../desk/marks.ts';
import { Prose } from './prose.tsx';
import './remark-card.css';
import { actions } from './studio-store.ts';

const icons = { error: CircleAlert, warning: TriangleAlert, note: Info } as const;
const words = { error: 'Error', warning: 'Warning', note: 'Note' } as const;

/** `target` is the layer to go to from a list of remarks, null where there is none. `isPlain` leaves out the frame, where the remark stands inside one already. */
export function RemarkCard({ remark, target, isPlain = false }: { readonly remark: Remark; readonly target?: string | null; readonly isPlain?: boolean }) {
  const Icon = icons[remark.severity];
  return (
    <div className="remark" data-severity={remark.severity} data-plain={isPlain || undefined}>
      <Icon size={16} aria-hidden="true" />
      <div className="remark-text">
        <p className="remark-what">
          <span className="unseen">{words[remark.severity]}: </span>
          <Prose text={remark.what} />
        </p>
        {target !== undefined && (target !== null || remark.place !== null) && (
          <p className="remark-place">
            {target !== null && <button type="button" onClick={() => actions.reveal(target)}>{target}</button>}
            {remark.place !== null && <span className="mono">{remark.place}</span>}
          </p>
        )}
        {remark.why !== null && <p className="mono remark-why">{remark.why}</p>}
        {remark.more.map((line) => (
          <p key={line}>
            <Prose text={line} />
          </p>
        ))}
        {remark.fixes.length > 0 && (
          <p className="remark-fixes">
            {remark.fixes.map((fix) => (
              <button key={fix.text} type="button" className="button" onClick={() => fix.edit && actions.mend(fix.edit)}>
                <Wand2 size={14} aria-hidden="true" />
                <span className="mono">{fix.text}</span>
              </button>
            ))}
          </p>
        )}
      </div>
    </div>
  );
}
