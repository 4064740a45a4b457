// Undo and redo from the keyboard; Escape goes back to the network as a whole.

import { useEffect } from 'react';
import { actions } from './studio-store.ts';

export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      const isCommand = event.ctrlKey || event.metaKey;
      if (isCommand && key === 'z') {
        event.preventDefault();
        if (event.shiftKey) actions.redo();
        else actions.undo();
      } else if (isCommand && key === 'y') {
        event.preventDefault();
        actions.redo();
      } else if (key === 'escape') actions.select(null);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
