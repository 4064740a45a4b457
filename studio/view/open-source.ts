// Opens what there is to open when the page starts: what was open last time, the design in the address, and the script that the
// host hands out beside the page: `shapewright studio` the named one, any other host the example.

import { fromLink } from '../desk/hand-on.ts';
import { call, startWorks } from '../worker/link.ts';
import { actions, show, useStudio } from './studio-store.ts';

/** What the host hands out. */
interface Source {
  readonly name: string;
  readonly text: string;
  readonly isExample?: boolean;
  /** Lets the page write the script back. */
  readonly token?: string;
}

async function fetchSource(): Promise<Source> {
  const response = await fetch('./source.json');
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Source;
}

/** Starts the works and opens what there is. */
export async function openSource(): Promise<void> {
  startWorks({ show, fail: actions.tell });
  void call('choices').then(actions.offer);
  const [open, source] = await Promise.all([call('restore'), fetchSource().catch((error: unknown) => (error instanceof Error ? error.message : String(error)))]);
  if (typeof source !== 'string' && source.token !== undefined) actions.canWrite({ name: source.name, token: source.token, text: source.text });
  if (typeof source === 'string') actions.fail(source);
  // The example only stands in for a design of one's own.
  else if (source.isExample !== true || open === 0) await actions.openScript(source.name, source.text);
  await openLink();
  addEventListener('hashchange', () => void openLink());
  addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void call('keep'));
  const titled = (): void => {
    const { sheet } = useStudio.getState();
    document.title = sheet ? `${sheet.name} · Shapewright Studio` : 'Shapewright Studio';
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
    await actions.openScript(design.name, design.text, design.arrangement);
  } catch (error) {
    actions.tell(error instanceof Error ? error.message : String(error));
  }
}

/** Opens files that were dropped or chosen. */
export async function openFiles(files: Iterable<File>): Promise<void> {
  for (const file of files) await actions.openFile(file).catch((error: unknown) => actions.tell(error instanceof Error ? error.message : String(error)));
}
