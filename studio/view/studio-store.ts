// The page's one store: the desk, and what belongs to the page alone. All thinking is done in the desk.

import { create } from 'zustand';
import * as deskOps from '../desk/desk.ts';
import type { Desk } from '../desk/desk.ts';
import type { Opened } from '../desk/opened.ts';
import { savedTheme, type Theme } from './theme.ts';

/** What a narrow screen shows. */
export type Pane = 'diagram' | 'table' | 'explain';

/** The state of the page. */
export interface Studio {
  readonly desk: Desk | null;
  /** Why nothing could be opened. */
  readonly failure: string | null;
  readonly pane: Pane;
  readonly theme: Theme;
  readonly isTableOpen: boolean;
  /** Counts up when something asks the canvas to bring the selection into view. */
  readonly reveal: number;
}

export const useStudio = create<Studio>()(() => ({ desk: null, failure: null, pane: 'diagram', theme: savedTheme(), isTableOpen: true, reveal: 0 }));

const { setState } = useStudio;

const edit = (change: (desk: Desk) => Desk): void => setState(({ desk }) => (desk ? { desk: change(desk) } : {}));

/** What a person can do on the page. */
export const actions = {
  open: (opened: Opened): void => setState({ desk: deskOps.deskOf(opened), failure: null }),
  fail: (failure: string): void => setState({ failure }),
  /** Selects; a narrow screen turns to the explanation. */
  select: (id: string | null): void => setState(({ desk, pane }) => (desk ? { desk: deskOps.select(desk, id), pane: id === null ? pane : 'explain' } : {})),
  /** Selects and brings the layer into view on the canvas. */
  reveal: (id: string): void => setState(({ desk, reveal }) => (desk ? { desk: deskOps.select(desk, id), reveal: reveal + 1 } : {})),
  show: (pane: Pane): void => setState({ pane }),
  toggleTable: (): void => setState(({ isTableOpen }) => ({ isTableOpen: !isTableOpen })),
  setTheme: (theme: Theme): void => setState({ theme }),
  showModel: (at: number): void => edit((desk) => deskOps.showModel(desk, at)),
  type: (layer: string, setting: string, value: Parameters<typeof deskOps.type>[3]): void => edit((desk) => deskOps.type(desk, layer, setting, value)),
  apply: (change: Parameters<typeof deskOps.apply>[1]): void => edit((desk) => deskOps.apply(desk, change)),
  settle: (): void => edit(deskOps.settle),
  undo: (): void => edit(deskOps.undo),
  redo: (): void => edit(deskOps.redo),
  revert: (): void => edit(deskOps.revert),
};
