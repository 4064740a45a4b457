// The keyboard: undo and redo, copy and paste, the palette, and Escape back to the network as a whole.

import { useEffect } from 'react';
import { actions, useStudio } from './studio-store.ts';

/** What a key does with Ctrl or Cmd held. */
const commands: Readonly<Record<string, (event: KeyboardEvent) => void>> = {
  z: ({ shiftKey }) => (shiftKey ? actions.redo() : actions.undo()),
  y: actions.redo,
  s: () => void actions.save(),
};

/** What it does while nobody types into a field. */
const drawing: Readonly<Record<string, () => void>> = {
  c: actions.copy,
  x: () => {
    actions.copy();
    actions.remove();
  },
  d: actions.duplicate,
  g: actions.group,
  a: actions.pickAll,
};

const plain: Readonly<Record<string, () => void>> = {
  '/': () => actions.choose(),
  delete: actions.remove,
  backspace: actions.remove,
  escape: () => actions.select(null),
  '?': () => actions.showHelp(true),
};

const isTyping = ({ target }: KeyboardEvent): boolean => target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|SELECT|TEXTAREA)$/.test(target.tagName));

const hasMarkedText = (): boolean => getSelection()?.isCollapsed === false;

/** What a press of a key does; undefined where the browser does what it does. */
function meaning(event: KeyboardEvent): ((event: KeyboardEvent) => void) | undefined {
  const key = event.key.toLowerCase();
  const { spot, isGalleryOpen, wanted, isHelpOpen } = useStudio.getState();
  if (spot !== null || isGalleryOpen || wanted !== null || isHelpOpen || event.altKey) return undefined;
  const isElsewhere = event.target instanceof HTMLElement && event.target.closest('.code-view') !== null;
  // The editor takes its own keys; saving is meant for the page wherever one is.
  if (isElsewhere) return key === 's' && (event.ctrlKey || event.metaKey) ? commands[key] : undefined;
  if (event.ctrlKey || event.metaKey) return commands[key] ?? (isTyping(event) || ('cx'.includes(key) && hasMarkedText()) ? undefined : drawing[key]);
  return isTyping(event) && key !== 'escape' ? undefined : plain[key];
}

/** Layers that were copied are pasted; else a script from elsewhere opens. */
async function paste(event: ClipboardEvent): Promise<void> {
  if (event.target instanceof HTMLElement && (event.target.isContentEditable || event.target.closest('input, textarea, .code-view'))) return;
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (/\n/.test(text) && /keras/i.test(text)) await actions.openScript('pasted.py', text);
  else actions.paste();
}

export function useShortcuts(): void {
  useEffect(() => {
    const pasted = (event: ClipboardEvent): void => void paste(event);
    addEventListener('paste', pasted);
    return () => removeEventListener('paste', pasted);
  }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const act = meaning(event);
      if (!act) return;
      if (event.key !== 'Escape') event.preventDefault();
      act(event);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
