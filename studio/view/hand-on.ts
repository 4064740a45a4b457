// Handing a design on: as a file, or as a link that holds it.

import { openedIn, type Desk } from '../desk/desk.ts';
import { fileNameOf, linkOf } from '../desk/keep.ts';
import { actions } from './studio-store.ts';

async function textOf(desk: Desk): Promise<string | undefined> {
  const { scriptOf } = await import('../desk/code.ts');
  return scriptOf(desk)?.text;
}

/** Saves the script of a design where the browser saves files. */
export async function saveFile(desk: Desk): Promise<void> {
  const text = await textOf(desk);
  if (text === undefined) return;
  const address = URL.createObjectURL(new Blob([text], { type: 'text/x-python' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileNameOf(openedIn(desk).name);
  link.click();
  URL.revokeObjectURL(address);
}

/** Puts a link that holds the design into the clipboard, or into the address where that is not allowed. */
export async function shareLink(desk: Desk): Promise<void> {
  const text = await textOf(desk);
  if (text === undefined) return;
  const hash = await linkOf({ name: fileNameOf(openedIn(desk).name), text });
  const address = location.href.replace(/#.*$/, '') + hash;
  try {
    await navigator.clipboard.writeText(address);
    actions.tell('The link is copied. It holds the whole design; nothing was uploaded.');
  } catch {
    history.replaceState(null, '', hash);
    actions.tell('The address of this page now holds the whole design: copy it from there.');
  }
}
