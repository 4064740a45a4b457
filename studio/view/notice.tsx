// Why something was not done, until the next thing is.

import { CircleAlert, X } from 'lucide-react';
import './notice.css';
import { actions, useStudio } from './studio-store.ts';

export function Notice() {
  const notice = useStudio((state) => state.notice);
  const closed = useStudio((state) => state.closed);
  return (
    <div className="notice-place" role="alert">
      {closed !== null && notice === null && (
        <p className="notice" data-plain>
          {closed} is closed.
          <button type="button" className="button" onClick={actions.reopen}>Open it again</button>
          <button type="button" className="icon-button" aria-label="Dismiss" onClick={actions.dismiss}>
            <X size={15} />
          </button>
        </p>
      )}
      {notice !== null && (
        <p className="notice">
          <CircleAlert size={16} aria-hidden="true" />
          {notice}
          <button type="button" className="icon-button" aria-label="Dismiss" onClick={actions.dismiss}>
            <X size={15} />
          </button>
        </p>
      )}
    </div>
  );
}
