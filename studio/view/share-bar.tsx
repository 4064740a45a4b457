// A slim bar: which part of all parameters a layer or a group holds.

import './share-bar.css';

/** `share` is 0 to 1; a part too small to see still shows as a hairline. */
export function ShareBar({ share, tone }: { readonly share: number; readonly tone?: string }) {
  return (
    <span className="share-bar" {...(tone === undefined ? {} : { 'data-tone': tone })} aria-hidden="true">
      {share > 0 && <span style={{ width: `max(2px, ${(share * 100).toFixed(2)}%)` }} />}
    </span>
  );
}
