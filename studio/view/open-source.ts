// Opens what there is to open when the page starts: what was open last time, the design in the address, and the script that the
// host hands out beside the page: `shapewright studio` the named one, any other host the example.

import { openedIn } from '../desk/desk.ts';
import { fromLink } from '../desk/keep.ts';
import { openFile, openScript } from '../desk/opened.ts';
import { keepChanges, restored } from './keeping.ts';
import { actions, shelfNow, useStudio } from './studio-store.ts';

/** Fetches the script's text from where the page came from, reads it, and puts it on the desk. */
export async function openSource(): Promise<void> {
  for (const desk of await restored()) actions.openDesk(desk);
  try {
    const response = await fetch('./source.json');
    if (!response.ok) throw new Error(await response.text());
    const { name, text, isExample } = (await response.json()) as { readonly name: string; readonly text: string; readonly isExample?: boolean };
    // The example only stands in for a design of one's own.
    if (isExample !== true || shelfNow(useStudio.getState()).length === 0) actions.open(await openScript(name, text));
  } catch (error) {
    actions.fail(error instanceof Error ? error.message : String(error));
  }
  await openLink();
  addEventListener('hashchange', () => void openLink());
  keepChanges();
  const titled = (): void => {
    const { desk } = useStudio.getState();
    document.title = desk ? `${openedIn(desk).name} · Shapewright Studio` : 'Shapewright Studio';
  };
  titled();
  useStudio.subscribe(titled);
}

/** Opens the design that the address holds, and takes it out of the address: from then on it is kept here. */
async function openLink(): Promise<void> {
  try {
    const design = await fromLink(location.hash);
    if (!design) return;
    history.replaceState(null, '', location.pathname + location.search);
    actions.open({ ...(await openScript(design.name, design.text)), ...(design.arrangement ? { arrangement: design.arrangement } : {}) });
  } catch (error) {
    actions.tell(error instanceof Error ? error.message : String(error));
  }
}

/** Opens files that were dropped or chosen. */
export async function openFiles(files: Iterable<File>): Promise<void> {
  for (const file of files) {
    const opened = await openFile(file);
    if (typeof opened === 'string') actions.tell(opened);
    else actions.open(opened);
  }
}
