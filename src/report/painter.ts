// How the parts of a text for the terminal are painted; each function gets a piece of a line.

/** The ways of painting. */
export interface Painter {
  readonly title: (text: string) => string;
  readonly name: (text: string) => string;
  readonly number: (text: string) => string;
  readonly muted: (text: string) => string;
}

const plain = (text: string): string => text;

/** Leaves text as it is. */
export const plainPainter: Painter = { title: plain, name: plain, number: plain, muted: plain };
