// The page's one store: the desk, and what belongs to the page alone. All thinking is done in the desk.

import { create } from 'zustand';
import * as arranging from '../desk/arrange.ts';
import type { Corner } from '../desk/arrangement.ts';
import * as deskOps from '../desk/desk.ts';
import type { Desk } from '../desk/desk.ts';
import * as draw from '../desk/draw.ts';
import type { Clip, Spot, Tried } from '../desk/draw.ts';
import type { Opened } from '../desk/opened.ts';
import type { Answer } from '../desk/practise.ts';
import { savedTheme, type Theme } from './theme.ts';

/** What a narrow screen shows. */
export type Pane = 'diagram' | 'table' | 'code' | 'explain';

/** What stands between the flowchart and the explanation. */
export type Side = 'table' | 'code' | null;

/** The state of the page. */
export interface Studio {
  readonly desk: Desk | null;
  /** All that is open; the shown one as it was when it was put there. */
  readonly shelf: readonly Desk[];
  /** Which of them is shown. */
  readonly tab: number;
  /** What was closed last. */
  readonly closed: Desk | null;
  /** Why nothing could be opened. */
  readonly failure: string | null;
  readonly pane: Pane;
  readonly theme: Theme;
  readonly side: Side;
  /** Counts up when something asks the canvas to bring the selection into view. */
  readonly reveal: number;
  /** Where the layer goes that is being chosen from the palette; null while the palette is closed. */
  readonly spot: Spot | null;
  /** What was copied last. */
  readonly clip: Clip;
  /** True while the numbers are covered, to be found. */
  readonly isPractising: boolean;
  /** What was answered, by question. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** True while the examples are shown. */
  readonly isGalleryOpen: boolean;
  /** Why the last thing that was tried was not done. */
  readonly notice: string | null;
}

export const useStudio = create<Studio>()(() => ({ desk: null, shelf: [], tab: 0, closed: null, isGalleryOpen: false, isPractising: false, answers: {}, failure: null, pane: 'diagram', theme: savedTheme(), side: 'table', reveal: 0, spot: null, clip: [], notice: null }));

const { setState } = useStudio;

const edit = (change: (desk: Desk) => Desk): void => setState(({ desk }) => (desk ? { desk: change(desk), notice: null } : {}));

/** Everything that is open, as it is now. */
export const shelfNow = ({ desk, shelf, tab }: Pick<Studio, 'desk' | 'shelf' | 'tab'>): readonly Desk[] => (desk && tab < shelf.length ? shelf.with(tab, desk) : shelf);

/** Shows one of the open designs. */
const turnTo = (shelf: readonly Desk[], tab: number): Partial<Studio> => ({ shelf, tab, desk: shelf[tab] ?? null, failure: null, notice: null, spot: null, isGalleryOpen: false });

/** Does what may be refused; what was done is brought into view, a refusal is told. */
const attempt = (change: (desk: Desk) => Tried): void =>
  setState(({ desk: before, reveal }) => {
    if (!before) return {};
    const { desk, refused } = change(before);
    return refused === null ? { desk, notice: null, reveal: reveal + 1 } : { notice: refused };
  });

