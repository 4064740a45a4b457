// Everything that the page shows of the designs.

import type { Sheet } from './sheet.ts';

/** Everything that the page shows of the designs. */
export interface State {
  readonly tabs: readonly Tab[];
  /** Which of them is on the desk. */
  readonly tab: number;
  /** The name of the design that was closed last. */
  readonly closed: string | null;
  readonly hasClip: boolean;
  readonly sheet: Sheet | null;
}

/** An open design. */
export interface Tab {
  readonly name: string;
  readonly isChanged: boolean;
}

/** What the page begins with. */
export const NOTHING: State = { tabs: [], tab: 0, closed: null, hasClip: false, sheet: null };
