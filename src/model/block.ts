// Where in a network a layer stands: under a heading of its script, or in a block of a well-known design.

import type { Origin } from './origin.ts';

/** A part of a design: how it is called there, and what it is for. */
export interface Block {
  readonly title: string | undefined;
  readonly role: string | undefined;
}

/** The heading that a layer stands under: that of the source's comments, else that of the design. */
export const groupOf = ({ origin, designed }: { readonly origin: Origin | undefined; readonly designed: Block | undefined }): string | undefined => origin?.group ?? designed?.title;