/** What a person can do on the page. */
export const actions = {
  /** Opens a design beside the others; one that is open already is turned to. */
  open: (opened: Opened): void => actions.openDesk(deskOps.deskOf(opened)),
  openDesk: (desk: Desk): void =>
    setState((state) => {
      const shelf = shelfNow(state);
      const same = shelf.findIndex(({ opened: { name, text } }) => text !== null && name === desk.opened.name && text === desk.opened.text);
      return same < 0 ? turnTo([...shelf, desk], shelf.length) : turnTo(shelf, same);
    }),
  turn: (tab: number): void => setState((state) => turnTo(shelfNow(state), tab)),
  close: (tab: number): void =>
    setState((state) => {
      const shelf = shelfNow(state);
      const left = shelf.toSpliced(tab, 1);
      return { ...turnTo(left, Math.max(0, state.tab > tab ? state.tab - 1 : Math.min(state.tab, left.length - 1))), closed: shelf[tab] ?? null, isGalleryOpen: left.length === 0 };
    }),
  reopen: (): void => setState((state) => (state.closed ? { ...turnTo([...shelfNow(state), state.closed], shelfNow(state).length), closed: null } : {})),
  showGallery: (isGalleryOpen: boolean): void => setState({ isGalleryOpen }),
  tell: (notice: string): void => setState({ notice }),
  fail: (failure: string): void => setState({ failure }),
  /** Selects; a narrow screen turns to the explanation. */
  select: (id: string | null): void => setState(({ desk, pane }) => (desk ? { desk: deskOps.select(desk, id), pane: id === null ? pane : 'explain' } : {})),
  /** Selects and brings the layer into view on the canvas. */
  reveal: (id: string): void => setState(({ desk, reveal }) => (desk ? { desk: deskOps.select(desk, id), reveal: reveal + 1 } : {})),
  show: (pane: Pane): void => setState(pane === 'table' || pane === 'code' ? { pane, side: pane } : { pane }),
  toggleSide: (side: Side): void => setState((state) => ({ side: state.side === side ? null : side })),
  rewrite: (opened: Opened): void => edit((desk) => deskOps.rewrite(desk, opened)),
  setTheme: (theme: Theme): void => setState({ theme }),
  /** Adds to the selection, or takes away from it. */
  pick: (id: string): void => edit((desk) => deskOps.selectAll(desk, deskOps.picked(desk).includes(id) ? deskOps.picked(desk).filter((one) => one !== id) : [...deskOps.picked(desk), id])),
  /** Selects everything from the selected layer to another, in their order. */
  pickTo: (id: string, order: readonly string[]): void => edit((desk) => deskOps.selectAll(desk, draw.between(order, desk.selected ?? id, id))),
  pickAll: (ids: readonly string[]): void => edit((desk) => deskOps.selectAll(desk, ids)),
  /** Opens the palette for a place, or for the usual one. */
  choose: (spot?: Spot): void => setState(({ desk }) => (desk ? { spot: spot ?? draw.usualSpot(desk), notice: null } : {})),
  closePalette: (): void => setState({ spot: null }),
  add: (className: string, spot: Spot): void => {
    setState({ spot: null });
    attempt((desk) => draw.addLayer(desk, className, spot));
  },
  /** Puts a layer where it was dropped; with a corner it stays there. */
  drop: (className: string, spot: Spot, corner?: Corner): void => attempt((desk) => arranging.drop(desk, className, spot, corner)),
  remove: (): void => attempt(draw.removePicked),
  copy: (): void => setState(({ desk }) => (desk ? { clip: draw.copyPicked(desk) } : {})),
  paste: (): void => attempt((desk) => draw.paste(desk, useStudio.getState().clip)),
  duplicate: (): void => attempt(draw.duplicate),
  connect: (from: string, to: string, at?: number): void => attempt((desk) => draw.connect(desk, from, to, at)),
  disconnect: (from: string, to: string): void => attempt((desk) => draw.disconnect(desk, from, to)),
  rename: (id: string, name: string): void => attempt((desk) => draw.rename(desk, id, name)),
  group: (): void => attempt(arranging.groupPicked),
  ungroup: (id: string): void => attempt((desk) => arranging.ungroup(desk, id)),
  retitle: (id: string, title: string): void => attempt((desk) => arranging.retitle(desk, id, title)),
  toggleFold: (id: string): void => edit((desk) => arranging.toggleFold(desk, id)),
  foldAll: (): void => edit(arranging.foldAll),
  put: (corners: Readonly<Record<string, Corner>>): void => edit((desk) => arranging.putAt(desk, corners)),
  tidy: (): void => edit(arranging.tidy),
  startNew: (): void => actions.openDesk(deskOps.deskOf(draw.newNetwork())),
  togglePractice: (): void => setState(({ isPractising }) => ({ isPractising: !isPractising })),
  answer: (key: string, last: number, isRight: boolean): void => setState(({ answers }) => ({ answers: { ...answers, [key]: { tries: (answers[key]?.tries ?? 0) + 1, last, isRight } } })),
  dismiss: (): void => setState({ notice: null, closed: null }),
  showModel: (at: number): void => edit((desk) => deskOps.showModel(desk, at)),
  type: (layer: string, setting: string, value: Parameters<typeof deskOps.type>[3]): void => edit((desk) => deskOps.type(desk, layer, setting, value)),
  apply: (change: Parameters<typeof deskOps.apply>[1]): void => edit((desk) => deskOps.apply(desk, change)),
  settle: (): void => edit(deskOps.settle),
  undo: (): void => edit(deskOps.undo),
  redo: (): void => edit(deskOps.redo),
  revert: (): void => edit(deskOps.revert),
};
