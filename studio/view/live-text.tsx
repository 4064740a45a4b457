// A text that flashes softly when an edit elsewhere changes it.

import { useChanged } from './use-changed.ts';

export function LiveText({ text, className = '' }: { readonly text: string; readonly className?: string }) {
  const { key, className: flash } = useChanged(text);
  return (
    <span key={key} className={`${className} ${flash}`.trim()}>
      {text}
    </span>
  );
}
