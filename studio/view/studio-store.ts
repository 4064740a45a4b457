// The page's one store: what the works show, and what belongs to the page alone. All thinking is done in the works.

import { create } from 'zustand';
import type { FixEdit } from '../../src/issues/index.ts';
import type { Raw } from '../../src/layers/index.ts';
import type { Arrangement, Corner } from '../desk/arrangement.ts';
import type { Column, Measure, Sorting } from '../desk/columns.ts';
import { literalOf } from '../desk/literal.ts';
import type { Choice } from '../desk/search.ts';
import { spotBehind, type Spot } from '../desk/spot.ts';
import type { DeedArgs, DeedName } from '../worker/deeds.ts';
import { call } from '../worker/link.ts';
import type { Sheet } from '../worker/sheet.ts';
import { NOTHING, type State } from '../worker/state.ts';
import { savedTheme, type Theme } from './theme.ts';

/** What a narrow screen shows. */
export type Pane = 'diagram' | 'table' | 'code' | 'explain';

/** What stands between the flowchart and the explanation. */
export type Side = 'table' | 'code' | null;

/** A script that the host can write back. */
export interface Writable {
  readonly name: string;
  readonly token: string;
  /** What is in the file. */
  readonly text: string;
}

/** The state of the page. */
export interface Studio extends State {
  /** True while something that was done is not shown yet. */
  readonly isBusy: boolean;
  /** What is selected, as soon as somebody selects it. */
  readonly picked: readonly string[];
  /** Why nothing could be opened. */
  readonly failure: string | null;
  readonly pane: Pane;
  readonly theme: Theme;
  readonly side: Side;
  /** True while the summary shows what layers cost in place of their shapes. */
  readonly isCosting: boolean;
  /** The order of the summary; null for that of the network. */
  readonly sorting: Sorting | null;
  /** What the bars measure. */
  readonly measure: Measure;
  /** Counts up when something asks the canvas to bring the selection into view. */
  readonly reveal: number;
  /** True where that waits until what was done is shown. */
  readonly isRevealDue: boolean;
  /** Where the layer goes that is being chosen from the palette; null while the palette is closed. */
  readonly spot: Spot | null;
  /** What the palette offers: the same for every network. */
  readonly choices: readonly Choice[];
  /** True while the numbers are covered, to be found. */
  readonly isPractising: boolean;
  /** True while the keys are listed. */
  readonly isHelpOpen: boolean;
  /** True while the examples are shown. */
  readonly isGalleryOpen: boolean;
  /** The script that the host can write back; null where it can write none. */
  readonly writable: Writable | null;
  /** What would be written into it, while somebody looks at that. */
  readonly wanted: string | null;
  /** Why the last thing that was tried was not done. */
  readonly notice: string | null;
}

export const useStudio = create<Studio>()(() => ({ ...NOTHING, isBusy: true, picked: [], choices: [], isGalleryOpen: false, isHelpOpen: false, isPractising: false, failure: null, pane: 'diagram', theme: savedTheme(), side: 'table', isCosting: false, sorting: null, measure: 'params', reveal: 0, isRevealDue: false, spot: null, writable: null, wanted: null, notice: null }));

const { setState, getState } = useStudio;

/** The id of the layer or frame that is explained. */
export const selectedIn = ({ picked }: Pick<Studio, 'picked'>): string | null => picked.at(-1) ?? null;

const sameLines = (a: string, b: string): boolean => a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');

/** True for the design of the script that the host can write back. */
export const isWritable = (sheet: Sheet, writable: Writable | null): writable is Writable => writable !== null && sheet.file === writable.name;

/** Takes over what the works show. What was selected since stays selected. */
export const show = (state: State, isBusy: boolean): void =>
  setState(({ picked, reveal, isRevealDue }) => ({ ...state, isBusy, picked: isBusy ? picked : (state.sheet?.picked ?? []), ...(isRevealDue && !isBusy ? { reveal: reveal + 1, isRevealDue: false } : {}) }));

const tell = (notice: string | null): void => setState({ notice });

const failed = (error: unknown): void => tell(error instanceof Error ? error.message : String(error));

/** Does something to the design; what went before is no longer told. */
function act<Name extends DeedName>(name: Name, ...args: DeedArgs<Name>): void {
  tell(null);
  void call('do', name, ...(args as never)).catch(failed);
}

/** Does what may be refused; what was done is brought into view, a refusal is told. */
function told(done: Promise<string | null>): void {
  void done.then((refused) => (refused === null ? setState({ notice: null, isRevealDue: true }) : tell(refused)), failed);
}

const attempt = <Name extends DeedName>(name: Name, ...args: DeedArgs<Name>): void => told(call('do', name, ...(args as never)));

/** A design was put on the desk: what was about another one goes. */
const turned = (): void => setState({ failure: null, notice: null, spot: null, isGalleryOpen: false });

/** Costs are only worked out while somebody looks at them. */
const lookAtCosts = (): void => void call('look', { costs: getState().isCosting || getState().measure !== 'params' });

const look = (side: Side): void => void call('look', { code: side === 'code' });

