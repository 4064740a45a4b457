// Opens the script that the host hands out beside the page: `shapewright studio` the named one, any other host the example.

import { openScript } from '../desk/opened.ts';
import { actions } from './studio-store.ts';

/** Fetches the script's text from where the page came from, reads it, and puts it on the desk. */
export async function openSource(): Promise<void> {
  try {
    const response = await fetch('./source.json');
    if (!response.ok) throw new Error(await response.text());
    const { name, text } = (await response.json()) as { readonly name: string; readonly text: string };
    document.title = `${name} · Shapewright Studio`;
    actions.open(await openScript(name, text));
  } catch (error) {
    actions.fail(error instanceof Error ? error.message : String(error));
  }
}