/** What a person can do on the page. */
export const actions = {
  openScript: async (name: string, text: string, arrangement?: Arrangement): Promise<void> => {
    await call('openScript', name, text, arrangement);
    turned();
  },
  openKnown: async (name: string): Promise<void> => {
    await call('openKnown', name);
    turned();
  },
  openFile: async (file: File): Promise<void> => {
    const refused = await call('openFile', file);
    if (refused === null) turned();
    else tell(refused);
  },
  startNew: (): void => {
    void call('startNew');
    turned();
  },
  turn: (tab: number): void => {
    void call('turn', tab);
    turned();
  },
  close: (tab: number): void => {
    void call('close', tab);
    turned();
    if (getState().tabs.length < 2) setState({ isGalleryOpen: true });
  },
  reopen: (): void => {
    void call('reopen');
    turned();
  },
  /** Gives a design another name. */
  call: (tab: number, name: string): void => void call('call', tab, name),
  /** Says that the host can write a script back. */
  canWrite: (writable: Writable): void => setState({ writable }),
  /** Saves the design: shows what would change in the file that it came from; one that came from none is downloaded. */
  save: async (): Promise<void> => {
    const { sheet, writable } = getState();
    if (!sheet) return;
    if (!isWritable(sheet, writable)) return import('./hand-on.ts').then(({ saveFile }) => saveFile(sheet));
    const design = await call('design');
    if (!design) return;
    if (sameLines(design.text, writable.text)) tell(`${writable.name} has all of it already.`);
    else setState({ wanted: design.text, notice: null });
  },
  closeWriting: (): void => setState({ wanted: null }),
  written: (text: string): void => setState(({ writable }) => (writable ? { writable: { ...writable, text }, wanted: null, notice: `${writable.name} is written.` } : {})),
  showHelp: (isHelpOpen: boolean): void => setState({ isHelpOpen }),
  showGallery: (isGalleryOpen: boolean): void => setState({ isGalleryOpen }),
  tell,
  fail: (failure: string): void => setState({ failure }),
  offer: (choices: readonly Choice[]): void => setState({ choices }),
  /** Selects; a narrow screen turns to the explanation. */
  select: (id: string | null): void => {
    setState(({ pane }) => ({ picked: id === null ? [] : [id], pane: id === null ? pane : 'explain' }));
    void call('do', 'select', id).catch(failed);
  },
  /** Selects and brings the layer into view on the canvas. */
  reveal: (id: string): void => {
    setState(({ reveal }) => ({ picked: [id], reveal: reveal + 1 }));
    void call('do', 'select', id).catch(failed);
  },
  show: (pane: Pane): void => {
    setState(pane === 'table' || pane === 'code' ? { pane, side: pane } : { pane });
    look(getState().side);
  },
  toggleSide: (side: Side): void => {
    setState((state) => ({ side: state.side === side ? null : side }));
    look(getState().side);
  },
  showCosts: (isCosting: boolean): void => {
    setState({ isCosting, sorting: null });
    lookAtCosts();
  },
  /** Sorts by a column, then the other way round, then not at all: names from A on, numbers from the largest on. */
  sortBy: (column: Column): void =>
    setState(({ sorting: before }) => {
      const isFirstDown = column !== 'name';
      if (before?.column !== column) return { sorting: { column, isDown: isFirstDown } };
      return { sorting: before.isDown === isFirstDown ? { column, isDown: !isFirstDown } : null };
    }),
  measure: (measure: Measure): void => {
    setState({ measure });
    lookAtCosts();
  },
  setTheme: (theme: Theme): void => setState({ theme }),
  pick: (id: string): void => act('pick', id),
  pickTo: (id: string): void => act('pickTo', id),
  pickAll: (): void => act('pickAll'),
  /** Opens the palette for a place, or for the usual one. */
  choose: (spot?: Spot): void => setState((state) => (state.sheet?.shown ? { spot: spot ?? spotBehind(state.sheet.shown.network, selectedIn(state)), notice: null } : {})),
  closePalette: (): void => setState({ spot: null }),
  add: (className: string, spot: Spot): void => {
    setState({ spot: null });
    attempt('add', className, spot);
  },
  /** Puts a layer where it was dropped; with a corner it stays there. */
  drop: (className: string, spot: Spot, corner?: Corner): void => attempt('drop', className, spot, corner),
  remove: (): void => attempt('remove'),
  copy: (): void => void call('copy'),
  paste: (): void => told(call('paste')),
  duplicate: (): void => attempt('duplicate'),
  connect: (from: string, to: string, at?: number): void => attempt('connect', from, to, at),
  disconnect: (from: string, to: string): void => attempt('disconnect', from, to),
  rename: (id: string, name: string): void => attempt('rename', id, name),
  group: (): void => attempt('group'),
  ungroup: (id: string): void => attempt('ungroup', id),
  retitle: (id: string, title: string): void => attempt('retitle', id, title),
  toggleFold: (id: string): void => act('toggleFold', id),
  foldAll: (): void => act('foldAll'),
  put: (corners: Readonly<Record<string, Corner>>): void => act('put', corners),
  tidy: (): void => act('tidy'),
  togglePractice: (): void => {
    setState(({ isPractising }) => ({ isPractising: !isPractising }));
    void call('look', { practice: getState().isPractising });
  },
  answer: (id: string, key: string, number: number): void => void call('answer', id, key, number),
  dismiss: (): void => {
    tell(null);
    void call('forget');
  },
  showModel: (at: number): void => act('showModel', at),
  type: (layer: string, setting: string, value: Raw | undefined): void => act('type', layer, setting, value === undefined ? null : literalOf(value)),
  mend: (edit: FixEdit): void => act('mend', edit),
  settle: (): void => act('settle'),
  undo: (): void => act('undo'),
  redo: (): void => act('redo'),
  revert: (): void => act('revert'),
};
